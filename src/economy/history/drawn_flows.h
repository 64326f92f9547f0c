// Monthly flows over draws in which the measures themselves are uncertain. Every draw lives through the past with its own
// strengths and habits and starts where the history left it, so all draws agree on the present and differ on what next.
//
//     DrawnPlan plan{.table = table, .set = set, .measures = measures, .flows = {flow}, .origin = as_of, .months = 12};
//     DrawnPast past = live_through(plan, draws, standing);         // standing: measures that are there anyway
//     std::vector<double> with = drawn_flows(plan, draws, past, standing_and_listing);
//     with[(flow * plan.months + month) * draws.count() + draw]     // in the unit of the series
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "economy/history/behaviour.h"

namespace entente::economy {

/// What each draw says of one measure, columns of one length.
struct DrawnMeasure {
    std::vector<double> strength;
    std::vector<double> enforcement;
    std::vector<double> credibility;
    std::vector<double> loosened_to;
};

/// What each draw says.
struct FlowDraws {
    Behaviour behaviour;
    std::vector<DrawnMeasure> measures;         ///< in the order of the plan's
    std::vector<std::vector<double>> exposure;  ///< [flow][draw]: share of the friction of payments that it feels
    std::size_t count() const { return behaviour.count(); }
};

struct DrawnFlow {
    std::string from;            ///< regions: banks and caps touch it if they are aimed at one of them
    std::string to;
    Series series;               ///< what is known at the origin
    std::size_t tracked = 0;     ///< its place in the table
    double energy = 0;           ///< share of energy in it, which a price cap touches
    double season = 1;           ///< share of the season that it has
    std::uint64_t stream = 0;    ///< of its shocks; flows further apart than 2 * months + 2 are independent
};

struct DrawnPlan {
    const ResponseTable& table;
    const MeasureSet& set;
    const std::vector<Measure>& measures;  ///< those of the set; their dates decide when they act
    std::vector<DrawnFlow> flows;
    Month origin;                          ///< the last month known
    std::size_t months = 12;
    std::uint64_t seed = 1;
    Season season = chinese_season();
};

/// What a flow carries from month to month, by draw.
struct FlowState {
    std::vector<double> adjusted;       ///< how far trade has come towards its long run, in logs
    std::vector<BankState> own, third;  ///< banks of the countries themselves, and of others
};

/// Where every flow stands at the origin, by draw, and what shocks it will meet.
struct DrawnPast {
    struct OfFlow {
        FlowState state;
        std::vector<double> level;      ///< ln of the flow without what measures and season do to it
        double change = 0;              ///< standard deviation of a month's log change that nothing explains
        std::vector<double> shocks;     ///< [month][draw]: drift, walk and noise
    };
    std::vector<OfFlow> flows;
};

/// From two years before the first month of any history. `in_force`: indices of the measures that were there. Flows must
/// have a month known in the half-year before the origin (a broken invariant otherwise).
DrawnPast live_through(const DrawnPlan& plan, const FlowDraws& draws, std::span<const std::size_t> in_force);

/// The months after the origin with these measures in force, [(flow * months + month) * count + draw]. Random numbers hang
/// on seed, stream, month and number of the draw only, so different measures meet the same shocks.
std::vector<double> drawn_flows(const DrawnPlan& plan, const FlowDraws& draws, const DrawnPast& past,
                                std::span<const std::size_t> in_force);

/// By how many per cent the first twelve months of a flow differ, with each set of measures in force, from what they
/// would be with `standing` alone: [set][flow * count + draw]. Without shocks: what can be foreseen in a draw. The plan's
/// `months` do not count.
std::vector<std::vector<double>> foreseen_changes(const DrawnPlan& plan, const FlowDraws& draws,
                                                  std::span<const std::size_t> standing,
                                                  std::span<const std::vector<std::size_t>> in_force);

}  // namespace entente::economy

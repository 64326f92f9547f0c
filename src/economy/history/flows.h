// Monthly flows of a situation in one call: where each flow stands, what measures do, how banks behave, over draws.
//
//     FlowStart start = *start_of(*history->find("exports-to-russia"), past, 0, as_of, {}, {});
//     FlowPlan plan{.table = table, .set = set, .measures = measures, .flows = {{start, {}, 7}}, .first = as_of + 1,
//                   .months = 24};
//     std::vector<double> value = monthly_flows(plan, fitted_behaviour(10000, seed), seed, 0);
//     value[(flow * 24 + month) * 10000 + draw]            // in the unit of the series
#pragma once

#include <span>

#include "economy/history/behaviour.h"

namespace entente::economy {

/// A flow at its origin, by the middle of what is known of habits.
struct FlowStart {
    double level = 0;     ///< ln of the flow without season and friction, with what has been adjusted so far
    double adjusted = 0;  ///< log adjustment to measures up to the origin
    double change = 0.09; ///< standard deviation of a month's log change that nothing explains
    BankState own;        ///< banks of the country itself
    BankState third;      ///< banks of third countries
};

struct StartOptions {
    BankHabits habits;         ///< defaults are the medians of the fit
    double adjustment = 0.13;
    Season season = chinese_season();
    FlowShape shape;
};

/// Where the series stands at `origin`: its last six months known by then, weights falling by .6 a month, without season,
/// friction and adjustment. `past` is a course of tracked flow `flow` that starts before the measures and reaches the
/// origin. Code E668 if nothing is known in those months, E667 if the course does not reach the origin.
Result<FlowStart> start_of(const Series& series, const Course& past, std::size_t flow, Month origin,
                           const StartOptions& options);

struct PlannedFlow {
    FlowStart start;
    FlowShape shape;
    std::uint64_t stream = 0;    ///< of its shocks; flows further apart than 2 * months are independent
    std::size_t tracked = 0;     ///< its place in the table
    std::vector<double> extra;   ///< [month] known log shifts, such as an oil price; may be empty
};

struct FlowPlan {
    const ResponseTable& table;
    const MeasureSet& set;
    std::vector<Measure> measures;  ///< those of the set, in its order; dates decide when they act
    std::vector<PlannedFlow> flows;
    Month first;
    std::size_t months = 24;
    Season season = chinese_season();
    double drift = 0.008;           ///< standard deviation of the unknown log drift a month
};

/// Flows by month and draw, [(flow * months + month) * count + draw], count that of the behaviour. Draw d uses random
/// numbers of draw first_draw + d, so blocks can be run apart.
std::vector<double> monthly_flows(const FlowPlan& plan, const Behaviour& behaviour, std::uint64_t seed,
                                  std::uint64_t first_draw);

}  // namespace entente::economy

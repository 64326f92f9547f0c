// The long run solved before a run: every flow's response to levers (measures and answers, each a level from 0 to 1)
// at several elasticities, and what a draw interpolates from it.
//
//     ResponsePlan plan{.levers = {ban, answer}, .tracked = {{"CN", "RU", Goods::all}}};
//     Result<ResponseTable> table = solve_responses(base_year_2021(), plan);
//     double change = table->log_response(0, {{0.8, 0.3}}, 4.5);      // ln X'/X at level 0.8 and 0.3, th = 4.5
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "economy/longrun/world.h"
#include "economy/measures/measure.h"

namespace entente::economy {

/// What one lever at level 1 does to one direction and sector: a barrier with this log cost (ln kappa^, above 0 hinders)
/// and a tariff with this rate. Both grow in proportion to the level.
struct LeverEffect {
    std::size_t from = 0;  ///< exporter, place in World::names
    std::size_t to = 0;
    std::size_t sector = 0;
    double log_cost = 0;
    double tariff = 0;
};

struct Lever {
    std::string id;
    std::vector<LeverEffect> effects;
};

struct TrackedFlow {
    std::string from;  ///< region
    std::string to;
    Goods goods = Goods::all;
};

struct ResponsePlan {
    std::vector<Lever> levers;       ///< at most four: nodes are the product of all levels
    std::vector<TrackedFlow> tracked;
    std::vector<double> elasticities{2.5, 4.0, 6.0};  ///< aggregate th; sectors keep their ratios
    std::size_t levels = 6;          ///< nodes a lever, Chebyshev points of 0..1 with both ends
    Deficits deficits = Deficits::scaled;
};

/// Solved responses. `value` is ln of the hat of a tracked flow's value (at constant world value added), then of each
/// region's exact welfare, on every node.
struct ResponseTable {
    std::vector<std::string> levers;
    std::vector<std::string> regions;
    std::vector<TrackedFlow> tracked;
    std::vector<double> level_nodes;
    std::vector<double> elasticity_nodes;
    std::vector<double> base_value;  ///< of each tracked flow, in the currency of the world
    std::vector<double> value;       ///< [quantity][elasticity][lever 0]...[last lever]
    std::size_t nodes = 0;           ///< of one quantity
    std::size_t solves = 0;

    std::size_t quantities() const { return tracked.size() + regions.size(); }
    /// ln X'/X of tracked flow `flow`; levels as many as levers, each 0..1 (clamped); elasticity clamped to the nodes.
    double log_response(std::size_t flow, std::span<const double> levels, double elasticity) const;
    /// ln W'/W of a region, exact welfare.
    double log_welfare(std::size_t region, std::span<const double> levels, double elasticity) const;
    /// The same at given levels as a polynomial in th / middle node - 1: c0 + c1 x + c2 x^2 + ..., one coefficient an
    /// elasticity node. What the months' kernel evaluates for every draw.
    std::vector<double> coefficients(std::size_t quantity, std::span<const double> levels) const;
};

/// ln X'/X of one quantity over draws: `levels` lever by lever, a column of x.size() each; x = th / middle node - 1,
/// clamped to the nodes. The same numbers as log_response, without its allocations.
void fill_responses(const ResponseTable& table, std::size_t quantity, std::span<const double> levels,
                    std::span<const double> x, std::span<double> out);

/// Solves every node. Codes: E640 (a tracked region or sector that the world lacks, no or too many levers), E621.
Result<ResponseTable> solve_responses(const World& world, const ResponsePlan& plan);

/// One full solve at given levels and elasticity: quantities in the order of the table. What interpolation is tested
/// against.
Result<std::vector<double>> solve_at(const World& world, const ResponsePlan& plan, std::span<const double> levels,
                                     double elasticity);

/// The world with sector elasticities scaled so that the traded ones average `elasticity` (weighted by trade).
World with_elasticity(const World& world, double elasticity);

/// The lever that a measure pulls: bans and embargoes as log costs, tariffs as rates. `full_stop` is the log partial
/// effect on a flow of a complete, fully enforced stop at th = 4 (docs/economy.md 2.2). Threats, listings, cut payments and caps have
/// no long-run lever: they act through payments and oil. E632 also if both sides are one region. Codes E630 to E632, E640.
Result<Lever> lever_of(const World& world, const Measure& measure, double full_stop = -3.5);

}  // namespace entente::economy

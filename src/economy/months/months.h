// Flows month by month over many draws: partial adjustment to the long-run target x payments x season x shocks.
// Formulas: docs/economy.md, section 5.
//
//     MonthPlan plan = ...;                       // the same for all draws: targets, pressures, seasons
//     MonthDraws draws = ...;                     // one column an uncertain number
//     std::vector<double> value(plan.values() * draws.count);
//     run_months(plan, draws, value);             // value[(flow * months + month) * count + draw]
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "economy/month.h"
#include "economy/payments/banks.h"

namespace entente::economy {

/// Log factors of the calendar months, their mean 0. January and February carry one number: customs publish them
/// together and the Chinese new year moves between them.
using Season = std::array<double, 12>;

struct FlowPath {
    double level = 0;             ///< ln of the flow at the origin without season, friction and pending adjustment
    double adjusted = 0;          ///< how much of the log target is already in the level at the origin
    Season season{};
    std::vector<double> target;   ///< [month][coefficient]: ln target as a polynomial in th / middle - 1
    std::size_t coefficients = 3;
    std::vector<std::size_t> corridors{0};  ///< whose payments it needs; their frictions multiply
    double exposure = 1;          ///< how much of the friction it feels, 0..1
    std::vector<double> extra;    ///< [month] known log shifts (an oil price given, a measure at the border); may be empty
    std::uint64_t stream = 0;     ///< random numbers of its shocks
};

/// Pressure on one layer of banks by month, and where they stand at the origin.
struct CorridorPath {
    std::string id;
    std::vector<double> pressure;  ///< [month]
    BankState start;
};

struct MonthPlan {
    Month first;
    std::size_t months = 0;
    std::vector<FlowPath> flows;
    std::vector<CorridorPath> corridors;
    std::uint64_t seed = 1;
    std::uint64_t first_draw = 0;
    std::size_t values() const { return flows.size() * months; }
};

/// One column an uncertain number, all of length `count`.
struct MonthDraws {
    std::size_t count = 0;
    std::vector<double> elasticity;  ///< th / middle node - 1
    std::vector<double> adjustment;      ///< share of the distance to the target covered in a month, 0..1
    std::vector<double> drift;           ///< log a month
    std::vector<double> level_error;     ///< added to the log level
    std::vector<double> shock_scale;     ///< standard deviation of the monthly random walk (log)
    std::vector<double> noise_scale;     ///< of what a month adds for itself only
    std::vector<BankHabits> habits;      ///< one a draw
};

/// Fills value[(flow * months + month) * count + draw] with flows in the units of exp(level). Deterministic in (seed,
/// stream, draw); any split of the draws gives the same numbers. Columns of the wrong length are a broken invariant.
void run_months(const MonthPlan& plan, const MonthDraws& draws, std::span<double> value);

/// The same, one draw at a time, from the formulas: the plain twin.
void run_months_plain(const MonthPlan& plan, const MonthDraws& draws, std::span<double> value);

/// Columns for a run without uncertainty, for tests and conditional means.
MonthDraws certain(std::size_t count, const BankHabits& habits, double adjustment);

}  // namespace entente::economy

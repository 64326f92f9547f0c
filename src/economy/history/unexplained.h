// What the course of measures leaves unexplained: how a level is read from the months before an origin, and how large the
// shocks after it are. One set of numbers for the backtest and for the flows of a situation, so that what is scored is
// what is shown (docs/economy.md 5.1).
#pragma once

namespace entente::economy {

inline constexpr int level_months = 6;         ///< a level is a mean over so many months known before the origin,
inline constexpr double level_memory = 0.6;    ///< each weighing so much of the month after it
inline constexpr double judged_change = 0.09;  ///< standard deviation of a month's log change, held before any data
inline constexpr double judged_months = 6;     ///< as good as so many months of them
// walk^2 + 2 noise^2 = 1: together they make a month's change.
inline constexpr double walk_share = 0.65;     ///< of that deviation, what stays
inline constexpr double noise_share = 0.54;    ///< and what passes
inline constexpr double drift_scale = 0.008;   ///< standard deviation of the unknown log drift a month

}  // namespace entente::economy

// How banks, firms and trade behave, as draws: judged from sources before 2024, then weighed by the episodes of 2022 and
// November 2024. Spring 2024 is never looked at. Sources and numbers: docs/economy.md, section 6.
//
//     Behaviour judged = prior_behaviour(2000, 1);
//     Result<Behaviour> fitted = fit_behaviour(history, table, set, measures, judged, 2000);
#pragma once

#include "economy/history/history.h"
#include "economy/measures/course.h"
#include "economy/months/months.h"

namespace entente::economy {

/// One column an uncertain number, all of one length; equal weights.
struct Behaviour {
    std::vector<BankHabits> habits;
    std::vector<double> adjustment;  ///< share of the distance to the long run covered in a month
    std::vector<double> elasticity;  ///< th / middle - 1
    double effective = 0;            ///< draws that carry the fit (Kish); the count for a prior
    std::size_t count() const { return habits.size(); }
};

/// Medians and 90 % ranges of docs/economy.md 6.1, by Philox streams of `seed`.
Behaviour prior_behaviour(std::size_t count, std::uint64_t seed);

/// What the fit on the shipped history makes of them, as independent ranges: for situations, which bring no history of
/// their own episodes. scripts/fit_habits.sh prints the table; a test compares.
Behaviour fitted_behaviour(std::size_t count, std::uint64_t seed);

/// The medians of the same ranges in every draw: what those reckon with who cannot know the habits of banks and firms.
Behaviour typical_behaviour(std::size_t count);

/// The calendar in Chinese exports: log factors, their mean 0 (docs/economy.md 5.2).
Season chinese_season();

/// What is switched off, to see what it was worth.
struct Without {
    bool payments = false;
    bool energy = false;
    bool sectors = false;   ///< the caller hands in a one-sector table
    bool evasion = false;   ///< no third countries, no banks that come in
};

/// How a flow takes part: the share of the season and of the payments' friction that it feels.
struct FlowShape {
    double season = 1;
    double exposure = 1;
};

/// Log of a flow by month and draw relative to no measures: season, adjustment, payments. [month * count + draw]
std::vector<double> log_course(const Course& course, std::size_t flow, const Behaviour& behaviour, const Without& without,
                               const FlowShape& shape = {});

struct FitWindow {
    Month first;     ///< of the months compared
    Month last;
    int level_from;  ///< the level before: months first + level_from .. first - 1 (below 0)
};

/// The two episodes that may be used: March to October 2022, November and December 2024.
std::vector<FitWindow> fit_windows();

/// Draws of `prior` resampled by how well each retraces the windows in `exports-to-russia` (normal errors of
/// `error_scale` in logs around the level before, the level itself free within 10 %). Code E666 if the history lacks
/// a window; `keep` draws are resampled systematically, so equal input gives equal draws.
Result<Behaviour> fit_behaviour(const History& history, const ResponseTable& table, const MeasureSet& set,
                                const std::vector<Measure>& measures, const Behaviour& prior, std::size_t keep,
                                double error_scale = 0.15);

}  // namespace entente::economy

// How well forecasts of settlements hit: errors, proper scores, coverage and calibration, each with intervals that
// respect that issues of one proposal hang together.
//
//     Scores scores = score_forecasts(cases, forecasts, {});
//     scores.methods[0].mean_absolute_error, scores.differences[0].high;
//
// Forecasts come as values, so that any function may be judged: the caller runs the theories.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stats/density.h"
#include "stats/summary.h"

namespace entente::insight {

/// What happened, case by case.
struct BacktestCase {
    std::string name;       ///< of the issue
    std::size_t group = 0;  ///< cases of one group are resampled together; groups count from 0
    double outcome = 0;     ///< on 0..100, as the forecasts are
};

/// One method's forecast of every case. `point` is NaN where the method does not apply; `density` is empty or has one
/// entry a case.
struct BacktestForecast {
    std::string method;
    std::vector<double> point;
    std::vector<stats::Density> density = {};
};

/// Share of outcomes inside the central interval of a density, with both ends in.
struct Coverage {
    double nominal = 0;  ///< 0.5, 0.8 or 0.9
    double share = 0;
};

struct MethodScore {
    std::string method;
    std::size_t cases = 0;  ///< to which it applies
    double mean_absolute_error = 0;
    stats::Interval mean_absolute_error_interval;  ///< 95 %, groups resampled
    double median_absolute_error = 0;
    double root_mean_square_error = 0;
    double within_10 = 0, within_20 = 0;  ///< share of cases, ends included
    double crps = 0;  ///< of the density; for a point forecast its mean absolute error
    stats::Interval crps_interval;
    bool distribution = false;       ///< whether a density was judged
    std::vector<Coverage> coverage;  ///< empty without a density
    /// Randomised PIT: counts in ten equal bins, and how likely a calibrated forecast departs at least as far from
    /// flat by the largest distance of the cumulative (Kolmogorov-Smirnov, groups taken as independent cases).
    std::vector<std::size_t> pit;
    double pit_distance = 0, pit_probability = 1;
    std::vector<double> case_error, case_crps;  ///< [case], NaN where the method does not apply
};

/// first minus second over the cases to which both apply: below 0, the first is better.
struct MethodDifference {
    std::string first, second;
    std::string score;  ///< "absolute error" or "crps"
    std::size_t cases = 0;
    double mean = 0;
    stats::Interval interval_95, interval_90;
};

struct BacktestScores {
    std::vector<MethodScore> methods;           ///< in the order given
    std::vector<MethodDifference> differences;  ///< every method against `reference`, absolute error then CRPS
    std::string reference;
};

struct BacktestOptions {
    std::string reference;  ///< method that differences are taken from; empty: the first
    std::size_t resamples = 10000;
    std::uint64_t seed = 1;
};

/// Scores every method. All vectors of a forecast are as long as `cases`; at least one case.
BacktestScores score_forecasts(const std::vector<BacktestCase>& cases, const std::vector<BacktestForecast>& forecasts,
                               const BacktestOptions& options);

/// One more difference, by name; nothing if a method is unknown or no case has both.
std::optional<MethodDifference> compare_methods(const std::vector<BacktestCase>& cases, const BacktestScores& scores,
                                                const std::string& first, const std::string& second, bool by_crps,
                                                const BacktestOptions& options);

}  // namespace entente::insight

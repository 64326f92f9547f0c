// Past forecasts scored as they come: rolling origins, only data from before each, against no change and last year.
//
//     Result<TradeBacktest> test = backtest_trade(*read_history(folder), {});
//     print(backtest_json(*test));
#pragma once

#include <array>
#include <string>
#include <vector>

#include "economy/history/behaviour.h"

namespace entente::economy {

struct BacktestOptions {
    std::size_t draws = 2000;
    std::size_t draws_to_weigh = 40000;  ///< judged draws that the fit weighs
    std::uint64_t seed = 1;
    std::size_t months = 12;  ///< how far each origin looks
    bool with_ablations = true;
};

struct Target {
    std::string series;
    Month month;            ///< February stands for the mean of January and February, which are published together
    int horizon = 0;
    double actual = 0;
    double forecast = 0;    ///< median
    double low80 = 0;
    double high80 = 0;
    double no_change = 0;   ///< NaN where a baseline has no number
    double seasonal_naive = 0;
    double trend = 0;       ///< straight line through the twelve months before the origin
    bool in_sample = false; ///< a month that the fit has seen
};

struct OriginScore {
    Month origin;
    std::vector<Target> targets;
    double mape = 0;                 ///< percent, over targets that have a seasonal naive
    double mape_seasonal_naive = 0;
    double mape_no_change = 0;
    double mape_trend = 0;
    std::size_t turns_right = 0;
    std::size_t turns = 0;           ///< the growth on the year before changes sign from the months before the origin to
                                     ///< the third to fifth after it
    std::size_t inside80 = 0;
};

/// Diebold & Mariano 1995 with the small-sample correction of Harvey, Leybourne & Newbold 1997, on absolute percentage
/// errors; below 0 the model is better.
struct LossDifference {
    std::string against;
    std::size_t n = 0;
    double mean = 0;       ///< points of percent
    double statistic = 0;
    double probability = 0;  ///< two-sided
};

struct Run {
    std::string name;  ///< "full", "no payments", ...
    std::vector<OriginScore> origins;
    double mape = 0;
    double mape_out_of_sample = 0;
    std::size_t turns_right = 0;
    std::size_t turns = 0;
};

struct TradeBacktest {
    Run conditional;    ///< later measures given
    Run unconditional;  ///< only what was announced by the end of the origin's month
    std::vector<Run> ablations;  ///< conditional, one part switched off
    std::vector<LossDifference> differences;  ///< of the conditional run, out of sample
    std::size_t inside80 = 0;
    std::size_t scored = 0;      ///< targets of the conditional run
    std::size_t inside_band_low = 0;   ///< 95 % of a binomial with 0.8
    std::size_t inside_band_high = 0;
    double spring_mape = 0;      ///< origin December 2023, exports of March to May 2024
    double spring_mape_seasonal_naive = 0;
    double spring_mape_no_change = 0;
    double effective_draws = 0;
    Diagnostics notes;
};

/// The origins of the issue: 2022-02, 2022-12, 2023-12, 2024-06, 2025-01, 2025-10.
std::vector<Month> backtest_origins();

/// Scores `exports-to-russia` and, with `brent`, `imports-from-russia`. Codes E621, E640, E666, E667 (no series that it
/// knows, or nothing after any origin).
Result<TradeBacktest> backtest_trade(const History& history, const BacktestOptions& options);

/// `entente/backtest-trade-1`: docs/backtest-trade.schema.json.
std::string backtest_json(const TradeBacktest& test);

/// Mean loss difference of two columns of equal length, horizons up to `lags` + 1 ahead.
LossDifference diebold_mariano(const std::vector<double>& model, const std::vector<double>& other, std::size_t lags);

}  // namespace entente::economy

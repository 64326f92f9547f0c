// Forecasts of whole situations against what came of them. Every issue whose result is known is a case, on 0..100 of
// its own scale; the issues of one situation are one group. Baselines stand beside the forecast: the flat one (evenly
// over what was possible), the reversion, and the theories of the sample, each a point.
//
//     ResolvedBacktest test;
//     add_situation("alaska", model, sample, resolution, test);
//     BacktestScores scores = score_forecasts(test.cases, test.forecasts, {.reference = "entente"});
#pragma once

#include <string>
#include <vector>

#include "ensemble/sample.h"
#include "insight/backtest/score.h"
#include "situation/resolution.h"

namespace entente::insight {

/// How likely was called what happened, against a forecast that calls all outcomes of the situation equally likely.
struct OutcomeScore {
    std::string situation;
    std::string happened;
    std::size_t outcomes = 0;   ///< among which the probability is shared
    double probability = 0;
    double log = 0, brier = 0;  ///< log in natural units, infinite for what was called impossible; Brier 0..2
    double even_log = 0, even_brier = 0;
};

struct ResolvedBacktest {
    std::vector<BacktestCase> cases;
    std::vector<BacktestForecast> forecasts;  ///< "entente" first
    std::vector<OutcomeScore> outcomes;
    std::size_t situations = 0;
};

/// Adds one situation's results with what the sample says of them. Where no reference class says how likely a deal is,
/// outcomes given a deal (or given none) share one among themselves, and the score is of those only.
void add_situation(const std::string& name, const model::Model& model, const ensemble::Sample& sample,
                   const situation::Resolution& resolution, ResolvedBacktest& test);

}  // namespace entente::insight

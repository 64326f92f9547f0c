// The scores of a backtest as the terminal table and as entente/backtest-1.
//
//     console.print(backtest_text(scores, outcomes));
#pragma once

#include <string>
#include <vector>

#include "insight/backtest/score.h"
#include "insight/backtest/situations.h"

namespace entente::app {

/// Methods by rising CRPS, then a line for every situation whose outcome is known and their mean.
std::string backtest_text(const insight::BacktestScores& scores, const std::vector<insight::OutcomeScore>& outcomes);

std::string backtest_json(const std::string& set, std::size_t cases, const insight::BacktestScores& scores,
                          const std::vector<insight::OutcomeScore>& outcomes);

}  // namespace entente::app

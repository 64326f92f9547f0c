// How `entente backtest trade` shows its scores.
#pragma once

#include <string>

#include "app/console.h"
#include "app/exit.h"

namespace entente::app {

/// Reads the history at `path`, scores every origin and prints a table, or `entente/backtest-trade-1`.
Exit backtest_trade_history(const std::string& path, bool json, Console& console);

}  // namespace entente::app

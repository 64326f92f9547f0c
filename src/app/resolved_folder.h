// A folder of resolved situations: every folder under it, itself included, that holds a situation.toml and beside it a
// resolved.toml (situation/resolution.h) is run and its forecast put beside what happened.
//
//     Result<insight::ResolvedBacktest> test = score_folder("resolved", plan, console);
#pragma once

#include <string>

#include "app/console.h"
#include "base/diagnostic.h"
#include "ensemble/sample.h"
#include "insight/backtest/situations.h"

namespace entente::app {

/// In the order of paths. Situations without a resolved.toml are counted aloud and passed over. Codes E026 if none has
/// one, otherwise those of loading and resolving.
Result<insight::ResolvedBacktest> score_folder(const std::string& folder, const ensemble::Plan& plan,
                                               Console& console);

}  // namespace entente::app

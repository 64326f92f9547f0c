// The program as a function: words in, exit code out.
//
//     Exit code = run_program({"check", "situation.toml"}, console);
#pragma once

#include <string>
#include <vector>

#include "app/console.h"
#include "app/exit.h"

namespace entente::app {

Exit run_program(const std::vector<std::string>& words, Console& console);

}  // namespace entente::app

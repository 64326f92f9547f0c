// What a command is: its name, how it is used, and a function that declares its options and returns the work.
//
//     Command explain_command() {
//         return {"explain", "CODE", "what a diagnostic code means", {{"entente explain E106", "..."}},
//                 [](Arguments& arguments) {
//                     auto options = std::make_shared<Options>();
//                     arguments.word(options->code, "CODE", "as printed, such as E106");
//                     return [options](Console& console) { return explain(*options, console); };
//                 }};
//     }
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "app/console.h"
#include "app/exit.h"

namespace entente::app {

struct Example {
    std::string line;  ///< without "entente"
    std::string does;
};

struct Command {
    std::string name;
    std::string usage;    ///< "FILE [options]"
    std::string summary;  ///< one line, no full stop
    std::vector<Example> examples;
    std::function<std::function<Exit(Console&)>(Arguments&)> declare;
};

/// Every command, in the order in which help shows them.
std::vector<Command> commands();

Command backtest_command();
Command brief_command();
Command check_command();
Command compare_command();
Command doctor_command();
Command drivers_command();
Command evidence_command();
Command explain_command();
Command init_command();
Command flows_command();
Command next_command();
Command observe_command();
Command read_command();
Command run_command();
Command settle_command();
Command solve_command();
Command stakes_command();
Command trade_command();
Command watch_command();
Command what_if_command();

}  // namespace entente::app

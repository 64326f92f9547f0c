#include "app/command.h"

namespace entente::app {

std::vector<Command> commands() {
    return {brief_command(),   init_command(),     check_command(),    explain_command(), run_command(),
            stakes_command(),  drivers_command(),  what_if_command(),  watch_command(),   observe_command(),
            flows_command(),   compare_command(),  next_command(),     settle_command(),  solve_command(),
            trade_command(),   read_command(),     evidence_command(), backtest_command(), doctor_command()};
}

}  // namespace entente::app

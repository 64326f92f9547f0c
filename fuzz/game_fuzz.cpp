// Any bytes as a game file: refused with words and a place, or a game that solves without a fault.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "game/game_file.h"
#include "game/quantal_response.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace entente;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Result<game::GameFile> file = game::read_game(bytes, "fuzz.efg");
    if (!file) {
        if (file.error().empty()) std::abort();
        for (const Diagnostic& diagnostic : file.error()) {
            if (diagnostic.code.empty() || diagnostic.message.empty() || format(diagnostic).empty()) std::abort();
        }
        return 0;
    }
    const game::ExtensiveGame& game = file->game;
    constexpr std::size_t solved_nodes = 200;  // larger games say nothing new and take the fuzzer's time
    if (game.nodes.empty() || game.nodes.size() > solved_nodes) return 0;
    game::QuantalSolver solver(game);
    const double lambdas[] = {0.5};
    for (const game::QuantalResponse& response : solver.follow(lambdas)) {
        for (const double p : response.probabilities) {
            if (response.settled && !(p >= 0 && p <= 1)) std::abort();
        }
    }
    return 0;
}

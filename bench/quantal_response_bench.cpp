// Quantal responses of small games with hidden information: the time of one draw at several decisivenesses, over a
// fixed tree with payoffs that change from draw to draw. Beside it the same with damped rounds, the plain way.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

#include "game/damped_rounds.h"
#include "game/game_file.h"
#include "game/logit_tree.h"
#include "game/quantal_response.h"
#include "stats/philox.h"

namespace {

using namespace entente;
using namespace entente::game;

constexpr std::size_t draws = 256;

ExtensiveGame load(const char* name) {
    return read_game(std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples" / "games" / name)->game;
}

/// Payoffs of 0..1, each with a little noise of its own in each draw.
std::vector<std::vector<double>> payoffs_of(const ExtensiveGame& game) {
    double largest = 0;
    for (const double u : game.payoffs) largest = std::max(largest, u);
    std::vector<std::vector<double>> all(draws);
    for (std::size_t d = 0; d < draws; ++d) {
        for (std::size_t k = 0; k < game.payoffs.size(); ++k) {
            all[d].push_back(game.payoffs[k] / largest + .2 * (stats::uniform({1, k}, d) - .5));
        }
    }
    return all;
}

void along_the_branch(benchmark::State& state, const char* name) {
    const ExtensiveGame game = load(name);
    const auto payoffs = payoffs_of(game);
    const std::vector<double> decisiveness(game.players.size(), static_cast<double>(state.range(0)));
    QuantalSolver solver(game);
    std::size_t draw = 0, unsettled = 0;
    for ([[maybe_unused]] auto _ : state) {
        const QuantalResponse& response = solver.solve({payoffs[draw++ % draws], {}, decisiveness});
        unsettled += response.settled ? 0U : 1U;
        benchmark::DoNotOptimize(response.payoffs[0]);
    }
    state.counters["unsettled"] = static_cast<double>(unsettled);
}

void damped(benchmark::State& state, const char* name) {
    const ExtensiveGame game = load(name);
    const auto payoffs = payoffs_of(game);
    const std::vector<double> decisiveness(game.players.size(), static_cast<double>(state.range(0)));
    LogitTree tree(game);
    DampedRounds rounds(tree);
    std::vector<double> log_odds(tree.unknowns());
    std::size_t draw = 0;
    for ([[maybe_unused]] auto _ : state) {
        tree.set_payoffs(payoffs[draw++ % draws]);
        tree.set_decisiveness(decisiveness);
        std::fill(log_odds.begin(), log_odds.end(), 0.0);
        rounds.follow(log_odds, 0, tree.range(), {});
        benchmark::DoNotOptimize(log_odds[0]);
    }
}

}  // namespace

BENCHMARK_CAPTURE(along_the_branch, beer_quiche, "beer-quiche.efg")->Arg(2)->Arg(5)->Arg(10)->Arg(20);
BENCHMARK_CAPTURE(along_the_branch, commitment, "commitment.efg")->Arg(2)->Arg(20);
BENCHMARK_CAPTURE(along_the_branch, kuhn, "kuhn.efg")->Arg(2)->Arg(20);
BENCHMARK_CAPTURE(damped, beer_quiche, "beer-quiche.efg")->Arg(2)->Arg(20);

BENCHMARK_MAIN();

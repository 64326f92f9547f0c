#include "game/damped_rounds.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <vector>

#include "game/game_file.h"
#include "game/quantal_response.h"

using namespace entente;
using namespace entente::game;

TEST_CASE("damped rounds settle where the branch leads, at a decisiveness they can follow") {
    const auto file = read_game(std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples" / "games" / "beer-quiche.efg");
    REQUIRE(file.has_value());
    LogitTree tree(file->game);
    DampedRounds rounds(tree);
    std::vector<double> log_odds(tree.unknowns(), 0.0);
    rounds.follow(log_odds, 0, 2 * tree.range(), {});
    const QuantalResponse branch = QuantalSolver(file->game).follow(std::vector<double>{2}).front();
    for (std::size_t a = 0; a < branch.probabilities.size(); ++a) {
        CHECK(std::abs(tree.probabilities()[a] - branch.probabilities[a]) < 1e-10);
    }
}

TEST_CASE("a game with too many unknowns for a matrix is solved by rounds") {
    // A sender with 60 types and 30 messages, a receiver with three answers to each: 1,800 unknowns.
    constexpr std::size_t types = 60, messages = 30;
    TreeBuilder builder({"sender", "receiver"});
    const std::vector<std::string> words(messages, "m");
    builder.move(builder.add_chance("", std::vector<std::string>(types, "t"), std::vector<double>(types, 1.0 / types)));
    std::vector<std::size_t> answers;
    for (std::size_t m = 0; m < messages; ++m) answers.push_back(builder.add_set(1, "", {"low", "middle", "high"}));
    for (std::size_t t = 0; t < types; ++t) {
        builder.move(builder.add_set(0, "", words));
        for (std::size_t m = 0; m < messages; ++m) {
            builder.move(answers[m]);
            const double state = static_cast<double>(t) / types, cost = .3 * static_cast<double>(m) / messages * (1 - state);
            for (const double answer : {0.0, .5, 1.0}) {
                builder.end(builder.add_outcome({answer - cost, -(answer - state) * (answer - state)}));
            }
        }
    }
    const ExtensiveGame game = std::move(builder).finish();
    QuantalSolver solver(game);
    const QuantalResponse response = solver.follow(std::vector<double>{.25}).front();
    CHECK(response.settled);
    CHECK(response.residual < 1e-9);
}

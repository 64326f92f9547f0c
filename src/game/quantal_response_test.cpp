#include "game/quantal_response.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <string>

#include "game/game_file.h"
#include "game/logit_branch.h"
#include "stats/philox.h"

using namespace entente;
using namespace entente::game;

namespace {

/// A game of two players with the payoffs of row and column, row by row.
ExtensiveGame two_by_two(const std::vector<double>& row, const std::vector<double>& column) {
    TreeBuilder builder({"row", "column"});
    const std::size_t first = builder.add_set(0, "", {"top", "bottom"}), second = builder.add_set(1, "", {"left", "right"});
    builder.move(first);
    for (std::size_t i = 0; i < 2; ++i) {
        builder.move(second);
        for (std::size_t j = 0; j < 2; ++j) builder.end(builder.add_outcome({row[2 * i + j], column[2 * i + j]}));
    }
    return std::move(builder).finish();
}

/// Random payoffs 0..9, random information sets at each level of a tree of five moves, chance in turn with players.
ExtensiveGame random_tree(std::uint64_t seed, std::size_t players, std::size_t actions) {
    stats::CounterGenerator random({seed, 7});
    TreeBuilder builder(std::vector<std::string>(players, "p"));
    constexpr std::size_t depth = 5, groups = 3;
    std::vector<std::vector<std::size_t>> sets(depth, std::vector<std::size_t>(groups, SIZE_MAX));
    const auto set_at = [&](std::size_t level, std::size_t group) {
        std::size_t& set = sets[level][group];
        const std::vector<std::string> labels(actions, "a");
        if (set == SIZE_MAX && level % (players + 1) == 0) {
            set = builder.add_chance("", labels, std::vector<double>(actions, 1.0 / static_cast<double>(actions)));
        } else if (set == SIZE_MAX) {
            set = builder.add_set(level % (players + 1) - 1, "", labels);
        }
        return set;
    };
    const std::function<void(std::size_t)> grow = [&](std::size_t level) {
        if (level == depth || (level > 1 && random.next_uniform() < .1)) {
            std::vector<double> payoffs;
            for (std::size_t i = 0; i < players; ++i) payoffs.push_back(static_cast<double>(random.next_index(10)));
            builder.end(builder.add_outcome(payoffs));
            return;
        }
        builder.move(set_at(level, random.next_index(groups)));
        for (std::size_t j = 0; j < actions; ++j) grow(level + 1);
    };
    grow(0);
    return std::move(builder).finish();
}

std::vector<double> at(const ExtensiveGame& game, double lambda) {
    QuantalSolver solver(game);
    return solver.follow(std::vector<double>{lambda}).front().probabilities;
}

}  // namespace

TEST_CASE("T7: one agent is the logit of the difference, uniform at 0") {
    TreeBuilder builder({"one"});
    builder.move(builder.add_set(0, "", {"a", "b"}));
    builder.end(builder.add_outcome({3}));
    builder.end(builder.add_outcome({1}));
    const ExtensiveGame game = std::move(builder).finish();
    for (const double lambda : {0.0, .3, 1.0, 7.0}) {
        CHECK(at(game, lambda)[0] == doctest::Approx(1 / (1 + std::exp(-2 * lambda))).epsilon(1e-14));
    }
}

TEST_CASE("T7b: asymmetric matching pennies") {
    const ExtensiveGame game = two_by_two({9, 0, 0, 1}, {0, 1, 1, 0});
    const std::vector<double> lambdas{.5, 1, 2, 5}, p{.83067059, .89357633, .86075439, .70198424},
        q{.41807747, .31278038, .19107849, .11713529};
    QuantalSolver solver(game);
    const auto responses = solver.follow(lambdas);
    for (std::size_t i = 0; i < lambdas.size(); ++i) {
        CHECK(std::abs(responses[i].probabilities[0] - p[i]) < 5e-9);
        CHECK(std::abs(responses[i].probabilities[2] - q[i]) < 5e-9);
    }
    const LimitPoint limit = solver.limit();
    CHECK(limit.reached);
    CHECK(std::abs(limit.response.probabilities[0] - .5) < 1e-5);
    CHECK(std::abs(limit.response.probabilities[2] - .1) < 1e-5);
    const ExtensiveGame even = two_by_two({1, 0, 0, 1}, {0, 1, 1, 0});
    for (const double lambda : {.5, 20.0, 1000.0}) CHECK(at(even, lambda)[0] == doctest::Approx(.5).epsilon(1e-12));
}

TEST_CASE("T7c: Goeree and Holt's asymmetric games") {
    const ExtensiveGame high = two_by_two({320, 40, 40, 80}, {40, 80, 80, 40});
    CHECK(std::abs(at(high, .02)[0] - .828802) < 5e-7);
    CHECK(std::abs(at(high, .02)[2] - .371431) < 5e-7);
    CHECK(std::abs(at(high, .05)[0] - .817988) < 5e-7);
    CHECK(std::abs(at(high, .05)[2] - .218923) < 5e-7);
    const ExtensiveGame low = two_by_two({44, 40, 40, 80}, {40, 80, 80, 40});
    CHECK(std::abs(at(low, .05)[0] - .356171) < 5e-7);
    CHECK(std::abs(at(low, .05)[2] - .639989) < 5e-7);
    QuantalSolver solver(high), other(low);
    CHECK(std::abs(solver.limit().response.probabilities[2] - 1.0 / 8) < 1e-5);
    CHECK(std::abs(other.limit().response.probabilities[2] - 10.0 / 11) < 1e-5);
}

TEST_CASE("a branch that turns back is followed, and all three answers are found above the turn") {
    // McKelvey's kind of game: the curve leaves the bottom right corner's basin only by going back in lambda.
    const ExtensiveGame game = two_by_two({6, 6, 7.32, 1}, {7, 7, 6, 4});
    QuantalSolver solver(game);
    const auto responses = solver.follow(std::vector<double>{2, .5});
    CHECK(responses[0].turns == 2);
    CHECK(responses[1].turns == 0);
    CHECK(responses[1].lambda == .5);
    CHECK(responses[0].probabilities[0] < .1);
    const auto all = solver.equilibria(2, 100);
    REQUIRE(all.size() == 3);
    CHECK(all[0].probabilities == responses[0].probabilities);
    for (const QuantalResponse& one : all) CHECK(one.residual < 1e-12);
    CHECK(solver.equilibria(.5, 100).size() == 1);
}

TEST_CASE("where branches cross, as symmetry makes them, the principal one goes straight on") {
    const ExtensiveGame game = two_by_two({1, 0, 0, 1}, {1, 0, 0, 1});
    QuantalSolver solver(game);
    const auto responses = solver.follow(std::vector<double>{1, 10});
    CHECK(responses[1].probabilities[0] == doctest::Approx(.5).epsilon(1e-9));
    CHECK(solver.equilibria(10, 100).size() == 3);
}

TEST_CASE("a finer step gives the same answers on trees with any information") {
    const std::vector<double> lambdas{.1, .5, 1, 2, 5, 20};
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const ExtensiveGame game = random_tree(seed, 2 + seed % 4, 2 + seed % 2);
        if (is_public(game)) continue;
        CAPTURE(seed);
        QuantalSolver solver(game);
        const auto responses = solver.follow(lambdas);
        LogitTree tree(game);
        LogitBranch fine(tree, {.aimed_error = 1e-4, .largest_error = 1e-3, .least_cosine = .9995});
        fine.begin();
        std::vector<double> log_odds(tree.unknowns());
        for (std::size_t i = 0; i < lambdas.size(); ++i) {
            REQUIRE(fine.find(lambdas[i] * tree.range(), log_odds, {}));
            REQUIRE(responses[i].residual < 1e-11);
            for (std::size_t a = 0; a < game.player_actions(); ++a) {
                REQUIRE(std::abs(tree.probabilities()[a] - responses[i].probabilities[a]) < 1e-9);
            }
        }
    }
}

TEST_CASE("the derivative of the residual is its difference quotient") {
    const ExtensiveGame game = random_tree(5, 3, 3);
    LogitTree tree(game);
    const std::size_t n = tree.unknowns();
    std::vector<double> odds(n), matrix(n * n), above(n), below(n);
    for (std::size_t k = 0; k < n; ++k) odds[k] = 2 * stats::uniform({3, 1}, k) - 1;
    tree.evaluate(odds);
    tree.jacobian(4, matrix.data(), n);
    constexpr double step = 1e-5;
    for (std::size_t column = 0; column < n; ++column) {
        std::vector<double> moved = odds;
        moved[column] += step;
        tree.evaluate(moved);
        tree.residual(moved, 4, above);
        moved[column] -= 2 * step;
        tree.evaluate(moved);
        tree.residual(moved, 4, below);
        for (std::size_t row = 0; row < n; ++row) {
            CHECK(std::abs((above[row] - below[row]) / (2 * step) - matrix[column * n + row]) < 1e-8);
        }
    }
}

TEST_CASE("a change of payoff units that decisiveness makes good moves nothing; draws do not see each other") {
    const ExtensiveGame game = random_tree(11, 3, 2);
    QuantalSolver solver(game);
    const std::vector<double> soft{2, 3, 1.5};
    const std::vector<double> before = solver.solve({{}, {}, soft}).probabilities;
    std::vector<double> payoffs = game.payoffs, hard = soft;
    for (std::size_t i = 0; i < payoffs.size(); ++i) payoffs[i] = 8 * payoffs[i] + static_cast<double>(i % 3);
    for (double& each : hard) each /= 8;
    const std::vector<double> scaled = solver.solve({payoffs, {}, hard}).probabilities;
    for (std::size_t a = 0; a < before.size(); ++a) CHECK(std::abs(scaled[a] - before[a]) < 1e-11);
    CHECK(solver.solve({{}, {}, soft}).probabilities == before);
    const std::vector<double> even{2, 2, 2};
    const std::vector<double> each = solver.solve({{}, {}, even}).probabilities;
    const std::vector<double> all = solver.follow(std::vector<double>{2}).front().probabilities;
    for (std::size_t a = 0; a < all.size(); ++a) CHECK(std::abs(each[a] - all[a]) < 1e-12);
}

TEST_CASE("a public game needs no branch: one pass backward, the same as the branch would find") {
    TreeBuilder builder({"a", "b"});
    const std::size_t ask = builder.add_set(0, "", {"x", "y"});
    const std::size_t left = builder.add_set(1, "", {"l", "r"}), right = builder.add_set(1, "", {"l", "r"});
    builder.move(ask);
    builder.move(left);
    builder.end(builder.add_outcome({1, 2}));
    builder.end(builder.add_outcome({4, 0}));
    builder.move(right);
    builder.end(builder.add_outcome({2, 2}));
    builder.end(builder.add_outcome({0, 3}));
    const ExtensiveGame game = std::move(builder).finish();
    const QuantalResponse r = QuantalSolver(game).follow(std::vector<double>{1.5}).front();
    const double l = 1 / (1 + std::exp(-3.0)), m = 1 / (1 + std::exp(1.5));
    CHECK(r.probabilities[2] == doctest::Approx(l).epsilon(1e-14));
    CHECK(r.probabilities[4] == doctest::Approx(m).epsilon(1e-14));
    const double x = l + 4 * (1 - l), y = 2 * m;
    CHECK(r.probabilities[0] == doctest::Approx(1 / (1 + std::exp(1.5 * (y - x)))).epsilon(1e-14));
    CHECK(r.payoffs[0] == doctest::Approx(r.probabilities[0] * x + r.probabilities[1] * y).epsilon(1e-14));
}

TEST_CASE("regret: by hand, and zero for nobody who could do better") {
    const ExtensiveGame game = two_by_two({9, 0, 0, 1}, {0, 1, 1, 0});
    CHECK(regret(game, std::vector<double>{.5, .5, .1, .9}) == doctest::Approx(0).epsilon(1e-15));
    // The row player would gain 9 - 4.5 - .25 + ... at equal shares: 4.5 against (4.5 + .5) / 2.
    CHECK(regret(game, std::vector<double>{.5, .5, .5, .5}) == doctest::Approx(2).epsilon(1e-14));
    std::vector<double> reach(game.nodes.size());
    reach_probabilities(game, std::vector<double>{.25, .75, .5, .5}, reach);
    CHECK(std::accumulate(reach.begin() + 3, reach.end(), 0.0) == doctest::Approx(1).epsilon(1e-15));
}

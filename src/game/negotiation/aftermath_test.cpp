#include "game/negotiation/aftermath.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "game/negotiation/sequence_builder.h"
#include "game/quantal_response.h"

using namespace entente::game;
using entente::game::testing::Moves;
using entente::game::testing::SequenceBuilder;

namespace {

constexpr std::size_t lane = 5;

Moves nothing(const Moves&) {
    return {};
}

/// Beer and quiche (Cho and Kreps 1987), type first: surly with probability .9.
SequenceBuilder beer_quiche(double lambda) {
    SequenceBuilder game(2, lambda);
    game.chance(2, [](const Moves&) { return std::vector{.1, .9}; });  // wimp, surly
    game.player(0, 2, [](const Moves& m) { return Moves{m[0]}; });     // beer, quiche
    game.player(1, 2, [](const Moves& m) { return Moves{m[1]}; });     // duel, don't
    game.pay([](const Moves& m) {
        const bool wimp = m[0] == 0, beer = m[1] == 0, duel = m[2] == 0;
        const double breakfast = beer != wimp ? 1 : 0;
        return std::vector{breakfast + (duel ? 0 : 2), duel == wimp ? 1.0 : 0.0};
    });
    return game;
}

/// T15: comply, symbolic compliance, defiance; sanctions of cost s come with probability q.
SequenceBuilder symbolic_compliance(double s, double lambda) {
    SequenceBuilder game(1, lambda);
    game.player(0, 3, nothing);
    game.chance(2, [](const Moves& m) {
        const double q = std::array{.05, .3, .9}[m[0]];
        return std::vector{1 - q, q};
    });
    game.pay([s](const Moves& m) {
        const std::array f{.2, .8, 1.0}, d{.1, .05, -.1};
        return std::vector{f[m[0]] + d[m[0]] - (m[1] == 1 ? s : 0.0)};
    });
    return game;
}

/// The same with a sanctioner who sees the look of the act and the evidence, not the act.
SequenceBuilder watched_compliance(double evidence_of_symbolic, double lambda) {
    SequenceBuilder game(2, lambda);
    game.player(0, 3, nothing);
    game.chance(2, [=](const Moves& m) {
        const double seen = std::array{.02, evidence_of_symbolic, .9}[m[0]];
        return std::vector{1 - seen, seen};
    });
    game.player(1, 2, [](const Moves& m) { return Moves{m[0] == 2 ? 1U : 0U, m[1]}; });  // spare, sanction
    game.pay([](const Moves& m) {
        const std::array f{.2, .8, 1.0}, d{.1, .05, -.1};
        const double sanction = m[2] == 1 ? 1 : 0;
        return std::vector{f[m[0]] + d[m[0]] - 1.5 * sanction, sanction * (f[m[0]] - .4)};
    });
    return game;
}

/// The same game as a tree, for the solver of game files.
ExtensiveGame tree_of(const SequenceBuilder& game, std::size_t l) {
    std::vector<std::string> names;
    for (std::size_t p = 0; p < game.sequence.players; ++p) names.push_back(std::to_string(p));
    TreeBuilder tree(names);
    std::vector<std::vector<std::size_t>> sets(game.sequence.nodes.size());
    const std::function<void(std::size_t, std::size_t)> grow = [&](std::size_t n, std::size_t h) {
        if (n == game.sequence.nodes.size()) {
            std::vector<double> u;
            for (const auto& payoff : game.stakes.payoff) u.push_back(payoff[h][l]);
            tree.end(tree.add_outcome(u));
            return;
        }
        const Node& node = game.sequence.nodes[n];
        sets[n].resize(node.seen, ~std::size_t{0});
        std::size_t& set = sets[n][node.seen_of[h]];
        const std::vector<std::string> labels(node.options, "x");
        if (set == ~std::size_t{0} && node.player != Node::no_player)
            set = tree.add_set(node.player, "", labels);
        if (set == ~std::size_t{0}) {
            std::vector<double> p;
            for (const Lane& weight : game.stakes.base[n][node.row_of[h]]) p.push_back(weight[l]);
            set = tree.add_chance("", labels, p);
        }
        tree.move(set);
        for (std::size_t o = 0; o < node.options; ++o) grow(n + 1, h * node.options + o);
    };
    grow(0, 0);
    return std::move(tree).finish();
}

/// Expected payoff of each player by the tree's solver.
std::vector<double> values_of_tree(const SequenceBuilder& game, std::size_t l) {
    const ExtensiveGame tree = tree_of(game, l);
    QuantalSolver solver(tree);
    std::vector<double> lambda;
    for (const Lane& k : game.stakes.decisiveness) lambda.push_back(k[l]);
    const QuantalResponse& answer = solver.solve({{}, {}, lambda});
    REQUIRE(answer.settled);
    return answer.payoffs;
}

}  // namespace

TEST_CASE("T7: one agent, logit") {
    SequenceBuilder game(1, 0);
    for (std::size_t l = 0; l < lane_count; ++l) game.stakes.decisiveness[0][l] = static_cast<double>(l);
    game.player(0, 2, nothing);
    game.pay([](const Moves& m) { return std::vector{m[0] == 0 ? .3 : .0}; });
    const Played played = game.play();
    CHECK(played.choice[0][0][0][0] == .5);
    for (std::size_t l = 0; l < lane_count; ++l) {
        const double p = 1 / (1 + std::exp(-.3 * static_cast<double>(l)));
        CHECK(played.choice[0][0][0][l] == doctest::Approx(p).epsilon(1e-14));
        CHECK(played.value[0][l] == doctest::Approx(.3 * p).epsilon(1e-14));
    }
    CHECK(played.sweeps == 0);
}

TEST_CASE("T7b: matching pennies") {
    struct Row7 {
        double lambda, p, q;
    };
    for (const Row7& row : {Row7{.5, .83067059, .41807747}, Row7{1, .89357633, .31278038},
                            Row7{2, .86075439, .19107849}, Row7{5, .70198424, .11713529}}) {
        SequenceBuilder game(2, row.lambda);
        game.player(0, 2, nothing);
        game.player(1, 2, nothing);
        game.pay([](const Moves& m) {
            return std::vector{m[0] == m[1] ? (m[0] == 0 ? 9.0 : 1.0) : 0.0, m[0] != m[1] ? 1.0 : 0.0};
        });
        const Played played = game.play();
        CHECK(std::abs(played.choice[0][0][0][lane] - row.p) < 1e-8);
        CHECK(std::abs(played.choice[1][0][0][lane] - row.q) < 1e-8);
        CHECK(played.residual[lane] < 1e-10);
    }
}

TEST_CASE("T8: crisis with three outcomes") {
    struct Outcomes {
        double lambda, quo, capitulate, war;
    };
    for (const Outcomes& row :
         {Outcomes{1, .393246, .377680, .229074}, Outcomes{5, .011762, .913272, .074966}}) {
        SequenceBuilder game(2, row.lambda);
        game.player(0, 2, nothing);
        game.player(1, 2, [](const Moves& m) { return m; });
        game.pay([](const Moves& m) {
            if (m[0] == 0) return std::vector{0.0, 0.0};
            return m[1] == 0 ? std::vector{1.0, -.5} : std::vector{-.5, -1.0};
        });
        const Played played = game.play();
        CHECK(played.sweeps == 0);
        CHECK(std::abs(played.leaf[0][lane] + played.leaf[1][lane] - row.quo) < 1e-6);
        CHECK(std::abs(played.leaf[2][lane] - row.capitulate) < 1e-6);
        CHECK(std::abs(played.leaf[3][lane] - row.war) < 1e-6);
        if (row.lambda > 1) continue;
        CHECK(std::abs(played.choice[1][1][1][lane] - .377541) < 1e-6);
        CHECK(std::abs(played.choice[0][0][1][lane] - .606754) < 1e-6);
    }
}

TEST_CASE("T9: beer and quiche, type first") {
    const Played one = beer_quiche(1).play();
    const std::array expected{.305847, .694153, .765018, .234982, .285991, .714009, .376187, .623813};
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(std::abs(one.choice[1 + i / 4][i / 2 % 2][i % 2][lane] - expected[i]) < 1e-6);
    }
    const Played five = beer_quiche(5).play();
    CHECK(std::abs(five.choice[1][0][0][lane] - .991459) < 1e-6);
    CHECK(std::abs(five.choice[1][1][0][lane] - 1) < 1e-4);
    CHECK(std::abs(five.choice[2][0][0][lane] - .017851) < 1e-6);
    CHECK(std::abs(five.choice[2][1][0][lane] - .993280) < 1e-6);
}

TEST_CASE("beliefs after beer follow Bayes") {
    const SequenceBuilder game = beer_quiche(2);
    const Played played = game.play();
    const double wimp = .1 * played.choice[1][0][0][lane], surly = .9 * played.choice[1][1][0][lane];
    const double duel = wimp / (wimp + surly), spare = surly / (wimp + surly);
    CHECK(played.choice[2][0][0][lane] ==
          doctest::Approx(1 / (1 + std::exp(-2 * (duel - spare)))).epsilon(1e-9));
    double leaves = 0;
    for (const Lane& leaf : played.leaf) leaves += leaf[lane];
    CHECK(leaves == doctest::Approx(1).epsilon(1e-14));
}

TEST_CASE("T15: symbolic compliance") {
    const Played played = symbolic_compliance(.6, 5).play();
    CHECK(std::abs(played.choice[0][0][0][lane] - .100428) < 1e-6);
    CHECK(std::abs(played.choice[0][0][1][lane] - .742069) < 1e-6);
    CHECK(std::abs(played.choice[0][0][2][lane] - .157503) < 1e-6);
    // Best between the thresholds .083333 and 2.2, and only there.
    for (const double s : {.0832, .0835, 2.199, 2.201}) {
        const Played sharp = symbolic_compliance(s, 100000).play();
        CHECK((sharp.choice[0][0][1][lane] > .5) == (s > 1.0 / 12 && s < 2.2));
    }
}

TEST_CASE("T15 with a sanctioner who sees the look and the evidence") {
    for (const double evidence : {.05, .3, .6, .9}) {
        const SequenceBuilder game = watched_compliance(evidence, 8);
        const Played played = game.play();
        CHECK(played.residual[lane] < 1e-10);
        // Quiet defiance lives from being hard to prove.
        if (evidence < .1) CHECK(played.choice[0][0][1][lane] > .45);
        if (evidence > .8) CHECK(played.choice[0][0][1][lane] < .1);
        const std::vector<double> values = values_of_tree(game, lane);
        CHECK(std::abs(played.value[0][lane] - values[0]) < 1e-9);
        CHECK(std::abs(played.value[1][lane] - values[1]) < 1e-9);
    }
}

namespace {

/// Random nodes, random views; every lane has payoffs of its own.
SequenceBuilder random_sequence(std::uint64_t seed, double lambda_most) {
    std::mt19937_64 engine(seed);
    const auto unit = [&] { return static_cast<double>(engine() >> 11U) * 0x1p-53; };
    SequenceBuilder game(2, 1);
    const std::size_t nodes = 2 + engine() % 3;
    for (std::size_t n = 0; n < nodes; ++n) {
        const std::size_t options = 2 + engine() % 2;
        const std::uint64_t salt = engine();
        if (engine() % 3 == 0) {
            game.chance(options, [&](const Moves&) {
                std::vector<double> p;
                double sum = 0;
                for (std::size_t o = 0; o < options; ++o) sum += p.emplace_back(.1 + unit());
                for (double& x : p) x /= sum;
                return p;
            });
        } else {
            const std::size_t blind = engine() % (n + 1);  // the move before this one is not seen; 0: all is
            game.player(engine() % 2, options, [=](const Moves& m) {
                Moves seen = m;
                if (blind > 0) seen[blind - 1] = 0;
                seen.push_back(salt % 2);
                return seen;
            });
        }
    }
    game.pay([](const Moves&) { return std::vector{0.0, 0.0}; });
    for (auto& payoff : game.stakes.payoff) {
        for (Lane& lane_values : payoff) {
            for (double& x : lane_values) x = unit();
        }
    }
    for (Lane& lambda : game.stakes.decisiveness) {
        for (double& x : lambda) x = lambda_most * unit();
    }
    return game;
}

}  // namespace

TEST_CASE("random sequences agree with the solver of game files") {
    CHECK(rc::check([](std::uint64_t seed) {
        const SequenceBuilder game = random_sequence(seed, 6);
        const Played played = game.play();
        for (const std::size_t l : {std::size_t{0}, lane_count - 1}) {
            RC_ASSERT(played.residual[l] < 1e-10);
            const std::vector<double> values = values_of_tree(game, l);
            for (std::size_t p = 0; p < 2; ++p) RC_ASSERT(std::abs(played.value[p][l] - values[p]) < 1e-7);
        }
    }));
}

TEST_CASE("random sequences are solved at high decisiveness too") {
    // Where the branch turns back, the two solvers may name different answers; both are answers.
    std::size_t lanes = 0, open = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Played played = random_sequence(seed, 40).play();
        for (const double residual : played.residual) open += residual < 1e-10 ? 0 : 1;
        lanes += lane_count;
        CHECK(played.sweeps <= 5000);
    }
    CHECK(static_cast<double>(open) < .001 * static_cast<double>(lanes));
}

TEST_CASE("a lane's answer does not depend on the other lanes") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const SequenceBuilder game = random_sequence(seed, 30);
        SequenceBuilder alone = game;
        for (auto& payoff : alone.stakes.payoff) {
            for (Lane& lane_values : payoff) {
                for (std::size_t l = 0; l < lane_count; ++l)
                    lane_values[l] = l == lane ? lane_values[l] : 0.25;
            }
        }
        const Played one = game.play(), other = alone.play();
        for (std::size_t h = 0; h < one.leaf.size(); ++h) CHECK(one.leaf[h][lane] == other.leaf[h][lane]);
    }
}

TEST_CASE("a larger unit of payoffs with a smaller decisiveness changes nothing") {
    const SequenceBuilder game = random_sequence(3, 10);
    SequenceBuilder scaled = game;
    for (std::size_t p = 0; p < 2; ++p) {
        for (double& k : scaled.stakes.decisiveness[p]) k /= 4;
        for (Lane& u : scaled.stakes.payoff[p]) {
            for (double& x : u) x = 4 * x + 3;
        }
    }
    const Played one = game.play(), other = scaled.play();
    for (std::size_t h = 0; h < one.leaf.size(); ++h)
        CHECK(std::abs(one.leaf[h][lane] - other.leaf[h][lane]) < 1e-9);
}

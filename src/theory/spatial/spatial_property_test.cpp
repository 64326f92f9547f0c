// Random inputs: the fast model equals the plain one bit by bit, and changes of the question that should not matter
// do not.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numeric>
#include <vector>

#include "stats/philox.h"
#include "theory/spatial/families.h"
#include "theory/spatial/plain_reference.h"
#include "theory/spatial/spatial.h"

namespace entente::theory::spatial {
namespace {

/// Actors with two-decimal numbers, as files have them.
Input random_input(std::size_t actors, std::size_t issues, std::uint64_t seed) {
    stats::CounterGenerator random(stats::StreamKey{seed, 7});
    const auto hundredths = [&](double low, double high) {
        return std::round((low + (high - low) * random.next_uniform()) * 100) / 100;
    };
    Input input{.actors = actors, .issues = issues, .power = {}, .position = {}, .salience = {}, .ideal = {},
                .accommodation = {}};
    for (std::size_t i = 0; i < actors; ++i) {
        input.power.push_back(hundredths(20, 200));
        for (std::size_t k = 0; k < issues; ++k) {
            input.position.push_back(hundredths(0, 100));
            input.salience.push_back(hundredths(5, 99) / static_cast<double>(issues));
        }
    }
    return input;
}

void add_accommodation(Input& input, std::uint64_t seed) {
    stats::CounterGenerator random(stats::StreamKey{seed, 8});
    for (std::size_t i = 0; i < input.actors * input.actors; ++i) {
        input.accommodation.push_back(random.next_uniform() / static_cast<double>(input.actors));
    }
}

plain::World plain_world(const Input& input) {
    plain::World world{input.actors, input.issues, input.power, {}, {}, {}, {}};
    for (std::size_t i = 0; i < input.actors; ++i) {
        world.position.emplace_back();
        world.salience.emplace_back();
        world.accommodation.emplace_back(input.actors, 0.0);
        world.accommodation[i][i] = 1.0;
        for (std::size_t k = 0; k < input.issues; ++k) {
            world.position[i].push_back(input.position[i * input.issues + k] / 100);
            world.salience[i].push_back(input.salience[i * input.issues + k] / 100);
        }
        for (std::size_t j = 0; !input.accommodation.empty() && j < input.actors; ++j) {
            world.accommodation[i][j] = input.accommodation[i * input.actors + j];
        }
    }
    world.ideal = world.position;
    return world;
}

std::vector<double> flat_percent(const plain::Matrix& rows) {
    std::vector<double> result;
    for (const plain::Vector& row : rows) {
        for (const double x : row) {
            result.push_back(x * 100);
        }
    }
    return result;
}

void check_equal(const Input& input, const Options& options) {
    const Result<History> fast = run_spatial(input, options);
    REQUIRE(fast);
    const plain::Run slow = plain::run(plain_world(input), options);
    REQUIRE(fast->states.size() == slow.positions.size());
    for (std::size_t t = 0; t < slow.positions.size(); ++t) {
        CHECK(fast->states[t].position == flat_percent(slow.positions[t]));
        CHECK(fast->states[t].ideal == flat_percent(slow.ideals[t]));
        CHECK(fast->states[t].win_probability == slow.win_probability[t]);
    }
    for (std::size_t t = 0; t < slow.steps.size(); ++t) {
        CHECK(fast->turns[t].movement_ratio == slow.ratio[t]);
        CHECK(fast->states[t].risk == slow.steps[t].risk);
        REQUIRE(fast->turns[t].proposals.size() == slow.steps[t].deals.size());
        for (std::size_t b = 0; b < slow.steps[t].deals.size(); ++b) {
            CHECK(fast->turns[t].proposals[b].win_probability == slow.steps[t].deals[b].view.win_probability);
            CHECK(fast->turns[t].proposals[b].expected_gain == slow.steps[t].deals[b].view.gain);
        }
    }
}

Options random_options(std::uint64_t seed) {
    stats::CounterGenerator random(stats::StreamKey{seed, 9});
    Options options;
    for (const Family& family : families()) {
        set_family(options, family.choice, random.next_index(family.words.size()));
    }
    options.consent = random.next_index(2) == 0 ? Consent::each_alone : Consent::both;
    options.seed = seed;
    options.max_turns = 6;
    return options;
}

/// Actors in another order: order[new] = old.
Input reordered(const Input& input, const std::vector<std::size_t>& order) {
    Input result = input;
    for (std::size_t i = 0; i < input.actors; ++i) {
        result.power[i] = input.power[order[i]];
        for (std::size_t k = 0; k < input.issues; ++k) {
            result.position[i * input.issues + k] = input.position[order[i] * input.issues + k];
            result.salience[i * input.issues + k] = input.salience[order[i] * input.issues + k];
        }
    }
    return result;
}

/// Positions after one turn under the rule that does not round: differences are then differences of sums alone.
std::vector<double> after_one_turn(const Input& input, Options options = {}) {
    options.interpolation = VectorBargain::s2pmax;
    options.max_turns = 1;
    const Result<History> history = run_spatial(input, options);
    REQUIRE(history);
    return history->states.back().position;
}

double largest_gap(const std::vector<double>& a, const std::vector<double>& b) {
    double gap = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        gap = std::max(gap, std::abs(a[i] - b[i]));
    }
    return gap;
}

}  // namespace

TEST_CASE("the fast model equals the plain one for every value of every family") {
    const Input input = random_input(6, 2, 5);
    for (const Family& family : families()) {
        for (std::size_t word = 0; word < family.words.size(); ++word) {
            CAPTURE(family.option);
            CAPTURE(family.words[word].name);
            Options options;
            options.max_turns = 8;
            set_family(options, family.choice, word);
            check_equal(input, options);
            options.consent = Consent::both;
            check_equal(input, options);
        }
    }
}

TEST_CASE("the fast model equals the plain one on random inputs and options") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        stats::CounterGenerator random(stats::StreamKey{seed, 1});
        Input input = random_input(3 + random.next_index(9), 1 + random.next_index(4), seed);
        if (random.next_index(2) == 0) {
            add_accommodation(input, seed);
        }
        check_equal(input, random_options(seed));
    }
}

TEST_CASE("long products of small chances keep their bits") {
    // Eighth powers over 60 actors: the smallest products lie among the numbers that lose bits and below them.
    Options options;
    options.victory = VictoryLaw::octic;
    options.max_turns = 1;
    check_equal(random_input(60, 1, 3), options);
}

TEST_CASE("the order of actors does not matter") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Input input = random_input(7, 2, seed);
        stats::CounterGenerator random(stats::StreamKey{seed, 2});
        const std::vector<std::size_t> order = stats::permutation(7, random);
        const std::vector<double> first = after_one_turn(input);
        const std::vector<double> other = after_one_turn(reordered(input, order));
        std::vector<double> expected;
        for (std::size_t i = 0; i < 7; ++i) {
            expected.insert(expected.end(), {first[order[i] * 2], first[order[i] * 2 + 1]});
        }
        // Sums in another order: about 1e-13 in a chance, 1e-11 on 0..100.
        CHECK(largest_gap(expected, other) < 1e-9);
    }
}

TEST_CASE("a mirrored scale gives mirrored positions") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Input input = random_input(6, 2, seed);
        Input mirrored = input;
        for (double& x : mirrored.position) {
            x = 100 - x;
        }
        std::vector<double> back = after_one_turn(mirrored);
        for (double& x : back) {
            x = 100 - x;
        }
        CHECK(largest_gap(after_one_turn(input), back) < 1e-9);
    }
}

TEST_CASE("the unit of power does not matter") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Input input = random_input(6, 2, seed);
        Input scaled = input;
        for (double& c : scaled.power) {
            c *= 1000;
        }
        // Strengths carry 1e-8 and 1e-10 against empty coalitions, which do not scale: 1e-10 relative to a vote.
        CHECK(largest_gap(after_one_turn(input), after_one_turn(scaled)) < 1e-4);
    }
}

TEST_CASE("an issue that nobody cares for changes nothing elsewhere") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const Input input = random_input(6, 1, seed);
        Input wider{.actors = 6, .issues = 2, .power = input.power, .position = {}, .salience = {}, .ideal = {},
                    .accommodation = {}};
        for (std::size_t i = 0; i < 6; ++i) {
            wider.position.insert(wider.position.end(), {input.position[i], 50.0});
            wider.salience.insert(wider.salience.end(), {input.salience[i], 0.0});
        }
        const Result<History> narrow = run_spatial(input, {});
        const Result<History> wide = run_spatial(wider, {});
        REQUIRE(narrow);
        REQUIRE(wide);
        REQUIRE(narrow->states.size() == wide->states.size());
        for (std::size_t i = 0; i < 6; ++i) {
            CHECK(wide->states.back().position[2 * i] == narrow->states.back().position[i]);
            CHECK(wide->states.back().position[2 * i + 1] == 50.0);
        }
    }
}

}  // namespace entente::theory::spatial

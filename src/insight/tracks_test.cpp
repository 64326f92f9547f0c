// Several tracks: solved apart where nothing joins them, and together where goals of those at the table do.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <cmath>

#include "base/near.h"
#include "insight/test_case.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;

namespace {

// Alpha sits at two tables, with Beta about a line and with Delta about a pipe. `goals` says what it wants of them.
std::string two_tables(const std::string& goals) {
    return R"toml(
[situation]
title = "Two tables"
question = "What then?"
as_of = 2025-01-01
horizon = 2025-12-31
setting = "coercion"
main-track = "line"
[game]
decisiveness = "5 to 20"
table-power = 0.5
[actor]
A = { name = "Alpha", influence = "60 to 80" }
B = { name = "Beta", influence = "40 to 60" }
D = { name = "Delta", influence = 50 }
[issue.line]
asks = "Where?"
landmarks = { middle = 50 }
reversion = "45 to 55"
decides = ["A", "B"]
[issue.pipe]
asks = "Which route?"
landmarks = { north = 40 }
reversion = 50
decides = ["A", "D"]
[position.line]
A = { at = "60 to 90", salience = "50 to 90" }
B = { at = "10 to 40", salience = "60 to 95" }
[position.pipe]
A = { at = 30, salience = 50 }
D = { at = "40 to 80", salience = 60 }
[no-deal]
B = { cost = "4 to 14" }
D = { cost = "2 to 12" }
[outcome]
both = "deal(line) and deal(pipe)"
rest = "not (deal(line) and deal(pipe))"
)toml" + goals;
}

struct Solved {
    model::Model model;
    ensemble::Sample sample;
    double in_force(const std::string& track, std::size_t draw) const {
        for (std::size_t t = 0; t < model.situation.tracks.size(); ++t) {
            if (model.situation.tracks[t].id == track) {
                return sample.block.column(sample.block.tracks,
                                           model.track_column(t, model::TrackCount::in_force))[draw];
            }
        }
        FAIL("no such track");
        return 0;
    }
};

Solved solve(const std::string& toml, std::uint64_t draws = 64) {
    Solved result{compiled(toml), {}};
    result.sample = sampled(result.model, draws);
    return result;
}

std::string goal(const std::string& scores) {
    return "[goal.alpha]\nof = \"A\"\nsays = \"What Alpha wants\"\nweight = 1\nscores = [" + scores + "]\n";
}

}  // namespace

TEST_CASE("tracks of one party with goals that do not join them are solved as if each were alone") {
    // Two goals of equal weight, each about one table: what the other brings is the same whatever happens here.
    const std::string apart = "[goal.of-line]\nof = \"A\"\nsays = \"Line\"\nweight = 1\n"
                              "scores = [[\"deal(line)\", 80], [\"otherwise\", 40]]\n"
                              "[goal.of-pipe]\nof = \"A\"\nsays = \"Pipe\"\nweight = 1\n"
                              "scores = [[\"deal(pipe)\", \"60 to 70\"], [\"otherwise\", 40]]\n";
    const std::string other = replaced(apart, "\"60 to 70\"", "41");
    const Solved one = solve(two_tables(apart));
    const Solved two = solve(two_tables(other));
    for (std::size_t d = 0; d < 64; ++d) {
        CHECK(near(one.in_force("line", d), two.in_force("line", d), {.absolute = 1e-12}));
        CHECK(std::fabs(one.in_force("pipe", d) - two.in_force("pipe", d)) > 1e-3);
    }
}

TEST_CASE("tracks joined by a goal: each answers the other's chance of a deal, as enumerating both standings says") {
    // Worth much only together. Given that the other comes into force with chance q, a deal here is worth
    // 90 q + 20 (1 - q), and none 20 q + 35 (1 - q): each track alone, with these scores, must give the joint answer.
    const std::string together = goal("[\"deal(line) and deal(pipe)\", 90], [\"deal(line) or deal(pipe)\", 20], "
                                      "[\"otherwise\", 35]");
    const Solved joint = solve(two_tables(together));
    double largest_gap = 0;
    for (std::size_t d = 0; d < 64; d += 7) {
        for (const bool of_line : {true, false}) {
            const std::string here = of_line ? "line" : "pipe";
            const std::string there = of_line ? "pipe" : "line";
            const double q = joint.in_force(there, d);
            const std::string alone =
                goal(fmt::format("[\"deal({})\", {:.17g}], [\"otherwise\", {:.17g}]", here, 90 * q + 20 * (1 - q),
                                 20 * q + 35 * (1 - q)));
            const Solved single = solve(two_tables(alone));
            CHECK(near(single.in_force(here, d), joint.in_force(here, d), {.absolute = 1e-8}));
            // Beside a table on which nothing comes about it would be another answer.
            const std::string ignored = goal(fmt::format("[\"deal({})\", 20], [\"otherwise\", 35]", here));
            largest_gap = std::max(largest_gap, std::fabs(solve(two_tables(ignored)).in_force(here, d) -
                                                          joint.in_force(here, d)));
        }
    }
    CHECK(largest_gap > 0.01);
}

TEST_CASE("a draw of joined tracks does not depend on the draws beside it") {
    const std::string toml = two_tables(goal("[\"deal(line) and deal(pipe)\", \"60 to 95\"], [\"otherwise\", 35]"));
    const Solved few = solve(toml, 5);
    const Solved many = solve(toml, 64);
    for (std::size_t d = 0; d < 5; ++d) {
        CHECK(few.in_force("line", d) == many.in_force("line", d));
    }
}

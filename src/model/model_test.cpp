#include "model/model.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "base/near.h"
#include "base/test_tools.h"
#include "model/evaluate.h"
#include "model/kept_plays.h"
#include "situation/load.h"
#include "stats/kernels.h"
#include "theory/density.h"

using namespace entente;
using namespace entente::model;
using entente::test_tools::need;

namespace {

// A small case with everything the model treats: a bargained track, an act with a voice, a reference class.
const char* const small_case = R"(
[situation]
title = "Small"
question = "What then?"
as_of = 2025-01-01
horizon = 2025-12-31
setting = "coercion"
[actor]
A = { name = "Alpha", influence = "60 to 80" }
B = { name = "Beta", influence = "40 to 60" }
C = { name = "Gamma", influence = 50 }
[issue.line]
asks = "Where?"
landmarks = { west = 20, middle = 50, east = 80 }
possible = [10, "85 to 95"]
reversion = "45 to 55"
decides = ["A", "B"]
[issue.tempo]
asks = "How fast?"
reversion = 30
decides = ["A", "B"]
[issue.ban]
asks = "How hard?"
landmarks = { soft = 30, hard = 60 }
reversion = 20
decides = ["A"]
voices = ["C"]
[position.line]
A = { at = "60 to 90", salience = "50 to 90" }
B = { at = "10 to 40", salience = "60 to 95" }
[position.tempo]
A = { at = "60 to 90", salience = 50 }
B = { at = "10 to 40", salience = 50 }
[position.ban]
A = { at = "20 to 80", salience = 60 }
C = { at = 10, salience = 20 }
[reference.deal]
class = "cases like it"
cases = "3 of 21"
window = "6 months"
fits = "partly"
[outcome]
east-deal = "deal and line > middle"
west-deal = "deal and line <= middle"
harsh = "no deal and ban >= hard"
calm = "no deal and ban < hard"
[claim.east]
source = "s"
says = "East is likelier"
test = "line > middle given deal"
expect = "likely"
[source.s]
publisher = "P"
published = 2024-12-01
)";

Model compiled(const std::string& toml) {
    Result<situation::Loaded> loaded = situation::read_situation(toml, "test.toml", ".");
    std::string problems;
    if (!loaded) {
        for (const Diagnostic& d : loaded.error()) problems += format(d) + "\n";
    }
    REQUIRE_MESSAGE(loaded.has_value(), problems);
    Result<Model> model = compile(loaded->situation);
    REQUIRE(model.has_value());
    return std::move(*model);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

Evaluation evaluated(const Model& model, std::size_t draws, Detail detail = Detail::full,
                     const Variation& variation = {}) {
    return evaluate(model, draw_inputs(model, 7, 0, draws, variation), variation, detail);
}

std::size_t cell_index(const Model& model, const std::string& outcome) {
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        const auto& cell = model.cells[c];
        if (cell.outcome && model.situation.outcomes[index(*cell.outcome)].id == outcome) return c;
    }
    FAIL("no such outcome");
    return 0;
}

}  // namespace

TEST_CASE("points are bins of no width between open intervals, and regions follow the expressions") {
    const Grid grid = make_grid({0, 100}, {60, 20, 60}, {{IssueId{}, 60, 100, false, true}}, 10);
    CHECK(grid.points == std::vector<double>{20, 60});
    CHECK(grid.regions() == 2);
    double covered = 0;
    for (std::size_t b = 0; b < grid.bins.size(); ++b) {
        covered += grid.bins[b].high - grid.bins[b].low;
        if (b > 0) CHECK(grid.bins[b].low == grid.bins[b - 1].high);
        CHECK(grid.bins[b].region == (grid.bins[b].low >= 60 && !grid.bins[b].is_point() ? 1U : 0U));
    }
    CHECK(covered == doctest::Approx(100).epsilon(1e-12));
    CHECK(grid.slots.size() == 6);  // three stretches, two points, and the end
}

TEST_CASE("a settlement within half a point of a landmark belongs to it") {
    const Grid grid = make_grid({0, 100}, {20, 20.8}, {}, 10);
    CHECK(grid.bins[bin_of(grid, 19.5)].is_point());
    CHECK_FALSE(grid.bins[bin_of(grid, 19.49)].is_point());
    CHECK(grid.bins[bin_of(grid, 20.39)].low == 20);
    CHECK(grid.bins[bin_of(grid, 20.41)].low == 20.8);
    CHECK(grid.bins[bin_of(grid, 20.41)].is_point());
    CHECK(bin_of(grid, 0) == 0);
    CHECK(bin_of(grid, 100) == grid.bins.size() - 1);
    CHECK(bin_of(make_grid({0, 100}, {0, 100}, {}, 10), 100) == 11);  // the point at the end
}

TEST_CASE("every value of the scale is in exactly the bin that contains it") {
    CHECK(rc::check("bin_of", [] {
        std::vector<double> points;
        for (const int p : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 101))) points.push_back(p);
        const Grid grid = make_grid({0, 100}, points, {}, 50);
        const double x = *rc::gen::inRange(0, 100001) / 1000.0;
        const Bin& bin = grid.bins[bin_of(grid, x)];
        const double place = point_near(grid, x).value_or(x);
        RC_ASSERT(bin.low <= place);
        RC_ASSERT(place <= bin.high);
        RC_ASSERT(bin.is_point() == point_near(grid, x).has_value());
    }));
}

TEST_CASE("the base measure is w learned + (1-w) flat, truncated to what is possible") {
    const Grid grid = make_grid({0, 100}, {50}, {}, 100);
    const Ladder ladder(grid, Ladder::Fineness::bins);
    std::vector<double> mass(ladder.size());
    const std::vector<double> positions{30, 80};
    const std::vector<double> weights{1, 1};

    ladder.settle({positions, weights, 20, 60, 0}, mass);  // flat alone
    CHECK(std::accumulate(mass.begin(), mass.end(), 0.0) == doctest::Approx(1).epsilon(1e-12));
    CHECK(mass[ladder.rung_of(25.5)] == doctest::Approx(1.0 / 40).epsilon(1e-9));
    CHECK(mass[ladder.rung_of(10.5)] == 0);
    CHECK(mass[ladder.rung_of(50)] == 0);  // a point has no flat mass

    ladder.settle({positions, weights, 20, 60, 1}, mass);  // learned alone: one atom is out of reach
    CHECK(std::accumulate(mass.begin(), mass.end(), 0.0) == doctest::Approx(1).epsilon(1e-12));
    const stats::Density density = theory::learned_density(positions, weights);
    const double reachable = stats::mass(density, 20, 60);
    CHECK(mass[ladder.rung_of(30)] == doctest::Approx(stats::mass(density, 30 - 1e-9, 31) / reachable).epsilon(1e-6));
    CHECK(mass[ladder.rung_of(55.5)] == doctest::Approx(stats::mass(density, 55, 56) / reachable).epsilon(1e-9));

    ladder.settle({positions, weights, 61, 60, 1}, mass);
    CHECK(std::accumulate(mass.begin(), mass.end(), 0.0) == 0);
    ladder.settle({positions, weights, 50, 50, 0.5}, mass);  // one value possible
    CHECK(mass[ladder.rung_of(50)] == doctest::Approx(1));
}

TEST_CASE("coarse and fine ladders agree on every stretch") {
    const Grid grid = make_grid({0, 100}, {20, 50, 80}, {}, 100);
    const Ladder fine(grid, Ladder::Fineness::bins);
    const Ladder coarse(grid, Ladder::Fineness::slots);
    std::vector<double> fine_mass(fine.size());
    std::vector<double> coarse_mass(coarse.size());
    const std::vector<double> positions{20.3, 47, 80, 99};
    const std::vector<double> weights{1, 2, 3, 1};
    const Landing landing{positions, weights, 12.3, 91.7, 0.6};
    fine.settle(landing, fine_mass);
    coarse.settle(landing, coarse_mass);
    for (std::size_t rung = 0; rung < coarse.size(); ++rung) {
        double sum = 0;
        for (std::size_t r = 0; r < fine.size(); ++r) {
            const bool inside = coarse.low(rung) == coarse.high(rung)
                                    ? fine.low(r) == fine.high(r) && fine.low(r) == coarse.low(rung)
                                    : fine.low(r) >= coarse.low(rung) && fine.high(r) <= coarse.high(rung) &&
                                          fine.low(r) < fine.high(r);
            sum += inside ? fine_mass[r] : 0;
        }
        CHECK(sum == doctest::Approx(coarse_mass[rung]).epsilon(1e-10));
    }
}

TEST_CASE("the base measure is equivariant: a mirrored scale mirrors the masses") {
    const Ladder ladder(make_grid({0, 100}, {30, 70}, {}, 100), Ladder::Fineness::bins);
    std::vector<double> mass(ladder.size());
    std::vector<double> mirrored(ladder.size());
    const std::vector<double> weights{1, 2, 3};
    ladder.settle({std::vector<double>{10.2, 45.1, 77.7}, weights, 5, 90, 0.4}, mass);
    ladder.settle({std::vector<double>{89.8, 54.9, 22.3}, weights, 10, 95, 0.4}, mirrored);
    for (std::size_t r = 0; r < mass.size(); ++r) {
        CHECK(mass[r] == doctest::Approx(mirrored[mass.size() - 1 - r]).epsilon(1e-9));
    }
}

TEST_CASE("cells of a draw sum to one, and claims condition") {
    const Model model = compiled(small_case);
    CHECK(model.stages.size() == 2);
    const Evaluation e = evaluated(model, 100);
    for (std::size_t d = 0; d < 100; ++d) {
        double sum = 0;
        double deal = 0;
        for (std::size_t c = 0; c < model.cells.size(); ++c) {
            sum += e.block.column(e.block.cells, c)[d];
            deal += model.cells[c].stage == 1 ? e.block.column(e.block.cells, c)[d] : 0;
        }
        CHECK(sum == doctest::Approx(1).epsilon(1e-12));
        CHECK(deal == doctest::Approx(e.block.column(e.block.tracks, model.track_column(0, TrackCount::in_force))[d]));
        CHECK(e.block.column(e.block.tests_given, 0)[d] == 0);  // stage without a deal
        CHECK(e.block.column(e.block.tests_given, 1)[d] == doctest::Approx(deal));
        CHECK(e.block.column(e.block.tests_event, 1)[d] ==
              doctest::Approx(e.block.column(e.block.cells, cell_index(model, "east-deal"))[d]).epsilon(1e-12));
    }
}

TEST_CASE("the outside view of a deal is the Jeffreys mean at constant hazard") {
    const Model model = compiled(small_case);
    const double window = 6 * 365.25 / 12;
    CHECK(need(model.outside[0]).mean == doctest::Approx(1 - std::pow(1 - 3.5 / 22, 364 / window)).epsilon(0.01));
}

TEST_CASE("an act lands at the weighted mean of decider and voices, whether or not there is a deal") {
    const Model model = compiled(small_case);
    const InputColumns inputs = draw_inputs(model, 7, 0, 200, {});
    const Evaluation e = evaluate(model, inputs, {}, Detail::full);
    const auto at = [&](const char* key) { return inputs.of(need(model.situation.find_input(key))); };
    const std::size_t ban = 0;  // issues are in order of id: ban, line, tempo
    REQUIRE(model.situation.issues[ban].id == "ban");
    for (std::size_t d = 0; d < 200; ++d) {
        const double a = at("actor.A.influence")[d] * 60;
        const double c = 50.0 * 20;
        const double x = (a * at("position.ban.A.at")[d] + c * 10) / (a + c);
        CHECK(e.block.column(e.block.issue_means, ban)[d] == doctest::Approx(x).epsilon(1e-12));
        const double no_deal = 1 - e.block.column(e.block.tracks, model.track_column(0, TrackCount::in_force))[d];
        const double harsh = e.block.column(e.block.cells, cell_index(model, "harsh"))[d];
        CHECK(harsh == doctest::Approx(x >= 59.5 ? no_deal : 0.0).epsilon(1e-12));
    }
}

// Nobody is decisive and interests do not count at the table: every signature is a coin toss, and what is signed is
// what experience makes likely.
const char* const coin_tosses = "\n[game]\ndecisiveness = 0.000001\ntable-power = 0\n";

TEST_CASE("without decisiveness terms given a deal are the base measure, and a deal is a matter of coin tosses") {
    const Model model = compiled(std::string(small_case) + coin_tosses);
    const Evaluation e = evaluated(model, 40);
    const std::size_t parties = model.course.tracks[0].parties();
    const double tosses = std::pow(0.5, static_cast<double>(parties));
    for (std::size_t d = 0; d < 40; ++d) {
        CHECK(near(e.block.column(e.block.tracks, model.track_column(0, TrackCount::in_force))[d], tosses,
                   {.relative = 1e-5}));
    }
}

TEST_CASE("gains are expected utility against reversion, terms that are not agreed gain nothing") {
    const Model model = compiled(std::string(small_case) + coin_tosses);
    const InputColumns inputs = draw_inputs(model, 7, 0, 50, {});
    const Evaluation e = evaluate(model, inputs, {}, Detail::full);
    const auto at = [&](const char* key) { return inputs.of(need(model.situation.find_input(key))); };
    const std::size_t positions = model.situation.positions.size();
    std::size_t line_b = positions;
    std::size_t ban_c = positions;
    for (std::size_t p = 0; p < positions; ++p) {
        const auto& position = model.situation.positions[p];
        const std::string name = model.situation.issue(position.issue).id + model.situation.actor(position.actor).id;
        line_b = name == "lineB" ? p : line_b;
        ban_c = name == "banC" ? p : ban_c;
    }
    const std::size_t calm = cell_index(model, "calm");
    for (std::size_t d = 0; d < 50; ++d) {
        CHECK(e.block.column(e.block.gains, calm * positions + line_b)[d] == 0);
        if (e.block.column(e.block.cells, calm)[d] > 0) {
            // Gamma holds one position, so all its weight is there: 100 x (|20-10| - |x-10|) / 100.
            const double x = e.block.column(e.block.issue_means, 0)[d];
            CHECK(e.block.column(e.block.gains, calm * positions + ban_c)[d] ==
                  doctest::Approx(10 - std::fabs(x - 10)).epsilon(1e-9));
        }
    }
    // Brute force over the fine bins: Beta's expected loss on the line given a western deal.
    const std::size_t west = cell_index(model, "west-deal");
    const IssueModel& line = model.issues[1];
    const Ladder ladder(line.grid, Ladder::Fineness::bins);
    std::vector<double> mass(ladder.size());
    for (std::size_t d = 0; d < 50; ++d) {
        const double a = at("actor.A.influence")[d] * at("position.line.A.salience")[d] / 100;
        const double b = at("actor.B.influence")[d] * at("position.line.B.salience")[d] / 100;
        const double beta = at("position.line.B.at")[d];
        const std::vector<double> places{at("position.line.A.at")[d], beta};
        ladder.settle({places, std::vector<double>{a, b}, 10, at("issue.line.possible.high")[d],
                       at("base.learned-weight")[d]}, mass);
        double loss = 0;
        double total = 0;
        for (std::size_t r = 0; r < mass.size(); ++r) {
            const double middle = (ladder.low(r) + ladder.high(r)) / 2;
            if (middle <= 50) {
                total += mass[r];
                loss += mass[r] * std::fabs(middle - beta);
            }
        }
        const double salience = at("position.line.B.salience")[d];
        const double weight = salience / (salience + 50);
        const double reversion = at("issue.line.reversion")[d];
        const double deal = e.block.column(e.block.tracks, model.track_column(0, TrackCount::in_force))[d];
        // Decisiveness of a millionth leaves a trace of that size.
        CHECK(e.block.column(e.block.cells, west)[d] / deal == doctest::Approx(total).epsilon(1e-5));
        // Bins are one point wide, so treating their inside as even moves a mean by well under a quarter point.
        CHECK(near(e.block.column(e.block.gains, west * positions + line_b)[d],
                   weight * (std::fabs(reversion - beta) - loss / total), {.absolute = 0.25}));
    }
}

TEST_CASE("probabilities alone are the same as with full detail") {
    const Model model = compiled(small_case);
    const Evaluation full = evaluated(model, 70);
    const Evaluation lean = evaluated(model, 70, Detail::probabilities);
    REQUIRE(full.block.cells.size() == lean.block.cells.size());
    for (std::size_t i = 0; i < full.block.cells.size(); ++i) {
        CHECK(full.block.cells[i] == doctest::Approx(lean.block.cells[i]).epsilon(1e-9));
    }
}

TEST_CASE("draws depend on seed, number and key alone") {
    const Model model = compiled(small_case);
    const Model larger = compiled(replaced(small_case, "[issue.line]", "Z = { name = \"Zeta\", influence = \"10 to 20\" }\n[issue.line]"));
    const InputColumns here = draw_inputs(model, 3, 64, 32, {});
    const InputColumns there = draw_inputs(larger, 3, 0, 96, {});
    for (std::size_t i = 0; i < model.situation.inputs.size(); ++i) {
        const InputId other = need(larger.situation.find_input(model.situation.inputs[i].key));
        for (std::size_t d = 0; d < 32; ++d) {
            CHECK(here.of(static_cast<InputId>(i))[d] == there.of(other)[64 + d]);
        }
    }
}

TEST_CASE("a variation changes the named inputs and no other") {
    const Model model = compiled(small_case);
    const InputId input = need(model.situation.find_input("actor.A.influence"));
    const Variation variation{{{input, stats::Elicited::point({0, 100}, 33), {}}}, std::nullopt, {}};
    const InputColumns base = draw_inputs(model, 3, 0, 16, {});
    const InputColumns changed = draw_inputs(model, 3, 0, 16, variation);
    for (std::size_t i = 0; i < model.situation.inputs.size(); ++i) {
        for (std::size_t d = 0; d < 16; ++d) {
            const auto id = static_cast<InputId>(i);
            CHECK(changed.of(id)[d] == (id == input ? 33 : base.of(id)[d]));
        }
    }
}

TEST_CASE("correlated inputs follow a Gaussian copula and keep their own distributions") {
    const Model model = compiled(std::string(small_case) +
                                 "\n[correlation.hawks]\nof = [\"position.line.A.at\", \"position.ban.A.at\"]\nrho = 0.7\n");
    const InputColumns inputs = draw_inputs(model, 11, 0, 20000, {});
    const double* x = inputs.of(need(model.situation.find_input("position.line.A.at")));
    const double* y = inputs.of(need(model.situation.find_input("position.ban.A.at")));
    std::size_t both_high = 0;
    std::size_t x_high = 0;
    for (std::size_t d = 0; d < 20000; ++d) {
        x_high += x[d] > 75 ? 1U : 0U;
        both_high += x[d] > 75 && y[d] > 50 ? 1U : 0U;
    }
    // Medians: P(both above) = 1/4 + asin(0.7)/(2 pi) = 0.3734; four standard errors at 20,000 draws are 0.014.
    CHECK(near(static_cast<double>(both_high) / 20000, 0.37341, {.absolute = 0.014}));
    CHECK(near(static_cast<double>(x_high) / 20000, 0.5, {.absolute = 0.014}));
}

TEST_CASE("a draw in which nothing is possible fails and leaves no trace") {
    // The loader refuses a file whose ends may cross; a what-if can still make them cross in some draws.
    const Model model = compiled(small_case);
    const InputId low = need(model.situation.find_input("issue.line.possible.low"));
    const Variation crossing{{{low, stats::Elicited::range({0, 100}, 85, 95), {}}}, std::nullopt, {}};
    const Evaluation e = evaluated(model, 400, Detail::full, crossing);
    const double failed = std::accumulate(e.block.failed.begin(), e.block.failed.end(), 0.0);
    CHECK(failed > 0);
    CHECK(failed < 400);
    double deals = 0;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        for (std::size_t d = 0; d < 400; ++d) {
            const double p = e.block.column(e.block.cells, c)[d];
            CHECK((e.block.failed[d] == 0 || p == 0));
            deals += model.cells[c].stage == 1 ? p : 0;
        }
    }
    double histogram = 0;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        if (model.cells[c].stage == 1) {
            const auto& mass = e.histograms.mass[c * model.issues.size() + 1];
            histogram += std::accumulate(mass.begin(), mass.end(), 0.0);
        }
    }
    CHECK(deals > 0);
    CHECK(histogram == doctest::Approx(deals));
}

TEST_CASE("an actor taken out of the room no longer weighs in") {
    const Model model = compiled(small_case);
    const ActorId gamma{2};
    REQUIRE(model.situation.actor(gamma).id == "C");
    const InputColumns inputs = draw_inputs(model, 7, 0, 20, {});
    const Evaluation e = evaluate(model, inputs, {{}, gamma, {}}, Detail::full);
    for (std::size_t d = 0; d < 20; ++d) {
        CHECK(e.block.column(e.block.issue_means, 0)[d] ==
              doctest::Approx(inputs.of(need(model.situation.find_input("position.ban.A.at")))[d]).epsilon(1e-12));
    }
}

// C answers the ban; what it gives up is proved or not, and A, who sees the proof alone, strikes or not.
const char* const answered = R"(
[goal.quiet]
of = "C"
weight = "40 to 60"
scores = [["strike == yes", "0 to 20"], ["answer == pay", "30 to 50"], ["otherwise", "70 to 90"]]
[move.answer]
actor = "C"
[move.answer.options]
pay = { cost = "1 to 5" }
hide = { looks-like = "pay", cost = "1 to 3" }
[chance.proof]
values = { yes = "2% to 6%", no = "rest" }
given = [["answer == hide and ban > 40", "40% to 60%"], ["answer == hide", "10% to 20%"]]
[move.strike]
actor = "A"
sees = ["answer", "proof"]
[move.strike.options]
no = {}
yes = { cost = "2 to 6" }
)";

TEST_CASE("plays kept from the base draws are those a rerun would make, and are not used where it would not") {
    const Model model = compiled(std::string(small_case) + answered);
    const auto pinned = [&](const char* key, stats::Bounds bounds, double value) {
        return Variation{{{need(model.situation.find_input(key)), stats::Elicited::point(bounds, value), {}}}};
    };
    const Variation wish = pinned("position.ban.A.at", {0, 100}, 55);
    const Variation goal = pinned("goal.quiet.weight", {0, 100}, 70);
    const Variation decisive = pinned("game.decisiveness", {0, 200}, 18);
    CHECK(plays_hold(model, wish));
    CHECK_FALSE(plays_hold(model, goal));
    CHECK_FALSE(plays_hold(model, decisive));
    KeptPlays kept(3);
    evaluate(model, draw_inputs(model, 7, 0, 96, {}), {}, Detail::margins, {}, &kept);
    for (const Variation& variation : {Variation{}, wish, goal, decisive}) {
        const InputColumns inputs = draw_inputs(model, 7, 0, 96, variation);
        const Evaluation fresh = evaluate(model, inputs, variation, Detail::margins);
        const Evaluation found = evaluate(model, inputs, variation, Detail::margins, {}, &kept);
        CHECK(found.block.cells == fresh.block.cells);
        CHECK(found.block.margins == fresh.block.margins);
    }
}

TEST_CASE("a region is known by the value that tells it, even beside a point that would take a settlement there") {
    const Grid grid = make_grid({0, 100}, {50}, {{IssueId{}, 50, 100, false, true}}, 100);
    REQUIRE(grid.regions() == 2);
    for (std::uint32_t region = 0; region < 2; ++region) {
        CHECK(region_told_by(grid, grid.region_value[region]) == region);
    }
    CHECK(grid.bins[bin_of(grid, grid.region_value[1])].region == 0);  // why it is not asked of bin_of
    CHECK_THROWS_AS(region_told_by(grid, 77.7), std::logic_error);
}

TEST_CASE("plays are kept where formulas name no issue, and lost draws are lost however they are found") {
    const std::string formula = "\n[payoff.toll]\nof = \"C\"\npoints = \"cost(answer) * 10 / 'actor.A.influence' - 3 * kept\"\n";
    const std::string by_issue = "\n[payoff.toll]\nof = \"C\"\npoints = \"ban / 10\"\n";
    const Model model = compiled(std::string(small_case) + answered + formula);
    const auto pinned = [&](const char* key, stats::Bounds bounds, double value) {
        return Variation{{{need(model.situation.find_input(key)), stats::Elicited::point(bounds, value), {}}}};
    };
    const Variation wish = pinned("position.ban.A.at", {0, 100}, 55);
    const Variation named = pinned("actor.A.influence", {0, 100}, 0);
    CHECK(plays_hold(model, wish));
    CHECK_FALSE(plays_hold(model, named));
    CHECK_FALSE(plays_hold(compiled(std::string(small_case) + answered + by_issue), wish));
    KeptPlays kept(3);
    evaluate(model, draw_inputs(model, 7, 0, 96, {}), {}, Detail::margins, {}, &kept);
    for (const Variation& variation : {Variation{}, wish, named}) {
        const InputColumns inputs = draw_inputs(model, 7, 0, 96, variation);
        const Evaluation fresh = evaluate(model, inputs, variation, Detail::margins);
        const Evaluation found = evaluate(model, inputs, variation, Detail::margins, {}, &kept);
        CHECK(found.block.cells == fresh.block.cells);
        CHECK(found.block.failed == fresh.block.failed);
    }
    const Evaluation lost = evaluate(model, draw_inputs(model, 7, 0, 96, named), named, Detail::margins);
    CHECK(std::accumulate(lost.block.failed.begin(), lost.block.failed.end(), 0.0) == 96);
}

TEST_CASE("a draw in which a payoff formula has no value is lost, and no other") {
    const std::string formula = "\n[payoff.toll]\nof = \"C\"\npoints = \"10 / cost(answer)\"\n";
    const Model sound = compiled(std::string(small_case) + answered + formula);
    const Evaluation all = evaluated(sound, 40);
    CHECK(std::accumulate(all.block.failed.begin(), all.block.failed.end(), 0.0) == 0);
    const Variation free{{{need(sound.situation.find_input("move.answer.pay.cost")),
                           stats::Elicited::point({-100, 100}, 0), {}}}};
    const Evaluation none = evaluated(sound, 40, Detail::full, free);
    CHECK(std::accumulate(none.block.failed.begin(), none.block.failed.end(), 0.0) == 40);
    CHECK(std::accumulate(none.block.cells.begin(), none.block.cells.end(), 0.0) == 0);
}

TEST_CASE("only what was made observable can be said to have been seen; anything else stops the caller") {
    const std::string signal = std::string(small_case) + "[signal.news]\nsays = \"News\"\ngiven = [[\"deal\", 0.9]]\notherwise = 0.1\n";
    const Model plain = compiled(signal);
    const Variation seen{{}, std::nullopt, {{true, 0, 0}}};
    CHECK_THROWS_AS(evaluated(plain, 8, Detail::probabilities, seen), std::logic_error);
    const Result<Model> watched = compile(plain.situation, {}, seen.observed);
    REQUIRE(watched.has_value());
    CHECK_NOTHROW(evaluated(*watched, 8, Detail::probabilities, seen));
    const Result<Model> unknown = compile(plain.situation, {}, {{true, 1, 0}});
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().front().code == "E505");
}

// Payoff formulas: told against the same payoff written by cases, in play and in gains.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "insight/stakes.h"
#include "insight/test_case.h"
#include "model/flows.h"
#include "model/kept_plays.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;

namespace {

// Gamma trades with Beta, and trade falls if Gamma complies.
constexpr const char* trade = R"toml(
[measure.order]
by = "A"
on = "B"
act = "bank-threat"
strength = 0.6
announced = "2024-01"
[measure.compliance]
by = "C"
on = "B"
act = "export-ban"
strength = 0.3
if = "gamma == comply"
imposed = "2 months"
[flow.sales]
from = "C"
to = "B"
unit = "USD bn"
history = "examples/china-russia-trade"
series = "exports-to-russia"
payments = 1
)toml";

std::string with_regions(std::string text) {
    text = replaced(std::move(text), R"(A = { name = "Alpha", influence = "60 to 80" })",
                    R"(A = { name = "Alpha", influence = "60 to 80", region = "US" })");
    text = replaced(std::move(text), R"(B = { name = "Beta", influence = "40 to 60" })",
                    R"(B = { name = "Beta", influence = "40 to 60", region = "RU" })");
    return replaced(std::move(text), R"(C = { name = "Gamma", influence = 50 })",
                    R"(C = { name = "Gamma", influence = 50, region = "CN" })");
}

std::string payoff(const std::string& actor, const std::string& what) {
    return "\n[payoff.more]\nof = \"" + actor + "\"\n" + what + "\n";
}

struct Run {
    model::Model model;
    ensemble::Sample sample;
};

Run run(const std::string& toml) {
    Result<situation::Loaded> loaded = situation::read_situation(toml, "small.toml", ENTENTE_SOURCE_DIR);
    if (!loaded) {
        FAIL(format(loaded.error().front()));
    }
    Result<model::Model> model = model::compile(std::move(loaded->situation));
    REQUIRE(model);
    ensemble::Sample sample = sampled(*model, 400);
    return {std::move(*model), std::move(sample)};
}

double furthest(const std::vector<double>& a, const std::vector<double>& b) {
    REQUIRE(a.size() == b.size());
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        most = std::max(most, std::fabs(a[i] - b[i]));
    }
    return most;
}

std::vector<double> gains(const Run& run, const std::string& actor) {
    const auto& actors = run.model.situation.actors;
    const auto at = std::find_if(actors.begin(), actors.end(), [&](const auto& a) { return a.id == actor; });
    std::vector<double> all;
    for (const OutcomeColumn& outcome : outcome_columns(run.model)) {
        const auto parts = gain_parts(run.model, static_cast<ActorId>(at - actors.begin()));
        const GainColumn column = gain_column(run.model, run.sample, outcome, parts);
        all.insert(all.end(), column.gain.begin(), column.gain.end());
    }
    return all;
}

// How likely each actor's answer is, cell by cell.
std::vector<double> answers(const Run& run) {
    std::vector<double> all;
    const model::Course& course = run.model.course;
    for (const model::Margin& margin : course.margins) {
        for (std::size_t cell = 0; cell < run.model.cells.size() && margin.kind == model::Margin::Kind::variable; ++cell) {
            for (std::size_t value = 0; value < margin.values; ++value) {
                const double* column = run.sample.block.column(
                    run.sample.block.margins, cell * course.margin_width + margin.offset + value);
                all.insert(all.end(), column, column + run.sample.draws());
            }
        }
    }
    return all;
}

void check_same(const Run& formula, const Run& cases, const std::string& actor) {
    CHECK(furthest(formula.sample.block.cells, cases.sample.block.cells) < 1e-9);   // the same sums in another order
    CHECK(furthest(answers(formula), answers(cases)) < 1e-9);
    CHECK(furthest(gains(formula, actor), gains(cases, actor)) < 1e-7);             // points of 100
}

double share_of_east(const Run& run) {
    double east = 0;
    double deal = 0;
    for (std::size_t c = 0; c < run.model.cells.size(); ++c) {
        const auto& outcome = run.model.cells[c].outcome;
        const std::string id = outcome ? run.model.situation.outcomes[index(*outcome)].id : "";
        const double* column = run.sample.cell(c);
        const double sum = std::accumulate(column, column + run.sample.draws(), 0.0);
        east += id == "east-deal" ? sum : 0.0;
        deal += id.ends_with("-deal") ? sum : 0.0;
    }
    return east / deal;
}

}  // namespace

TEST_CASE("a formula that asks how a track stands is the same payoff by cases") {
    const std::string text = std::string(small_case) + game_tables;
    const Run none = run(text);
    const Run kept = run(text + payoff("A", "points = \"8 * kept\""));
    check_same(kept, run(text + payoff("A", "scores = [[\"kept\", 8], [\"otherwise\", 0]]")), "A");
    CHECK(furthest(kept.sample.block.cells, none.sample.block.cells) > 1e-4);
    check_same(run(text + payoff("B", "points = \"5 * signed - 9 * deal\"")),
               run(text + payoff("B", "scores = [[\"deal\", -4], [\"signed\", 5], [\"otherwise\", 0]]")), "B");
}

TEST_CASE("a formula that names an issue takes every stretch of it that the file tells apart for itself") {
    const std::string text = std::string(small_case) + game_tables;
    const Run eastern = run(text + payoff("B", "points = \"-0.3 * line * deal\""));
    const auto line = std::find_if(eastern.model.issues.begin(), eastern.model.issues.end(),
                                   [](const model::IssueModel& issue) { return issue.kind == model::IssueKind::term; });
    CHECK(line->grid.regions() == 2);  // beyond the middle, or not
    CHECK(eastern.model.course.formulas[0].rows.size() == 3);  // those, and the reversion where there is no deal
    const double* points = eastern.sample.block.formulas.data();
    const std::size_t draws = eastern.sample.draws();
    const auto is_zero = [](double p) { return p == 0; };
    std::size_t without_deal = 0;
    for (std::size_t row = 0; row < 3; ++row) {
        const double* column = points + row * draws;
        without_deal += std::all_of(column, column + draws, is_zero) ? 1U : 0U;
        const bool is_east = column[0] < -0.3 * 50;
        CHECK(std::all_of(column, column + draws, [&](double p) { return p == 0 || (p < -0.3 * 50) == is_east; }));
    }
    CHECK(without_deal == 1);
    CHECK(share_of_east(eastern) < share_of_east(run(text)));
}

TEST_CASE("what measures are foreseen to do to a flow counts like the same number by cases") {
    const std::string text = with_regions(std::string(small_case) + game_tables) + trade;
    const Run formula = run(text + payoff("C", "points = \"0.5 * change(sales)\""));
    REQUIRE(formula.model.flows);
    const model::FlowChanges foreseen = model::foresee_flows(formula.model, formula.sample.inputs);
    REQUIRE(foreseen.of_case.size() == 2);
    const double change = foreseen.at(1, 0)[0];
    CHECK(foreseen.at(0, 0)[0] == 0);
    CHECK(change < -5);  // a third of most goods for ten of twelve months
    CHECK(change > -40);
    CHECK(furthest({foreseen.at(1, 0), foreseen.at(1, 0) + foreseen.draws},
                   std::vector<double>(foreseen.draws, change)) < 1e-9);
    const Run cases = run(text + payoff("C", fmt::format("scores = [[\"gamma == comply\", {}], [\"otherwise\", 0]]",
                                                         0.5 * change)));
    check_same(formula, cases, "C");
    const Run none = run(text);
    CHECK_FALSE(none.model.flows);
    CHECK(furthest(formula.sample.block.cells, none.sample.block.cells) < 1e-9);  // no outcome speaks of Gamma's answer
    CHECK(furthest(answers(formula), answers(none)) > 0.01);
    CHECK(furthest(gains(formula, "C"), gains(none, "C")) > 0.1);
    const Findings findings = find(formula.model, formula.sample, {});
    double by_payoff = 0;
    for (const Stake& stake : findings.stakes) {
        double sum = 0;
        for (const auto& [issue, gain] : stake.by_issue) sum += gain;
        for (const auto& [goal, gain] : stake.by_goal) sum += gain;
        for (const auto& [move, gain] : stake.by_move) sum += gain;
        for (const auto& [payoff, gain] : stake.by_payoff) {
            sum += gain;
            by_payoff = std::max(by_payoff, std::fabs(gain));
        }
        CHECK(sum == doctest::Approx(stake.gain.value).epsilon(1e-9));  // the same sums in another order
    }
    CHECK(by_payoff > 1e-3);
}

TEST_CASE("a formula whose names stand for too much is refused, with the payoff's name and the way out") {
    std::string text = std::string(small_case) + game_tables;
    std::string points = "flow(gamma)";
    for (int i = 0; i < 3; ++i) {
        text += fmt::format("[move.side-{0}]\nactor = \"C\"\nasks = \"And {0}?\"\n[move.side-{0}.options]\n"
                            "one = {{ cost = 1 }}\ntwo = {{}}\nthree = {{}}\nfour = {{}}\n", i);
        points += fmt::format(" + flow(side-{})", i);
    }
    Result<situation::Loaded> loaded =
        situation::read_situation(text + payoff("C", "points = \"" + points + "\""), "small.toml", ENTENTE_SOURCE_DIR);
    REQUIRE(loaded);
    const Result<model::Model> model = model::compile(std::move(loaded->situation));  // 3 x 4 x 4 x 4 combinations
    REQUIRE_FALSE(model);
    CHECK(model.error().front().code == "E502");
    CHECK(model.error().front().message.find("payoff.more") != std::string::npos);
    CHECK(model.error().front().hint.find("several payoffs") != std::string::npos);
}

TEST_CASE("what was foreseen is kept for reruns that leave measures alone, and changes no byte") {
    const std::string text = with_regions(std::string(small_case) + game_tables) + trade +
                             payoff("C", "points = \"0.5 * change(sales)\"");
    const Run base = run(text);
    const auto pinned = [&](const char* key, stats::Bounds bounds, double value) {
        const std::optional<InputId> input = base.model.situation.find_input(key);
        REQUIRE(input);
        return model::Variation{{{input.value_or(InputId{}), stats::Elicited::point(bounds, value), {}}}, std::nullopt, {}};
    };
    const model::Variation wish = pinned("position.ban.A.at", {0, 100}, 55);
    const model::Variation stronger = pinned("measure.compliance.strength", {0, 1}, 0.9);
    CHECK(model::flows_hold(base.model, wish));
    CHECK_FALSE(model::flows_hold(base.model, stronger));
    model::KeptPlays kept(12);
    for (const model::Variation& variation : {model::Variation{}, wish, stronger, wish}) {
        const model::InputColumns inputs = model::draw_inputs(base.model, 5, 0, 96, variation);
        const auto fresh = model::evaluate(base.model, inputs, variation, model::Detail::margins);
        const auto found = model::evaluate(base.model, inputs, variation, model::Detail::margins, {}, &kept);
        CHECK(found.block.formulas == fresh.block.formulas);
        CHECK(found.block.margins == fresh.block.margins);
    }
}

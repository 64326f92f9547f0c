// Thresholds in closed form against known answers, and situations with one answer and with several.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

#include "base/near.h"
#include "base/test_tools.h"
#include "insight/test_case.h"
#include "insight/thresholds.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;
using entente::test_tools::need;

namespace {

// T15: flows .2, .8, 1, direct gains .1, .05, -.1, chances of proof .05, .3, .9 and a harm of `harm` points once proved.
std::string t15(const std::string& harm) {
    return std::string(small_case) + R"toml(
[game]
decisiveness = 5
[move.third]
actor = "C"
asks = "How does the third party answer?"
[move.third.options]
comply = { cost = -30 }
symbolic = { cost = -85 }
defy = { cost = -90 }
[chance.proved]
says = "Is it proved?"
values = { yes = 0.9, no = "rest" }
given = [["third == comply", 0.05], ["third == symbolic", 0.3]]
[payoff.punished]
of = "C"
says = "Who is found out pays"
scores = [["proved == yes", )toml" +
           harm + R"toml(], ["otherwise", 0]]
)toml";
}

const OptionThresholds& symbolic(const std::vector<AnswerThresholds>& found) {
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].options.size() == 3);
    return found[0].options[1];
}

}  // namespace

TEST_CASE("T15: symbolic compliance is best for harms between .083333 and 2.2, in points of 100") {
    const std::vector<double> without{30, 85, 90};
    const std::vector<double> likely{0.05, 0.3, 0.9};
    const std::vector<double> harm(3, 60.0);
    const auto factors = best_between(without, likely, harm, 1);
    REQUIRE(factors.has_value());
    CHECK(near(need(factors).from * 60, 8.3333333333, {.absolute = 1e-9}));
    CHECK(near(need(factors).to * 60, 220, {.absolute = 1e-9}));
    CHECK_FALSE(best_between(std::vector<double>{30, 25, 40}, std::vector<double>{0.1, 0.1, 0.1}, harm, 1).has_value());
    CHECK(std::isinf(need(best_between(without, likely, harm, 0)).to));
    CHECK(threshold_chance(85, 25, 36) == doctest::Approx(49.0 / 60));
    CHECK(threshold_chance(85, 25, 100) == 0);
    CHECK(threshold_chance(85, 25, 0) == 1);
}

TEST_CASE("T15 as a situation: the file's own numbers give the closed form, and the chance at which form stops paying") {
    const model::Model model = compiled(t15("-60"));
    const ensemble::Sample sample = sampled(model, 256);
    const std::vector<AnswerThresholds> found = find_thresholds(model, sample);
    const OptionThresholds& option = symbolic(found);
    CHECK(option.best == doctest::Approx(1));
    // 85 - .3 * 60 = 67 against comply 27 and defy 36.
    CHECK(option.margin.middle == doctest::Approx(31).epsilon(1e-9));
    CHECK(option.cost_limit.middle == doctest::Approx(-85 + 31).epsilon(1e-9));
    REQUIRE(option.chances.size() == 1);
    const ChanceThreshold& proof = option.chances[0];
    CHECK(proof.best_below);
    CHECK(proof.at.low == doctest::Approx(49.0 / 60).epsilon(1e-9));
    CHECK(proof.at.high == doctest::Approx(49.0 / 60).epsilon(1e-9));
    CHECK(proof.now.middle == doctest::Approx(0.3).epsilon(1e-9));
    CHECK(proof.within == doctest::Approx(1));
    REQUIRE(proof.penalty_from.has_value());
    CHECK(need(proof.penalty_from).middle == doctest::Approx(25.0 / 3).epsilon(1e-9));
    CHECK_FALSE(proof.penalty_to.has_value());  // 220 points are more than there are
    // Defying stops being the best at the same harm, and is the best below it whatever it is.
    const std::vector<ChanceThreshold>& defied = found[0].options[2].chances;
    REQUIRE(defied.size() == 1);
    CHECK_FALSE(defied[0].penalty_from.has_value());
    REQUIRE(defied[0].penalty_to.has_value());
    CHECK(need(defied[0].penalty_to).middle == doctest::Approx(25.0 / 3).epsilon(1e-9));
}

TEST_CASE("a range of harms gives a range of thresholds, ordered") {
    const model::Model model = compiled(t15("\"-64 to -40\""));
    const std::vector<AnswerThresholds> found = find_thresholds(model, sampled(model, 256));
    const ChanceThreshold& proof = symbolic(found).chances.at(0);
    CHECK(proof.at.low < proof.at.middle);
    CHECK(proof.at.middle < proof.at.high);
    // Up to s = 70 defying is the best other answer: q* = (85 - (90 - .9 s)) / s = .9 - 5 / s.
    CHECK(near(proof.at.low, 0.775, {.absolute = 0.01}));
    CHECK(near(proof.at.high, 0.9 - 5.0 / 64, {.absolute = 0.01}));
}

namespace {

// Two who choose one after the other, the second without seeing: each wants to do what the other does.
std::string meeting(const std::string& gain) {
    return std::string(small_case) + R"toml(
[game]
decisiveness = 10
[move.first]
actor = "B"
asks = "Where does B go?"
[move.first.options]
opera = {}
fair = {}
[move.second]
actor = "C"
asks = "Where does C go?"
[move.second.options]
stage = {}
stalls = {}
[payoff.b-meets]
of = "B"
says = "Meet"
scores = [["first == opera and second == stage", )toml" +
           gain + R"toml(], ["first == fair and second == stalls", )toml" + gain + R"toml(], ["otherwise", 0]]
[payoff.c-meets]
of = "C"
says = "Meet"
scores = [["first == opera and second == stage", )toml" +
           gain + R"toml(], ["first == fair and second == stalls", )toml" + gain + R"toml(], ["otherwise", 0]]
)toml";
}

}  // namespace

TEST_CASE("a game of coordination has several answers where meeting is worth much, and one where it is not") {
    // Mixing is (1/2, 1/2); with lambda times gain above 2 two more answers split off it (p = 1 / (1 + exp(-l g (2p - 1)))).
    const model::Model much = compiled(meeting("60"));
    const std::optional<SeveralFinding> found = find_several(much, sampled(much, 256));
    REQUIRE(found.has_value());
    CHECK(need(found).draws == 256);
    CHECK(need(found).share == doctest::Approx(1));
    CHECK(need(found).most == 3);
    // At l g = 6 the outer answers have p = .0025: 6 (2p - 1) = log(p / (1 - p)).
    CHECK(need(found).apart > 0.98);
    const model::Model little = compiled(meeting("10"));
    CHECK_FALSE(find_several(little, sampled(little, 256)).has_value());
}

TEST_CASE("several answers are a warning of the findings, and one is none; both survive the trip through JSON") {
    const Case knot = solved(meeting("60"), 300);
    REQUIRE(knot.findings.several.has_value());
    const auto has_warning = [](const Findings& findings) {
        return std::any_of(findings.warnings.begin(), findings.warnings.end(),
                           [](const Diagnostic& d) { return d.code == "L703"; });
    };
    CHECK(has_warning(knot.findings));
    CHECK_FALSE(has_warning(solved(meeting("10"), 300).findings));
    const Case t15_case = solved(t15("-60"), 300);
    for (const Case* c : {&knot, &t15_case}) {
        const std::string json = to_json(c->findings, c->model.situation);
        const Result<Findings> back = from_json(json, c->model.situation, "findings.json");
        REQUIRE(back.has_value());
        CHECK(to_json(*back, c->model.situation) == json);
    }
}

TEST_CASE("what is too large to be searched for several answers is said to be so") {
    std::string text = meeting("60");
    for (int i = 0; i < 7; ++i) {
        text += fmt::format("[move.side-{0}]\nactor = \"C\"\nasks = \"And {0}?\"\n[move.side-{0}.options]\n"
                            "one = {{ cost = 1 }}\ntwo = {{}}\nthree = {{}}\n", i);
    }
    const Case large = solved(text, 60);
    REQUIRE(large.findings.several.has_value());
    CHECK(need(large.findings.several).too_large);
    CHECK(need(large.findings.several).draws == 0);
    CHECK(std::any_of(large.findings.warnings.begin(), large.findings.warnings.end(),
                      [](const Diagnostic& d) { return d.code == "L704"; }));
    const std::string json = to_json(large.findings, large.model.situation);
    const Result<Findings> back = from_json(json, large.model.situation, "findings.json");
    REQUIRE(back.has_value());
    CHECK(need(back->several).too_large);
}

TEST_CASE("a situation without such a knot has one answer") {
    const model::Model model = compiled(std::string(small_case) + game_tables);
    CHECK_FALSE(find_several(model, sampled(model, 256)).has_value());
}

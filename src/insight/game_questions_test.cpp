// Questions put to a sample of the game: pooling, watch list, observations, levers, delay, red team, pathways.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/near.h"
#include "base/test_tools.h"
#include "ensemble/pool.h"
#include "insight/delay.h"
#include "insight/levers.h"
#include "insight/observe.h"
#include "insight/past.h"
#include "insight/pathways.h"
#include "insight/red_team.h"
#include "insight/test_case.h"
#include "insight/watch.h"
#include "stats/kernels.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;
using entente::test_tools::need;

namespace {

const std::string game_case = std::string(small_case) + game_tables;

double chance_of(const Case& c, const std::string& id) {
    return outcome(c.findings, id).probability.value;
}

double entropy_bits(const std::vector<double>& p) {
    double entropy = 0;
    for (const double x : p) {
        entropy -= x > 0 ? x * std::log2(x) : 0.0;
    }
    return entropy;
}

const WatchRow& row(const Findings& findings, const std::string& id) {
    const auto found = std::find_if(findings.watch.begin(), findings.watch.end(),
                                    [&](const WatchRow& r) { return r.id == id; });
    REQUIRE(found != findings.watch.end());
    return *found;
}

}  // namespace

TEST_CASE("T13: a binary type and an offer of territory") {
    const std::vector<std::vector<double>> p{{0.4, 0.1}, {0.15, 0.35}};  // rows: types; columns: offer or not
    CHECK(near(mutual_information(p), 0.132505, {.absolute = 1e-6}));
    CHECK(near(expected_swing(p), 0.25, {.absolute = 1e-12}));
    CHECK(near(p[0][0] / (p[0][0] + p[1][0]), 0.727273, {.absolute = 1e-6}));
    CHECK(near(p[0][1] / (p[0][1] + p[1][1]), 0.222222, {.absolute = 1e-6}));
    CHECK(near(10 * std::log10(0.8 / 0.3), 4.26, {.absolute = 0.005}));
}

TEST_CASE("T13b: a symmetric channel of error one tenth") {
    const std::vector<std::vector<double>> p{{0.45, 0.05}, {0.05, 0.45}};
    CHECK(near(mutual_information(p), 0.368064, {.absolute = 1e-6}));
    CHECK(near(mutual_information(p) / std::log(2.0), 0.531004, {.absolute = 1e-6}));
    CHECK(near(expected_swing(p), 0.4, {.absolute = 1e-12}));
    CHECK(near(flip_probability({{0.5, 0.05}, {0.1, 0.35}}), 0.4, {.absolute = 1e-12}));
    CHECK(flip_probability({{0.5, 0.1}, {0.35, 0.05}}) == 0);
}

TEST_CASE("the pooled probability is met exactly, and nothing conditional on deal or no deal changes") {
    const Case pooled = solved(game_case, 2000);
    const Case alone = solved(without_reference(game_case), 2000);
    const Deal& deal = pooled.findings.deals[0];
    CHECK(near(need(deal.inside), need(alone.findings.deals[0].inside), {.absolute = 1e-12}));
    CHECK(near(need(deal.pooled), ensemble::pooled_probability(need(deal.inside), need(deal.outside), 0.5), {.absolute = 1e-12}));
    CHECK(near(ensemble::pooled_probability(need(deal.inside), need(deal.outside), 1), need(deal.inside), {.absolute = 1e-12}));
    const double with = need(deal.pooled);
    const double without = need(alone.findings.deals[0].pooled);
    for (const char* id : {"east-deal", "west-deal"}) {
        CHECK(near(chance_of(pooled, id) / with, chance_of(alone, id) / without, {.absolute = 1e-12}));
    }
    for (const char* id : {"harsh", "calm"}) {
        CHECK(near(chance_of(pooled, id) / (1 - with), chance_of(alone, id) / (1 - without), {.absolute = 1e-12}));
    }
}

TEST_CASE("reruns keep the odds factor of the base run") {
    const Case c = solved(game_case, 1500);
    REQUIRE(c.sample.odds.size() == 1);
    CHECK(c.sample.odds[0] != 1);
    const InputId at = need(c.model.situation.find_input("position.ban.A.at"));
    const model::Variation change{{{at, stats::Elicited::point({0, 100}, 90), {}}}, std::nullopt, {}};
    const ensemble::Sample rerun = std::move(
        ensemble::run_variations(c.model, ensemble::reruns_of(c.sample, 1000), {change}, model::Detail::probabilities)
            .front());
    CHECK(rerun.odds == c.sample.odds);
}

TEST_CASE("the watch list: information, swing and iterated expectations stay inside their bounds") {
    const Case c = solved(game_case);
    std::vector<double> forecast;
    for (const OutcomeForecast& o : c.findings.outcomes) {
        forecast.push_back(o.probability.value);
    }
    REQUIRE(c.findings.watch.size() >= 5);  // three signals, a move and a chance
    for (const WatchRow& r : c.findings.watch) {
        CAPTURE(r.id);
        std::vector<double> values;
        std::vector<double> mean(forecast.size(), 0.0);
        for (const WatchValue& value : r.values) {
            values.push_back(value.probability);
            for (std::size_t z = 0; z < mean.size(); ++z) {
                mean[z] += value.probability * value.forecast[z];
            }
        }
        for (std::size_t z = 0; z < mean.size(); ++z) {
            CHECK(near(mean[z], forecast[z], {.absolute = 1e-12}));
        }
        CHECK(r.information.value >= 0);
        CHECK(r.information.value <= std::min(entropy_bits(forecast), entropy_bits(values)) + 1e-12);
        CHECK(r.swing.value <= std::sqrt(r.information.value * std::log(2.0) / 2) + 1e-12);
    }
    CHECK(row(c.findings, "notice").due == "2025-06-01");
}

TEST_CASE("a duplicate of a signal adds nothing to it") {
    const Case c = solved(game_case);
    const WatchRow& bulletin = row(c.findings, "bulletin");
    const WatchRow& gazette = row(c.findings, "gazette");
    CHECK(near(bulletin.information.value, gazette.information.value, {.absolute = 1e-12}));
    CHECK(bulletin.rank == gazette.rank);
    REQUIRE(bulletin.adds.has_value());
    REQUIRE(gazette.adds.has_value());
    const double later = std::min(need(bulletin.adds), need(gazette.adds));
    CHECK(near(later, 0, {.absolute = 1e-9}));
}

TEST_CASE("reweighting by an event equals a file in which it is built in") {
    const std::string event = "[chance.turn]\nvalues = { yes = \"30% to 50%\", no = \"rest\" }\n"
                              "changes = { yes = { \"position.ban.A.at\" = \"50 to 90\" } }\n";
    const std::string alone = without_reference(small_case);
    const Case with_event = solved(alone + event, 8000);
    const Case built_in = solved(replaced(alone, "A = { at = \"20 to 80\"", "A = { at = \"50 to 90\""), 8000);
    const std::vector<std::string> written{"turn=yes"};
    const auto seen = read_observations(with_event.model.situation, written);
    REQUIRE(seen.has_value());
    const Result<ObserveFinding> finding = observe(with_event.model, with_event.sample, *seen);
    REQUIRE(finding.has_value());
    CHECK(finding->effective_draws > 2000);
    CHECK(near(finding->probability, 0.4, {.absolute = 0.03}));
    for (const WhatIfOutcome& o : finding->outcomes) {
        CAPTURE(o.outcome);
        const Estimate& direct = outcome(built_in.findings, o.outcome).probability;
        CHECK(std::fabs(o.changed - direct.value) < 4 * std::hypot(o.difference.error, direct.error) + 1e-12);
    }
}

TEST_CASE("observations: unknown names and values, contradictions, what cannot be") {
    const Case c = solved(game_case, 1024);
    const auto code_of = [&](const std::vector<std::string>& written) {
        const auto seen = read_observations(c.model.situation, written);
        return seen ? std::string() : seen.error().front().code;
    };
    CHECK(code_of({"notise=yes"}) == "E721");
    CHECK(code_of({"notice"}) == "E722");
    CHECK(code_of({"notice=perhaps"}) == "E722");
    CHECK(code_of({"notice=yes", "notice=no"}) == "E723");
    CHECK(code_of({"notice=yes", "notice=yes"}).empty());
    // The two papers never differ.
    const std::vector<std::string> written{"bulletin=yes", "gazette=no"};
    const auto seen = read_observations(c.model.situation, written);
    REQUIRE(seen.has_value());
    const Result<ObserveFinding> finding = observe(c.model, c.sample, *seen);
    REQUIRE_FALSE(finding.has_value());
    CHECK(finding.error().front().code == "E725");
    CHECK(finding.error().front().message.find("bulletin=yes has a probability of") != std::string::npos);
    CHECK(finding.error().front().message.find("together 0") != std::string::npos);
    // Nothing of the file, or no value of it: a caller's mistake is told, not followed.
    for (const model::Observation& wrong : {model::Observation{true, 99, 0}, model::Observation{true, 0, 9},
                                            model::Observation{false, 99, 0}}) {
        const Result<ObserveFinding> refused = observe(c.model, c.sample, {wrong});
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().front().code == "E505");
    }
}

TEST_CASE("an observation moves what hangs on it and says so; one that says nothing is called uninformative") {
    const std::string blank = "[signal.rain]\nsays = \"It rains\"\ngiven = [[\"deal\", 0.3]]\notherwise = 0.3\n";
    const Case c = solved(game_case + blank, 2048);
    const auto ask = [&](const std::string& text) {
        const std::vector<std::string> written{text};
        return *observe(c.model, c.sample, *read_observations(c.model.situation, written));
    };
    const ObserveFinding rain = ask("rain=yes");
    CHECK(near(rain.probability, 0.3, {.absolute = 1e-9}));
    CHECK_FALSE(rain.informative);
    CHECK(rain.largest_ratio == doctest::Approx(1).epsilon(1e-6));
    const ObserveFinding notice = ask("notice=yes");
    CHECK(notice.informative);
    for (const WhatIfOutcome& o : notice.outcomes) {
        if (o.outcome == "harsh") CHECK(o.changed > o.base + 0.1);
    }
    double after = 0;
    for (const WhatIfOutcome& o : notice.outcomes) after += o.changed;
    CHECK(after == doctest::Approx(1).epsilon(1e-9));
}

TEST_CASE("a limit at the end of the scale changes no byte") {
    const std::string limited = replaced(small_case, "B = { at = \"10 to 40\", salience = \"60 to 95\" }",
                                         "B = { at = \"10 to 40\", salience = \"60 to 95\", limit = 100 }");
    CHECK(sampled(compiled(small_case), 512).block.cells == sampled(compiled(limited), 512).block.cells);
}

TEST_CASE("a track is solved as if another, which nothing joins to it, were not there") {
    const std::string actors = replaced(small_case, "C = { name = \"Gamma\", influence = 50 }",
                                        "C = { name = \"Gamma\", influence = 50 }\nD = { name = \"Delta\", influence = 40 }\n"
                                        "E = { name = \"Eps\", influence = 30 }");
    const std::string two = replaced(replaced(actors, "setting = \"coercion\"",
                                              "setting = \"coercion\"\nmain-track = \"line\""),
                                     "[position.line]",
                                     "[issue.pipe]\nasks = \"Which route?\"\nreversion = 50\ndecides = [\"D\", \"E\"]\n"
                                     "[position.pipe]\nD = { at = 80, salience = 50 }\nE = { at = \"20 to 40\", salience = 60 }\n"
                                     "[position.line]");
    const model::Model joint = compiled(without_reference(two));
    const model::Model single = compiled(without_reference(small_case));
    const ensemble::Sample both = sampled(joint, 512);
    const ensemble::Sample one = sampled(single, 512);
    const std::size_t line = index(need(joint.situation.main_track));
    const double* in_both =
        both.block.column(both.block.tracks, joint.track_column(line, model::TrackCount::in_force));
    const double* in_one = one.block.column(one.block.tracks, single.track_column(0, model::TrackCount::in_force));
    for (std::size_t d = 0; d < 512; ++d) {
        CHECK(near(in_both[d], in_one[d], {.absolute = 1e-12}));
    }
}

TEST_CASE("levers: a stronger threat and a looser text raise the odds of a deal; the order is by effect per cost") {
    const std::string limited = replaced(small_case, "B = { at = \"10 to 40\", salience = \"60 to 95\" }",
                                         "B = { at = \"10 to 40\", salience = \"60 to 95\", limit = \"45 to 60\" }");
    const Case c = solved(limited + game_tables, 1024);
    std::vector<std::string> keys;
    double last = HUGE_VAL;
    for (const Lever& lever : c.findings.levers) {
        keys.push_back(lever.key);
        CHECK(lever.deal_per_ten() <= last);
        last = lever.deal_per_ten();
        CHECK(lever.deal.value > 0);
        CHECK(lever.cost > 0);
    }
    std::sort(keys.begin(), keys.end());
    CHECK(keys == std::vector<std::string>{"no-deal.A.cost", "no-deal.B.cost", "position.line.B.limit"});
    const auto looser = std::find_if(c.findings.levers.begin(), c.findings.levers.end(),
                                     [](const Lever& l) { return l.kind == Lever::Kind::looser_limit; });
    CHECK(looser->step == 10);                        // a tenth of 0..100, away from what B wants
    CHECK(looser->cost == doctest::Approx(10));       // all of B's salience is on that issue
}

TEST_CASE("delay: what no deal costs is taken off those at the table, and the two differ by the advantage") {
    const Case c = solved(game_case, 2048);
    REQUIRE(c.findings.delay.size() == 3);
    for (const DelayFinding& delay : c.findings.delay) {
        CHECK(near(delay.advantage.value, delay.none.value - delay.deal.value, {.absolute = 1e-12}));
        const std::string id = c.model.situation.actor(delay.actor).id;
        // Gains of goals count from what no deal usually brings; half a point is left to how draws and goals go together.
        if (id == "C") CHECK(near(delay.none.value, 0, {.absolute = 0.5}));
    }
    CHECK(std::is_sorted(c.findings.delay.begin(), c.findings.delay.end(),
                         [](const auto& a, const auto& b) { return a.advantage.value > b.advantage.value; }));
}

TEST_CASE("the red team pushes inputs in proportion to what they do, each inside its range") {
    const double end = stats::kernel_normal_quantile(0.95);
    const std::vector<Push> pushes{{static_cast<InputId>(0), 0.2}, {static_cast<InputId>(1), -0.1}};
    CHECK(pushed(pushes, 0) == std::vector<double>{0, 0});
    const std::vector<double> half = pushed(pushes, 0.5);
    CHECK(half[0] == doctest::Approx(-end));
    CHECK(half[1] == doctest::Approx(end / 2));
    const std::vector<double> whole = pushed(pushes, 1);
    CHECK(whole[0] == doctest::Approx(-end));
    CHECK(whole[1] == doctest::Approx(end));
    const Case c = solved(small_case, 2048);
    REQUIRE(c.findings.red_team.has_value());
    const RedTeam& red_team = need(c.findings.red_team);
    REQUIRE(red_team.found);
    CHECK(red_team.leader == "harsh");
    CHECK(red_team.values.front().key == "position.ban.A.at");
    CHECK(red_team.values.front().at > 50);
    CHECK(red_team.probability > red_team.target);
    for (const RedTeam::Value& value : red_team.values) {
        CHECK(value.percentile >= 0.05 - 1e-9);
        CHECK(value.percentile <= 0.95 + 1e-9);
    }
}

TEST_CASE("a typical draw is the one nearest to the mean, among those in which the outcome happens") {
    const std::vector<std::vector<double>> columns{{0, 1, 2, 3, 4}, {5, 5, 5, 5, 5}};
    CHECK(typical_draw(columns, {1, 1, 1, 1, 1}) == 2);
    CHECK(typical_draw(columns, {1, 1, 0.01, 1, 1}) != 2);
    CHECK(typical_draw(columns, {0, 0, 0, 0, 1}) == 4);
}

TEST_CASE("pathways tell rounds, the bargain, terms, answers and what is seen") {
    const Case c = solved(game_case, 2048);
    REQUIRE(c.findings.pathways.size() == 3);
    CHECK(c.findings.pathways[0].outcome == c.findings.target.name);
    for (const Pathway& pathway : c.findings.pathways) {
        CAPTURE(pathway.outcome);
        const bool is_deal = outcome(c.findings, pathway.outcome).is_deal;
        using Kind = Pathway::Step::Kind;
        const auto count = [&](Kind kind) {
            return std::count_if(pathway.steps.begin(), pathway.steps.end(),
                                 [&](const Pathway::Step& step) { return step.kind == kind; });
        };
        CHECK(count(Kind::past) == 1);
        CHECK(count(Kind::bargain) == 1);
        CHECK(count(Kind::term) == (is_deal ? 1 : 0));
        CHECK(count(Kind::act) == 1);
        CHECK(count(Kind::variable) == 3);
        for (const Pathway::Step& step : pathway.steps) {
            if (step.id == "ban" && pathway.outcome == "harsh") CHECK(step.number >= 60);
            if (step.id == "ban" && pathway.outcome == "calm") CHECK(step.number < 60);
            if (step.id == "bulletin") CHECK(step.value == (is_deal ? "yes" : "no"));
        }
    }
}

TEST_CASE("a round without a deal lowers the odds of one by what the game says of it") {
    const Case c = solved(game_case, 2048);
    const Deal& deal = c.findings.deals[0];
    REQUIRE(deal.before_past.has_value());
    CHECK(need(deal.inside) < need(deal.before_past));
    REQUIRE(c.findings.past.size() == 1);
    CHECK(near(c.findings.past[0].expected, 1 - need(deal.before_past), {.absolute = 1e-12}));
}

TEST_CASE("gains by issue, goal and own move add up") {
    const Case c = solved(game_case, 1024);
    for (const Stake& stake : c.findings.stakes) {
        double sum = 0;
        for (const auto& [issue, gain] : stake.by_issue) sum += gain;
        for (const auto& [goal, gain] : stake.by_goal) sum += gain;
        for (const auto& [move, gain] : stake.by_move) sum += gain;
        for (const auto& [payoff, gain] : stake.by_payoff) sum += gain;
        CHECK(near(sum, stake.gain.value, {.absolute = 1e-9}));
    }
}

TEST_CASE("findings of a game survive the trip through JSON") {
    const Case c = solved(game_case, 500);
    const std::string json = to_json(c.findings, c.model.situation);
    const Result<Findings> back = from_json(json, c.model.situation, "findings.json");
    REQUIRE(back.has_value());
    CHECK(to_json(*back, c.model.situation) == json);
}

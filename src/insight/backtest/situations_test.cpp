#include "insight/backtest/situations.h"

#include <doctest/doctest.h>

#include <cmath>

#include <stdexcept>

#include "base/test_tools.h"
#include "ensemble/run.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::insight;
using entente::test_tools::need;

namespace {

// One term and one act; positions and salience are points, so the compromise is known: (80 x 60 + 20 x 30) / 90 = 60.
const char* const talks = R"(
[situation]
title = "Talks"
question = "What then?"
as_of = 2025-01-01
horizon = 2025-12-31
setting = "council"
[actor]
A = { influence = 60 }
B = { influence = 30 }
[issue.line]
asks = "Where?"
scale = [0, 200]
landmarks = { middle = 100 }
reversion = 40
decides = ["A", "B"]
[issue.aid]
asks = "How much?"
reversion = 10
decides = ["A"]
[position.line]
A = { at = 160, salience = 50 }
B = { at = 40, salience = 50 }
[position.aid]
A = { at = 30, salience = 50 }
[outcome]
east = "deal and line > middle"
west = "deal and line <= middle"
)";

}  // namespace

TEST_CASE("results of a situation become cases on 0..100, with baselines beside them") {
    const model::Model model = *model::compile(situation::read_situation(talks, "talks.toml", ".").value().situation);
    const ensemble::Sample sample = ensemble::run(model, {.draws = 500}, {}, model::Detail::full, {});
    situation::Resolution resolution;
    resolution.results.push_back({static_cast<IssueId>(1), 120, need(parse_date("2025-06-01")), "x"});
    resolution.results.push_back({static_cast<IssueId>(0), 35, need(parse_date("2025-06-01")), "x"});
    resolution.outcome = situation::OutcomeResult{"east", need(parse_date("2025-06-01")), "x"};
    ResolvedBacktest test;
    add_situation("talks", model, sample, resolution, test);
    add_situation("again", model, sample, resolution, test);

    REQUIRE(test.cases.size() == 4);
    CHECK(test.cases[0].name == "talks.line");
    CHECK(test.cases[0].outcome == 60);
    CHECK(test.cases[2].group == 1);
    const auto method = [&](const std::string& name) -> const BacktestForecast& {
        for (const BacktestForecast& forecast : test.forecasts) {
            if (forecast.method == name) return forecast;
        }
        throw std::runtime_error(name);
    };
    CHECK(method("reversion").point[0] == 20);
    CHECK(method("compromise").point[0] == doctest::Approx(60));
    CHECK(std::isnan(method("compromise").point[1]));  // an act is nobody's compromise
    CHECK(method("entente").point[1] == doctest::Approx(30).epsilon(.02));
    for (const BacktestForecast& forecast : test.forecasts) CHECK(forecast.point.size() == 4);

    const BacktestScores scores = score_forecasts(test.cases, test.forecasts, {.reference = "entente"});
    REQUIRE(scores.methods.size() >= 4);
    // Evenly over 0..100 with the truth at 60: 100 (.6^3 + .4^3) / 3; the stretches are narrow enough to agree.
    CHECK(scores.methods[1].method == "flat");
    CHECK(scores.methods[1].case_crps[0] == doctest::Approx(100 * (.216 + .064) / 3).epsilon(1e-3));

    REQUIRE(test.outcomes.size() == 2);
    const OutcomeScore& outcome = test.outcomes[0];
    CHECK(outcome.outcomes == 3);  // the two of the file, and no deal
    CHECK(outcome.log == doctest::Approx(-std::log(outcome.probability)));
    // (1 - p)^2, and between half and all of as much from how the other two share the rest.
    const double missed = (1 - outcome.probability) * (1 - outcome.probability);
    CHECK(outcome.brier >= 1.5 * missed - 1e-12);
    CHECK(outcome.brier <= 2 * missed + 1e-12);
    CHECK(outcome.even_log == doctest::Approx(std::log(3)));
    CHECK(outcome.even_brier == doctest::Approx(2. / 3));
}

TEST_CASE("an outcome that the forecast had no room for counts as called impossible") {
    const model::Model model = *model::compile(situation::read_situation(talks, "talks.toml", ".").value().situation);
    const ensemble::Sample sample = ensemble::run(model, {.draws = 100}, {}, model::Detail::full, {});
    situation::Resolution resolution;
    resolution.outcome = situation::OutcomeResult{"other", need(parse_date("2025-06-01")), "x"};
    ResolvedBacktest test;
    add_situation("talks", model, sample, resolution, test);
    CHECK(test.cases.empty());
    REQUIRE(test.outcomes.size() == 1);
    CHECK(test.outcomes[0].probability == 0);
    CHECK(std::isinf(test.outcomes[0].log));
}

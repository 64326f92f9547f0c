#include "insight/theories.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "ensemble/run.h"
#include "insight/forecast.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::insight;

namespace {

// Everything is a point, so every draw is the same table: compromise (160 x 60 + 40 x 30) / 90 = 120.
std::string talks(bool with_second_issue) {
    std::string text = R"(
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
[position.line]
A = { at = 160, salience = 50 }
B = { at = 40, salience = 50 }
)";
    if (with_second_issue) {
        text += R"(
[issue.aid]
asks = "How much?"
reversion = 10
decides = ["A", "B"]
[position.aid]
A = { at = 80, salience = 30 }
B = { at = 20, salience = 90 }
)";
    }
    return text;
}

Findings ask(bool with_second_issue, std::size_t threads) {
    const model::Model model =
        *model::compile(situation::read_situation(talks(with_second_issue), "talks.toml", ".").value().situation);
    const ensemble::Sample sample =
        ensemble::run(model, {.draws = 300, .seed = 1, .threads = threads}, {}, model::Detail::full, {});
    Findings findings;
    findings.issues = forecast_issues(model, sample, {});
    add_theories(model, sample, 200, findings);
    return findings;
}

const TheoryNote& note_of(const Findings& findings, const std::string& theory) {
    const auto found = std::find_if(findings.theory_notes.begin(), findings.theory_notes.end(),
                                    [&](const TheoryNote& note) { return note.theory == theory; });
    REQUIRE(found != findings.theory_notes.end());
    return *found;
}

const Spread& points_of(const IssueForecast& forecast, const std::string& theory) {
    const auto found = std::find_if(forecast.by_theory.begin(), forecast.by_theory.end(),
                                    [&](const TheoryPoint& point) { return point.theory == theory; });
    REQUIRE(found != forecast.by_theory.end());
    return found->points;
}

}  // namespace

TEST_CASE("theories join the closed forms on the first draws, and say how") {
    const Findings findings = ask(true, 1);
    const IssueForecast& line = findings.issues[1];
    CHECK(points_of(line, "compromise").p50 == doctest::Approx(120));
    CHECK(points_of(line, "mean").p50 == doctest::Approx(100));
    CHECK(points_of(line, "mean").p05 == points_of(line, "mean").p95);
    // The cost of no deal is drawn anew for each draw, so the bargaining theories spread.
    CHECK(points_of(line, "nash").p05 < points_of(line, "nash").p95);
    CHECK(note_of(findings, "exchange").reading == "all issues together");
    CHECK(note_of(findings, "challenge").reading == "issue by issue");
    CHECK(note_of(findings, "exchange").draws == 200);
}

TEST_CASE("a theory that cannot take the situation says why") {
    const Findings findings = ask(false, 1);
    CHECK(note_of(findings, "exchange").draws == 0);
    CHECK_FALSE(note_of(findings, "exchange").refusal.empty());
    CHECK_FALSE(note_of(findings, "agenda-setter").refusal.empty());
    for (const TheoryPoint& point : findings.issues[0].by_theory) {
        CHECK(point.theory != "exchange");
    }
}

TEST_CASE("threads change nothing") {
    const Findings one = ask(true, 1);
    const Findings three = ask(true, 3);
    for (std::size_t k = 0; k < one.issues.size(); ++k) {
        REQUIRE(one.issues[k].by_theory.size() == three.issues[k].by_theory.size());
        for (std::size_t t = 0; t < one.issues[k].by_theory.size(); ++t) {
            CHECK(one.issues[k].by_theory[t].points.mean == three.issues[k].by_theory[t].points.mean);
        }
    }
}

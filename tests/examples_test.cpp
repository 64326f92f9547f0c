// What a specialist would refuse to read past: the fence around the Alaska examples, and what every shipped example
// must do. The claims that stand for the fence are in the files; their limits are here.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "brief/audit.h"
#include "brief/compose.h"
#include "ensemble/run.h"
#include "insight/find.h"
#include "situation/lints.h"
#include "situation/load.h"

using namespace entente;

namespace {

struct Example {
    model::Model model;
    insight::Findings findings;
};

Example solve(const std::string& name) {
    const std::string file = std::string(ENTENTE_SOURCE_DIR) + "/examples/" + name + "/situation.toml";
    Result<situation::Loaded> loaded = situation::load_situation(file);
    std::string problems;
    if (!loaded) {
        for (const Diagnostic& d : loaded.error()) {
            problems += format(d) + "\n";
        }
    }
    REQUIRE_MESSAGE(loaded.has_value(), problems);
    Result<model::Model> model = model::compile(std::move(loaded->situation));
    REQUIRE(model.has_value());
    const ensemble::Sample sample =
        ensemble::run(*model, {.draws = 10000, .seed = 1}, {}, model::Detail::full, {});
    insight::Findings findings = insight::find(*model, sample, {});
    return {std::move(*model), std::move(findings)};
}

double claim(const Example& example, const std::string& id) {
    const auto found = std::find_if(example.findings.claims.begin(), example.findings.claims.end(),
                                    [&](const insight::ClaimFinding& c) { return c.id == id; });
    REQUIRE(found != example.findings.claims.end());
    REQUIRE(found->probability.has_value());
    return found->probability->value;
}

}  // namespace

TEST_CASE("the fence: withdrawal, recognition and large banks stay where experience puts them") {
    for (const char* name : {"alaska-2025", "alaska-2025-after"}) {
        CAPTURE(name);
        const Example example = solve(name);
        CHECK(claim(example, "no-walk-back") < 0.01);
        CHECK(claim(example, "no-recognition") < 0.05);
        CHECK(claim(example, "major-banks-spared") < 0.10);
        CHECK(claim(example, "no-open-break") < 0.01);
        // A fence that the inputs rule out would be an assumption, not a forecast.
        CHECK(claim(example, "no-walk-back") > 0);
        CHECK(claim(example, "no-recognition") > 0);
        CHECK(claim(example, "major-banks-spared") > 0);
    }
}

TEST_CASE("who decides what is right in the Alaska file") {
    const Example example = solve("alaska-2025");
    const situation::Situation& s = example.model.situation;
    const auto ids = [&](const std::vector<ActorId>& actors) {
        std::string text;
        for (const ActorId actor : actors) {
            text += s.actor(actor).id + " ";
        }
        return text;
    };
    for (const situation::Issue& issue : s.issues) {
        CAPTURE(issue.id);
        if (issue.id == "secondary" || issue.id == "pressure") {
            CHECK(ids(issue.decides) == "US ");  // secondary sanctions are Washington's own act
        } else if (issue.id == "listings") {
            CHECK(ids(issue.decides) == "EU ");  // European sanctions are Europe's
        } else if (issue.id == "control" || issue.id == "guarantees") {
            CHECK(ids(issue.blocks) == "UA ");  // Kyiv can block the line and the guarantees
        }
    }
}

TEST_CASE("every shipped example is clean: its lints are answered, its outcomes are a distribution") {
    for (const char* name : {"alaska-2025", "alaska-2025-after", "four-issues"}) {
        CAPTURE(name);
        const Example example = solve(name);
        for (const Diagnostic& d : situation::lint(example.model.situation)) {
            CHECK_MESSAGE(d.severity == Severity::note, format(d));
        }
        double sum = 0;
        for (const insight::OutcomeForecast& outcome : example.findings.outcomes) {
            sum += outcome.probability.value;
        }
        CHECK(sum == doctest::Approx(1).epsilon(1e-9));
        CHECK(example.findings.failed_draws == 0);
        // Rows add up, words match their bands, nothing later than as_of is cited, every number has a reason.
        const brief::Brief composed = brief::compose(example.model.situation, example.findings, {});
        for (const std::string& complaint : brief::audit(composed, example.model.situation, example.findings)) {
            CHECK_MESSAGE(false, complaint);
        }
    }
}

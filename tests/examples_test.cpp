// What a specialist would refuse to read past: the fence around the Alaska examples, and what every shipped example
// must do. The claims that stand for the fence are in the files; their limits are here.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/test_tools.h"
#include "brief/audit.h"
#include "brief/compose.h"
#include "brief/render.h"
#include "ensemble/run.h"
#include "insight/find.h"
#include "situation/lints.h"
#include "situation/load.h"

using namespace entente;
using entente::test_tools::need;

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

/// Each example is solved once, whichever test asks first.
const Example& solved(const std::string& name) {
    static std::map<std::string, Example> known;
    const auto found = known.find(name);
    return found != known.end() ? found->second : known.emplace(name, solve(name)).first->second;
}

double claim(const Example& example, const std::string& id) {
    const auto found = std::find_if(example.findings.claims.begin(), example.findings.claims.end(),
                                    [&](const insight::ClaimFinding& c) { return c.id == id; });
    REQUIRE(found != example.findings.claims.end());
    return need(found->probability).value;
}

}  // namespace

TEST_CASE("the fence: withdrawal, recognition and large banks stay where experience puts them") {
    for (const char* name : {"alaska-2025", "alaska-2025-after"}) {
        CAPTURE(name);
        const Example& example = solved(name);
        CHECK(claim(example, "no-walk-back") < 0.01);
        CHECK(claim(example, "no-recognition") < 0.05);
        CHECK(claim(example, "major-banks-spared") < 0.10);
        CHECK(claim(example, "no-open-break") < 0.01);
        CHECK(claim(example, "no-lethal-aid") < 0.03);
        // A fence that the inputs rule out would be an assumption, not a forecast.
        CHECK(claim(example, "no-walk-back") > 0);
        CHECK(claim(example, "no-recognition") > 0);
        CHECK(claim(example, "major-banks-spared") > 0);
        CHECK(claim(example, "no-open-break") > 0);
        CHECK(claim(example, "no-lethal-aid") > 0);
    }
}

TEST_CASE("the fence of Beijing 2024: no open break, no open arms, no large bank, no checks on end use") {
    const Example& example = solved("beijing-2024");
    CHECK(claim(example, "no-open-break") < 0.01);
    CHECK(claim(example, "no-open-arms") < 0.03);
    CHECK(claim(example, "no-large-bank") < 0.05);
    CHECK(claim(example, "near-an-embargo") < 0.10);
    // Both are options of Beijing's move: what they come to is computed, so it is small and not nothing.
    CHECK(claim(example, "no-open-break") > 0);
    CHECK(claim(example, "no-open-arms") > 0);
    CHECK(claim(example, "no-large-bank") > 0);
    CHECK(claim(example, "near-an-embargo") > 0);
}

TEST_CASE("the fence of the truce: what has to be scored at the horizon is still open") {
    const Example& example = solved("truce-2027");
    CHECK(later(example.model.situation.horizon, need(example.model.situation.written)));
    CHECK(claim(example, "policy-unchanged") > 0.80);  // fifty years of the same words
    CHECK(claim(example, "next-chips-stay-home") > 0.75);
    for (const insight::ClaimFinding& c : example.findings.claims) {
        CAPTURE(c.id);
        const double chance = need(c.probability).value;
        CHECK(chance > 0);
        CHECK(chance < 1);
    }
}

TEST_CASE("in May 2024 whoever has a move is not whoever signs: state and banks are apart") {
    const Example& example = solved("beijing-2024");
    const situation::Situation& s = example.model.situation;
    for (const situation::Issue& issue : s.issues) {
        CAPTURE(issue.id);
        const std::size_t deciders = issue.id == "undertaking" || issue.id == "forbearance" ? 2 : 1;
        CHECK(issue.decides.size() == deciders);
    }
    for (const situation::Move& move : s.moves) {
        const std::string move_id = s.variable(move.variable).id;
        CAPTURE(move_id);
        const std::string owner = s.actor(move.actor).id;
        CHECK(owner == (move_id == "banks" ? "BANKS" : move_id == "beijing" ? "CN" : "US"));
    }
}

TEST_CASE("who decides what is right in the Alaska file") {
    const Example& example = solved("alaska-2025");
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
    for (const char* name : {"alaska-2025", "alaska-2025-after", "beijing-2024", "truce-2027", "four-issues"}) {
        CAPTURE(name);
        const Example& example = solved(name);
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
        CHECK(brief::render_html(composed).size() < 300'000);  // light enough for any mail
    }
}

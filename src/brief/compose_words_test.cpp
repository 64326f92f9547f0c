// What sentences say where numbers are level, nil or many: the places where a fixed phrase would say something untrue.
#include <doctest/doctest.h>

#include <initializer_list>
#include <optional>
#include <string>

#include "brief/compose.h"
#include "brief/fixture.h"
#include "brief/line.h"
#include "brief/render.h"

namespace entente::brief {
namespace {

/// The brief as one line of text, so that no phrase is broken.
std::string told(const insight::Findings& findings) {
    std::string text;
    for (const char c : render_text(compose(testing::example_situation(), findings), {.width = 100})) {
        const bool space = c == ' ' || c == '\n';
        if (!space || text.empty() || text.back() != ' ') {
            text += space ? ' ' : c;
        }
    }
    return text;
}

bool says(const insight::Findings& findings, const std::string& phrase) {
    return told(findings).find(phrase) != std::string::npos;
}

}  // namespace

TEST_CASE("names carry the article that English wants within a sentence") {
    CHECK(with_article("The Neighbour") == "the Neighbour");
    CHECK(with_article("Theodora") == "Theodora");
    CHECK(with_article("United States") == "the United States");
    CHECK(with_article("China") == "China");
}

TEST_CASE("answers that are level are both named, in the sentence and over the dots") {
    insight::Findings findings = testing::example_findings();
    CHECK_FALSE(says(findings, "too close to call"));
    findings.moves.front().options = {{.04, .002}, {.481, .0001}, {.479, .0001}};
    CHECK(says(findings, "; too close to call with “"));
    CHECK(says(findings, " lead with 24 of 50 dots each."));
}

TEST_CASE("outcomes that are level share the title of their dots") {
    insight::Findings findings = testing::example_findings();
    CHECK(says(findings, "is the likeliest outcome: "));
    for (insight::OutcomeForecast& outcome : findings.outcomes) {
        outcome.probability.value = .05;
    }
    findings.outcomes[0].probability.value = findings.outcomes[3].probability.value = .4;
    CHECK(says(findings, "are the likeliest outcomes: "));
}

TEST_CASE("where nobody gains from delay, nobody is named") {
    insight::Findings findings = testing::example_findings();
    CHECK(says(findings, "to be expected: most Russia (+3 points), least Ukraine (-7 points)"));
    findings.delay.front().advantage.value = 1.2;
    CHECK(says(findings, "to be expected: most Russia (+1 point), least"));
    findings.delay.front().advantage.value = 0.4;
    CHECK(says(findings, "to be expected: nobody, least Ukraine (-7 points)"));
}

TEST_CASE("rounds that teach nothing leave the odds where they are") {
    insight::Findings findings = testing::example_findings();
    CHECK(says(findings, "What the rounds teach moves the game's odds"));
    for (insight::Deal& deal : findings.deals) {
        deal.before_past = deal.inside;
    }
    CHECK(says(findings, "What the rounds teach leaves the game's odds"));
}

TEST_CASE("a what-if that changes no printed chance is not among what would change our mind") {
    insight::Findings findings = testing::example_findings();
    for (insight::WhatIfFinding& what_if : findings.what_ifs) {
        for (insight::WhatIfOutcome& outcome : what_if.outcomes) {
            outcome.difference = {.003, .0005};
            outcome.low = .002;
            outcome.high = .004;
        }
    }
    CHECK(says(findings, "No what-if of the file moves an outcome by a point or more"));
}

TEST_CASE("the table of levers says how a measure stands that comes whatever happens") {
    const auto stands = [](std::optional<economy::Month> announced, std::optional<economy::Month> imposed,
                           std::optional<economy::Month> lifted, const std::string& phrase) {
        situation::Situation s = testing::example_situation();  // as of August 2025
        economy::Measure& order = s.measures[1].kind;
        order.act = economy::Act::bank_listing;
        order.announced = announced;
        order.imposed = imposed;
        order.lifted = lifted;
        const std::string table = render_markdown(compose(s, testing::example_findings()));
        return table.find("Washington threatens foreign banks | " + phrase + " |") != std::string::npos;
    };
    const economy::Month spring = economy::make_month(2025, 4);
    const economy::Month now = economy::make_month(2025, 8);
    const economy::Month winter = economy::make_month(2025, 12);
    CHECK(stands(spring, now, {}, "in force"));
    CHECK(stands(spring, winter, {}, "announced"));
    CHECK(stands(winter, winter, {}, "to come"));
    CHECK(stands(spring, spring, now, "lifted"));
    CHECK(stands(spring, spring, winter, "in force"));
}

TEST_CASE("inputs that change the leader get a line each, and those after the fourth share one") {
    insight::Findings findings = testing::example_findings();
    const insight::Flip flip = findings.flips.front();
    findings.flips.assign(4, flip);
    CHECK_FALSE(says(findings, "Another outcome leads as well with"));
    findings.flips.assign(6, flip);
    CHECK(says(findings, "Another outcome leads as well with what the United States wants on secondary at 68; what the"));
}

}  // namespace entente::brief

// Gains, costs and thresholds as the play reckons them: costs told as another loss, and what types change.
#include <doctest/doctest.h>

#include <cmath>

#include "base/near.h"
#include "base/test_tools.h"
#include "insight/delay.h"
#include "insight/stakes.h"
#include "insight/test_case.h"
#include "insight/thresholds.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;

namespace {

// Gamma moves, and the same answer is priced in two ways: as points, and as a loss on the ban of as many points.
std::string priced(const std::string& comply) {
    std::string text = replaced(small_case, R"(C = { at = "70 to 80", salience = "10 to 20" })",
                                R"(C = { at = 75, salience = 60 })");
    text = replaced(text, R"(C = { at = "5 to 15", salience = "60 to 80" })", R"(C = { at = 10, salience = 60 })");
    return text + "[move.gamma]\nactor = \"C\"\nasks = \"How?\"\n[move.gamma.options]\ncomply = { cost = " + comply +
           " }\ndefy = { cost = \"0 to 30\" }\n[payoff.toll]\nof = \"A\"\npoints = \"cost(gamma)\"\n";
}

// Alpha sees Delta's ban coming; whether it is bold decides what it would have of it.
constexpr const char* watched = R"(
[situation]
title = "Watched"
question = "What then?"
as_of = 2025-01-01
horizon = 2025-12-31
[actor]
A = { name = "Alpha", influence = 60 }
B = { name = "Beta", influence = 60 }
D = { name = "Delta", influence = 60 }
[issue.line]
asks = "Where?"
reversion = 50
decides = ["A", "B"]
[issue.ban]
asks = "How hard?"
landmarks = { mid = 50 }
reversion = 50
decides = ["D"]
[position.line]
A = { at = 50, salience = 50 }
B = { at = 50, salience = 50 }
[position.ban]
A = { at = AT, salience = 60 }
D = { at = 50, salience = 60 }
[goal.g]
of = "D"
says = "g"
scores = [["deal and ban > mid", 100], ["no deal and ban <= mid", 100], ["otherwise", 0]]
[game]
decisiveness = 20
[no-deal]
A = { cost = 0 }
B = { cost = 20 }
[outcome]
d = "deal"
n = "no deal"
)";

std::string kind_of_alpha(const std::string& changes) {
    return "[type.kind]\nof = \"A\"\nsays = \"kind?\"\nvalues = { p = 0.5, q = \"rest\" }\nchanges = { p = " + changes + ", q = " +
           changes + " }\n";
}

double deal(const std::string& text) {
    return outcome(solved(text, 500).findings, "d").probability.value;
}

double gain(const Findings& findings, std::size_t actor, const std::string& outcome) {
    for (const Stake& stake : findings.stakes) {
        if (index(stake.actor) == actor && stake.outcome == outcome) {
            return stake.gain.value;
        }
    }
    FAIL("no such stake");
    return 0;
}

}  // namespace

TEST_CASE("an answer that costs as much as a loss on an issue costs that in gains, formulas and thresholds") {
    // From soft to hard is 30 of 100 on one of two issues that weigh the same: 15 points.
    const Case by_loss = solved(priced(R"("as ban: soft to hard")"));
    const Case by_points = solved(priced("15"));
    REQUIRE(by_loss.findings.stakes.size() == by_points.findings.stakes.size());
    for (std::size_t i = 0; i < by_loss.findings.stakes.size(); ++i) {
        CHECK(near(by_loss.findings.stakes[i].gain.value, by_points.findings.stakes[i].gain.value, {.absolute = 1e-9}));
    }
    const std::vector<AnswerThresholds> a = find_thresholds(by_loss.model, by_loss.sample);
    const std::vector<AnswerThresholds> b = find_thresholds(by_points.model, by_points.sample);
    CHECK(near(a.front().options.front().cost_limit.middle, b.front().options.front().cost_limit.middle, {.absolute = 1e-9}));
    CHECK(near(worth_over_everything(by_loss.model, by_loss.sample, ActorId{})[0],
               worth_over_everything(by_points.model, by_points.sample, ActorId{})[0], {.absolute = 1e-9}));
}

TEST_CASE("where a type stands on somebody's act counts as if its position said so") {
    const std::string as_written = replaced(watched, "AT", "100");
    const std::string as_typed = replaced(watched, "AT", "0") + kind_of_alpha(R"({ "position.ban.A.at" = 100 })");
    CHECK(std::fabs(deal(as_written) - deal(replaced(watched, "AT", "0"))) > 0.1);
    CHECK(near(deal(as_typed), deal(as_written), {.absolute = 1e-9}));
}

TEST_CASE("gains of positions are those of the kinds an actor may be") {
    const std::string as_written = replaced(watched, "AT", "100");
    const std::string as_typed = replaced(watched, "AT", "0") +
                                 kind_of_alpha(R"({ "position.ban.A.at" = 100, "position.line.A.salience" = 90 })");
    const std::string moved = replaced(as_written, "A = { at = 50, salience = 50 }", "A = { at = 50, salience = 90 }");
    const Case typed = solved(as_typed, 500);
    const Case written = solved(moved, 500);
    for (const char* of : {"d", "n"}) {
        CHECK(near(gain(typed.findings, 0, of), gain(written.findings, 0, of), {.absolute = 1e-9}));
    }
    CHECK(std::fabs(gain(typed.findings, 0, "d") - gain(solved(replaced(watched, "AT", "0"), 500).findings, 0, "d")) > 1);
}

TEST_CASE("gains of goals are those of the kinds an actor may be, and so is the cost of no deal") {
    const std::string goal = "[goal.h]\nof = \"A\"\nsays = \"h\"\nscores = [[\"deal\", SCORE], [\"otherwise\", 50]]\n";
    const std::string text = replaced(watched, "AT", "0");
    const Case written = solved(text + replaced(goal, "SCORE", "90"), 500);
    const Case typed = solved(text + replaced(goal, "SCORE", "50") + kind_of_alpha(R"({ "goal.h.score.1" = 90 })"), 500);
    CHECK(near(gain(typed.findings, 0, "d"), gain(written.findings, 0, "d"), {.absolute = 1e-9}));
    CHECK(near(gain(typed.findings, 0, "d"), 40, {.absolute = 1e-9}));
    const Case costly = solved(text + kind_of_alpha(R"({ "no-deal.A.cost" = 30 })"), 500);
    const Case dear = solved(replaced(text, "A = { cost = 0 }", "A = { cost = 30 }"), 500);
    const std::vector<DelayFinding> a = find_delay(costly.model, costly.sample);
    const std::vector<DelayFinding> b = find_delay(dear.model, dear.sample);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(near(a[i].none.value, b[i].none.value, {.absolute = 1e-9}));
    }
}

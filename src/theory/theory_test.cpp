#include "theory/theory.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <set>

#include "theory/codes.h"
#include "theory/test_data.h"

using namespace entente::theory;
using namespace entente::theory::testing;

namespace {
const double absent = std::numeric_limits<double>::quiet_NaN();

Table three() { return one_issue_table({{"a", 2, 10, 80}, {"b", 1, 40, 60}, {"c", 4, 90, 50}}); }

/// Two issues, so that every theory can take it.
Table two_issues() {
    Table table;
    table.actors = {"a", "b", "c", "d"};
    table.issues = {{"p"}, {"q"}};
    table.position = {0, 100, 100, 0, 40, 60, 70, 20};
    table.salience = {60, 40, 20, 60, 50, 30, 10, 90};
    table.power = {1, 1, 1, 1, 2, 2, 3, 3};
    return table;
}
}  // namespace

TEST_CASE("every theory runs, says what it is, and gives finite numbers") {
    std::set<std::string_view> names;
    for (const Theory* theory : theories()) {
        CAPTURE(theory->name);
        CHECK(names.insert(theory->name).second);
        CHECK(!theory->about.empty());
        CHECK(!theory->source.empty());
        const auto result = settle(theory->name, two_issues(), {{"reversion", "30"}});
        REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error()[0].message));
        CHECK(result->theory == theory->name);
        CHECK(result->settlement.size() == 2);
        for (const double x : result->settlement) CHECK((x >= 0 && x <= 100));
        CHECK(result->rounds.size() == result->states);
        CHECK((result->states > 1) == theory->has_rounds);
        CHECK(result->distribution.empty() != theory->gives_distribution);
        CHECK(result->rounds[0].position == two_issues().position);
        for (const OptionSpec& option : theory->options) CHECK(!option.meaning.empty());
    }
    for (const char* name : {"compromise", "mean", "median", "condorcet", "challenge", "spatial", "exchange", "nash",
                             "kalai-smorodinsky", "egalitarian", "agenda-setter", "density"})
        CHECK(names.count(name) == 1);
}

TEST_CASE("means and medians with special weights") {
    const Table table = three();
    CHECK(settled("compromise", table) == doctest::Approx((16. + 24 + 180) / 4.2));
    CHECK(settled("compromise", table, {{"weights", "power"}}) == doctest::Approx((20. + 40 + 360) / 7));
    CHECK(settled("compromise", table, {{"weights", "salience"}}) == doctest::Approx((800. + 2400 + 4500) / 190));
    CHECK(settled("mean", table) == doctest::Approx(140. / 3));
    CHECK(settled("median", table) == 40);
    CHECK(settled("median", table, {{"weights", "power"}}) == 90);
    const Table two = one_issue_table({{"a", 1, 10, 50}, {"b", 1, 90, 50}});
    CHECK(settled("median", two) == 10);
    CHECK(settled("median", two, {{"tie", "middle"}}) == 50);
}

TEST_CASE("unfit tables are refused with a code, never a NaN") {
    for (const Theory* theory : theories()) {
        CAPTURE(theory->name);
        const Settings reversion{{"reversion", "30"}};
        Table table = two_issues();
        table.actors.resize(1);
        table.position.resize(2), table.salience.resize(2), table.power.resize(2);
        CHECK(refused(theory->name, table, reversion) == "E300");
        table = two_issues();
        table.salience.assign(8, 0);
        CHECK(refused(theory->name, table, reversion) == "E303");
        table = two_issues();
        table.salience[3] = 140;
        CHECK(refused(theory->name, table, reversion) == "E304");
        table.salience[3] = absent;
        CHECK(refused(theory->name, table, reversion) == "E304");
        table = two_issues();
        table.position[2] = 120;
        CHECK(refused(theory->name, table, reversion) == "E302");
        table.position[2] = std::numeric_limits<double>::infinity();
        CHECK(refused(theory->name, table, reversion) == "E302");
        table = two_issues();
        table.power[2] = -1;
        CHECK(refused(theory->name, table, reversion) == "E305");
        table = two_issues();
        table.position = {0, absent, absent, absent, 40, absent, 70, 20};
        CHECK(refused(theory->name, table, reversion) == "E307");
        CHECK(refused(theory->name, two_issues(), {{"reversion", "130"}}) == "E306");
        CHECK(refused(theory->name, two_issues(), {{"no-such", "1"}, {"reversion", "3"}}) == "E320");
        CHECK(refused(theory->name, Table{}, reversion) == "E300");
    }
}

TEST_CASE("all positions equal: that point, and a note") {
    Table table = two_issues();
    table.position = {40, 70, 40, 70, 40, 70, 40, 70};
    for (const Theory* theory : theories()) {
        CAPTURE(theory->name);
        const auto one = settle(theory->name, table, {{"reversion", "40"}});
        REQUIRE(one.has_value());
        const bool said = std::any_of(one->notes.begin(), one->notes.end(), [](const auto& d) { return d.code == "E330"; });
        CHECK(said);
        CHECK(std::isfinite(one->settlement[0]));
        if (theory->name != "density" && theory->name != "agenda-setter")
            CHECK(one->settlement[0] == doctest::Approx(40).epsilon(1e-6));
    }
}

TEST_CASE("five thousand actors: the quick theories run, the cubic ones say why not") {
    Table table;
    table.issues = {{"p"}};
    for (int i = 0; i < 5000; ++i) {
        table.actors.push_back("actor " + std::to_string(i));
        table.position.push_back(i % 101);
        table.salience.push_back(50);
        table.power.push_back(1 + i % 7);
    }
    for (const char* theory : {"compromise", "mean", "median", "density"}) CHECK(std::isfinite(settled(theory, table)));
    for (const char* theory : {"challenge", "condorcet"}) CHECK(refused(theory, table) == "E311");
}

TEST_CASE("an absent position is left out, and said") {
    Table table = two_issues();
    table.position[3] = absent;
    const auto result = settle("compromise", table, {});
    REQUIRE(result.has_value());
    CHECK(result->notes.at(0).code == "E331");
    CHECK(result->settlement[1] == doctest::Approx((40. + 36 + 54) / (.4 + .6 + 2.7)));
}

TEST_CASE("names and values that are nearly right are suggested") {
    CHECK(settle("compromize", three(), {}).error()[0].hint == "did you mean \"compromise\"?");
    CHECK(settle("challenge", three(), {{"readng", "scholz-code"}}).error()[0].hint == "did you mean \"reading\"?");
    CHECK(settle("challenge", three(), {{"reading", "sholz-code"}}).error()[0].hint == "did you mean \"scholz-code\"?");
    CHECK(refused("challenge", three(), {{"rounds", "1.5"}}) == "E321");
    CHECK(refused("challenge", three(), {{"q", "2"}}) == "E321");
    CHECK(refused("challenge", three(), {{"q", "nan"}}) == "E321");
    CHECK(refused("compromise", three(), {{"scale", "0-100"}}) == "E321");
}

TEST_CASE("a scale can be stated") {
    Table table = one_issue_table({{"a", 1, 150, 50}, {"b", 1, 350, 50}});
    CHECK(refused("mean", table) == "E302");
    CHECK(settled("mean", table, {{"scale", "100..400"}}) == 250);
    // The density is stretched: 1/6 and 5/6 of the scale, shrunk to the middle by a fifth in the smooth part.
    CHECK(settled("density", table, {{"scale", "100..400"}}) == doctest::Approx(250));
}

TEST_CASE("codes are explained once each") {
    std::set<std::string_view> seen;
    for (const auto& entry : theory_codes()) {
        CHECK(seen.insert(entry.code).second);
        CHECK(entry.code.substr(0, 2) == "E3");
        CHECK(!entry.remedy.empty());
    }
    for (const char* code : {"E300", "E302", "E303", "E304", "E305", "E306", "E307", "E308", "E310", "E311", "E312",
                             "E313", "E320", "E321", "E330", "E331", "E332", "E333", "E334", "E340", "E341", "E342",
                             "E343", "E344", "E347"})
        CHECK(seen.count(code) == 1);
}

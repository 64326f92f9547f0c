#include <cmath>
#include <doctest/doctest.h>

#include "theory/agenda_setter/agenda_setter.h"
#include "theory/baron_ferejohn/baron_ferejohn.h"
#include "theory/egalitarian/egalitarian.h"
#include "theory/kalai_smorodinsky/kalai_smorodinsky.h"
#include "theory/nash/nash.h"
#include "theory/rubinstein/rubinstein.h"
#include "theory/test_data.h"

using namespace entente::theory;
using namespace entente::theory::testing;

namespace {

/// A and B at the ends, with weights; u falls by 1 over the whole scale.
Table ends(double a, double b) { return one_issue_table({{"A", a, 0, 100}, {"B", b, 100, 100}}); }

Settings at_cost(const std::string& reversion, const std::string& cost, const std::string& loss = "linear") {
    return {{"reversion", reversion}, {"cost-low", cost}, {"cost-high", cost}, {"loss", loss}};
}

}  // namespace

TEST_CASE("Nash: two at the ends who lose everything without a deal share by weight") {
    // d = -1 for both: a ln(1 - x) + b ln x is largest at b / (a + b).
    CHECK(settled("nash", ends(1, 1), at_cost("50", "50")) == doctest::Approx(50));
    CHECK(settled("nash", ends(1, 3), at_cost("50", "50")) == doctest::Approx(75));
    // Reversion 100 at no cost leaves A nothing to lose and B everything: no deal but the reversion itself.
    CHECK(settled("nash", ends(1, 3), at_cost("100", "0")) == doctest::Approx(100));
    // d_A = -.6, d_B = -.8: (.6 - x)(x - .2) is largest at .4.
    CHECK(settled("nash", ends(1, 1), at_cost("40", "20")) == doctest::Approx(40));
}

TEST_CASE("Nash: a ruinous no deal gives the compromise under quadratic and the median under linear loss") {
    const Table table = one_issue_table({{"a", 2, 10, 100}, {"b", 1, 40, 100}, {"c", 4, 90, 50}});
    // The largest cost allowed is ten times the scale, so the limit is reached to a tenth or so.
    CHECK(settled("nash", table, at_cost("50", "1000", "quadratic")) == doctest::Approx(settled("compromise", table)).epsilon(.02));
    CHECK(settled("nash", table, at_cost("50", "1000")) == doctest::Approx(settled("median", table)).epsilon(.02));
}

TEST_CASE("Kalai-Smorodinsky and egalitarian, by hand") {
    CHECK(settled("kalai-smorodinsky", ends(1, 9), at_cost("50", "50")) == doctest::Approx(50));
    // Quadratic loss, d_A = -1 (cost alone at its own ideal 0), d_B = -2: zone all. K-S: gains 1 - x^2 over 1 and
    // 2 - (1-x)^2 over 2 are equal where 2 - 2x^2 = 2 - (1-x)^2, so x = sqrt 2 - 1. Egalitarian: 1 - x^2 = 1 + 2x - x^2
    // has its crossing at 0.
    CHECK(settled("kalai-smorodinsky", ends(1, 1), at_cost("0", "100", "quadratic")) == doctest::Approx(100 * (std::sqrt(2.0) - 1)));
    CHECK(settled("egalitarian", ends(1, 1), at_cost("0", "100", "quadratic")) == doctest::Approx(0).epsilon(1e-9));
    // d_A = -.6, d_B = -.8: gains .6 - x and x - .2 are equal at .4.
    CHECK(settled("egalitarian", ends(5, 1), at_cost("40", "20")) == doctest::Approx(40));
}

TEST_CASE("bargaining: an uncertain cost of no deal gives a distribution and a chance of none") {
    // Reversion at A's ideal: without cost A accepts nothing else; with cost c everything up to c.
    const auto result = settle("nash", ends(1, 1), {{"reversion", "0"}, {"cost-low", "0"}, {"cost-high", "100"}});
    REQUIRE(result.has_value());
    CHECK(result->no_deal[0] == 0);
    // (c - x)(c + x) falls in x, so A keeps its ideal at every cost.
    CHECK(result->settlement[0] == doctest::Approx(0).epsilon(1e-9));
    const Table three = one_issue_table({{"a", 1, 0, 100}, {"b", 1, 50, 100}, {"c", 1, 100, 100}});
    const auto split = settle("nash", three, {{"reversion", "50"}, {"cost-low", "0"}, {"cost-high", "0"}});
    CHECK(split->settlement[0] == doctest::Approx(50));
}

TEST_CASE("bargaining: zones can be empty only through limits of the scale, and that is said") {
    // Everybody always accepts the reversion itself at cost 0, so the zone holds it.
    const auto result = settle("egalitarian", ends(1, 1), at_cost("30", "0"));
    REQUIRE(result.has_value());
    CHECK(result->settlement[0] == doctest::Approx(30));
}

TEST_CASE("bargaining: order, unit, direction, the weightless and split actors") {
    const Table table = one_issue_table({{"a", 2, 10, 80}, {"b", 1, 40, 60}, {"c", 4, 90, 50}});
    const Table turned = one_issue_table({{"c", 4, 90, 50}, {"a", 2, 10, 80}, {"b", 1, 40, 60}});
    const Table doubled = one_issue_table({{"a", 4, 10, 80}, {"b", 2, 40, 60}, {"c", 8, 90, 50}});
    const Table mirrored = one_issue_table({{"a", 2, 90, 80}, {"b", 1, 60, 60}, {"c", 4, 10, 50}});
    const Table with = one_issue_table({{"a", 2, 10, 80}, {"b", 1, 40, 60}, {"c", 4, 90, 50}, {"z", 0, 70, 50}});
    const Table split = one_issue_table({{"a", 1, 10, 80}, {"b", 1, 40, 60}, {"c", 4, 90, 50}, {"a2", 1, 10, 80}});
    for (const char* theory : {"nash", "kalai-smorodinsky", "egalitarian"}) {
        for (const char* loss : {"linear", "quadratic"}) {
            CAPTURE(theory);
            const double base = settled(theory, table, at_cost("30", "60", loss));
            const auto close = doctest::Approx(base).epsilon(1e-6);
            CHECK(settled(theory, turned, at_cost("30", "60", loss)) == close);
            CHECK(settled(theory, doubled, at_cost("30", "60", loss)) == close);
            CHECK(100 - settled(theory, mirrored, at_cost("70", "60", loss)) == close);
            CHECK(settled(theory, with, at_cost("30", "60", loss)) == close);
            CHECK(settled(theory, split, at_cost("30", "60", loss)) == close);
        }
    }
}

namespace {

/// Two who want opposite ends of two issues; A cares 80 : 20, B 30 : 70. Without a deal each has nothing.
Table opposed() {
    Table table;
    table.actors = {"A", "B"};
    table.issues = {{"p"}, {"q"}};
    table.position = {100, 100, 0, 0};
    table.salience = {80, 20, 30, 70};
    table.power = {1, 1, 1, 1};
    return table;
}

/// Everybody's worst: utility -1 on both issues, which a cost of half the scale makes of a reversion in the middle.
Settings linked(const std::string& reversion, const std::string& cost, const std::string& loss = "linear") {
    Settings settings = at_cost(reversion, cost, loss);
    settings.emplace_back("issues", "linked");
    return settings;
}

}  // namespace

TEST_CASE("linked: each takes the issue that matters more to it") {
    // Gains .8 p + .2 q and .3 (1 - p) + .7 (1 - q): the product is largest, .56, at p = 1, q = 0. Apart, the halves.
    const auto nash = settle("nash", opposed(), linked("50", "50"));
    REQUIRE(nash.has_value());
    CHECK(nash->settlement[0] == doctest::Approx(100).epsilon(1e-6));
    CHECK(std::abs(nash->settlement[1]) < 1e-4);
    const auto apart = settle("nash", opposed(), at_cost("50", "50"));
    CHECK(apart->settlement[0] == doctest::Approx(100 * .8 / 1.1));
    // Both could gain 1; equal shares on the frontier that gives A all of p: .8 + .2 q = .7 (1 - q) has no root, so B
    // keeps a little of p: .8 p = 1 - .3 p, p = 10/11.
    for (const char* theory : {"kalai-smorodinsky", "egalitarian"}) {
        CAPTURE(theory);
        const auto even = settle(theory, opposed(), linked("50", "50"));
        REQUIRE(even.has_value());
        CHECK(even->settlement[0] == doctest::Approx(1000. / 11).epsilon(1e-6));
        CHECK(std::abs(even->settlement[1]) < 1e-4);
    }
}

TEST_CASE("linked: on one issue it is the bargain over that issue with power as weight") {
    const Table table = one_issue_table({{"a", 2, 10, 50}, {"b", 1, 40, 50}, {"c", 4, 90, 50}});
    for (const char* theory : {"nash", "kalai-smorodinsky", "egalitarian"}) {
        for (const char* loss : {"linear", "quadratic"}) {
            CAPTURE(theory);
            CAPTURE(loss);
            CHECK(settled(theory, table, linked("30", "60", loss)) ==
                  doctest::Approx(settled(theory, table, at_cost("30", "60", loss))).epsilon(1e-4));
        }
    }
    // Without a cost and with the reversion between the two nobody can gain without the other's loss.
    CHECK(settled("nash", ends(1, 3), linked("30", "0")) == doctest::Approx(30));
}

TEST_CASE("linked: order, unit, direction, the weightless and split actors") {
    Table table;
    table.actors = {"a", "b", "c"};
    table.issues = {{"p"}, {"q"}, {"r"}};
    table.position = {10, 20, 90, 40, 95, 30, 90, 60, 5};
    table.salience = {80, 40, 20, 60, 70, 90, 50, 30, 60};
    table.power = {2, 2, 2, 1, 1, 1, 4, 4, 4};
    Table turned = table, doubled = table, mirrored = table, with = table, split = table;
    turned.actors = {"c", "a", "b"};
    turned.position = {90, 60, 5, 10, 20, 90, 40, 95, 30};
    turned.salience = {50, 30, 60, 80, 40, 20, 60, 70, 90};
    turned.power = {4, 4, 4, 2, 2, 2, 1, 1, 1};
    for (double& c : doubled.power) c *= 2;
    for (double& x : mirrored.position) x = 100 - x;
    for (const double x : {30.0, 40.0, 50.0}) with.position.push_back(x), with.salience.push_back(50), with.power.push_back(0);
    with.actors.emplace_back("z");
    for (std::size_t k = 0; k < 3; ++k) {
        split.power[k] = 1;
        split.position.push_back(split.position[k]), split.salience.push_back(split.salience[k]), split.power.push_back(1);
    }
    split.actors.emplace_back("a2");
    for (const char* theory : {"nash", "kalai-smorodinsky", "egalitarian"}) {
        for (const char* loss : {"linear", "quadratic"}) {
            CAPTURE(theory);
            CAPTURE(loss);
            const auto base = settle(theory, table, linked("35", "60", loss));
            REQUIRE(base.has_value());
            const auto compare = [&](const Table& other, const char* reversion, bool is_mirrored) {
                const auto found = settle(theory, other, linked(reversion, "60", loss));
                REQUIRE(found.has_value());
                for (std::size_t k = 0; k < 3; ++k) {
                    const double x = found->settlement[k];
                    // The maximum is flat: an error of 1e-11 in the gains is one of some 1e-5 in the place.
                    CHECK((is_mirrored ? 100 - x : x) == doctest::Approx(base->settlement[k]).epsilon(1e-3));
                }
            };
            compare(turned, "35", false);
            compare(doubled, "35", false);
            compare(mirrored, "65", true);
            compare(with, "35", false);
            compare(split, "35", false);
        }
    }
}

TEST_CASE("linked: no grid point does better") {
    const Table table = opposed();
    for (const double cost : {0.1, 0.3, 0.9}) {
        for (const Loss loss : {Loss::linear, Loss::quadratic}) {
            Table with_reversion = table;
            for (TableIssue& issue : with_reversion.issues) issue.reversion = 40;
            const LinkedBargain bargain = linked_bargain(with_reversion, loss);
            const std::vector<double> d = bargain.disagreement(cost);
            const auto product = [&](std::span<const double> x) {
                const double a = bargain.utility(0, x) - d[0], b = bargain.utility(1, x) - d[1];
                return a > 0 && b > 0 ? a * b : 0.0;
            };
            const double best = product(linked_nash(bargain, d));
            for (int p = 0; p <= 40; ++p) {
                for (int q = 0; q <= 40; ++q) {
                    const std::vector<double> x{p / 40.0, q / 40.0};
                    CHECK(product(x) <= best + 1e-9);
                }
            }
        }
    }
}

TEST_CASE("linked: too many issues are refused") {
    Table table;
    table.actors = {"a", "b"};
    for (std::size_t k = 0; k <= most_linked_issues; ++k) table.issues.push_back({"i" + std::to_string(k)});
    table.position.assign(2 * table.issues.size(), 30);
    table.salience.assign(2 * table.issues.size(), 50);
    table.power.assign(2 * table.issues.size(), 1);
    CHECK(refused("nash", table, linked("50", "50")) == "E312");
}

TEST_CASE("agenda setter: Romer and Rosenthal's cases") {
    const std::vector<double> voters{20, 40, 60}, one_each{1, 1, 1};
    // Status quo 0, simple majority: the pivot at 40 goes along to 80.
    CHECK(setter_point(100, voters, one_each, 0, .5, 0, 100) == 80);
    // Unanimity: the voter at 20 to 40. A setter within the zone gets its ideal.
    CHECK(setter_point(100, voters, one_each, 0, 1, 0, 100) == 40);
    CHECK(setter_point(30, voters, one_each, 0, 1, 0, 100) == 30);
    // The status quo inside the positions beats everything under unanimity.
    CHECK(setter_point(100, voters, one_each, 40, 1, 0, 100) == 40);
    // A median status quo cannot be beaten.
    CHECK(setter_point(100, voters, one_each, 40, .5, 0, 100) == 40);
    // 62 of 87 votes reach the threshold exactly.
    CHECK(setter_point(100, std::vector<double>{50, 0}, std::vector<double>{62, 25}, 0, qualified_before_nice, 0, 100) == 100);
    CHECK(setter_point(100, std::vector<double>{50, 0}, std::vector<double>{61, 26}, 0, qualified_before_nice, 0, 100) == 0);
}

TEST_CASE("agenda setter as a theory") {
    const Table table = one_issue_table({{"com", 0, 100, 50}, {"x", 1, 20, 50}, {"y", 1, 40, 50}, {"z", 1, 60, 50}});
    CHECK(settled("agenda-setter", table, {{"reversion", "0"}, {"rule", "simple"}}) == 80);
    CHECK(settled("agenda-setter", table, {{"reversion", "0"}, {"rule", "unanimity"}, {"setter", "z"}, {"voters", "all"}}) == 40);
    CHECK(refused("agenda-setter", table) == "E313");
    CHECK(refused("agenda-setter", table, {{"reversion", "0"}, {"setter", "w"}}) == "E321");
}

TEST_CASE("Rubinstein: shares, their limit and the outside option") {
    CHECK(rubinstein_share(.9, .8) == doctest::Approx(.2 / .28));
    CHECK(rubinstein_share(.5, .5) == doctest::Approx(2. / 3));
    const double dt = 1e-6;
    CHECK(rubinstein_share(std::exp(-.1 * dt), std::exp(-.3 * dt)) == doctest::Approx(rubinstein_limit(.1, .3)));
    CHECK(rubinstein_limit(.1, .3) == doctest::Approx(.75));
    CHECK(rubinstein_with_exit(.1, .3, .2) == doctest::Approx(.75));
    CHECK(rubinstein_with_exit(.1, .3, .4) == doctest::Approx(.6));
    CHECK(rubinstein_with_exit(.1, .3, 1.2) == 0);
}

TEST_CASE("Baron and Ferejohn: shares add up to the dollar") {
    const DollarShares five = baron_ferejohn(5, .8);
    CHECK(five.proposer == doctest::Approx(.68));
    CHECK(five.partner == doctest::Approx(.16));
    CHECK(five.partners == 2);
    CHECK(five.proposer + 2 * five.partner == doctest::Approx(1));
    CHECK(baron_ferejohn(3, 1).proposer == doctest::Approx(2. / 3));
    CHECK(baron_ferejohn(1, .5).proposer == 1);
}

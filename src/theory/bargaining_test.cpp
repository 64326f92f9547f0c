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
    for (const char* theory : {"nash", "kalai-smorodinsky", "egalitarian"})
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

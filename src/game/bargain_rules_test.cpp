#include "game/bargain_rules.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/test_tools.h"
#include "base/text.h"
#include "game/test_data.h"
#include "stats/kernels.h"

using namespace entente;
using namespace entente::game;
using entente::test_tools::need;

namespace {

std::vector<int> counts(std::string_view text) {
    std::vector<int> numbers;
    for (const std::string_view piece : split(text, '-')) numbers.push_back(static_cast<int>(need(parse_number(piece))));
    return numbers;
}

/// All divisions of a pool of items, first item slowest; what side 1 does not get is side 2's.
struct Division {
    std::vector<std::string> share1;
    std::vector<double> utility;
};

Division divisions(const std::vector<int>& pool, const std::vector<int>& first, const std::vector<int>& second) {
    Division all;
    for (int a = 0; a <= pool[0]; ++a) {
        for (int b = 0; b <= pool[1]; ++b) {
            for (int c = 0; c <= pool[2]; ++c) {
                all.share1.push_back(std::to_string(a) + "-" + std::to_string(b) + "-" + std::to_string(c));
                all.utility.push_back(a * first[0] + b * first[1] + c * first[2]);
                all.utility.push_back((pool[0] - a) * second[0] + (pool[1] - b) * second[1] +
                                      (pool[2] - c) * second[2]);
            }
        }
    }
    return all;
}

/// Unit pie in `steps` steps: u1 = x, u2 = 1 - x unless other functions are given.
template <class First, class Second>
std::vector<double> grid(int steps, First first, Second second) {
    std::vector<double> utility;
    for (int i = 0; i <= steps; ++i) {
        const double x = static_cast<double>(i) / steps;
        utility.push_back(first(x));
        utility.push_back(second(x));
    }
    return utility;
}

double own(double x) { return x; }
double rest(double x) { return 1 - x; }
double root(double x) { return std::sqrt(x); }

}  // namespace

TEST_CASE("thirty item divisions: Nash and Kalai-Smorodinsky as by brute force, with the ties counted") {
    const auto file = testing::data_path("games/bargaining_nbs30.csv");
    if (!file) return;
    const std::string text = *read_file(*file);
    int rows = 0;
    for (const std::string_view line : split(text, '\n')) {
        const auto cells = split(line, ',');
        if (cells.size() != 14 || cells[0] == "id") continue;
        ++rows;
        CAPTURE(std::string(cells[0]));
        const Division set = divisions(counts(cells[1]), counts(cells[2]), counts(cells[3]));
        const std::vector<double> without{0, 0};
        CHECK(set.share1.size() == static_cast<std::size_t>(need(parse_number(cells[4]))));
        const auto nash = nash_deal({set.utility, without}, {});
        REQUIRE(nash);
        CHECK(need(nash).value == need(parse_number(cells[5])));
        CHECK(need(nash).tied == static_cast<std::size_t>(need(parse_number(cells[6]))));
        CHECK(set.share1[need(nash).deal] == cells[7]);
        const auto fair = kalai_smorodinsky_deal({set.utility, without});
        REQUIRE(fair);
        CHECK(set.share1[need(fair).deal] == cells[10]);
        CHECK(set.utility[2 * need(fair).deal] == need(parse_number(cells[11])));
        CHECK(set.utility[2 * need(fair).deal + 1] == need(parse_number(cells[12])));
    }
    CHECK(rows == 30);
}

TEST_CASE("T2: Nash on a linear pie with costs of no deal and weights") {
    const std::vector<double> utility = grid(1000, own, rest), without{.2, .1}, weights{.6, .4};
    const auto choice = nash_deal({utility, without}, weights);
    REQUIRE(choice);
    CHECK(need(choice).deal == 620);  // .2 + .6 * .7
    CHECK(need(choice).tied == 1);
}

TEST_CASE("T2b: a square root against a line") {
    const std::vector<double> utility = grid(3000, root, rest), without{0, 0};
    CHECK(need(nash_deal({utility, without}, {})).deal == 1000);  // x = 1/3
    // x = (3 - sqrt 5) / 2 = .381966 lies between 1145 and 1146 steps of 3000
    const auto fair = kalai_smorodinsky_deal({utility, without});
    CHECK(std::abs(static_cast<double>(need(fair).deal) / 3000 - (3 - std::sqrt(5.0)) / 2) < 1.0 / 3000);
    // Equal gains: sqrt x = 1 - x at the same point.
    CHECK(need(egalitarian_deal({utility, without})).deal == need(fair).deal);
}

TEST_CASE("T2c: two issues logroll") {
    std::vector<double> utility;
    for (int i = 0; i <= 20; ++i) {
        for (int j = 0; j <= 20; ++j) {
            utility.push_back(.8 * i / 20 + .2 * j / 20);
            utility.push_back(.3 * (20 - i) / 20 + .7 * (20 - j) / 20);
        }
    }
    const std::vector<double> without{0, 0};
    const auto choice = nash_deal({utility, without}, {});
    CHECK(need(choice).deal == 20 * 21);  // x = (1, 0)
    CHECK(need(choice).value == doctest::Approx(.56).epsilon(1e-14));
}

TEST_CASE("no individually rational deal is no deal, under every rule") {
    const std::vector<double> utility{1, 0, 0, 1}, without{.5, .5};
    const FiniteDeals deals{utility, without};
    CHECK_FALSE(nash_deal(deals, {}));
    CHECK_FALSE(kalai_smorodinsky_deal(deals));
    CHECK_FALSE(egalitarian_deal(deals));
    CHECK_FALSE(offer_deal(deals, 0));
    CHECK_FALSE(nash_deal({{}, without}, {}));
}

TEST_CASE("ties go to the first deal and are counted") {
    const std::vector<double> utility{2, 3, 3, 2, 1, 1}, without{0, 0};
    const FiniteDeals deals{utility, without};
    CHECK(need(nash_deal(deals, {})) == DealChoice{0, 2, 6});
    CHECK(need(egalitarian_deal(deals)) == DealChoice{0, 2, 2});
    CHECK(need(kalai_smorodinsky_deal(deals)).tied == 2);
    CHECK(need(offer_deal(deals, 0)) == DealChoice{1, 1, 3});
    CHECK(need(offer_deal(deals, 1)) == DealChoice{0, 1, 3});
    // Roots of equal products are tied although rounding tells them apart: 8 * 3 and 6 * 4.
    const std::vector<double> rounded{8, 3, 6, 4}, weights{.3, .3};
    CHECK(need(nash_deal({rounded, without}, weights)).tied == 2);
}

TEST_CASE("who can gain nothing does not decide by zeros") {
    const std::vector<double> utility{0, 1, 0, 4, 0, 2}, without{0, 0};
    const FiniteDeals deals{utility, without};
    CHECK(need(nash_deal(deals, {})) == DealChoice{1, 1, 0});
    CHECK(need(kalai_smorodinsky_deal(deals)).deal == 1);
    CHECK(need(egalitarian_deal(deals)).deal == 1);
}

TEST_CASE("a change of units and of zero moves neither Nash nor Kalai-Smorodinsky") {
    const std::vector<double> utility = grid(100, root, rest), without{.1, .05};
    std::vector<double> other = utility;
    for (std::size_t i = 0; i < other.size(); i += 2) other[i] = 40 * other[i] - 7;
    const std::vector<double> elsewhere{40 * .1 - 7, .05};
    CHECK(need(nash_deal({utility, without}, {})).deal == need(nash_deal({other, elsewhere}, {})).deal);
    CHECK(need(kalai_smorodinsky_deal({utility, without})).deal == need(kalai_smorodinsky_deal({other, elsewhere})).deal);
}

TEST_CASE("a logit offer: by hand, and hard in the limit") {
    const std::vector<double> utility{1, -1, .5, .5}, without{0, 0}, soft{1, 2};
    const FiniteDeals deals{utility, without};
    const LogitOffer offer = logit_offer(deals, 0, soft, {});
    const double first = 1 / (1 + std::exp(2.0)), second = 1 / (1 + std::exp(-1.0));
    CHECK(offer.accepted[0] == doctest::Approx(first).epsilon(1e-14));
    CHECK(offer.accepted[1] == doctest::Approx(second).epsilon(1e-14));
    CHECK(offer.offered[0] == doctest::Approx(1 / (1 + std::exp(.5 * second - first))).epsilon(1e-14));
    CHECK(offer.offered[0] + offer.offered[1] == doctest::Approx(1).epsilon(1e-15));
    const std::vector<double> hard{5000, 5000}, mass{3, 1};
    CHECK(logit_offer(deals, 0, hard, {}).offered[need(offer_deal(deals, 0)).deal] == doctest::Approx(1).epsilon(1e-12));
    // At decisiveness 0 the base measure is all there is.
    CHECK(logit_offer(deals, 0, std::vector<double>{0, 0}, mass).offered[0] == doctest::Approx(.75).epsilon(1e-15));
}

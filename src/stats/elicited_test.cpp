#include "stats/elicited.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "base/hash.h"
#include "stats/philox.h"

using namespace entente::stats;

namespace {

constexpr Bounds percent{0, 100};

// Rounding of logit and logistic, of the order of the logit times 1e-16, on the width of the bounds.
bool close(double a, double b, double width) {
    return std::abs(a - b) <= 1e-12 * width;
}

// Bounds, and a range strictly ordered inside them or with ends on them; extreme triples are frequent.
struct Case {
    Bounds bounds;
    double low, median, high;
};

rc::Gen<Case> any_case() {
    return rc::gen::exec([] {
        const auto offset = *rc::gen::element(0.0, -50.0, 1000.0);
        const auto width = *rc::gen::element(100.0, 1.0, 0.001, 1e6);
        const auto fraction = rc::gen::oneOf(
            rc::gen::map(rc::gen::inRange(0, 1001), [](int i) { return i / 1000.0; }),
            rc::gen::map(rc::gen::inRange(1, 15), [](int i) { return std::pow(10.0, -i); }),
            rc::gen::map(rc::gen::inRange(1, 15), [](int i) { return 1 - std::pow(10.0, -i); }));
        std::vector<double> at;
        for (int i = 0; i < 3; ++i) at.push_back(offset + width * *fraction);
        std::sort(at.begin(), at.end());
        const Bounds bounds{offset, offset + width};
        for (double& x : at) x = std::clamp(x, bounds.lower, bounds.upper);
        RC_PRE(at[0] < at[1] && at[1] < at[2]);
        return Case{bounds, at[0], at[1], at[2]};
    });
}

Elicited elicited_of(const Case& c) {
    return Elicited::range(c.bounds, c.low, c.median, c.high);
}

rc::Gen<double> any_uniform() {
    return rc::gen::map(rc::gen::arbitrary<std::uint64_t>(),
                        [](std::uint64_t draw) { return uniform({9, 9}, draw); });
}

Elicited two_humps() {
    return Elicited::mixture(percent, {{.weight = 3, .low = 60, .median = 70, .high = 90},
                                       {.weight = 7, .low = 5, .median = 10, .high = 20}});
}

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool many_equal_one(const Elicited& e, const std::vector<double>& u) {
    std::vector<double> out(u.size());
    fill_quantiles(e, u, out);
    std::vector<double> in_place = u;
    fill_quantiles(e, in_place, in_place);
    for (std::size_t i = 0; i < u.size(); ++i) {
        const double one = quantile(e, u[i]);
        if (!same_bits(one, out[i]) || !same_bits(one, in_place[i])) {
            return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a range has its stated percentiles, without a best value around the midpoint") {
    const Elicited e = Elicited::range(percent, 40, 70);
    CHECK(close(quantile(e, 0.05), 40, 100));
    CHECK(close(quantile(e, 0.5), 55, 100));
    CHECK(close(quantile(e, 0.95), 70, 100));
    // logit(.25) = -log 3, logit(.5) = 0; so at the 25th percentile (z = -.6744898) the logit is -.4504809...
    const Elicited quarter = Elicited::range(percent, 25, 50, 75);
    CHECK(quantile(quarter, 0.25) ==
          doctest::Approx(100 / (1 + std::exp(std::log(3.0) * 0.6744897501960817 / 1.6448536269514722)))
              .epsilon(1e-13));
}

TEST_CASE("an end on a bound is reached, uniformly from the median") {
    const Elicited e = Elicited::range(percent, 0, 30, 100);
    CHECK(quantile(e, 0.25) == doctest::Approx(15).epsilon(1e-14));
    CHECK(quantile(e, 0.75) == doctest::Approx(65).epsilon(1e-14));
    CHECK(quantile(e, 1e-9) == doctest::Approx(6e-8).epsilon(1e-13));
    CHECK(cumulative(e, 15) == doctest::Approx(0.25));
    const Elicited half = Elicited::range(percent, 0, 30, 60);
    CHECK(quantile(half, 0.1) == doctest::Approx(6).epsilon(1e-14));
    CHECK(close(quantile(half, 0.95), 60, 100));
}

TEST_CASE("a point is itself, also on a bound") {
    for (double at : {0.0, 33.3, 100.0}) {
        const Elicited e = Elicited::point(percent, at);
        CHECK(e.is_point());
        for (double u : {1e-16, 0.05, 0.5, 0.999}) CHECK(quantile(e, u) == at);
        CHECK(percentile(e, 0.2) == at);
        CHECK(cumulative(e, at) == 1);
        CHECK(cumulative(e, at - 1) == 0);
    }
    CHECK(Elicited::range(percent, 10, 10).is_point());
    CHECK_FALSE(Elicited::range(percent, 10, 11).is_point());
}

TEST_CASE("a median on its end keeps half of the mass there") {
    const Elicited e = Elicited::range(percent, 10, 10, 20);
    CHECK(quantile(e, 0.3) == 10);
    CHECK(cumulative(e, 10) == doctest::Approx(0.5));
    CHECK(cumulative(e, 9.999) == 0);
    CHECK(close(quantile(e, 0.95), 20, 100));
    const Elicited on_bound = Elicited::range({1e6, 1e6 + 1}, 1e6, 1e6, 1e6 + 0.5);
    CHECK(quantile(on_bound, 0.3) == 1e6);
    CHECK(close(quantile(on_bound, 0.95), 1e6 + 0.5, 1e3));  // the width is 1e-6 of the numbers
}

TEST_CASE("any range: inside its bounds, exact at its percentiles, rising, and inverted by its cumulative") {
    CHECK(rc::check([] {
        const Case c = *any_case();
        const Elicited e = elicited_of(c);
        const double width = c.bounds.width();
        const double rounding = 1e-12 * width + 4e-16 * std::abs(c.bounds.upper);
        if (c.low > c.bounds.lower) RC_ASSERT(std::abs(quantile(e, 0.05) - c.low) <= rounding);
        if (c.high < c.bounds.upper) RC_ASSERT(std::abs(quantile(e, 0.95) - c.high) <= rounding);
        RC_ASSERT(std::abs(quantile(e, 0.5) - c.median) <= rounding);
        std::vector<double> u = *rc::gen::container<std::vector<double>>(20, any_uniform());
        u.insert(u.end(), {0x1p-53, 1 - 0x1p-53, 0.5, 0.075, 0.925});
        std::sort(u.begin(), u.end());
        double last = c.bounds.lower;
        for (double p : u) {
            const double x = quantile(e, p);
            RC_ASSERT(std::isfinite(x));
            RC_ASSERT(x >= c.bounds.lower && x <= c.bounds.upper);
            RC_ASSERT(x >= last - rounding);
            last = x;
        }
    }));
    CHECK(rc::check([] {  // where a step of x is not below the resolution of the numbers near a bound
        const double low = *rc::gen::inRange(1, 30);
        const double median = *rc::gen::inRange(31, 60);
        const double high = *rc::gen::inRange(61, 100);
        const Elicited e = Elicited::range(percent, low, median, high);
        const double u = 0.01 + 0.98 * *any_uniform();
        RC_ASSERT(std::abs(cumulative(e, quantile(e, u)) - u) < 1e-12);
        RC_ASSERT(percentile(e, u) == quantile(e, u));
    }));
}

TEST_CASE("many at once are the same bytes as one by one: ranges, points and mixtures") {
    CHECK(rc::check([] {
        const std::vector<double> u = *rc::gen::container<std::vector<double>>(any_uniform());
        RC_ASSERT(many_equal_one(elicited_of(*any_case()), u));
        RC_ASSERT(many_equal_one(two_humps(), u));
    }));
    std::vector<double> u(5001);
    fill_uniform({1, 2}, 3, u);
    u.insert(u.end(), {0.0, 1.0, 0.5, 0.05, 0.7});
    for (const Elicited& e :
         {Elicited::range(percent, 40, 70), Elicited::range(percent, 0, 10, 90), two_humps(),
          Elicited::range(percent, 0, 100), Elicited::range(percent, 10, 100),
          Elicited::range(percent, 0, 1e-14, 50), Elicited::point(percent, 4)}) {
        CHECK(many_equal_one(e, u));
    }
}

TEST_CASE("a mixture takes its parts in order of median and normalises its weights") {
    const Elicited e = two_humps();
    REQUIRE(e.parts.size() == 2);
    CHECK(e.parts[0].median == 10);
    CHECK(e.parts[0].weight == doctest::Approx(0.7));
    CHECK(close(quantile(e, 0.35), 10, 100));
    CHECK(close(quantile(e, 0.7 + 0.3 * 0.05), 60, 100));
    CHECK(close(quantile(e, 0.7 + 0.15), 70, 100));
    CHECK(cumulative(e, 40) == doctest::Approx(0.7).epsilon(1e-3));  // little of either part is beyond 40
    CHECK(Elicited::mixture(percent, {{0, 1, 2, 3}, {2, 4, 5, 6}}).parts.size() == 1);
}

TEST_CASE("the percentile of overlapping parts inverts the cumulative of the whole") {
    const Elicited e = Elicited::mixture(percent, {{0.5, 20, 40, 60}, {0.5, 30, 50, 70}});
    for (double p : {0.001, 0.05, 0.3, 0.5, 0.77, 0.999}) {
        CHECK(cumulative(e, percentile(e, p)) == doctest::Approx(p).epsilon(1e-12));
    }
    CHECK(percentile(e, 0.5) > 40);
    CHECK(percentile(e, 0.5) < 50);
    const Elicited atoms = Elicited::mixture(percent, {{0.25, 10, 10, 10}, {0.75, 30, 30, 30}});
    CHECK(percentile(atoms, 0.25) == 10);
    CHECK(percentile(atoms, 0.2500001) == 30);
    CHECK(cumulative(atoms, 30) == 1);
}

TEST_CASE("rescaling moves every number, and below 0 turns the line around") {
    const Elicited e = two_humps();
    const Elicited f = e.rescaled(2, -50);
    CHECK(f.bounds == Bounds{-50, 150});
    for (double u : {0.01, 0.3, 0.69, 0.8, 0.99}) CHECK(close(quantile(f, u), 2 * quantile(e, u) - 50, 200));
    const Elicited range = Elicited::range(percent, 10, 20, 60);
    const Elicited turned = range.rescaled(-1, 100);
    CHECK(turned.bounds == percent);
    for (double u : {0.01, 0.3, 0.8}) CHECK(close(quantile(turned, 1 - u), 100 - quantile(range, u), 100));
    CHECK(e.rescaled(-1, 100).parts[0].median == 30);
}

TEST_CASE("a sample has the stated share inside its range and below its median") {
    // 200,000 draws; 4.9 binomial standard deviations: one false alarm in a million.
    const Elicited e = Elicited::range(percent, 5, 60, 62);
    std::vector<double> x(200000);
    fill_uniform({11, 1}, 0, x);
    fill_quantiles(e, x, x);
    double inside = 0;
    double below = 0;
    for (double value : x) {
        inside += value > 5 && value < 62 ? 1 : 0;
        below += value < 60 ? 1 : 0;
    }
    CHECK(std::abs(inside - 180000) < 4.9 * std::sqrt(200000 * 0.9 * 0.1));
    CHECK(std::abs(below - 100000) < 4.9 * std::sqrt(200000 * 0.25));
}

TEST_CASE(
    "the bytes of random numbers and quantiles are pinned: equal for any compiler, option and processor") {
    std::string bytes;
    for (const Elicited& e :
         {Elicited::range(percent, 40, 70), Elicited::range(percent, 0, 10, 90), two_humps()}) {
        std::vector<double> x(4096);
        fill_uniform({20251122, 7}, 11, x);
        fill_quantiles(e, x, x);
        for (const double value : x) {
            for (int shift = 0; shift < 64; shift += 8) {
                bytes += static_cast<char>(std::bit_cast<std::uint64_t>(value) >> shift & 0xFF);
            }
        }
    }
    CHECK(entente::sha256(bytes) == "3b25b1370b5164653c7fe9b5792d88839b95d39ce0936667aaf86ca8de4952e7");
}

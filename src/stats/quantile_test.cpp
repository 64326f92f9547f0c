#include "stats/quantile.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <vector>

using namespace entente::stats;

namespace {
using Numbers = std::vector<double>;
}

TEST_CASE("a weighted quantile is the first value whose weight reaches p") {
    const Numbers values{30, 10, 20};
    CHECK(weighted_quantile(values, {}, 0) == 10);
    CHECK(weighted_quantile(values, {}, 0.33) == 10);
    CHECK(weighted_quantile(values, {}, 0.34) == 20);
    CHECK(weighted_quantile(values, {}, 0.5) == 20);
    CHECK(weighted_quantile(values, {}, 1) == 30);
    CHECK(weighted_quantile(values, Numbers{1, 0, 3}, 0) == 20);  // no weight, no value
    CHECK(weighted_quantile(values, Numbers{1, 0, 3}, 0.75) == 20);
    CHECK(weighted_quantile(values, Numbers{1, 0, 3}, 0.76) == 30);
    CHECK(weighted_quantiles(values, {}, std::array{0.9, 0.1}) == Numbers{30, 10});
    CHECK(std::isnan(weighted_quantile({}, {}, 0.5)));
    CHECK(std::isnan(weighted_quantile(values, Numbers{0, 0, 0}, 0.5)));
}

TEST_CASE("a value counted twice is a value of twice the weight, and order does not matter") {
    CHECK(rc::check([] {
        const auto cells = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<int, int>>>(
            rc::gen::pair(rc::gen::inRange(-5, 6), rc::gen::inRange(1, 4))));
        Numbers values, weights, repeated;
        for (const auto& [value, weight] : cells) {
            values.push_back(value);
            weights.push_back(weight);
            repeated.insert(repeated.begin(), static_cast<std::size_t>(weight), value);
        }
        const double p = *rc::gen::inRange(0, 1001) / 1000.0;
        RC_ASSERT(weighted_quantile(values, weights, p) == weighted_quantile(repeated, {}, p));
    }));
}

TEST_CASE("a histogram is even inside open bins and jumps at points") {
    const std::vector<Bin> bins{{0, 40}, {40, 40}, {40, 60}, {60, 60}, {60, 100}};
    const Numbers masses{0.2, 0.3, 0.1, 0.4, 0.0};
    CHECK(histogram_quantile(bins, masses, 0) == 0);
    CHECK(histogram_quantile(bins, masses, 0.1) == doctest::Approx(20));
    CHECK(histogram_quantile(bins, masses, 0.3) == 40);
    CHECK(histogram_quantile(bins, masses, 0.55) == doctest::Approx(50));
    CHECK(histogram_quantile(bins, masses, 0.7) == 60);
    CHECK(histogram_quantile(bins, masses, 1) == 60);
    CHECK(histogram_cumulative(bins, masses, -1) == 0);
    CHECK(histogram_cumulative(bins, masses, 20) == doctest::Approx(0.1));
    CHECK(histogram_cumulative(bins, masses, 40) == doctest::Approx(0.5));
    CHECK(histogram_cumulative(bins, masses, 50) == doctest::Approx(0.55));
    CHECK(histogram_cumulative(bins, masses, 100) == doctest::Approx(1));
    const Numbers tenfold{2, 3, 1, 4, 0};  // only shares count
    CHECK(histogram_quantile(bins, tenfold, 0.55) == doctest::Approx(50));
    CHECK(std::isnan(histogram_quantile(bins, Numbers(5, 0.0), 0.5)));
}

TEST_CASE("the cumulative of a histogram's quantile reaches p, and no smaller x does") {
    CHECK(rc::check([] {
        std::vector<Bin> bins;
        Numbers masses;
        double at = 0;
        const int count = *rc::gen::inRange(1, 10);
        for (int i = 0; i < count; ++i) {
            const double width = *rc::gen::inRange(0, 3);
            bins.push_back({at, at + width});
            masses.push_back(*rc::gen::inRange(0, 4));
            at += width + *rc::gen::inRange(0, 2);
        }
        masses.back() += 1;
        const double p = *rc::gen::inRange(1, 1000) / 1000.0;
        const double x = histogram_quantile(bins, masses, p);
        RC_ASSERT(histogram_cumulative(bins, masses, x) >= p - 1e-12);
        RC_ASSERT(histogram_cumulative(bins, masses, x - 1e-9) < p + 1e-12);
    }));
}

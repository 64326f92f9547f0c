#include "stats/scores.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stats/density.h"
#include "stats/kernels.h"
#include "stats/philox.h"

using namespace entente::stats;

namespace {
using Numbers = std::vector<double>;

double share() {
    return *rc::gen::inRange(0, 1001) / 1000.0;
}
}  // namespace

TEST_CASE("Brier and log scores have their textbook values") {
    CHECK(brier(0.7, true) == doctest::Approx(0.09));
    CHECK(brier(0.7, false) == doctest::Approx(0.49));
    CHECK(brier(Numbers{0.2, 0.5, 0.3}, 1) == doctest::Approx(0.04 + 0.25 + 0.09));
    CHECK(brier(Numbers{1, 0}, 1) == 2);
    CHECK(log_score(1) == 0);
    CHECK(log_score(0.5) == doctest::Approx(0.6931471805599453));
    CHECK(log_score(0) == std::numeric_limits<double>::infinity());
}

TEST_CASE("the truth scores best on average") {
    CHECK(rc::check([] {
        const double truth = share();
        const double stated = share();
        const auto expected_brier = [truth](double p) {
            return truth * brier(p, true) + (1 - truth) * brier(p, false);
        };
        RC_ASSERT(expected_brier(stated) >= expected_brier(truth) - 1e-15);
        RC_PRE(truth > 0 && truth < 1 && stated > 0 && stated < 1);
        const auto expected_log = [truth](double p) {
            return truth * log_score(p) + (1 - truth) * log_score(1 - p);
        };
        RC_ASSERT(expected_log(stated) >= expected_log(truth) - 1e-15);
    }));
    CHECK(rc::check([] {
        const Numbers values{0, 10, 25, 70, 100};
        Numbers truth, stated;
        for (std::size_t i = 0; i < values.size(); ++i) {
            truth.push_back(1 + *rc::gen::inRange(0, 9));
            stated.push_back(1 + *rc::gen::inRange(0, 9));
        }
        double told = 0;
        double best = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            told += truth[i] * crps_of_sample(values, stated, values[i]);
            best += truth[i] * crps_of_sample(values, truth, values[i]);
        }
        RC_ASSERT(told >= best - 1e-9);
    }));
}

TEST_CASE("the ranked score of a sample is that of its atoms") {
    CHECK(crps_of_sample(Numbers{30}, {}, 42) == 12);
    CHECK(crps_of_sample(Numbers{100, 0}, {}, 0) == 25);
    CHECK(crps_of_sample(Numbers{0, 100}, Numbers{1, 3}, 50) == doctest::Approx(50 * (1.0 / 16 + 9.0 / 16)));
    CHECK(std::isnan(crps_of_sample({}, {}, 1)));
    CHECK(rc::check([] {
        const auto cells = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<int, int>>>(
            rc::gen::pair(rc::gen::inRange(0, 101), rc::gen::inRange(1, 5))));
        Numbers values, weights;
        Density atoms;
        double total = 0;
        for (const auto& cell : cells) total += cell.second;
        for (const auto& [value, weight] : cells) {
            values.push_back(value);
            weights.push_back(weight);
            atoms.atoms.push_back({static_cast<double>(value), weight / total});
        }
        const double y = *rc::gen::inRange(-20, 121);
        RC_ASSERT(std::abs(crps_of_sample(values, weights, y) - crps(atoms, y)) < 1e-10);
    }));
}

TEST_CASE("the ranked score of a histogram has its closed forms") {
    const std::vector<Bin> even{{0, 100}};
    // Uniform on 0..w at y: (y^3 + (w - y)^3) / (3 w^2).
    CHECK(crps_of_histogram(even, Numbers{2}, 0) == doctest::Approx(100.0 / 3));
    CHECK(crps_of_histogram(even, Numbers{2}, 50) == doctest::Approx(100.0 / 12));
    CHECK(crps_of_histogram(even, Numbers{2}, 120) == doctest::Approx(20 + 100.0 / 3));
    CHECK(crps_of_histogram(even, Numbers{2}, -5) == doctest::Approx(5 + 100.0 / 3));
    const std::vector<Bin> points{{0, 0}, {0, 100}, {100, 100}};
    CHECK(crps_of_histogram(points, Numbers{1, 0, 3}, 50) == doctest::Approx(50 * (1.0 / 16 + 9.0 / 16)));
    const std::vector<Bin> apart{{0, 0}, {100, 100}};
    CHECK(crps_of_histogram(apart, Numbers{1, 3}, 50) == doctest::Approx(50 * (1.0 / 16 + 9.0 / 16)));
    CHECK(std::isnan(crps_of_histogram(apart, Numbers{0, 0}, 50)));
}

TEST_CASE(
    "a calibrated forecast with atoms has a uniform randomised transform, an overconfident one has not") {
    // 20,000 forecasts; the scaled Kolmogorov-Smirnov distance exceeds 2.70 once in a million.
    const Density truth{{{0, .3}, {100, .2}}, {{50, 20, .5}}};
    const Density narrow{{{0, .3}, {100, .2}}, {{50, 10, .5}}};
    Numbers honest, bold;
    for (std::uint64_t i = 0; i < 20000; ++i) {
        const double y = quantile(truth, uniform({31, 1}, i));
        const auto pit = [&](const Density& d) {
            const double at_most = cumulative(d, y);
            return randomised_pit(at_most - mass_at(d, y), at_most, uniform({31, 2}, i));
        };
        honest.push_back(pit(truth));
        bold.push_back(pit(narrow));
    }
    const auto distance = [](Numbers u) {
        std::sort(u.begin(), u.end());
        double worst = 0;
        for (std::size_t i = 0; i < u.size(); ++i) {
            worst = std::max(worst,
                             std::abs(u[i] - (static_cast<double>(i) + 0.5) / static_cast<double>(u.size())));
        }
        return worst * std::sqrt(static_cast<double>(u.size()));
    };
    CHECK(distance(honest) < 2.70);
    CHECK(distance(bold) > 2.70);
    CHECK(pit_of_sample(Numbers{1, 2, 2, 3}, {}, 2, 0.5) == 0.5);
    CHECK(pit_of_sample(Numbers{1, 2, 2, 3}, Numbers{6, 1, 1, 2}, 2, 0.25) == doctest::Approx(0.65));
}

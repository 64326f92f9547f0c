#include "stats/summary.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <vector>

#include "stats/kernels.h"

using namespace entente::stats;

namespace {
using Numbers = std::vector<double>;

Numbers normals(StreamKey key, std::size_t count) {
    Numbers out(count);
    fill_uniform(key, 0, out);
    fill_normal_quantile(out, out);
    return out;
}
}  // namespace

TEST_CASE("sums keep what plain addition loses") {
    CHECK(sum(Numbers{1, 1e100, 1, -1e100}) == 2);
    CHECK(sum(Numbers(10, 0.1)) == 1);
    CHECK(sum({}) == 0);
}

TEST_CASE("effective draws count those of equal weight, whatever its unit") {
    CHECK(effective_draws({}) == 0);
    CHECK(effective_draws(Numbers{0, 0}) == 0);
    CHECK(effective_draws(Numbers{3, 3, 3, 3}) == 4);
    CHECK(effective_draws(Numbers{1, 0, 0}) == 1);
    CHECK(effective_draws(Numbers{2, 1}) == 1.8);  // 9 / 5
}

TEST_CASE("weighted moments have their textbook values") {
    const Numbers x{1, 2, 3, 4};
    const Numbers w{4, 3, 2, 1};
    CHECK(weighted_mean(x) == 2.5);
    CHECK(weighted_mean(x, w) == 2);
    CHECK(weighted_variance(x) == 1.25);
    CHECK(weighted_variance(x, w) == 1);
    CHECK(weighted_covariance(x, Numbers{2, 4, 6, 8}, w) == 2);
    CHECK(weighted_correlation(x, Numbers{8, 6, 4, 2}, w) == doctest::Approx(-1));
    CHECK(weighted_correlation(x, Numbers(4, 7.0), w) == 0);
}

TEST_CASE("a bootstrap over groups is wider than one that takes their members as independent") {
    Numbers values;
    std::vector<std::size_t> group_of, alone;
    const Numbers effects = normals({5, 1}, 40);
    for (std::size_t i = 0; i < 400; ++i) {
        values.push_back(effects[i / 10]);  // members of a group are copies
        group_of.push_back(i / 10);
        alone.push_back(i);
    }
    const Interval grouped = bootstrap_mean(values, group_of, {.key = {1, 2}});
    const Interval independent = bootstrap_mean(values, alone, {.key = {1, 2}});
    const double ratio = (grouped.high - grouped.low) / (independent.high - independent.low);
    CHECK(ratio > 2.7);  // root 10 is 3.16; 2,000 resamples leave a few per cent
    CHECK(ratio < 3.7);
    CHECK(bootstrap_mean(values, group_of, {.key = {1, 2}}) == grouped);
    CHECK_FALSE(bootstrap_mean(values, group_of, {.key = {1, 3}}) == grouped);
}

TEST_CASE("a bootstrap interval holds the truth about as often as it says") {
    // 600 worlds of 60 groups. The percentile interval of a mean covers about 94 % at this size; 4.9 binomial
    // standard deviations around it.
    int inside = 0;
    std::vector<std::size_t> group_of(60);
    for (std::size_t i = 0; i < group_of.size(); ++i) group_of[i] = i;
    for (std::uint64_t world = 0; world < 600; ++world) {
        const Interval ci =
            bootstrap_mean(normals({6, world}, 60), group_of, {.resamples = 400, .key = {7, world}});
        inside += ci.low < 0 && ci.high > 0 ? 1 : 0;
    }
    CHECK(std::abs(inside / 600.0 - 0.94) < 4.9 * std::sqrt(0.94 * 0.06 / 600));
}

TEST_CASE("resamples draw as many groups as there are; degenerate input gives a point") {
    for (std::size_t resample = 0; resample < 20; ++resample) {
        std::size_t total = 0;
        for (std::size_t count : resample_counts(9, resample, {1, 1})) total += count;
        CHECK(total == 9);
    }
    CHECK(resample_counts(9, 0, {1, 1}) != resample_counts(9, 1, {1, 1}));
    CHECK(bootstrap_mean(Numbers{3, 5}, std::vector<std::size_t>{4, 4}, {}) == Interval{4, 4});
    CHECK(bootstrap_mean({}, {}, {}) == Interval{0, 0});
    // groups 0 and 7 only: numbers in between are no groups
    const Interval two = bootstrap_mean(Numbers{0, 8}, std::vector<std::size_t>{0, 7}, {});
    CHECK(two == Interval{0, 8});
    CHECK(percentile_interval(Numbers{4, 1, 3, 2, 5}, 0.6) == Interval{1, 4});
}

#include "insight/columns.h"

#include <doctest/doctest.h>

#include <cmath>

#include "stats/kernels.h"
#include "stats/philox.h"

namespace entente::insight {
namespace {

using Numbers = std::vector<double>;

Numbers equal(std::size_t count) {
    return Numbers(count, 1.0 / static_cast<double>(count));
}

Numbers normals(stats::StreamKey key, std::size_t count) {
    Numbers out(count);
    stats::fill_uniform(key, 0, out);
    stats::fill_normal_quantile(out, out);
    return out;
}

}  // namespace

TEST_CASE("the error of a mean falls with the draws, that of a pair is of the difference") {
    const Estimate mean = weighted_mean({1, 2, 3, 4}, equal(4));
    CHECK(mean.value == 2.5);
    CHECK(mean.error == doctest::Approx(std::sqrt(5.0 / 16)));
    CHECK(weighted_mean({1, 2, 3, 4}, {.4, .3, .2, .1}).value == doctest::Approx(2));
    CHECK(weighted_mean({7}, {1}).error == 0);
    const Estimate shift = paired_difference({10, 101, 1002}, equal(3), {11, 102, 1003}, equal(3));
    CHECK(shift.value == doctest::Approx(1));
    CHECK(shift.error < 1e-12);  // both sides vary widely, their difference not at all
    // Weights alone move a mean too.
    CHECK(paired_difference({0, 1}, {.5, .5}, {0, 1}, {.25, .75}).value == .25);
}

TEST_CASE("intervals of two standard errors hold the mean as often as they should") {
    // 2,000 samples of 50: 1.96 standard errors without the correction for 49 degrees of freedom hold .9442 x (1 -
    // .0014); the band is 4.9 binomial standard deviations, one false alarm in a million.
    int inside = 0;
    for (std::uint64_t sample = 0; sample < 2000; ++sample) {
        const Estimate e = weighted_mean(normals({77, sample}, 50), equal(50));
        inside += std::abs(e.value) < 1.96 * e.error ? 1 : 0;
    }
    CHECK(std::abs(inside / 2000.0 - 0.9430) < 4.9 * std::sqrt(0.9430 * 0.0570 / 2000));
}

}  // namespace entente::insight

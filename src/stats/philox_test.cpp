#include "stats/philox.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <bit>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

// The reference implementation by the authors of the method.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#include <Random123/philox.h>
#pragma GCC diagnostic pop

using namespace entente::stats;

namespace {

// Kolmogorov-Smirnov distance to the uniform times root n; exceeds 2.70 once in a million samples.
double scaled_distance(std::vector<double> u) {
    std::sort(u.begin(), u.end());
    const auto n = static_cast<double>(u.size());
    double distance = 0;
    for (std::size_t i = 0; i < u.size(); ++i) {
        const auto rank = static_cast<double>(i);
        distance = std::max({distance, u[i] - rank / n, (rank + 1) / n - u[i]});
    }
    return distance * std::sqrt(n);
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    double product = 0;
    for (std::size_t i = 0; i < a.size(); ++i) product += (a[i] - 0.5) * (b[i] - 0.5);
    return 12 * product / static_cast<double>(a.size());
}

std::vector<double> draws(StreamKey key, std::uint64_t first, std::size_t count) {
    std::vector<double> out(count);
    fill_uniform(key, first, out);
    return out;
}

}  // namespace

TEST_CASE("blocks have their published values") {
    using Block = std::array<std::uint32_t, 4>;
    CHECK(philox_block({0, 0, 0, 0}, {0, 0}) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox_block({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox_block({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("any block equals the reference implementation's") {
    CHECK(rc::check([](std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
        const philox4x32_ctr_t reference_counter = {{counter[0], counter[1], counter[2], counter[3]}};
        const philox4x32_key_t reference_key = {{key[0], key[1]}};
        const auto expected = philox4x32(reference_counter, reference_key);
        const auto block = philox_block(counter, key);
        for (std::size_t i = 0; i < 4; ++i) RC_ASSERT(block[i] == expected[i]);
    }));
}

TEST_CASE("the layout of seed, stream and draw is pinned") {
    const StreamKey key{0x0123456789abcdef, 0xfedcba9876543210};
    const std::uint64_t draw = 0x2468ace013579bdf;  // odd: the second half of block draw / 2
    const auto block =
        philox_block({0x09abcdef, 0x12345670, 0x76543210, 0xfedcba98}, {0x89abcdef, 0x01234567});
    const std::uint64_t bits = (std::uint64_t{block[3]} << 32 | block[2]) >> 12;
    CHECK(uniform(key, draw) == (static_cast<double>(bits) + 0.5) / 4503599627370496.0);
    CHECK(uniform(key, draw - 1) != uniform(key, draw));
}

TEST_CASE("many at once are the same bytes as one by one, from any first draw") {
    CHECK(rc::check([](std::uint64_t seed, std::uint64_t stream, std::uint64_t first) {
        const std::size_t count = *rc::gen::inRange<std::size_t>(0, 70);
        const StreamKey key{seed, stream};
        const std::vector<double> many = draws(key, first, count);
        for (std::size_t i = 0; i < count; ++i) {
            const double one = uniform(key, first + i);
            RC_ASSERT(std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(many[i]));
            RC_ASSERT(one > 0.0 && one < 1.0);
            RC_ASSERT(1.0 - (1.0 - one) == one);  // the complement is exact
        }
    }));
}

TEST_CASE("uniforms are uniform: distance and cells, false alarms 1e-6 each") {
    for (const StreamKey key : {StreamKey{1, 0}, StreamKey{1, 1}, StreamKey{2, 0}, StreamKey{0, 0}}) {
        const std::vector<double> u = draws(key, 0, 200000);
        CHECK(scaled_distance(u) < 2.70);
        std::vector<double> cells(256);
        for (double x : u) ++cells[static_cast<std::size_t>(x * 256)];
        double statistic = 0;
        const double expected = 200000.0 / 256;
        for (double seen : cells) statistic += (seen - expected) * (seen - expected) / expected;
        CHECK(statistic <
              boost::math::quantile(boost::math::complement(boost::math::chi_squared(255), 1e-6)));
    }
}

TEST_CASE("neighbouring streams, seeds and draws are uncorrelated, false alarms 1e-6 each") {
    const std::size_t count = 200000;
    const double limit = 4.9 / std::sqrt(static_cast<double>(count));  // 4.9 standard errors of a correlation
    const std::vector<double> base = draws({1, 7}, 0, count);
    CHECK(std::abs(correlation(base, draws({1, 8}, 0, count))) < limit);
    CHECK(std::abs(correlation(base, draws({2, 7}, 0, count))) < limit);
    CHECK(std::abs(correlation(base, draws({1, 7}, 1, count))) < limit);
    CHECK(std::abs(correlation(base, draws({1, 7}, 2, count))) < limit);
}

TEST_CASE("a generator reads its stream in order, its indices are even and its permutations complete") {
    CounterGenerator generator({5, 6});
    CHECK(generator.next_uniform() == uniform({5, 6}, 0));
    CHECK(generator.next_uniform() == uniform({5, 6}, 1));
    CHECK(generator.position() == 2);
    std::array<int, 3> seen{};
    for (int i = 0; i < 30000; ++i) ++seen.at(generator.next_index(3));
    for (int count : seen) CHECK(std::abs(count - 10000) < 4.9 * 81.65);  // 4.9 binomial standard deviations
    CHECK(generator.next_index(1) == 0);

    std::array<int, 6> orders{};
    for (int i = 0; i < 6000; ++i) {
        const auto order = permutation(3, generator);
        ++orders.at(order[0] * 2 + (order[1] > order[2] ? 1 : 0));
    }
    for (int count : orders) CHECK(std::abs(count - 1000) < 4.9 * 28.87);
    std::vector<std::size_t> sorted = permutation(100, generator);
    CHECK(std::is_sorted(sorted.begin(), sorted.end()) == false);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < 100; ++i) CHECK(sorted[i] == i);
    CHECK(permutation(0, generator).empty());
}

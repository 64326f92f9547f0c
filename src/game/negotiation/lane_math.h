// Elementary functions for loops over lanes: fewer operations than those of src/stats/kernels.h, because
// arguments are known to be tame, and inlined into the loop. Only + - * /, comparisons and bit operations in
// one fixed order: the same bytes on any processor. Every polynomial interpolates at Chebyshev points.
//
//     ENTENTE_INDEPENDENT
//     for (std::size_t l = 0; l < lane_count; ++l) odds[l] = lane_exp(-x[l]);
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "game/negotiation/lanes.h"
#include "stats/clones.h"

namespace entente::game {

using stats::select;

/// A lane at the start of a cache line.
struct alignas(64) Row {
    std::array<double, lane_count> at{};
};

ENTENTE_INLINE double magnitude(double x) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0x7FFFFFFFFFFFFFFFU);
}

/// e^x, relative error 3e-16; constant below -708 (3e-308) and above 709 (8e307). x = k log 2 + r, and (e^r -
/// 1 - r) / r^2 to 2e-16.
ENTENTE_INLINE double lane_exp(double x) {
    constexpr double rounder = 0x1.8p52;  // adding and subtracting it rounds to the nearest integer
    const double above = select(x > -708.0, x, -708.0);
    const double inside = select(above < 709.0, above, 709.0);
    const double k = (inside * 0x1.71547652b82fep+0 + rounder) - rounder;
    const double r = (inside - k * 0x1.62e42fefa2p-1) - k * 0x1.9ef35793c7673p-41;
    const double s = r * r;
    const double even =
        (0.5 + s * 0.04166666666662416) +
        (s * s) * ((0.0013888888917196736 + s * 2.480152132234228e-05) + (s * s) * 2.7620075892548164e-07);
    const double odd =
        (0.16666666666666669 + s * 0.008333333333330065) +
        (s * s) * ((0.00019841269863040559 + s * 2.7557268480289716e-06) + (s * s) * 2.51003758422237e-08);
    const double power = std::bit_cast<double>(std::bit_cast<std::uint64_t>(k + (0x1p52 + 1023)) << 52U);
    return (1.0 + (r + s * (even + r * odd))) * power;
}

/// log y for normal y > 0, absolute error 2e-16 (1 + |log y|). y = 2^k m, m in [sqrt(1/2), sqrt 2), log m = 2
/// artanh
/// ((m - 1) / (m + 1)).
ENTENTE_INLINE double lane_log(double y) {
    constexpr std::uint64_t root_half = 0x3FE6A09E667F3BCDU, bias = std::uint64_t{1023} << 52U;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(y);
    const std::uint64_t exponent = (bits - root_half + bias) >> 52U;
    const double k = std::bit_cast<double>(exponent | 0x4330000000000000U) - (0x1p52 + 1023);
    const double f = std::bit_cast<double>(bits - (exponent << 52U) + bias) - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double low = (2.0000000000000004 + z * 0.6666666666655292) +
                       (z * z) * (0.4000000006174193 + z * 0.2857141602105636);
    const double high = (0.22223434551256419 + z * 0.1812193430694884) + (z * z) * 0.16837661506654086;
    return k * 0x1.62e42fefa39efp-1 + s * (low + (z * z) * (z * z) * high);
}

/// A logit acceptance with surplus x (already times lambda): what it is worth and how likely it is.
struct Acceptance {
    double probability = 0;  ///< 1 / (1 + e^-x)
    double worth = 0;        ///< log(1 + e^x): lambda g
    double far = 0;          ///< e^-|x|
};

/// One exponential and one division for both. log(1 + e) = 2 artanh(e / (2 + e)), relative error 3e-16.
ENTENTE_INLINE Acceptance lane_accept(double x) {
    const double e = lane_exp(-magnitude(x));
    const double inverse = 1.0 / ((1.0 + e) * (2.0 + e));
    const double s = e * (1.0 + e) * inverse;
    const double z = s * s;
    const double q = z * z;
    const double low = (2.0 + z * 0.6666666666668257) + q * (0.399999999952876 + z * 0.2857142911165716);
    const double high =
        (0.22222190861346283 + z * 0.1818285980047391) + q * (0.15363676248891633 + z * 0.13591305485579894);
    const double top = 0.09880789048764786 + z * 0.17780763826113302;
    const double log1p = s * (low + (q * q) * (high + (q * q) * top));
    return {select(x < 0.0, e, 1.0) * (2.0 + e) * inverse, select(x < 0.0, 0.0, x) + log1p, e};
}

/// log(worth): below -36, log(log(1 + e^x)) is x to the last bit.
ENTENTE_INLINE double lane_log_worth(double x, double worth) {
    return select(x < -36.0, x, lane_log(worth));
}

}  // namespace entente::game

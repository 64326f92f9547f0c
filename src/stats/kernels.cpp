#include "stats/kernels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "stats/clones.h"

namespace entente::stats {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double ln2_high = 0x1.62e42fefa2p-1;  // 41 bits, so k * ln2_high is exact for every exponent k
constexpr double ln2_low = 0x1.9ef35793c7673p-41;
constexpr double rounder = 0x1.8p52;  // adding and subtracting it rounds to the nearest integer

ENTENTE_INLINE double magnitude(double x) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0x7FFFFFFFFFFFFFFFU);
}

// c[0] + c[1] x + ... by Horner's rule.
template <std::size_t terms>
ENTENTE_INLINE double polynomial(const double (&c)[terms], double x) {
    double sum = c[terms - 1];
    for (std::size_t i = terms - 1; i > 0; --i) sum = sum * x + c[i - 1];
    return sum;
}

// 2^k for an integer k in -1022 .. 1023: the sum has k + 1023 in its lowest bits.
ENTENTE_INLINE double power_of_two(double k) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(k + (0x1p52 + 1023)) << 52);
}

// x = k log 2 + r with |r| <= log(2) / 2, then the Taylor series of e^r up to r^13 (truncation 5e-18), split
// into even and odd terms for shorter dependency chains. 2^k goes in as two factors, so that results among
// the subnormal numbers are rounded once.
ENTENTE_INLINE double exp_body(double x) {
    constexpr double even[] = {1.0 / 2, 1.0 / 24, 1.0 / 720, 1.0 / 40320, 1.0 / 3628800, 1.0 / 479001600};
    constexpr double odd[] = {1.0 / 6, 1.0 / 120, 1.0 / 5040, 1.0 / 362880, 1.0 / 39916800, 1.0 / 6227020800};
    const double inside = limit(x, -746.0, 710.0);
    const double k = (inside * 0x1.71547652b82fep+0 + rounder) - rounder;
    const double r = (inside - k * ln2_high) - k * ln2_low;
    const double square = r * r;
    const double rest = polynomial(even, square) + r * polynomial(odd, square);
    const double half = (k * 0.5 + rounder) - rounder;
    return (1.0 + (r + square * rest)) * power_of_two(half) * power_of_two(k - half);
}

// x = 2^k m with m in [sqrt(1/2), sqrt(2)); with f = m - 1 and s = f / (2 + f), log m = 2 artanh s, whose
// series is summed up to s^21 (truncation 2e-18) and rearranged as f - f^2/2 + s (f^2/2 + ...), where f is
// exact.
ENTENTE_INLINE double log_body(double x) {
    constexpr double series[] = {2.0 / 3,  2.0 / 5,  2.0 / 7,  2.0 / 9,  2.0 / 11,
                                 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21};
    constexpr std::uint64_t root_half = 0x3FE6A09E667F3BCDU;
    constexpr std::uint64_t bias = std::uint64_t{1023} << 52;
    const bool tiny = x < 0x1p-1022;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(select(tiny, x * 0x1p54, x));
    const std::uint64_t exponent = (bits - root_half + bias) >> 52;
    const double k =
        std::bit_cast<double>(exponent | 0x4330000000000000U) - select(tiny, 0x1p52 + 1077, 0x1p52 + 1023);
    const double f = std::bit_cast<double>(bits - (exponent << 52) + bias) - 1.0;
    const double s = f / (2.0 + f);
    const double square = s * s;
    const double half = 0.5 * f * f;
    const double rest = s * (half + square * polynomial(series, square));
    const double value = k * ln2_high - ((half - (rest + k * ln2_low)) - f);
    const double positive = select(x < infinity, value, x);  // infinity and NaN are their own logarithms
    return select(x > 0.0, positive, select(x == 0.0, -infinity, not_a_number));
}

// As exp_body, with polynomials through Chebyshev points (error of (e^r - 1 - r) / r^2 below 2e-16, so of e^r below
// 3e-17) and one power of two, since the result is 0 before it could be subnormal.
ENTENTE_INLINE double decay_body(double x) {
    constexpr double even[] = {0.5, 0.04166666666662416, 0.0013888888917196736, 2.480152132234228e-05,
                               2.7620075892548164e-07};
    constexpr double odd[] = {0.16666666666666669, 0.008333333333330065, 0.00019841269863040559,
                              2.7557268480289716e-06, 2.51003758422237e-08};
    constexpr double end = -708.0;
    const double inside = select(x < end, end, x);
    const double k = (inside * 0x1.71547652b82fep+0 + rounder) - rounder;
    const double r = (inside - k * ln2_high) - k * ln2_low;
    const double square = r * r;
    const double rest = polynomial(even, square) + r * polynomial(odd, square);
    return select(x < end, 0.0, (1.0 + (r + square * rest)) * power_of_two(k));
}

// As log_body for an argument that is neither tiny nor infinite, with a polynomial through Chebyshev points in
// place of the series.
ENTENTE_INLINE double log_share_body(double x) {
    constexpr double series[] = {0.666666666666667,   0.39999999999899505, 0.28571428625975487, 0.2222221113479508,
                                 0.18182889125261723, 0.15331721600556042, 0.14616449685043406};
    constexpr std::uint64_t root_half = 0x3FE6A09E667F3BCDU;
    constexpr std::uint64_t bias = std::uint64_t{1023} << 52;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t exponent = (bits - root_half + bias) >> 52;
    const double k = std::bit_cast<double>(exponent | 0x4330000000000000U) - (0x1p52 + 1023);
    const double f = std::bit_cast<double>(bits - (exponent << 52) + bias) - 1.0;
    const double s = f / (2.0 + f);
    const double square = s * s;
    const double half = 0.5 * f * f;
    const double rest = s * (half + square * polynomial(series, square));
    const double value = k * ln2_high - ((half - (rest + k * ln2_low)) - f);
    return select(x < 0x1p-1022, -infinity, value);
}

ENTENTE_INLINE double logistic_body(double x) {
    const double e = exp_body(-magnitude(x));
    return select(x < 0.0, e, 1.0) / (1.0 + e);
}

// For a = |x|, the tail beyond a is e^(-a^2/2) g(a). g falls from 1/2 like 1/a and is met by a ratio of
// polynomials with positive coefficients, fitted to a relative 1e-16 on [0, 39] (least squares on the
// relative error with 80 digits, g(0) held at 1/2). a^2 is carried with its rounding error, which the
// exponential would magnify.
ENTENTE_INLINE double normal_cdf_body(double x) {
    constexpr double p[] = {0.5,
                            0.7746013830434691,
                            0.5936444106710782,
                            0.2890410070757477,
                            0.09756631928217395,
                            0.023581068941877833,
                            0.004080357621952725,
                            0.0004890929612414309,
                            3.7130595302241575e-05,
                            1.3800001668274518e-06};
    constexpr double q[] = {1.0,
                            2.347087326889797,
                            2.5599935623238506,
                            1.7130792101036882,
                            0.7812102242606104,
                            0.2546042773165002,
                            0.060328030536527605,
                            0.010321012374510599,
                            0.0012294333932097847,
                            9.307260003631585e-05,
                            3.4591474371756468e-06};
    const double a = select(magnitude(x) > 39.0, 39.0, magnitude(x));
    const double high = std::bit_cast<double>(std::bit_cast<std::uint64_t>(a) & 0xFFFFFFFFF8000000U);
    const double low = a - high;
    const double square = a * a;
    const double error = ((high * high - square) + 2.0 * high * low) + low * low;
    const double e = exp_body(-0.5 * square);
    const double tail = (e - e * (0.5 * error)) * (polynomial(p, a) / polynomial(q, a));
    return select(x > 0.0, 1.0 - tail, tail);
}

// AS 241 in its three regions. The first holds 85 % of a uniform argument.
constexpr double central_reach = 0.425;

ENTENTE_INLINE double quantile_central(double q) {
    constexpr double a[] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                            1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                            3.3430575583588128105e4, 2.5090809287301226727e3};
    constexpr double b[] = {1.0,
                            4.2313330701600911252e1,
                            6.8718700749205790830e2,
                            5.3941960214247511077e3,
                            2.1213794301586595867e4,
                            3.9307895800092710610e4,
                            2.8729085735721942674e4,
                            5.2264952788528545610e3};
    const double r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
}

// Magnitude of the quantile from root = sqrt(-log p) for the smaller tail p, root <= 5.
ENTENTE_INLINE double quantile_tail(double root) {
    constexpr double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                            3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                            2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double d[] = {1.0,
                            2.05319162663775882187e0,
                            1.67638483018380384940e0,
                            6.89767334985100004550e-1,
                            1.48103976427480074590e-1,
                            1.51986665636164571966e-2,
                            5.47593808499534494600e-4,
                            1.05075007164441684324e-9};
    const double r = root - 1.6;
    return polynomial(c, r) / polynomial(d, r);
}

// The same for root > 5, that is p < 1.4e-11.
ENTENTE_INLINE double quantile_far_tail(double root) {
    constexpr double e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                            2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                            2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double f[] = {1.0,
                            5.99832206555887937690e-1,
                            1.36929880922735805310e-1,
                            1.48753612908506148525e-2,
                            7.86869131145613259100e-4,
                            1.84631831751005468180e-5,
                            1.42151175831644588870e-7,
                            2.04426310338993978564e-15};
    const double r = root - 5.0;
    return polynomial(e, r) / polynomial(f, r);
}

// The quantile for an argument outside the central region, from the root of its smaller tail.
double quantile_outside(double p, double root) {
    if (root <= 5.0) return p < 0.5 ? -quantile_tail(root) : quantile_tail(root);
    if (p > 0.0 && p < 1.0) return p < 0.5 ? -quantile_far_tail(root) : quantile_far_tail(root);
    if (p == 0.0) return -infinity;
    return p == 1.0 ? infinity : not_a_number;
}

ENTENTE_INLINE double smaller_tail(double p) {
    return select(p < 0.5, p, 1.0 - p);
}

constexpr std::size_t chunk = 512;  // three buffers of it stay in the first-level cache

ENTENTE_VECTOR_CLONES
void central_chunk(const double* p, double* out, std::size_t count) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) out[i] = quantile_central(p[i] - 0.5);
}

ENTENTE_VECTOR_CLONES
void negative_log_chunk(double* tail, std::size_t count) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) tail[i] = -log_body(tail[i]);
}

ENTENTE_VECTOR_CLONES
void tail_chunk(const double* root, double* out, std::size_t count) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) out[i] = quantile_tail(root[i]);
}

// All elements by the central formula, then those outside its region, gathered, by the others.
void quantile_chunk(const double* p, double* out, std::size_t count) {
    std::array<double, chunk> argument;
    std::array<double, chunk> root;
    std::array<double, chunk> value;
    std::array<std::uint16_t, chunk> place;
    std::size_t outside = 0;
    for (std::size_t i = 0; i < count; ++i) {
        argument[outside] = p[i];
        place[outside] = static_cast<std::uint16_t>(i);
        outside += magnitude(p[i] - 0.5) <= central_reach ? 0U : 1U;
    }
    for (std::size_t i = 0; i < outside; ++i) root[i] = smaller_tail(argument[i]);
    central_chunk(p, out, count);
    negative_log_chunk(root.data(), outside);
    for (std::size_t i = 0; i < outside; ++i) root[i] = std::sqrt(root[i]);
    tail_chunk(root.data(), value.data(), outside);
    for (std::size_t i = 0; i < outside; ++i) {
        const double near_tail = select(argument[i] < 0.5, -value[i], value[i]);
        out[place[i]] = root[i] <= 5.0 ? near_tail : quantile_outside(argument[i], root[i]);
    }
}

}  // namespace

double kernel_exp(double x) {
    return exp_body(x);
}
double kernel_log(double x) {
    return log_body(x);
}
double kernel_decay(double x) {
    return decay_body(x);
}
double kernel_log_share(double x) {
    return log_share_body(x);
}
double kernel_logistic(double x) {
    return logistic_body(x);
}
double kernel_logit(double p) {
    return log_body(p / (1.0 - p));
}
double kernel_normal_cdf(double x) {
    return normal_cdf_body(x);
}

double kernel_pow(double x, double y) {
    if (y == 0.0) return 1.0;
    return exp_body(y * log_body(x));
}

double kernel_normal_density(double x) {
    constexpr double inverse_root_two_pi = 0.3989422804014327;
    return inverse_root_two_pi * exp_body(-0.5 * x * x);
}

double kernel_normal_quantile(double p) {
    const double q = p - 0.5;
    if (magnitude(q) <= central_reach) return quantile_central(q);
    return quantile_outside(p, std::sqrt(-log_body(smaller_tail(p))));
}

namespace {

// Inlined into each clone, and the body into the loop.
template <double (*body)(double)>
ENTENTE_INLINE void fill_each(std::span<const double> x, std::span<double> out) {
    const double* from = x.data();
    double* to = out.data();
    const std::size_t count = x.size();
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) to[i] = body(from[i]);
}

}  // namespace

ENTENTE_VECTOR_CLONES
void fill_exp(std::span<const double> x, std::span<double> out) { fill_each<exp_body>(x, out); }

ENTENTE_VECTOR_CLONES
void fill_log(std::span<const double> x, std::span<double> out) { fill_each<log_body>(x, out); }

ENTENTE_VECTOR_CLONES
void fill_decay(std::span<const double> x, std::span<double> out) { fill_each<decay_body>(x, out); }

ENTENTE_VECTOR_CLONES
void fill_log_share(std::span<const double> x, std::span<double> out) { fill_each<log_share_body>(x, out); }

ENTENTE_VECTOR_CLONES
void fill_logistic(std::span<const double> x, std::span<double> out) { fill_each<logistic_body>(x, out); }

ENTENTE_VECTOR_CLONES
void fill_normal_cdf(std::span<const double> x, std::span<double> out) { fill_each<normal_cdf_body>(x, out); }

void fill_normal_quantile(std::span<const double> p, std::span<double> out) {
    for (std::size_t first = 0; first < p.size(); first += chunk) {
        quantile_chunk(p.data() + first, out.data() + first, std::min(chunk, p.size() - first));
    }
}

}  // namespace entente::stats

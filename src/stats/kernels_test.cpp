#include "stats/kernels.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <bit>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "stats/philox.h"

using namespace entente::stats;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// Distance in units of the last place of the exact value, which comes with 64 bits of precision.
double ulps(double value, long double exact) {
    const auto rounded = static_cast<double>(exact);
    const double step = std::nextafter(std::abs(rounded), infinity) - std::abs(rounded);
    return static_cast<double>(std::abs(static_cast<long double>(value) - exact) /
                               static_cast<long double>(step));
}

double relative_error(double value, long double exact) {
    return static_cast<double>(std::abs((static_cast<long double>(value) - exact) / exact));
}

long double exact_cdf(double x) {
    return boost::math::erfc(-static_cast<long double>(x) / std::sqrt(2.0L)) / 2;
}

long double exact_quantile(double p) {
    const boost::math::normal_distribution<long double> normal;
    if (p < 0.5) return boost::math::quantile(normal, static_cast<long double>(p));
    return boost::math::quantile(boost::math::complement(normal, 1.0L - static_cast<long double>(p)));
}

// Arguments spread over [low, high], a hundred thousand of them, the same ones on every run.
std::vector<double> spread(double low, double high) {
    std::vector<double> u(100000);
    fill_uniform({20, static_cast<std::uint64_t>(std::abs(low) + 10 * std::abs(high))}, 0, u);
    for (double& x : u) x = low + (high - low) * x;
    return u;
}

bool same_bytes(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
           (std::isnan(a) && std::isnan(b));
}

// Any bit pattern, and numbers of common size, and the ends of the ranges.
rc::Gen<double> any_double() {
    return rc::gen::oneOf(
        rc::gen::map(rc::gen::arbitrary<std::uint64_t>(),
                     [](std::uint64_t b) { return std::bit_cast<double>(b); }),
        rc::gen::map(rc::gen::inRange(-800000, 800000), [](int i) { return i / 1000.0; }),
        rc::gen::map(rc::gen::inRange(0, 1000001), [](int i) { return i / 1e6; }),
        rc::gen::element(0.0, -0.0, 1.0, infinity, -infinity, not_a_number, 5e-324, 1e-310, 0.075, 0.925));
}

}  // namespace

TEST_CASE("exp is within 1 ulp and right at its ends") {
    double worst = 0;
    for (double x : spread(-708, 709.7))
        worst = std::max(worst, ulps(kernel_exp(x), std::exp(static_cast<long double>(x))));
    for (double x : spread(-2, 2))
        worst = std::max(worst, ulps(kernel_exp(x), std::exp(static_cast<long double>(x))));
    CHECK(worst < 1.0);
    CHECK(kernel_exp(0) == 1);
    CHECK(kernel_exp(-infinity) == 0);
    CHECK(kernel_exp(-746) == 0);
    CHECK(kernel_exp(-745) == 5e-324);
    CHECK(ulps(kernel_exp(-720), std::exp(-720.0L)) <= 1.0);  // subnormal
    CHECK(kernel_exp(709.78) < infinity);
    CHECK(kernel_exp(709.79) == infinity);
    CHECK(kernel_exp(infinity) == infinity);
    CHECK(std::isnan(kernel_exp(not_a_number)));
}

TEST_CASE("log is within 1 ulp and right at its ends") {
    double worst = 0;
    for (double x : spread(-708, 709.7)) {
        const double y = kernel_exp(x);
        worst = std::max(worst, ulps(kernel_log(y), std::log(static_cast<long double>(y))));
    }
    for (double x : spread(0.5, 2))
        worst = std::max(worst, ulps(kernel_log(x), std::log(static_cast<long double>(x))));
    CHECK(worst < 1.0);
    CHECK(kernel_log(1) == 0);
    CHECK(kernel_log(0) == -infinity);
    CHECK(kernel_log(-0.0) == -infinity);
    CHECK(kernel_log(infinity) == infinity);
    CHECK(std::isnan(kernel_log(-1)));
    CHECK(std::isnan(kernel_log(-infinity)));
    CHECK(std::isnan(kernel_log(not_a_number)));
    CHECK(ulps(kernel_log(5e-324), std::log(static_cast<long double>(5e-324))) < 1.0);
    CHECK(ulps(kernel_log(std::numeric_limits<double>::max()),
               std::log(static_cast<long double>(std::numeric_limits<double>::max()))) < 1.0);
}

TEST_CASE("decay and the logarithm of a share are as near as stated and right at their ends") {
    double worst = 0;
    for (double x : spread(-708, 0))
        worst = std::max(worst, ulps(kernel_decay(x), std::exp(static_cast<long double>(x))));
    for (double x : spread(-2, 0))
        worst = std::max(worst, ulps(kernel_decay(x), std::exp(static_cast<long double>(x))));
    CHECK(worst < 1.2);
    CHECK(kernel_decay(0) == 1);
    CHECK(kernel_decay(-708.001) == 0);
    CHECK(kernel_decay(-infinity) == 0);
    CHECK(std::isnan(kernel_decay(not_a_number)));
    worst = 0;
    for (double x : spread(-708, 0)) {
        const double y = kernel_exp(x);
        worst = std::max(worst, ulps(kernel_log_share(y), std::log(static_cast<long double>(y))));
    }
    for (double x : spread(0, 1))
        worst = std::max(worst, ulps(kernel_log_share(x), std::log(static_cast<long double>(x))));
    CHECK(worst < 1.0);
    CHECK(kernel_log_share(1) == 0);
    CHECK(kernel_log_share(0) == -infinity);
}

TEST_CASE("powers, logistic and logit") {
    CHECK(kernel_pow(2, 10) == doctest::Approx(1024).epsilon(1e-14));
    CHECK(kernel_pow(0, 2) == 0);
    CHECK(kernel_pow(0, 0) == 1);
    CHECK(kernel_pow(0, -1) == infinity);
    CHECK(kernel_pow(1, 1e300) == 1);
    double worst = 0;
    for (double x : spread(-700, 700)) {
        worst = std::max(worst, ulps(kernel_logistic(x), 1 / (1 + std::exp(-static_cast<long double>(x)))));
    }
    CHECK(worst < 2.0);
    CHECK(kernel_logistic(0) == 0.5);
    CHECK(kernel_logistic(-infinity) == 0);
    CHECK(kernel_logistic(infinity) == 1);
    CHECK(kernel_logit(0.5) == 0);
    CHECK(kernel_logit(kernel_logistic(-30)) == doctest::Approx(-30).epsilon(1e-14));
}

TEST_CASE("the normal cdf keeps its relative precision down its lower tail") {
    double lower = 0;
    double upper = 0;
    for (double x : spread(-37, 0))
        lower = std::max(lower, relative_error(kernel_normal_cdf(x), exact_cdf(x)));
    for (double x : spread(-1, 0))
        lower = std::max(lower, relative_error(kernel_normal_cdf(x), exact_cdf(x)));
    for (double x : spread(0, 9)) {
        upper = std::max(upper, static_cast<double>(
                                    std::abs(static_cast<long double>(kernel_normal_cdf(x)) - exact_cdf(x))));
    }
    CHECK(lower < 2e-15);
    CHECK(upper < 3e-16);
    CHECK(kernel_normal_cdf(0) == 0.5);
    CHECK(kernel_normal_cdf(-infinity) == 0);
    CHECK(kernel_normal_cdf(infinity) == 1);
    CHECK(std::isnan(kernel_normal_cdf(not_a_number)));
    CHECK(kernel_normal_density(0) == doctest::Approx(0.398942280401432678).epsilon(1e-15));
    CHECK(kernel_normal_density(2) == doctest::Approx(0.053990966513188063).epsilon(1e-15));
}

TEST_CASE("the normal quantile meets the reference from the far tail to the centre") {
    double worst = 0;
    for (double p : spread(0, 1))
        worst = std::max(worst, relative_error(kernel_normal_quantile(p), exact_quantile(p)));
    for (double x : spread(-700, -0.7)) {
        const double p = kernel_exp(x);
        worst = std::max(worst, relative_error(kernel_normal_quantile(p), exact_quantile(p)));
    }
    CHECK(worst < 2e-15);
    CHECK(kernel_normal_quantile(0.5) == 0);
    CHECK(kernel_normal_quantile(0.95) == doctest::Approx(1.6448536269514722).epsilon(1e-15));
    CHECK(kernel_normal_quantile(0) == -infinity);
    CHECK(kernel_normal_quantile(1) == infinity);
    CHECK(std::isnan(kernel_normal_quantile(-0.1)));
    CHECK(std::isnan(kernel_normal_quantile(1.1)));
    CHECK(std::isnan(kernel_normal_quantile(not_a_number)));
    for (std::uint64_t draw = 0; draw < 1000; ++draw) {
        const double u = uniform({3, 4}, draw);
        CHECK(kernel_normal_quantile(1 - u) == -kernel_normal_quantile(u));
    }
}

TEST_CASE("many at once are the same bytes as one by one, in place too") {
    struct Pair {
        double (*one)(double);
        void (*many)(std::span<const double>, std::span<double>);
    };
    for (const Pair pair :
         {Pair{kernel_exp, fill_exp}, Pair{kernel_log, fill_log}, Pair{kernel_decay, fill_decay},
          Pair{kernel_log_share, fill_log_share}, Pair{kernel_logistic, fill_logistic},
          Pair{kernel_normal_cdf, fill_normal_cdf}, Pair{kernel_normal_quantile, fill_normal_quantile}}) {
        const auto check = [pair](std::vector<double> x) {
            std::vector<double> out(x.size());
            pair.many(x, out);
            std::vector<double> in_place = x;
            pair.many(in_place, in_place);
            for (std::size_t i = 0; i < x.size(); ++i) {
                if (!same_bytes(out[i], pair.one(x[i])) || !same_bytes(out[i], in_place[i])) return false;
            }
            return true;
        };
        CHECK(rc::check(
            [&check] { RC_ASSERT(check(*rc::gen::container<std::vector<double>>(any_double()))); }));
        CHECK(check(spread(0, 1)));
        CHECK(check(spread(-40, 40)));
    }
}

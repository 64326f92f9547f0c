// Elementary functions of our own, so that a result has the same bytes on any processor: the C library picks
// its code by processor. Each comes for one number and for many; the many are byte for byte the one.
//
//     double p = kernel_normal_cdf(1.96);              // 0.975...
//     fill_exp(x, y);                                  // y[i] = kernel_exp(x[i]); y may be x
//
// Only + - * /, the correctly rounded square root and bit operations are used, in one fixed order.
// NaN gives NaN. The spans of a fill have equal length and are the same memory or do not overlap.
#pragma once

#include <span>

namespace entente::stats {

/// e^x within 1 ulp; 0 below -745.14, infinity above 709.79.
double kernel_exp(double x);
void fill_exp(std::span<const double> x, std::span<double> out);

/// Natural logarithm within 1 ulp; -infinity at 0, NaN below.
double kernel_log(double x);
void fill_log(std::span<const double> x, std::span<double> out);

/// e^x for x <= 0, within 1.2 ulp; 0 below -708. A third fewer operations than kernel_exp.
double kernel_decay(double x);
void fill_decay(std::span<const double> x, std::span<double> out);

/// Natural logarithm of a share, x in [0, 1], within 1 ulp; -infinity below 2^-1022. Nothing is promised outside.
double kernel_log_share(double x);
void fill_log_share(std::span<const double> x, std::span<double> out);

/// x^y as exp(y log x), for x >= 0; relative error about (1 + |y log x|) 2e-16. 0^0 is 1.
double kernel_pow(double x, double y);

/// 1 / (1 + e^-x), within 2 ulp in both tails.
double kernel_logistic(double x);
void fill_logistic(std::span<const double> x, std::span<double> out);

/// log(p / (1 - p)) for p in (0, 1): the inverse of the logistic.
double kernel_logit(double p);

/// Density of the standard normal at x.
double kernel_normal_density(double x);

/// Probability that a standard normal is at most x: relative error 2e-15 for x <= 0 (as long as the result is
/// a normal number), absolute 3e-16 above. Exactly 1/2 at 0.
double kernel_normal_cdf(double x);
void fill_normal_cdf(std::span<const double> x, std::span<double> out);

/// Inverse of the normal cdf, relative error about 1e-15 (Wichura 1988, algorithm AS 241, PPND16).
/// -infinity at 0, infinity at 1, NaN outside. quantile(1 - p) = -quantile(p) wherever 1 - p is exact.
double kernel_normal_quantile(double p);
void fill_normal_quantile(std::span<const double> p, std::span<double> out);

}  // namespace entente::stats

// Quantiles of weighted samples and of histograms.
//
//     double median = weighted_quantile(values, weights, 0.5);
//     double upper = histogram_quantile(bins, masses, 0.95);
//
// Definition, for both: the smallest x whose cumulative probability is at least p (the inverse of the
// distribution function; type 1 of Hyndman & Fan 1996). A sample is never interpolated, so that a draw
// counted twice is the same as a draw of twice the weight. p = 0 gives the smallest value with any weight.
#pragma once

#include <span>
#include <vector>

namespace entente::stats {

/// Weights are at least 0 and need not sum to 1; no weights: all equal. p in [0, 1]. NaN if nothing has
/// weight.
double weighted_quantile(std::span<const double> values, std::span<const double> weights, double p);

/// Several quantiles of the same sample, sorted once; p in any order.
std::vector<double> weighted_quantiles(std::span<const double> values, std::span<const double> weights,
                                       std::span<const double> p);

/// A piece of a line: an open interval, or a point where low equals high.
struct Bin {
    double low = 0;
    double high = 0;
    bool operator==(const Bin&) const = default;
    bool is_point() const { return low == high; }
};

/// Bins in rising order without overlap, a mass for each (at least 0, any total). The probability of an open
/// bin is spread evenly over it; a point holds its whole mass. p in [0, 1]. NaN if nothing has mass.
double histogram_quantile(std::span<const Bin> bins, std::span<const double> masses, double p);

/// Probability of at most x, of the same histogram.
double histogram_cumulative(std::span<const Bin> bins, std::span<const double> masses, double x);

}  // namespace entente::stats

// Sums that keep their digits, weighted moments and intervals by resampling.
//
//     Interval ci = bootstrap_mean(errors, proposal_of, {.resamples = 2000, .key = {seed, stream}});
//
// Every sum runs in the order given, so equal input gives equal bytes. Where weights are asked for, an empty
// span means equal weights; otherwise they are at least 0, not all 0, and as many as the values.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stats/philox.h"

namespace entente::stats {

/// Adds numbers without losing the small ones (Neumaier 1974): error of one rounding, whatever the order of
/// size.
class Sum {
  public:
    void add(double x);
    double value() const { return sum_ + correction_; }

  private:
    double sum_ = 0;
    double correction_ = 0;
};

double sum(std::span<const double> values);

/// sum w x / sum w.
double weighted_mean(std::span<const double> values, std::span<const double> weights = {});

/// sum w (x - mean)^2 / sum w, around the weighted mean: the variance of the weighted distribution itself.
double weighted_variance(std::span<const double> values, std::span<const double> weights = {});

/// sum w (x - mean x)(y - mean y) / sum w.
double weighted_covariance(std::span<const double> x, std::span<const double> y,
                           std::span<const double> weights = {});

/// Covariance over the root of both variances; 0 if either does not vary.
double weighted_correlation(std::span<const double> x, std::span<const double> y,
                            std::span<const double> weights = {});

/// (sum w)^2 / sum w^2 (Kish 1965): how many draws of equal weight say as much as these. 0 without any weight.
double effective_draws(std::span<const double> weights);

struct Interval {
    double low = 0;
    double high = 0;
    bool operator==(const Interval&) const = default;
};

struct Bootstrap {
    std::size_t resamples = 2000;
    double level = 0.95;  ///< probability inside the interval, in (0, 1)
    StreamKey key;        ///< which random numbers; resample r takes draws r * groups onwards
};

/// Percentile interval (Efron 1979) of the mean of values that come in groups: whole groups are drawn with
/// replacement, as many as there are, so that values of one group may depend on each other. group_of[i] is
/// the group of value i, counted from 0. Without values, or with fewer than two groups: the mean twice (0 for
/// none).
Interval bootstrap_mean(std::span<const double> values, std::span<const std::size_t> group_of,
                        const Bootstrap& bootstrap);

/// How often each of `groups` groups is drawn in resample number r; the same counts for the same key, so that
/// statistics of one's own can be resampled together.
std::vector<std::size_t> resample_counts(std::size_t groups, std::size_t resample, StreamKey key);

/// The percentile interval of values of a statistic over resamples, by the definition in quantile.h.
Interval percentile_interval(std::span<const double> statistics, double level);

}  // namespace entente::stats

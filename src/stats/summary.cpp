#include "stats/summary.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/quantile.h"

namespace entente::stats {
namespace {

double weight_of(std::span<const double> weights, std::size_t i) {
    return weights.empty() ? 1.0 : weights[i];
}

double total_weight(std::span<const double> weights, std::size_t count) {
    return weights.empty() ? static_cast<double>(count) : sum(weights);
}

struct Group {
    double total = 0;
    double count = 0;
};

std::vector<Group> totals_of(std::span<const double> values, std::span<const std::size_t> group_of) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (group_of[i] >= groups.size()) groups.resize(group_of[i] + 1);
        groups[group_of[i]].total += values[i];
        groups[group_of[i]].count += 1;
    }
    std::erase_if(groups, [](const Group& group) { return group.count == 0; });
    return groups;
}

}  // namespace

void Sum::add(double x) {
    const double next = sum_ + x;
    correction_ += std::abs(sum_) >= std::abs(x) ? (sum_ - next) + x : (x - next) + sum_;
    sum_ = next;
}

double sum(std::span<const double> values) {
    Sum total;
    for (const double x : values) total.add(x);
    return total.value();
}

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
    Sum total;
    for (std::size_t i = 0; i < values.size(); ++i) total.add(weight_of(weights, i) * values[i]);
    return total.value() / total_weight(weights, values.size());
}

double weighted_covariance(std::span<const double> x, std::span<const double> y,
                           std::span<const double> weights) {
    const double mean_x = weighted_mean(x, weights);
    const double mean_y = weighted_mean(y, weights);
    Sum total;
    for (std::size_t i = 0; i < x.size(); ++i)
        total.add(weight_of(weights, i) * (x[i] - mean_x) * (y[i] - mean_y));
    return total.value() / total_weight(weights, x.size());
}

double weighted_variance(std::span<const double> values, std::span<const double> weights) {
    return weighted_covariance(values, values, weights);
}

double weighted_correlation(std::span<const double> x, std::span<const double> y,
                            std::span<const double> weights) {
    const double spread = std::sqrt(weighted_variance(x, weights)) * std::sqrt(weighted_variance(y, weights));
    return spread > 0.0 ? weighted_covariance(x, y, weights) / spread : 0.0;
}

std::vector<std::size_t> resample_counts(std::size_t groups, std::size_t resample, StreamKey key) {
    std::vector<std::size_t> counts(groups, 0);
    CounterGenerator generator(key, std::uint64_t{resample} * groups);
    for (std::size_t i = 0; i < groups; ++i) ++counts[generator.next_index(groups)];
    return counts;
}

Interval percentile_interval(std::span<const double> statistics, double level) {
    const std::array ends{(1 - level) / 2, (1 + level) / 2};
    const std::vector<double> found = weighted_quantiles(statistics, {}, ends);
    return {found[0], found[1]};
}

double effective_draws(std::span<const double> weights) {
    Sum squares;
    for (const double w : weights) squares.add(w * w);
    const double total = sum(weights);
    return squares.value() > 0 ? total * total / squares.value() : 0.0;
}

Interval bootstrap_mean(std::span<const double> values, std::span<const std::size_t> group_of,
                        const Bootstrap& bootstrap) {
    const std::vector<Group> groups = totals_of(values, group_of);
    if (groups.size() < 2 || bootstrap.resamples == 0) {
        const double mean = values.empty() ? 0.0 : weighted_mean(values);
        return {mean, mean};
    }
    std::vector<double> means;
    means.reserve(bootstrap.resamples);
    for (std::size_t resample = 0; resample < bootstrap.resamples; ++resample) {
        const std::vector<std::size_t> counts = resample_counts(groups.size(), resample, bootstrap.key);
        Sum total;
        Sum count;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            total.add(static_cast<double>(counts[g]) * groups[g].total);
            count.add(static_cast<double>(counts[g]) * groups[g].count);
        }
        means.push_back(total.value() / count.value());
    }
    return percentile_interval(means, bootstrap.level);
}

}  // namespace entente::stats

#include "insight/shares.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/hash.h"
#include "stats/kernels.h"
#include "stats/philox.h"

namespace entente::insight {
namespace {

constexpr std::size_t bins = 20;
constexpr std::size_t permutations = 100;
constexpr double familywise_error = 0.01;

// Draw numbers by rising value; equal values keep the order of draws.
std::vector<std::size_t> order_of(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] != values[b] ? values[a] < values[b] : a < b;
    });
    return order;
}

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double variance_of(std::span<const double> values, double mean) {
    double sum = 0;
    for (const double x : values) {
        sum += (x - mean) * (x - mean);
    }
    return sum / static_cast<double>(values.size());
}

// Share of the variance between bins when draws stand in this order, corrected for what chance alone would give.
Share share_in_order(const std::vector<std::size_t>& order, std::span<const double> target, double mean,
                     double variance) {
    const std::size_t n = target.size();
    double between = 0;
    double shift = 0;
    for (std::size_t b = 0; b < bins; ++b) {
        const std::size_t begin = b * n / bins;
        const std::size_t end = (b + 1) * n / bins;
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i) {
            sum += target[order[i]];
        }
        const double count = static_cast<double>(end - begin);
        const double distance = sum / count - mean;
        between += count * distance * distance / static_cast<double>(n);
        shift += count * std::fabs(distance) / static_cast<double>(n);
    }
    const double by_chance = static_cast<double>(bins - 1) / static_cast<double>(n - 1);
    return {(between / variance - by_chance) / (1 - by_chance), shift};
}

bool is_constant(std::span<const double> values) {
    return std::all_of(values.begin(), values.end(), [&](double x) { return x == values.front(); });
}

std::vector<double> normal_scores(std::span<const double> values) {
    const std::vector<std::size_t> order = order_of(values);
    std::vector<double> scores(values.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        scores[order[rank]] = stats::kernel_normal_quantile((static_cast<double>(rank) + 0.5) /
                                                            static_cast<double>(order.size()));
    }
    return scores;
}

// Solves the small positive definite system in place (Cholesky); a direction without variance gets no weight.
std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < j; ++k) {
            a[j][j] -= a[j][k] * a[j][k];
        }
        a[j][j] = a[j][j] > 1e-12 ? std::sqrt(a[j][j]) : std::numeric_limits<double>::infinity();
        for (std::size_t i = j + 1; i < n; ++i) {
            for (std::size_t k = 0; k < j; ++k) {
                a[i][j] -= a[i][k] * a[j][k];
            }
            a[i][j] /= a[j][j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            b[i] -= a[i][k] * b[k];
        }
        b[i] /= a[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) {
            b[i] -= a[k][i] * b[k];
        }
        b[i] /= a[i][i];
    }
    return b;
}

}  // namespace

Share variance_share(std::span<const double> input, std::span<const double> target) {
    if (target.size() < 2 * bins || is_constant(input) || is_constant(target)) {
        return {};
    }
    const double mean = mean_of(target);
    return share_in_order(order_of(input), target, mean, variance_of(target, mean));
}

double share_floor(std::span<const double> target, std::size_t inputs, std::uint64_t seed) {
    if (target.size() < 2 * bins || is_constant(target)) {
        return 0;
    }
    const double mean = mean_of(target);
    const double variance = variance_of(target, mean);
    stats::CounterGenerator generator(stats::StreamKey{seed, key_hash("insight.share-floor")});
    std::vector<double> chance;
    for (std::size_t i = 0; i < permutations; ++i) {
        chance.push_back(
            share_in_order(stats::permutation(target.size(), generator), target, mean, variance).share);
    }
    // Shares by chance follow a shifted gamma law: matched by mean and variance, its upper quantile by Wilson and
    // Hilferty's cube root. The shift is the correction that variance_share takes off.
    const double by_chance = static_cast<double>(bins - 1) / static_cast<double>(target.size() - 1);
    const double centre = mean_of(chance) + by_chance;
    const double spread = variance_of(chance, mean_of(chance));
    const double freedom = 2 * centre * centre / spread;
    const double z = stats::kernel_normal_quantile(
        1 - familywise_error / static_cast<double>(std::max<std::size_t>(1, inputs)));
    const double root = 1 - 2 / (9 * freedom) + z * std::sqrt(2 / (9 * freedom));
    return centre * root * root * root - by_chance;
}

std::vector<double> group_index(const std::vector<std::span<const double>>& inputs,
                                std::span<const double> target) {
    const std::size_t n = target.size();
    const double mean = mean_of(target);
    std::vector<std::vector<double>> scores;
    for (const std::span<const double> input : inputs) {
        scores.push_back(normal_scores(input));
    }
    std::vector<std::vector<double>> moments(scores.size(), std::vector<double>(scores.size(), 0.0));
    std::vector<double> covariance(scores.size(), 0.0);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        for (std::size_t d = 0; d < n; ++d) {
            covariance[i] += scores[i][d] * (target[d] - mean) / static_cast<double>(n);
        }
        for (std::size_t j = 0; j < scores.size(); ++j) {
            for (std::size_t d = 0; d < n; ++d) {
                moments[i][j] += scores[i][d] * scores[j][d] / static_cast<double>(n);
            }
        }
    }
    const std::vector<double> weights = solve(std::move(moments), std::move(covariance));
    std::vector<double> index(n, 0.0);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        for (std::size_t d = 0; d < n; ++d) {
            index[d] += weights[i] * scores[i][d];
        }
    }
    return index;
}

}  // namespace entente::insight

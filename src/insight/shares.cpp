#include "insight/shares.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/hash.h"
#include "stats/kernels.h"
#include "stats/philox.h"
#include "stats/summary.h"

namespace entente::insight {
namespace {

constexpr std::size_t bins = 20;
constexpr std::size_t permutations = 100;
constexpr double familywise_error = 0.01;

// Draw numbers by rising value; equal values keep the order of draws.
std::vector<std::size_t> order_of(std::span<const double> values) {
    std::vector<std::pair<double, std::size_t>> sorted(values.size());  // side by side: a sort that reads in place
    for (std::size_t d = 0; d < values.size(); ++d) {
        sorted[d] = {values[d], d};
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::size_t> order(values.size());
    std::transform(sorted.begin(), sorted.end(), order.begin(), [](const auto& one) { return one.second; });
    return order;
}

// The draws of a sample and what each counts for: weights in units of the largest, so that draws of equal weight count
// for exactly one each.
struct Counts {
    std::vector<double> of_draw;
    double total = 0;
    double effective = 0;

    explicit Counts(std::span<const double> weight) {
        const double largest = weight.empty() ? 1.0 : *std::max_element(weight.begin(), weight.end());
        for (const double w : weight) {
            of_draw.push_back(w / largest);
            total += of_draw.back();
        }
        effective = stats::effective_draws(of_draw);
    }

    bool are_few() const { return effective < 2.0 * bins; }
    // Share of the variance that bins of draws in any order would have.
    double by_chance() const { return static_cast<double>(bins - 1) / (effective - 1); }
};

double mean_of(std::span<const double> values, const Counts& counts) {
    double sum = 0;
    for (std::size_t d = 0; d < values.size(); ++d) {
        sum += counts.of_draw[d] * values[d];
    }
    return sum / counts.total;
}

double variance_of(std::span<const double> values, const Counts& counts, double mean) {
    double sum = 0;
    for (std::size_t d = 0; d < values.size(); ++d) {
        sum += counts.of_draw[d] * ((values[d] - mean) * (values[d] - mean));
    }
    return sum / counts.total;
}

// Share of the variance between bins when draws stand in this order, corrected for what chance alone would give.
Share share_in_order(const std::vector<std::size_t>& order, std::span<const double> target, const Counts& counts,
                     double mean, double variance) {
    double between = 0;
    double shift = 0;
    double passed = 0;  // weight of all draws so far
    std::size_t i = 0;
    for (std::size_t b = 0; b < bins; ++b) {
        const double end = static_cast<double>(b + 1) * counts.total;
        double sum = 0;
        double count = 0;
        for (; i < order.size(); ++i) {
            const double w = counts.of_draw[order[i]];
            if ((passed + w) * bins > end && b + 1 < bins) {
                break;
            }
            passed += w;
            count += w;
            sum += w * target[order[i]];
        }
        const double distance = count > 0 ? sum / count - mean : 0.0;
        between += count * distance * distance / counts.total;
        shift += count * std::fabs(distance) / counts.total;
    }
    const double by_chance = counts.by_chance();
    return {(between / variance - by_chance) / (1 - by_chance), shift};
}

bool is_constant(std::span<const double> values) {
    return std::all_of(values.begin(), values.end(), [&](double x) { return x == values.front(); });
}

std::vector<double> normal_scores(std::span<const double> values, const Counts& counts) {
    std::vector<double> scores(values.size());
    double passed = 0;
    for (const std::size_t d : order_of(values)) {
        scores[d] = stats::kernel_normal_quantile((passed + counts.of_draw[d] / 2) / counts.total);
        passed += counts.of_draw[d];
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

Share variance_share(std::span<const double> input, std::span<const double> target, std::span<const double> weight) {
    const Counts counts(weight);
    if (counts.are_few() || is_constant(input) || is_constant(target)) {
        return {};
    }
    const double mean = mean_of(target, counts);
    return share_in_order(order_of(input), target, counts, mean, variance_of(target, counts, mean));
}

double share_floor(std::span<const double> target, std::span<const double> weight, std::size_t inputs,
                   std::uint64_t seed) {
    const Counts counts(weight);
    if (counts.are_few() || is_constant(target)) {
        return 0;
    }
    const double mean = mean_of(target, counts);
    const double variance = variance_of(target, counts, mean);
    stats::CounterGenerator generator(stats::StreamKey{seed, key_hash("insight.share-floor")});
    std::vector<double> chance;
    for (std::size_t i = 0; i < permutations; ++i) {
        chance.push_back(
            share_in_order(stats::permutation(target.size(), generator), target, counts, mean, variance).share);
    }
    // Shares by chance follow a shifted gamma law: matched by mean and variance, its upper quantile by Wilson and
    // Hilferty's cube root. The shift is the correction that variance_share takes off.
    const Counts alike(std::vector<double>(chance.size(), 1.0));
    const double by_chance = counts.by_chance();
    const double centre = mean_of(chance, alike) + by_chance;
    const double spread = variance_of(chance, alike, mean_of(chance, alike));
    const double freedom = 2 * centre * centre / spread;
    const double z = stats::kernel_normal_quantile(
        1 - familywise_error / static_cast<double>(std::max<std::size_t>(1, inputs)));
    const double root = 1 - 2 / (9 * freedom) + z * std::sqrt(2 / (9 * freedom));
    return centre * root * root * root - by_chance;
}

std::vector<double> group_index(const std::vector<std::span<const double>>& inputs, std::span<const double> target,
                                std::span<const double> weight) {
    const std::size_t n = target.size();
    const Counts counts(weight);
    const double mean = mean_of(target, counts);
    std::vector<std::vector<double>> scores;
    for (const std::span<const double> input : inputs) {
        scores.push_back(normal_scores(input, counts));
    }
    std::vector<std::vector<double>> moments(scores.size(), std::vector<double>(scores.size(), 0.0));
    std::vector<double> covariance(scores.size(), 0.0);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        for (std::size_t d = 0; d < n; ++d) {
            covariance[i] += counts.of_draw[d] * (scores[i][d] * (target[d] - mean)) / counts.total;
        }
        for (std::size_t j = 0; j < scores.size(); ++j) {
            for (std::size_t d = 0; d < n; ++d) {
                moments[i][j] += counts.of_draw[d] * (scores[i][d] * scores[j][d]) / counts.total;
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

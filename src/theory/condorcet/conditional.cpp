#include "theory/condorcet/conditional.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace entente::theory {

namespace {

/// A product of many small chances is kept away from zero by exact powers of two.
constexpr double too_small = 0x1p-300;

/// Actors whose position stands as a candidate: held with weight, and named by no earlier actor.
std::vector<bool> candidates(std::span<const double> positions, std::span<const double> weights) {
    std::vector<bool> stands(positions.size());
    for (std::size_t a = 0; a < positions.size(); ++a) {
        stands[a] = weights[a] > 0;
        for (std::size_t b = 0; b < a; ++b)
            if (weights[b] > 0 && positions[b] == positions[a]) stands[a] = false;
    }
    return stands;
}

}  // namespace

double conditional_mean(std::span<const double> positions, std::span<const double> weights) {
    const std::size_t n = positions.size();
    double total = 0;
    for (const double w : weights) total += w;
    if (!(total > 0)) return conditional_mean(positions, std::vector<double>(n, 1.0));

    const auto [lowest, highest] = std::minmax_element(positions.begin(), positions.end());
    const double least = coalition_floor * total * (*highest - *lowest);
    std::vector<double> strength(n * n, least);  // [a * n + b]: the coalition for a against b
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = a + 1; b < n; ++b) {
            for (std::size_t k = 0; k < n; ++k) {
                const double towards_a = weights[k] * std::abs(positions[k] - positions[a]);
                const double towards_b = weights[k] * std::abs(positions[k] - positions[b]);
                const double gain = towards_b - towards_a;
                strength[a * n + b] += std::max(gain, 0.0);
                strength[b * n + a] += std::max(-gain, 0.0);
            }
        }
    }

    const std::vector<bool> stands = candidates(positions, weights);
    std::vector<double> chance(n);
    for (std::size_t a = 0; a < n; ++a) chance[a] = stands[a] ? 1.0 : 0.0;
    for (std::size_t b = 0; b < n; ++b) {
        if (!stands[b]) continue;
        for (std::size_t a = 0; a < n; ++a) {
            if (stands[a] && a != b) {
                const double against = strength[a * n + b] + strength[b * n + a];
                chance[a] *= strength[a * n + b] / against;
            }
        }
        if (*std::max_element(chance.begin(), chance.end()) < too_small)
            for (double& c : chance) c *= 1.0 / too_small;
    }
    double sum = 0, all = 0;
    for (std::size_t a = 0; a < n; ++a) {
        sum += chance[a] * positions[a];
        all += chance[a];
    }
    return std::min(std::max(sum / all, *lowest), *highest);
}

}  // namespace entente::theory

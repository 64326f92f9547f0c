#include "theory/median/median.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace entente::theory {

double weighted_median(std::span<const double> positions, std::span<const double> weights) {
    const std::size_t n = positions.size();
    double total = 0;
    for (const double w : weights) total += w;
    const bool alike = !(total > 0);
    if (alike) total = static_cast<double>(n);
    const double half = total * (0.5 - half_tolerance);

    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return positions[a] < positions[b]; });
    double cumulative = 0;
    for (const std::size_t i : order) {
        cumulative += alike ? 1.0 : weights[i];
        if (cumulative >= half) return positions[i];
    }
    return positions[order.back()];
}

double middle_median(std::span<const double> positions, std::span<const double> weights) {
    std::vector<double> mirrored(positions.begin(), positions.end());
    for (double& x : mirrored) x = -x;
    const double lower = weighted_median(positions, weights), upper = -weighted_median(mirrored, weights);
    return lower == upper ? lower : lower / 2 + upper / 2;
}

}  // namespace entente::theory

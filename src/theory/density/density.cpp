#include "theory/density.h"

#include <cmath>

#include "theory/compromise/compromise.h"

namespace entente::theory {

stats::Density learned_density(std::span<const double> positions, std::span<const double> weights) {
    constexpr double smooth_share = 0.6, pull = 0.8, middle = 50, least_sd = 10, sd_per_spread = 0.3;
    double total = 0;
    for (const double w : weights) total += w;
    const auto share = [&](std::size_t i) {
        return total > 0 ? weights[i] / total : 1 / static_cast<double>(positions.size());
    };
    const double mean = compromise(positions, weights);
    double variance = 0;
    for (std::size_t i = 0; i < positions.size(); ++i)
        variance += share(i) * (positions[i] - mean) * (positions[i] - mean);

    stats::Density density;
    for (std::size_t i = 0; i < positions.size(); ++i)
        density.atoms.push_back({positions[i], (1 - smooth_share) * share(i)});
    density.parts.push_back(
        {middle + pull * (mean - middle), least_sd + sd_per_spread * std::sqrt(variance), smooth_share});
    return density;
}

}  // namespace entente::theory

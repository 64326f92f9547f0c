#include "theory/compromise/compromise.h"

#include <algorithm>

namespace entente::theory {

double compromise(std::span<const double> positions, std::span<const double> weights) {
    double total = 0, sum = 0, plain = 0;
    double lowest = positions[0], highest = positions[0];
    for (std::size_t i = 0; i < positions.size(); ++i) {
        total += weights[i];
        sum += weights[i] * positions[i];
        plain += positions[i];
        lowest = std::min(lowest, positions[i]);
        highest = std::max(highest, positions[i]);
    }
    const double mean = total > 0 ? sum / total : plain / static_cast<double>(positions.size());
    // Rounding may carry a mean of equal positions past them, and so past the end of the scale.
    return std::min(std::max(mean, lowest), highest);
}

}  // namespace entente::theory

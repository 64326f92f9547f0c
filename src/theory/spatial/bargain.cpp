#include "theory/spatial/bargain.h"

#include <algorithm>
#include <cmath>

namespace entente::theory::spatial {
namespace {

constexpr double regular = 1e-6;  // keeps the means defined where nobody cares

/// The share of the way that a party goes, by its disadvantage and the squares of saliences.
double concession(double disadvantage, double other_salience, double own_salience) {
    const double pull = other_salience * other_salience * disadvantage;
    return pull / (pull + regular + own_salience * own_salience * (1 - disadvantage));
}

}  // namespace

double round_to_grid(double x) { return std::floor(1e4 * x + 0.5) / 1e4; }

void interpolate(VectorBargain rule, std::size_t issues, const Party& initiator, const Party& receiver, double p,
                 double* at_initiator, double* at_receiver) {
    const double q = 1 - p;
    for (std::size_t k = 0; k < issues; ++k) {
        const double ti = initiator.position[k * initiator.step];
        const double tj = receiver.position[k * receiver.step];
        const double si = initiator.salience[k * initiator.step];
        const double sj = receiver.salience[k * receiver.step];
        if (rule == VectorBargain::s2pmax) {
            at_initiator[k] = ti + concession(std::max(0.0, q - p), sj, si) * (tj - ti);
            at_receiver[k] = tj + concession(std::max(0.0, p - q), si, sj) * (ti - tj);
            continue;
        }
        const bool squares = rule == VectorBargain::s2p2;
        const double wi = squares ? (si * si) * (p * p) : si * p;
        const double wj = squares ? (sj * sj) * (q * q) : sj * q;
        at_initiator[k] = round_to_grid(((wi + regular) * ti + wj * tj) / (wi + wj + regular));
        at_receiver[k] = round_to_grid((wi * ti + (wj + regular) * tj) / (wi + wj + regular));
    }
}

}  // namespace entente::theory::spatial

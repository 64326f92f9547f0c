// The bargain of two actors over all issues at once.
//
//     interpolate(VectorBargain::s2p2, 3, {position_i, salience_i}, {position_j, salience_j}, p, at_i, at_j);
//
// Formulas: README.md, "Bargain".
#pragma once

#include <cstddef>

#include "theory/spatial/laws.h"

namespace entente::theory::spatial {

/// An actor's rows: one number an issue, `step` apart.
struct Party {
    const double* position = nullptr;
    const double* salience = nullptr;
    std::size_t step = 1;
};

/// Where the two stand after the bargain, if the chance of the initiator is taken to be p: at_initiator[issue],
/// at_receiver[issue] on 0..1.
void interpolate(VectorBargain rule, std::size_t issues, const Party& initiator, const Party& receiver, double p,
                 double* at_initiator, double* at_receiver);

/// Half up at the fourth decimal: positions move on a grid of a hundredth of 0..100.
double round_to_grid(double x);

}  // namespace entente::theory::spatial

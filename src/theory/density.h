// The learned density: where settlements land, as experience with decisions of the EU Council has it. A mixture of
// spikes at the actors' positions and a smooth part around the shrunk weighted mean.
//
//     stats::Density d = learned_density(positions, weights);
//
// Its form and parameters were chosen by nested cross-validation on 239 decisions (docs/theories.md); density/form.h
// has the family, density/shipped.cpp the numbers.
#pragma once

#include <span>

#include "stats/density.h"

namespace entente::theory {

/// Positions on 0..100 and weights >= 0 of those who weigh in; at least one actor. Atoms stand at the distinct
/// positions held with weight, ascending, their masses tempered weight shares; the normal part is not truncated here.
/// Where all weights are 0, everybody counts alike.
stats::Density learned_density(std::span<const double> positions, std::span<const double> weights);

}  // namespace entente::theory

// The learned density: where settlements land, as experience with decisions of the EU Council has it. A mixture of
// spikes at the actors' positions and a smooth part around the shrunk weighted mean.
//
//     Density d = learned_density(positions, weights, shipped_parameters());
#pragma once

#include <span>

#include "stats/density.h"

namespace entente::theory {

/// Positions on 0..100 and weights >= 0 of those who weigh in; at least one actor. Positions are the atoms, with
/// their weights; the normal part is not truncated here.
stats::Density learned_density(std::span<const double> positions, std::span<const double> weights);

}  // namespace entente::theory

// Which payoff formulas cost draws, for the words of a refusal.
#pragma once

#include <vector>

#include "model/inputs.h"

namespace entente::model {

/// Indices into Situation::payoffs: in some of these draws the formula has no finite value in a state that can be, so that
/// the draw does not count.
std::vector<std::size_t> lost_payoffs(const Model& model, const InputColumns& inputs);

}  // namespace entente::model

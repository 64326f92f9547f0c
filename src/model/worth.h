// What an option costs its mover, as the play reckons it, for questions asked of a sample afterwards.
//
//     const std::vector<double> cost = option_cost(model, inputs, move, option);   // [draw], points of 100
#pragma once

#include <vector>

#include "model/inputs.h"

namespace entente::model {

/// Points of the mover's own 0..100 scale in each draw: those of the file and what "as ISSUE: FROM to TO" comes to by the
/// saliences of its positions, of whatever type the mover is.
std::vector<double> option_cost(const Model& model, const InputColumns& inputs, std::size_t move, std::size_t option);

}  // namespace entente::model

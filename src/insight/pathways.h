// Pathways: for the likeliest outcomes, one typical draw each, told as it would have come about: the rounds already
// played, the dates to come, how the bargain ended and on which terms, what everybody then did, and what was seen of
// it by when. A typical draw is the one nearest, input by input that matters, to the mean of all draws of its outcome.
//
//     findings.pathways = find_pathways(model, sample, findings.outcomes);
#pragma once

#include "insight/columns.h"

namespace entente::insight {

/// One a outcome, the three likeliest, the likeliest first; fewer if fewer can happen. Needs a full sample.
std::vector<Pathway> find_pathways(const model::Model& model, const ensemble::Sample& sample,
                                   const std::vector<OutcomeForecast>& outcomes);

/// The draw of an outcome that is nearest to the outcome's mean draw: by what moves, chances, types and signals come
/// to in it and where issues land, each in its own standard deviations. Weights are the outcome's mass in each draw.
std::size_t typical_draw(const std::vector<std::vector<double>>& columns, const std::vector<double>& weight);

}  // namespace entente::insight

// What those with a choice do afterwards, what facts in dispute turn out to be, and who stands in the way of a deal.
//
//     findings.moves = find_moves(model, sample, findings.outcomes);
#pragma once

#include "insight/columns.h"

namespace entente::insight {

std::vector<MoveFinding> find_moves(const model::Model& model, const ensemble::Sample& sample,
                                    const std::vector<OutcomeForecast>& order);

std::vector<VariableFinding> find_variables(const model::Model& model, const ensemble::Sample& sample,
                                            const std::vector<OutcomeForecast>& order);

/// The zone of agreement of every track and who narrows it, the main track first.
std::vector<ZoneFinding> find_zones(const model::Model& model, const ensemble::Sample& sample);

}  // namespace entente::insight

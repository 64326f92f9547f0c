// Why not yet: what the game expected of the rounds already played, and what their results did to the odds.
//
//     findings.past = find_past(model, sample);
#pragma once

#include "insight/columns.h"

namespace entente::insight {

/// For every past round, the probability that the game gave its result before any round counted.
std::vector<PastFinding> find_past(const model::Model& model, const ensemble::Sample& sample);

/// Probability of a deal on a track as the game gives it before any past round counts.
double deal_before_past(const model::Model& model, const ensemble::Sample& sample, std::size_t track);

}  // namespace entente::insight

// Who gains what under which outcome: DESIGN 4.1's utility against what holds if nothing is agreed, on each actor's own
// scale of 100. An actor without goals gains issue by issue; an actor with goals gains goal by goal, against what they
// come to without a deal; either pays for its own moves, and gains by its payoff formulas.
//
//     std::vector<Stake> stakes = find_stakes(model, sample, findings.outcomes);
#pragma once

#include "insight/columns.h"

namespace entente::insight {

/// One thing an actor's gain adds up from.
struct GainPart {
    enum class Kind { position, goal, move, formula } kind = Kind::position;
    std::size_t entry = 0;  ///< index into positions, goals, moves or payoffs
};

std::vector<GainPart> gain_parts(const model::Model& model, ActorId actor);

/// Gain in one outcome, draw by draw, with the weight each draw has given the outcome.
struct GainColumn {
    std::vector<double> gain;
    std::vector<double> weight;  ///< sums to the outcome's probability
};
GainColumn gain_column(const model::Model& model, const ensemble::Sample& sample, const OutcomeColumn& outcome,
                       const std::vector<GainPart>& parts);

/// What everything that may follow is worth to an actor, draw by draw: its utility up to a constant of the draw, so that
/// two runs of the same draws can be compared. The sample needs inputs, margins and means.
std::vector<double> worth_over_everything(const model::Model& model, const ensemble::Sample& sample, ActorId actor);

/// Gain of every actor under every outcome, in the order given.
std::vector<Stake> find_stakes(const model::Model& model, const ensemble::Sample& sample,
                               const std::vector<OutcomeForecast>& order);

}  // namespace entente::insight

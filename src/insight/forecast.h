// The forecast: where each issue lands, how likely each outcome is, what the inputs alone span, and both again with
// the base measure at its learned and at its flat end.
#pragma once

#include "insight/columns.h"

namespace entente::insight {

/// Reruns at the two ends of the base measure, paired with the first draws of the sample; empty in a council, whose
/// base measure is the learned density by definition.
struct BaseEnds {
    std::vector<ensemble::Sample> samples;  ///< learned end, flat end
};

BaseEnds run_base_ends(const model::Model& model, const ensemble::Plan& rerun_plan);

std::vector<IssueForecast> forecast_issues(const model::Model& model, const ensemble::Sample& sample,
                                           const BaseEnds& ends);

/// Deals first, then by falling probability; what no outcome covers stands last of its kind.
std::vector<OutcomeForecast> forecast_outcomes(const model::Model& model, const ensemble::Sample& sample,
                                               const BaseEnds& ends);

std::vector<Deal> forecast_deals(const model::Model& model);

/// Gain of every actor under every outcome (game.md's u against reversion; DESIGN 4.1), by issue.
std::vector<Stake> find_stakes(const model::Model& model, const ensemble::Sample& sample,
                               const std::vector<OutcomeForecast>& order);

/// Gain of one actor in one outcome, draw by draw, with the weight each draw has given the outcome.
struct GainColumn {
    std::vector<double> gain;
    std::vector<double> weight;  ///< sums to the outcome's probability
};
GainColumn gain_column(const model::Model& model, const ensemble::Sample& sample, const OutcomeColumn& outcome,
                       const std::vector<std::size_t>& positions);

}  // namespace entente::insight

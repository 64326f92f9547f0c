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

BaseEnds run_base_ends(const model::Model& model, const ensemble::Reruns& reruns);

std::vector<IssueForecast> forecast_issues(const model::Model& model, const ensemble::Sample& sample,
                                           const BaseEnds& ends);

/// Deals first, then by falling probability; what no outcome covers stands last of its kind.
std::vector<OutcomeForecast> forecast_outcomes(const model::Model& model, const ensemble::Sample& sample,
                                               const BaseEnds& ends);

std::vector<Deal> forecast_deals(const model::Model& model, const ensemble::Sample& sample);

}  // namespace entente::insight

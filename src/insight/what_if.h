// What-ifs: the same draws with some inputs changed, so a difference is the change and not noise.
//
//     WhatIfFinding f = ask_what_if(model, sample, {"", "...", changes, ""}, plan);
#pragma once

#include "ensemble/run.h"
#include "insight/columns.h"
#include "model/flows.h"

namespace entente::insight {

/// Outcomes are paired over all draws of the sample, so "before" is the forecast itself; issues, answers, gains and flows
/// over the first draws, as many as `plan` has. Without `flows` those of the model are prepared here; with a model of
/// flows that has none, answers, gains and flows are left out.
WhatIfFinding ask_what_if(const model::Model& model, const ensemble::Sample& sample, const situation::WhatIf& what_if,
                          const ensemble::Reruns& reruns, const model::FlowModel* flows = nullptr);

/// What the pages infer against what the model says (DESIGN 3, claims).
std::vector<ClaimFinding> judge_claims(const model::Model& model, const ensemble::Sample& sample);

/// The rule of confidence: evidence grades, share resting on assumptions, independent origins, how well the reference
/// class fits, spread over base measures. High if none of them fails, moderate if one does, else low.
Confidence judge_confidence(const situation::Situation& situation, const std::vector<Driver>& drivers,
                            const std::vector<OutcomeForecast>& outcomes);

}  // namespace entente::insight

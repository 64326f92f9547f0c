// What-ifs: the same draws with some inputs changed, so a difference is the change and not noise.
//
//     WhatIfFinding f = ask_what_if(model, sample, {"", "...", changes, ""}, ensemble::reruns_of(sample, 1000));
#pragma once

#include <span>

#include "ensemble/run.h"
#include "insight/columns.h"
#include "model/flows.h"

namespace entente::insight {

/// What each changes in outcomes and issues, all paired with one run without any. "Before" is the forecast itself; the
/// change comes from the first draws, as many as `reruns` has, and of outcomes from all draws where so few would hide
/// it in noise.
std::vector<WhatIfFinding> ask_what_ifs(const model::Model& model, const ensemble::Sample& sample,
                                        std::span<const situation::WhatIf> what_ifs, const ensemble::Reruns& reruns);

/// What each changes in outcomes alone: the same figures, for less work.
std::vector<std::vector<WhatIfOutcome>> ask_outcomes(const model::Model& model, const ensemble::Sample& sample,
                                                     std::span<const situation::WhatIf> what_ifs,
                                                     const ensemble::Reruns& reruns);

/// Outcomes and issues of one, and what it changes in answers, gains and flows.
WhatIfFinding ask_what_if(const model::Model& model, const ensemble::Sample& sample, const situation::WhatIf& what_if,
                          const ensemble::Reruns& reruns);

/// What the pages infer against what the model says (DESIGN 3, claims).
std::vector<ClaimFinding> judge_claims(const model::Model& model, const ensemble::Sample& sample);

/// The rule of confidence: evidence grades, share resting on assumptions, independent origins, how well the reference
/// class fits, spread over base measures. High if none of them fails, moderate if one does, else low.
Confidence judge_confidence(const situation::Situation& situation, const std::vector<Driver>& drivers,
                            const std::vector<OutcomeForecast>& outcomes);

}  // namespace entente::insight

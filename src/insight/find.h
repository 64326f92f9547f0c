// All findings from one run: the only entry that `app` needs for the main job.
//
//     Sample sample = ensemble::run(model, plan, {}, Detail::full, progress);
//     Findings findings = find(model, sample, progress);
//     std::string json = to_json(findings, model.situation);
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/progress.h"
#include "ensemble/sample.h"
#include "insight/findings.h"
#include "model/model.h"

namespace entente::insight {

/// Forecast, stakes, drivers, flips, pivotal actor, what-ifs, claims, questions and confidence. Paired reruns use
/// the first 1,000 draws of the sample (all of them if there are fewer).
Findings find(const model::Model& model, const ensemble::Sample& sample, const Progress& progress);

/// The findings as one JSON object, schema `entente/findings-1` (docs/findings.schema.json), full precision.
std::string to_json(const Findings& findings, const situation::Situation& situation);

/// The findings of a saved run. Code E701 if the text is not such an object for this situation.
Result<Findings> from_json(std::string_view json, const situation::Situation& situation, const std::string& file);

}  // namespace entente::insight

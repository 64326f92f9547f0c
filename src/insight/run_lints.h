// Lints that only a run can raise: what a careful reader would ask about the numbers of a file that is otherwise in
// order. They stand among the warnings of the findings, and the file answers them like any other, with a reasoned
// [accept.*] at the key path that opens their message.
//
//     for (const Diagnostic& lint : lint_run(model, sample, findings)) ...
#pragma once

#include "insight/columns.h"

namespace entente::insight {

/// L152 (terms that all prefer to no deal in most draws, and still none), L153 (zone of agreement empty or full in more
/// than 95 % of draws), L155 (weight on an untouched landmark), L156 (no deal is one outcome), less what the file
/// accepts. L152 and L153 stand at `issue.ID` with the id of the track and count draws by what past rounds leave of
/// them. The sample must be of full detail, and the findings its own (issues, outcomes, zones).
Diagnostics lint_run(const model::Model& model, const ensemble::Sample& sample, const Findings& findings);

}  // namespace entente::insight

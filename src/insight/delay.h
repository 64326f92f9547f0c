// Who gains from delay: what a deal is worth to each power against going on without one, on its own scale. What no
// deal costs those at the table counts; what experience and the horizon do to the odds does not: they are the same
// for everybody.
//
//     findings.delay = find_delay(model, sample);
#pragma once

#include "insight/columns.h"

namespace entente::insight {

/// One entry an actor that has stakes, by falling advantage of delay. Empty without a main track, or where one of the
/// two never happens.
std::vector<DelayFinding> find_delay(const model::Model& model, const ensemble::Sample& sample);

}  // namespace entente::insight

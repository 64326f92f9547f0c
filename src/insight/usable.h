// Whether a sample says anything: a forecast is a mean over draws that count.
//
//     if (const Result<void> usable = check_usable(model, sample); !usable) return tl::unexpected(usable.error());
#pragma once

#include "base/diagnostic.h"
#include "ensemble/sample.h"

namespace entente::insight {

/// Code E702 if every draw failed, E703 if past rounds give every draw the weight 0; the message names what does it.
Result<void> check_usable(const model::Model& model, const ensemble::Sample& sample);

}  // namespace entente::insight

// Diagnostic codes of running and saving an ensemble.
#pragma once

#include <span>

#include "base/codes.h"

namespace entente::ensemble {

std::span<const CodeEntry> ensemble_codes();

}  // namespace entente::ensemble

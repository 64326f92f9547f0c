// Diagnostic codes of the questions put to a sample.
#pragma once

#include <span>

#include "base/codes.h"

namespace entente::insight {

std::span<const CodeEntry> insight_codes();

}  // namespace entente::insight

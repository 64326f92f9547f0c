// Diagnostic codes of the model: what a checked situation may still be too large or too empty for.
#pragma once

#include <span>

#include "base/codes.h"

namespace entente::model {

std::span<const CodeEntry> model_codes();

}  // namespace entente::model

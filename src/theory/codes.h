// Codes of this room: E3xx.
#pragma once

#include "base/codes.h"

namespace entente::theory {

std::span<const CodeEntry> theory_codes();

}  // namespace entente::theory

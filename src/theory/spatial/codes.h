// The diagnostics of the Spatial Model of Politics and of the KTAB files it reads: E350 to E359.
#pragma once

#include <span>

#include "base/codes.h"

namespace entente::theory::spatial {

std::span<const CodeEntry> spatial_codes();

}  // namespace entente::theory::spatial

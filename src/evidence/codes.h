// The diagnostics of this room (E2xx), for `entente explain`.
#pragma once

#include "base/codes.h"

namespace entente::evidence {

std::span<const CodeEntry> evidence_codes();

}  // namespace entente::evidence

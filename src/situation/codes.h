// The diagnostics of this room: E1xx (what is wrong with a situation file) and L1xx (lints), for `entente explain`.
// Titles that start with "pending:" belong to lints that need a model or a game and are raised by other rooms.
#pragma once

#include "base/codes.h"

namespace entente::situation {

std::span<const CodeEntry> situation_codes();

}  // namespace entente::situation

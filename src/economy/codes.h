// The codes of this room, E6xx.
#pragma once

#include "base/codes.h"

namespace entente::economy {

std::span<const CodeEntry> economy_codes();

}  // namespace entente::economy

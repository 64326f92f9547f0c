// Codes of this room: E4xx. E400 to E449 are game files and their solution, from E450 on the negotiation.
#pragma once

#include "base/codes.h"

namespace entente::game {

std::span<const CodeEntry> game_codes();

}  // namespace entente::game

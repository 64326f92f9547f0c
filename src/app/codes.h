// Codes of the command line (E02x), and the catalogue of all rooms.
#pragma once

#include <span>
#include <vector>

#include "base/codes.h"

namespace entente::app {

std::span<const CodeEntry> app_codes();

/// Every code of every room, sorted.
std::vector<CodeEntry> all_codes();

}  // namespace entente::app

// Refuses bytes that would hurt the TOML parser, before it sees them: it recurses on nesting, so depth is bounded
// here, by a scan that knows strings and comments but needs no recursion of its own.
//
//     if (auto refused = refuse_hostile(bytes, "situation.toml")) return failure(*refused);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace entente::situation {

/// Nothing if the bytes may be parsed; else E100 (not UTF-8), E102 (line too long), E103 (nested too deep) or E104
/// (too large), with the place.
std::optional<Diagnostic> refuse_hostile(std::string_view bytes, const std::string& file);

}  // namespace entente::situation

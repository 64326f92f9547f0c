// The rows behind VerbPatterns; see patterns.h.
#pragma once

#include <span>
#include <string_view>

namespace entente::evidence {

/// verbs | frame | type | mode | cameo; verbs and alternatives of a class are separated by commas.
std::span<const std::string_view> pattern_rows();

}  // namespace entente::evidence

// The rows behind VerbPatterns; see patterns.h.
#pragma once

#include <span>
#include <string_view>

namespace entente::evidence {

/// verbs | frame | type | mode | cameo; verbs and alternatives of a class are separated by commas.
std::span<const std::string_view> pattern_rows();

/// Rows of rarer verbs, of phrases and of light verbs; of equal weight the rows above win.
std::span<const std::string_view> rarer_pattern_rows();
std::span<const std::string_view> rarer_conflict_rows();

}  // namespace entente::evidence

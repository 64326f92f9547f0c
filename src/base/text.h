// Small helpers on text that more than one room needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

std::string_view trim(std::string_view text);  ///< without blanks, tabs and line ends at both ends
std::vector<std::string_view> split(std::string_view text, char separator);  ///< pieces trimmed

/// The candidate within a third of its length in edits (and nearest), for "did you mean ...?"; nothing if none is near.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// A finite decimal number that fills the whole text, independent of locale.
std::optional<double> parse_number(std::string_view text);

/// True if the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

}  // namespace entente

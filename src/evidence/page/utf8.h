// Characters of well-formed UTF-8, one at a time.
//
//     for (std::size_t at = 0; at < text.size();) use(next_character(text, at));
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::evidence {

/// The character that starts at `at`, which moves past it. Ill-formed bytes come out as U+FFFD, one byte at a
/// time.
std::uint32_t next_character(std::string_view text, std::size_t& at);

void append_character(std::string& text, std::uint32_t character);

}  // namespace entente::evidence

// Monospaced layout: display width of UTF-8, wrapping that keeps "63 %" together, and padding.
//
//     for (const std::string& line : wrap("likely (55-80 %; 63 %)", 12)) ...
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::brief {

/// Columns a terminal uses: 0 for combining marks and escape sequences, 2 for wide East Asian characters,
/// else 1.
int display_width(std::string_view text);

/// What a line never breaks inside: words, "63 %", and marks such as "[1; relay]".
std::vector<std::string> words_of(std::string_view text);

/// Lines of at most `width` columns, broken at spaces; a longer word is cut. The space before "%" never
/// breaks. `first` columns of the first line are taken already.
std::vector<std::string> wrap(std::string_view text, int width, int first = 0);

std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);
std::string centre(std::string_view text, int width);

/// At most `width` columns, "…" at the end if something was cut.
std::string shorten(std::string_view text, int width);

/// Without control characters, escape sequences and bidirectional overrides: text of a file can't steer a
/// terminal or turn a line around. Line ends and tabs become spaces.
std::string printable(std::string_view text);

/// `count` copies of a character.
std::string repeat(std::string_view character, int count);

}  // namespace entente::brief

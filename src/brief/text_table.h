// Tables in monospaced text: as wide as they need to be, wrapped to the terminal, or as records where it is
// too narrow.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "brief/brief.h"

namespace entente::brief {

struct TextColumn {
    std::string title;
    Align align = Align::left;
    /// Where the table is too wide, its cells go on lines of their own under the first cell, after this word.
    std::optional<std::string> under_first = std::nullopt;
};

/// `rows[r][c]` are texts without line ends. Every line is indented by two columns and ended.
std::string text_table(std::vector<TextColumn> columns, std::vector<std::vector<std::string>> rows, int width);

}  // namespace entente::brief

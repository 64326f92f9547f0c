// Tables in monospaced text: as wide as they need to be, wrapped to the terminal, or as records where it is
// too narrow.
#pragma once

#include <string>
#include <vector>

#include "brief/brief.h"

namespace entente::brief {

struct TextColumn {
    std::string title;
    Align align = Align::left;
};

/// `rows[r][c]` are texts without line ends. Every line is indented by two columns and ended.
std::string text_table(const std::vector<TextColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows, int width);

}  // namespace entente::brief

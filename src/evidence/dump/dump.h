// A text dump of a news page, as people save it by copying everything: which lines are the article, and what
// the rest says of it.
//
//     DumpReading dump = read_dump(page.text);
//     dump.lines[24].kind;          // LineClass::metadata: the title
//     dump.metadata.published;      // only if a line states it
//
// Titles, dates, bylines and the publisher's own name are metadata; menus, counters, promotion, other
// stories' headlines and whatever follows the article are boilerplate.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "evidence/article.h"
#include "evidence/article/metadata.h"

namespace entente::evidence {

struct ClassedLine {
    std::size_t number = 0;  ///< in the file, from 1; blank lines are left out
    LineClass kind = LineClass::boilerplate;
    std::string_view text;  ///< trimmed; points into the text given
};

struct DumpReading {
    std::vector<ClassedLine> lines;
    Metadata metadata;  ///< what lines state; bases name the line: "line 27"
};

DumpReading read_dump(std::string_view text);

}  // namespace entente::evidence

// A document as lines of text: one a block element, white space collapsed as a browser shows it.
//
//     Rendered page = render(parse_html(utf8));
//     page.lines[3].begin;   // its place in page.text; source_begin is its place in the parsed bytes
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evidence/page/document.h"

namespace entente::evidence {

struct RenderedLine {
    std::size_t begin = 0;  ///< in Rendered::text, without the line end
    std::size_t end = 0;
    std::size_t source_begin = 0;  ///< in the parsed bytes
    std::size_t source_end = 0;
};

struct Rendered {
    std::string text;
    std::vector<RenderedLine> lines;  ///< never empty lines
};

/// What a reader sees of the page's body.
Rendered render(const Document& document);

}  // namespace entente::evidence

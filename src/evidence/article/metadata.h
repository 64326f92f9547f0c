// What a page says of itself: title, author, date, publisher, language, address - each with where it says so.
//
//     Metadata said = read_metadata(document, blocks);
//     said.published->basis;   // "JSON-LD datePublished"
//
// Order of trust: JSON-LD, Open Graph and meta elements, microdata, then the layout. What the page does not
// say stays empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "evidence/article/block.h"
#include "evidence/page/document.h"

namespace entente::evidence {

/// A statement and where the page makes it.
struct Stated {
    std::string value;
    std::string basis;  ///< "Open Graph", "JSON-LD author", "h1", "byline", ...
    bool empty() const { return value.empty(); }
};

struct StatedDate {
    Date date;
    std::string basis;
    std::string text;  ///< as written
};

struct Metadata {
    Stated title;
    Stated author;
    std::optional<StatedDate> published;
    std::vector<StatedDate> other_dates;  ///< candidates not chosen, updates among them
    Stated publisher;
    Stated language;   ///< as declared: "en-US"
    Stated canonical;  ///< the page's own address
    Stated section;
};

Metadata read_metadata(const Document& document, const Blocks& blocks);

}  // namespace entente::evidence

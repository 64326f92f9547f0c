// A small reader of plain XML: elements, text, comments, CDATA, the five entities and character numbers. It refuses
// what scenarios never need (document type declarations, processing instructions after the first element).
//
//     Result<XmlElement> root = parse_xml(text, "scenario.xml");
//     root->children[0].name;
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace entente::theory::spatial {

struct XmlElement {
    std::string name;
    std::string text;  ///< of the element itself, blanks at both ends cut, entities resolved
    std::vector<XmlElement> children;
    Location where;  ///< of its opening bracket
};

/// Elements nest at most this deep.
inline constexpr std::size_t deepest_xml = 64;

/// The root element. Code E357 with line and column; attributes are checked for form and dropped.
Result<XmlElement> parse_xml(std::string_view text, const std::string& file);

}  // namespace entente::theory::spatial

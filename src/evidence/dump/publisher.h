// The publisher that a text dump states, if it states one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evidence/dump/line_facts.h"

namespace entente::evidence {

struct StatedPublisher {
    std::string name;      ///< empty if none is stated
    std::size_t line = 0;  ///< index of the line that states it
};

/// Looks for a copyright line, a line that asks for a link to the site, a lone site name after the text, a
/// byline of the publisher's own desk ("By Example briefings"), "published by". Picture agencies in credits
/// are not publishers.
StatedPublisher find_publisher(const std::vector<DumpLine>& lines);

}  // namespace entente::evidence

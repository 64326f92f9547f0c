// Names of authors in the lines that name them.
//
//     read_byline("By Bo Ul");                 // "Bo Ul"
//     read_byline("Written by A. Ek | 4 March 2025");   // "A. Ek"
#pragma once

#include <string>
#include <string_view>

namespace entente::evidence {

/// The name in a line that opens with "By", "Written by", "Author:" and the like; empty if it opens otherwise
/// or what follows is not a name.
std::string read_byline(std::string_view line);

/// The name at the start of a line known to name its author (an element marked so): lead-in words, dates and
/// what follows a bar or a dot are left out. Empty if no name is left.
std::string read_name(std::string_view line);

}  // namespace entente::evidence

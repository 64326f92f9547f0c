// A file to start from.
//
//     write_file("ceasefire.toml", starter_file("ceasefire"));
#pragma once

#include <string>
#include <string_view>

namespace entente::situation {

/// A commented situation that loads without errors and without lints: two who sign, one who ratifies, one outside;
/// two issues bargained and one that is somebody's own act. `name` becomes the title; any text is safe.
std::string starter_file(std::string_view name);

}  // namespace entente::situation

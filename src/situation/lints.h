// Lints: what a careful reader would ask about a file that is otherwise in order. Each has a code, stands at a key
// path, and is answered by a reason only:
//
//     [accept.us-point]
//     code = "L101"
//     at = "position.control.US.at"
//     because = "stated in public"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "situation/load.h"
#include "situation/situation.h"

namespace entente::situation {

/// One finding before it has a place in a file.
struct Lint {
    std::string code;
    Severity severity = Severity::warning;
    std::string at;  ///< key path it concerns
    std::string message;
    std::string hint;
};

/// Everything the lints that need no model find, less what was accepted, plus a note for each `accept` that answers
/// none of them (those of lints that need a model are left to whoever runs one). Sorted by code, then path.
std::vector<Lint> find_lints(const Situation& situation);

/// The same as diagnostics, by key path only.
Diagnostics lint(const Situation& situation);
/// The same as diagnostics with their places, in the order of the file.
Diagnostics lint(const Loaded& loaded);

/// True if the file accepts this lint at this key path: `at` equal to it, an entry around it, or empty.
bool is_accepted(const Situation& situation, std::string_view code, std::string_view at);

/// The codes that `accept` may name: all L1xx, those that need a model included.
std::vector<std::string> lint_code_names();

}  // namespace entente::situation

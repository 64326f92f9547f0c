// The content of a file in one canonical text: what a manifest hashes. The order of tables, keys and ids, comments
// and white space do not count; every word and number does.
#pragma once

#include <string>

#include "situation/entries.h"
#include "situation/situation.h"

namespace entente::situation {

/// One line a key, `path = value`, sorted; pages appear by the SHA-256 of their bytes. A bare value stands as the key
/// it is short for, and lists of ids are sorted.
std::string canonical_content(const Entries& entries, const Situation& situation);

}  // namespace entente::situation

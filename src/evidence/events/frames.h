// Which line of the table of verbs a clause fits.
//
//     if (const Pattern* pattern = find_pattern(parse, c, discourse)) ...
#pragma once

#include <cstddef>

#include "evidence/events/participants.h"
#include "evidence/events/patterns.h"

namespace entente::evidence {

/// The first pattern of the clause's verb whose demands are all met, most demands first; null if there is none.
const Pattern* find_pattern(const Parse& parse, std::size_t clause, const Discourse& discourse);

}  // namespace entente::evidence

// People whom a text introduces, and the short names it then uses.
//
//     introduce_people(prepared, discourse);   // "Artyom Lukin, an associate professor ..." -> per:artyom-lukin
//
// A name of two to four capitalised words is introduced by a title before it, an apposition that names an office or a
// profession after it, "of" an organisation after a dash, or by being the subject of a verb of saying.
#pragma once

#include <vector>

#include "evidence/events/participants.h"
#include "evidence/language/prepare.h"

namespace entente::evidence {

/// Fills the aliases and points the words of names at them (Token::alias). Surnames count after the full name.
void introduce_people(PreparedText& prepared, Discourse& discourse);

/// Capitalised names that neither the table nor an introduction covers, most frequent first.
std::vector<UnknownName> find_unknown_names(const PreparedText& prepared);

}  // namespace entente::evidence

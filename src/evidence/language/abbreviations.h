// Abbreviations that end in a point without ending a sentence.
//
//     is_title_abbreviation("Mr");    // true: a name follows
#pragma once

#include <string_view>

namespace entente::evidence {

/// Written with a point and followed by a name or a number: Mr, Gen, Sen, St, Jan, No.
bool is_title_abbreviation(std::string_view word);

/// Words that open a sentence when capitalised after "U.S.": The, He, In, But.
bool opens_sentence(std::string_view word);

}  // namespace entente::evidence

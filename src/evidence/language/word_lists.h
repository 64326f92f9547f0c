// The lists of words behind the lexicon; see lexicon.h. Words are separated by blanks.
#pragma once

#include <span>
#include <string_view>

#include "evidence/language/token.h"

namespace entente::evidence {

struct ClassList {
    WordTag tag;
    std::string_view words;
};

std::span<const ClassList> closed_classes();

std::string_view verbs();            ///< lemmas; a trailing _ marks those that are nouns too
std::string_view irregular_verbs();  ///< lemma/past/participle, several pasts separated by commas
std::string_view doubling_verbs();   ///< regular verbs that double their last letter
std::string_view common_nouns();     ///< singular; what suffixes or verbs would get wrong
std::string_view common_adjectives();
std::string_view plural_nouns();     ///< plurals that no rule gives: "people", "men"

}  // namespace entente::evidence

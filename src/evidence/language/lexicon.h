// Which classes an English word can have, and its base form.
//
//     shipped_lexicon().look_up("signed")->lemma;    // "sign"
//
// The lists are this project's own: closed classes in full, the verbs of news, irregular forms, and what suffixes
// would get wrong. Other words are classed by suffix (docs/reading.md).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "evidence/language/token.h"

namespace entente::evidence {

/// A set of tags.
using TagSet = std::uint32_t;

constexpr TagSet tag_bit(WordTag tag) {
    return TagSet{1} << static_cast<unsigned>(tag);
}

struct WordClasses {
    std::string_view lemma;  ///< of the verb if it can be one, else of the noun or the word itself
    TagSet tags = 0;
};

class LexiconBuilder;

/// Immutable; copies share the words.
class Lexicon {
public:
    /// Classes of a word in lower case; null if the lists lack it.
    const WordClasses* look_up(std::string_view lower) const;

    /// The lexicon with more verbs, lemmas in lower case separated by blanks.
    Lexicon with_verbs(std::string_view lemmas) const;

private:
    friend class LexiconBuilder;
    struct Words;
    std::shared_ptr<const Words> words_;
};

const Lexicon& shipped_lexicon();

/// Gives every word its tag and lemma, left to right.
void tag_words(std::vector<Token>& tokens, const Lexicon& lexicon);

}  // namespace entente::evidence

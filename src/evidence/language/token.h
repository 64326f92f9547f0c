// Words of a sentence with their classes.
//
//     TextWords words(text);                                   // keeps a lower-case copy
//     std::vector<Token> tokens = tokenize(words, sentence);   // "China's" -> China | 's
//     tag_words(tokens, lexicon);
//
// Tags are the classes that the rules of docs/reading.md speak of, coarser than the Penn set.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/page_text.h"

namespace entente::evidence {

enum class WordTag : std::uint8_t {
    noun,            ///< singular or mass
    nouns,           ///< plural
    name,            ///< capitalised noun
    number,
    pronoun,         ///< he, they, them, himself
    possessive_pronoun,
    determiner,
    adjective,
    adverb,
    base,            ///< infinitive or present tense without -s
    present,         ///< third person -s
    past,
    ing,
    participle,
    modal,
    to,
    preposition,
    conjunction,     ///< and, or, but, nor
    subordinator,    ///< that, if, while, because
    relative,        ///< who, which, whose, and `that` after a noun
    possessive,      ///< 's
    particle,        ///< up, off, out after a verb
    comma,
    quote,           ///< any quotation mark
    dash,
    sign,            ///< all other signs
};

struct Token {
    ByteRange text;          ///< in the text given
    std::string_view word;   ///< as written
    std::string_view lower;  ///< ASCII letters in lower case
    std::string_view lemma;  ///< set by tag_words
    WordTag tag = WordTag::noun;
    std::int32_t mention = -1;  ///< index of the name it belongs to, set by the caller; -1 if none
    std::int32_t alias = -1;    ///< index of the introduced person or short name, set by the caller
    bool adjective_mention = false;  ///< an adjective of the table: "Chinese"
};

/// A text with its lower-case copy; both must outlive the tokens.
class TextWords {
public:
    explicit TextWords(std::string_view text);
    std::string_view text() const { return text_; }
    std::string_view lower() const { return lower_; }

private:
    std::string_view text_;
    std::string lower_;
};

/// The words and signs of a range. Contractions and possessives are tokens of their own; "U.S.", "1,200.5",
/// "US$145" (as "US$" and "145") and hyphenated words stay whole, save hyphens between two capitalised words
/// ("US-Russia"), which are signs.
std::vector<Token> tokenize(const TextWords& words, ByteRange range);

inline bool is_verb(WordTag tag) {
    return tag == WordTag::base || tag == WordTag::present || tag == WordTag::past || tag == WordTag::ing ||
           tag == WordTag::participle || tag == WordTag::modal;
}
inline bool is_noun(WordTag tag) {
    return tag == WordTag::noun || tag == WordTag::nouns || tag == WordTag::name;
}

}  // namespace entente::evidence

// A text taken apart once: sentences, words, names of the table, groups and clauses.
//
//     const PreparedText prepared = prepare_text(text, shipped_actors(), shipped_lexicon());
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "evidence/actors/actor_table.h"
#include "evidence/language/clauses.h"
#include "evidence/language/lexicon.h"

namespace entente::evidence {

struct PreparedSentence {
    ByteRange range;
    std::size_t line = 0;  ///< from 1
    Parse parse;
};

/// Views point into the text given and into `words`; the text must outlive it.
struct PreparedText {
    std::unique_ptr<TextWords> words;
    std::vector<NameMatch> matches;  ///< Token::mention points here
    std::vector<PreparedSentence> sentences;
};

/// Sentences longer than this many words are cut there: no rule needs more, and time stays linear.
inline constexpr std::size_t longest_sentence = 200;

PreparedText prepare_text(std::string_view text, const ActorTable& actors, const Lexicon& lexicon);

}  // namespace entente::evidence

// Who said what: direct and indirect quotes of an article.
//
//     std::vector<Quote> quotes = find_quotes(prepared, speakers);
//
// docs/reading.md has the rules. A quoted term of a few words is no quote.
#pragma once

#include <vector>

#include "evidence/events/participants.h"
#include "evidence/language/prepare.h"

namespace entente::evidence {

/// What a verb of saying and its subject tell of a sentence, found while the article is read in order (pronouns
/// resolve against what came before).
struct Saying {
    std::size_t sentence = 0;  ///< index in the prepared text
    ByteRange cue;             ///< the verb, or "according to"
    ByteRange phrase;          ///< cue and speaker together
    std::string speaker;       ///< id or words
    ByteRange content;         ///< what is said indirectly; empty if the verb governs no clause
};

/// The sayings of one sentence. The discourse stands as before the sentence's own subjects were noted.
void find_sayings(const PreparedText& prepared, std::size_t sentence, const Discourse& discourse, std::vector<Saying>& sayings);

/// All quotes in order of place.
std::vector<Quote> find_quotes(const PreparedText& prepared, const std::vector<Saying>& sayings, const Discourse& discourse);

/// Passages between quotation marks, without the marks, line by line; an open one ends with its line.
std::vector<ByteRange> find_quotations(std::string_view text);

}  // namespace entente::evidence

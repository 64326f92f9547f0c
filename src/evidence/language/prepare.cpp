#include "evidence/language/prepare.h"

#include <algorithm>

#include "evidence/language/sentences.h"

namespace entente::evidence {
namespace {

// Marks the words that names of the table cover; both lists are in order of place.
void mark_names(std::vector<Token>& tokens, const std::vector<NameMatch>& matches, std::size_t& next) {
    for (Token& token : tokens) {
        while (next < matches.size() && matches[next].end <= token.text.begin) ++next;
        if (next >= matches.size()) return;
        const NameMatch& match = matches[next];
        if (token.text.begin < match.begin || token.text.begin >= match.end) continue;
        if (token.tag == WordTag::possessive || token.tag == WordTag::comma || token.tag == WordTag::quote) continue;
        token.mention = static_cast<std::int32_t>(next);
        token.adjective_mention = match.kind == MentionKind::belonging;
        token.tag = WordTag::noun;
    }
}

}  // namespace

PreparedText prepare_text(std::string_view text, const ActorTable& actors, const Lexicon& lexicon) {
    PreparedText prepared;
    prepared.words = std::make_unique<TextWords>(text);
    prepared.matches = actors.match(text);
    std::size_t next = 0;
    std::size_t line = 1;
    std::size_t counted = 0;
    for (const ByteRange& range : split_sentences(text)) {
        line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + static_cast<std::ptrdiff_t>(range.begin), '\n'));
        counted = range.begin;
        std::vector<Token> tokens = tokenize(*prepared.words, range);
        for (std::size_t at = 0; at < tokens.size(); at += longest_sentence) {
            const std::size_t stop = std::min(at + longest_sentence, tokens.size());
            std::vector<Token> part(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.begin() + static_cast<std::ptrdiff_t>(stop));
            mark_names(part, prepared.matches, next);
            tag_words(part, lexicon);
            const ByteRange piece = tokens.size() <= longest_sentence ? range : ByteRange{part.front().text.begin, part.back().text.end};
            prepared.sentences.push_back({piece, line, parse_sentence(std::move(part))});
        }
    }
    return prepared;
}

}  // namespace entente::evidence

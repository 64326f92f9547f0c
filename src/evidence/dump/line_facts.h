// One line of a text dump, described: its words, its shape, and what kind of line its words make it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::evidence {

struct DumpLine {
    std::string_view text;   ///< trimmed
    std::size_t number = 0;  ///< in the file, from 1
    std::size_t words = 0;
    std::uint32_t signs = 0;     ///< see signs.h
    double capitals = 0;         ///< share of words that begin with a capital
    bool ends_sentence = false;  ///< . ! ? or an ellipsis, closing quotation marks aside
    bool is_prose = false;       ///< reads as a sentence of some length
    bool is_item = false;        ///< begins with a bullet or dash
    bool has_date = false;       ///< a full date in a short line
    bool is_tail_mark =
        false;  ///< "Related Posts", "About the author", "Leave a comment": nothing after is the article
    bool is_promotion = false;  ///< asks to subscribe, share, follow, buy
    std::string byline;         ///< whom "By ..." names; empty for other lines
};

/// The non-blank lines of a text.
std::vector<DumpLine> describe_lines(std::string_view text);

/// The content words (no grammar words, at least four bytes) of a text, lower case, sorted, each once.
std::vector<std::string> content_words(std::string_view text);

/// The share of `words` that is in `among` (both sorted); 0 for none.
double overlap(const std::vector<std::string>& words, const std::vector<std::string>& among);

}  // namespace entente::evidence

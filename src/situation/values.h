// The value grammar: what may stand wherever a number may.
//
//     60                          a point
//     "40 to 70"                  5th to 95th percentile, the median half way between
//     "40 to 70, best 55"         with the median
//     "today", "today to swap"    landmarks of the issue stand for their numbers
//     "strong", "real to strong"  words with a stated range (influence, salience, chances)
//     "10% to 30%"                chances only
//     "70%: 40 to 50; 30%: swap"  one of several, with these probabilities
//
//     auto value = parse_value("today to swap", {{0, 100}, issue.landmarks, WordSet::none});
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "situation/situation.h"
#include "stats/elicited.h"

namespace entente::situation {

enum class WordSet { none, influence, salience, chance, share };  ///< share: no words, but per cent may stand

/// A word that stands for a range, on 0..100 (influence, salience) or 0..1 (chances); the tables are stats/words.h.
struct WordRange {
    std::string_view word;
    double low = 0;
    double high = 0;
};

std::vector<WordRange> words_of(WordSet set);

struct ValueRules {
    stats::Bounds bounds;
    std::span<const Landmark> landmarks;
    WordSet words = WordSet::none;
};

struct ValueMistake {
    std::string code;        ///< E120 not understood, E121 outside the bounds, E122 out of order, E123 shares
    std::size_t offset = 0;  ///< in the text
    std::string message;
    std::string hint;
    std::string word;        ///< the word that is unknown, if that is the mistake
};

tl::expected<stats::Elicited, ValueMistake> parse_value(std::string_view text, const ValueRules& rules);

/// The same for a bare number.
tl::expected<stats::Elicited, ValueMistake> parse_value(double number, const ValueRules& rules);

/// A number as a person writes it: `60`, `0.25`; the shortest text that reads back as the same double.
std::string plain_number(double number);

}  // namespace entente::situation

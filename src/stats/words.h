// Words of likelihood and of scale, both ways: from a number to its word, and from a word to the range it
// states.
//
//     const LikelihoodBand* band = likelihood_of(0.63);          // "likely", 0.55 to 0.80
//     if (straddles(0.79, 0.008)) ...                            // say both words, or none
//     const ScaleWord* strong = influence_word("strong");        // 60 to 85
//
// Likelihood is the scale of the US Intelligence Community Directive 203 (2015), both rows of its table. Its
// bands share their edges; here a band holds its lower edge and not its upper one (5 % is "very unlikely", 95
// % "almost certain"), except that 99 % is still "almost certain". Below 1 % and above 99 % there is no word:
// print the number.
#pragma once

#include <span>
#include <string_view>

namespace entente::stats {

struct LikelihoodBand {
    std::string_view word;   ///< of the first row: "likely"
    std::string_view other;  ///< of the second row: "probable"
    double low = 0;          ///< probability, inside the band
    double high = 0;         ///< probability, the next band's low
};

/// The seven bands, rising.
std::span<const LikelihoodBand> likelihood_bands();

/// The band of a probability; null below 0.01, above 0.99 and for NaN.
const LikelihoodBand* likelihood_of(double probability);

/// The band that a word of either row states, whatever its case, with hyphens or underscores for blanks; also
/// "almost certainly" and "roughly even". Null for any other word ("possible" states no range).
const LikelihoodBand* likelihood_word(std::string_view word);

/// True if two standard errors below and above the probability do not have the same word (or both no word on
/// the same side), so that a word alone would claim more than was computed.
bool straddles(double probability, double standard_error);

/// A word for a number on a scale from 0 to 100.
struct ScaleWord {
    std::string_view word;
    double low = 0;   ///< 5th percentile
    double high = 0;  ///< 95th percentile, or the bound of the scale
};

/// dominant 85 to 100, strong 60 to 85, real 35 to 60, some 15 to 35, marginal 0 to 15; falling.
std::span<const ScaleWord> influence_words();

/// vital 90 to 100, high 65 to 90, medium 35 to 65, low 10 to 35; falling.
std::span<const ScaleWord> salience_words();

/// The entry of a word, whatever its case; null if there is none.
const ScaleWord* influence_word(std::string_view word);
const ScaleWord* salience_word(std::string_view word);

}  // namespace entente::stats

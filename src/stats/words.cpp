#include "stats/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace entente::stats {
namespace {

constexpr std::array<LikelihoodBand, 7> bands{{
    {"almost no chance", "remote", 0.01, 0.05},
    {"very unlikely", "highly improbable", 0.05, 0.20},
    {"unlikely", "improbable", 0.20, 0.45},
    {"roughly even chance", "roughly even odds", 0.45, 0.55},
    {"likely", "probable", 0.55, 0.80},
    {"very likely", "highly probable", 0.80, 0.95},
    {"almost certain", "nearly certain", 0.95, 0.99},
}};

constexpr std::array<ScaleWord, 5> influences{
    {{"dominant", 85, 100}, {"strong", 60, 85}, {"real", 35, 60}, {"some", 15, 35}, {"marginal", 0, 15}}};

constexpr std::array<ScaleWord, 4> saliences{
    {{"vital", 90, 100}, {"high", 65, 90}, {"medium", 35, 65}, {"low", 10, 35}}};

// Lower case, one blank between words.
std::string plain(std::string_view word) {
    std::string out;
    for (const char c : word) {
        const bool blank = c == ' ' || c == '-' || c == '_' || c == '\t';
        if (!blank) {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

const ScaleWord* find_word(std::span<const ScaleWord> words, std::string_view word) {
    const std::string name = plain(word);
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const ScaleWord& w) { return w.word == name; });
    return found == words.end() ? nullptr : &*found;
}

// Where a probability stands among the words: 0 below all, 1 .. 7 the bands, 8 above all.
std::size_t rank_of(double probability) {
    if (probability > bands.back().high) return bands.size() + 1;
    std::size_t rank = 0;
    while (rank < bands.size() && probability >= bands[rank].low) ++rank;
    return rank;
}

}  // namespace

std::span<const LikelihoodBand> likelihood_bands() {
    return bands;
}

const LikelihoodBand* likelihood_of(double probability) {
    const std::size_t rank = rank_of(probability);
    return rank == 0 || rank > bands.size() ? nullptr : &bands[rank - 1];
}

const LikelihoodBand* likelihood_word(std::string_view word) {
    std::string name = plain(word);
    if (name == "almost certainly") name = "almost certain";
    if (name == "roughly even") name = "roughly even chance";
    const auto found = std::find_if(bands.begin(), bands.end(), [&](const LikelihoodBand& b) {
        return b.word == name || b.other == name;
    });
    return found == bands.end() ? nullptr : &*found;
}

bool straddles(double probability, double standard_error) {
    return rank_of(std::max(probability - 2 * standard_error, 0.0)) !=
           rank_of(std::min(probability + 2 * standard_error, 1.0));
}

std::span<const ScaleWord> influence_words() {
    return influences;
}
std::span<const ScaleWord> salience_words() {
    return saliences;
}
const ScaleWord* influence_word(std::string_view word) {
    return find_word(influences, word);
}
const ScaleWord* salience_word(std::string_view word) {
    return find_word(saliences, word);
}

}  // namespace entente::stats

#include "evidence/language/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>

#include "evidence/language/abbreviations.h"
#include "evidence/language/characters.h"

namespace entente::evidence {
namespace {

constexpr auto titles = std::to_array<std::string_view>(
    {"Adm",  "Amb", "Apr", "Art", "Aug", "Brig", "Capt", "Cdr",  "Cmdr", "Co",   "Col", "Corp", "Cpl",  "Dec",
     "Dr",   "Feb", "Fr",  "Gen", "Gov", "Hon",  "Inc",  "Jan",  "Jr",   "Jul",  "Jun", "Lt",   "Ltd",  "Maj",
     "Mar",  "Messrs", "Mr", "Mrs", "Ms", "Msgr", "Mt",  "No",   "Nos",  "Nov",  "Oct", "Pres", "Prof", "Rep",
     "Reps", "Rev", "Sec", "Sen", "Sens", "Sept", "Sep", "Sgt",  "Sr",   "St",   "Ste", "Supt", "ca",   "cf",
     "etc",  "vs",  "approx", "Dept", "Gens", "Pvt", "Ave", "Bros", "Rd", "v"});

constexpr auto openers = std::to_array<std::string_view>(
    {"A",   "After", "Although", "An",   "And",  "As",    "At",    "Both", "But",  "By",   "Despite", "During",
     "For", "From",  "He",       "Her",  "His",  "However", "I",   "If",   "In",   "It",   "Its",     "Many",
     "No",  "On",    "Others",   "Our",  "She",  "Since", "So",    "Some", "That", "The",  "Their",   "There",
     "These", "They", "This",    "Those", "Though", "To", "Under", "We",   "What", "When", "While",   "With",
     "Yet", "You"});

std::string_view word_from(std::string_view text, std::size_t at) {
    std::size_t stop = at;
    while (stop < text.size() && is_letter(text[stop])) ++stop;
    return text.substr(at, stop - at);
}

// True if the break before `at` (the next word) comes of an abbreviation.
bool is_false_break(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    if (end == 0 || text[end - 1] != '.') return false;
    std::size_t begin = end - 1;
    while (begin > 0 && (is_letter(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    const std::string_view word = text.substr(begin, end - 1 - begin);
    if (word.empty()) return false;
    const bool dotted = word.find('.') != std::string_view::npos;
    const bool initial = word.size() == 1 && is_upper(word[0]) && word[0] != 'I';
    if (is_title_abbreviation(word)) return true;
    if (!dotted && !initial) return false;
    return !opens_sentence(word_from(text, at));
}

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

ByteRange trimmed(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end && character_at(text, begin, end).kind == CharacterKind::blank)
        begin += character_at(text, begin, end).size;
    while (end > begin && static_cast<unsigned char>(text[end - 1]) <= ' ') --end;
    return {begin, end};
}

}  // namespace

bool is_title_abbreviation(std::string_view word) {
    return std::find(titles.begin(), titles.end(), word) != titles.end();
}

bool opens_sentence(std::string_view word) {
    return std::find(openers.begin(), openers.end(), word) != openers.end();
}

std::vector<ByteRange> split_sentences(std::string_view text) {
    std::vector<ByteRange> sentences;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getUS(), status));
    const std::unique_ptr<UText, CloseText> bytes(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    std::vector<std::size_t> stops;
    if (U_SUCCESS(status) != 0) breaks->setText(bytes.get(), status);
    if (U_SUCCESS(status) != 0) {
        for (std::int32_t at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next())
            stops.push_back(static_cast<std::size_t>(at));
    }
    if (stops.empty() || stops.back() != text.size()) stops.push_back(text.size());
    std::size_t begin = 0;
    std::size_t stop = 0;
    while (begin < text.size()) {
        const std::size_t line_end = std::min(text.find('\n', begin), text.size());
        while (stops[stop] <= begin) ++stop;
        std::size_t end = std::min(stops[stop], line_end);
        while (end < line_end && is_false_break(text, end)) {
            while (stops[stop] <= end) ++stop;
            end = std::min(stops[stop], line_end);
        }
        const ByteRange sentence = trimmed(text, begin, end);
        if (sentence.size() > 0) sentences.push_back(sentence);
        begin = end == line_end ? line_end + 1 : end;
    }
    return sentences;
}

}  // namespace entente::evidence

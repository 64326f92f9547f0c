#include "evidence/page/language.h"

#include <algorithm>
#include <array>
#include <string>

#include "evidence/language/word_table.h"
#include "evidence/page/utf8.h"
#include "evidence/score/words.h"

namespace entente::evidence {
namespace {

struct Vocabulary {
    std::string_view language;
    std::array<std::string_view, 16> words;
};

// Words that are frequent in one of these languages and rare in the others.
constexpr auto vocabularies = std::to_array<Vocabulary>({
    {"en",
     {"the", "and", "of", "to", "is", "that", "with", "for", "was", "are", "this", "from", "have", "by", "on",
      "it"}},
    {"de",
     {"der", "die", "das", "und", "ist", "nicht", "mit", "von", "den", "auf", "ein", "eine", "zu", "sich",
      "dem", "f\u00FCr"}},
    {"es",
     {"el", "los", "las", "y", "del", "una", "con", "por", "m\u00E1s", "pero", "su", "como", "al", "es", "lo",
      "esta"}},
    {"fr",
     {"le", "les", "des", "et", "est", "une", "dans", "pour", "pas", "du", "sur", "qui", "avec", "au", "ce",
      "aux"}},
    {"it",
     {"il", "che", "di", "non", "gli", "della", "sono", "per", "\u00E8", "nel", "alla", "anche", "dei",
      "pi\u00F9", "delle", "ha"}},
    {"pt",
     {"o", "os", "n\u00E3o", "uma", "do", "da", "em", "para", "com", "mais", "dos", "ao", "foi", "s\u00E3o",
      "pela", "na"}},
});

// Of each word the languages it is listed for: bit i for the i-th.
constexpr auto listed_words = [] {
    std::array<std::pair<std::string_view, std::uint32_t>, vocabularies.size() * 16> entries{};
    std::size_t count = 0;
    for (const Vocabulary& vocabulary : vocabularies) {
        for (const std::string_view word : vocabulary.words) {
            std::uint32_t languages = 0;
            for (std::size_t other = 0; other < vocabularies.size(); ++other) {
                for (const std::string_view same : vocabularies[other].words) languages |= same == word ? 1U << other : 0U;
            }
            entries[count++] = {word, languages};
        }
    }
    return WordTable<std::uint32_t, entries.size()>(entries);
}();

struct Script {
    std::size_t latin = 0;
    std::size_t cyrillic = 0;
    std::size_t ukrainian = 0;
    std::size_t han = 0;
    std::size_t kana = 0;
    std::size_t hangul = 0;
    std::size_t arabic = 0;
    std::size_t hebrew = 0;
    std::size_t greek = 0;
};

Script count_scripts(std::string_view text) {
    Script script;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t c = next_character(text, at);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250)) ++script.latin;
        if (c >= 0x400 && c < 0x530) ++script.cyrillic;
        if (c == 0x456 || c == 0x457 || c == 0x454 || c == 0x491) ++script.ukrainian;
        if (c >= 0x4E00 && c < 0xA000) ++script.han;
        if (c >= 0x3040 && c < 0x3100) ++script.kana;
        if (c >= 0xAC00 && c < 0xD7B0) ++script.hangul;
        if (c >= 0x600 && c < 0x700) ++script.arabic;
        if (c >= 0x590 && c < 0x600) ++script.hebrew;
        if (c >= 0x370 && c < 0x400) ++script.greek;
    }
    return script;
}

}  // namespace

std::string_view guess_language(std::string_view text) {
    text = text.substr(0, 20'000);
    const Script script = count_scripts(text);
    const std::size_t most = std::max({script.latin, script.cyrillic, script.han, script.kana, script.hangul,
                                       script.arabic, script.hebrew, script.greek});
    if (most < 4) return {};
    if (script.kana > 0 && script.kana + script.han >= most) return "ja";
    if (most == script.cyrillic) return script.ukrainian > 0 ? "uk" : "ru";
    if (most == script.han) return "zh";
    if (most == script.hangul) return "ko";
    if (most == script.arabic) return "ar";
    if (most == script.hebrew) return "he";
    if (most == script.greek) return "el";
    const auto words = words_of(text);
    std::string_view best;
    std::size_t best_count = 0;
    std::size_t second = 0;
    std::array<std::size_t, vocabularies.size()> counts{};
    for (const std::string& word : words) {
        const std::uint32_t* languages = listed_words.find(word);
        for (std::size_t i = 0; languages != nullptr && i < counts.size(); ++i) counts[i] += *languages >> i & 1U;
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::size_t count = counts[i];
        if (count > best_count) {
            second = best_count;
            best_count = count;
            best = vocabularies[i].language;
        } else {
            second = std::max(second, count);
        }
    }
    return best_count >= 2 && best_count > second ? best : std::string_view();
}

}  // namespace entente::evidence

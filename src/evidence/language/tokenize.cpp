#include <algorithm>
#include <array>

#include "evidence/language/abbreviations.h"
#include "evidence/language/characters.h"
#include "evidence/language/token.h"

namespace entente::evidence {
namespace {

// A word goes on over letters, digits and, between them, apostrophes, hyphens, points and commas of numbers.
std::size_t word_stop(std::string_view text, std::size_t begin, std::size_t limit) {
    std::size_t at = begin;
    const bool number = is_digit(text[begin]);
    while (at < limit) {
        const Character c = character_at(text, at, limit);
        if (c.kind == CharacterKind::letter || c.kind == CharacterKind::digit) {
            at += c.size;
            continue;
        }
        const std::size_t next = at + c.size;
        if (next >= limit || at == begin) break;
        const Character after = character_at(text, next, limit);
        const bool mark_in_number = number && (text[at] == '.' || text[at] == ',') && after.kind == CharacterKind::digit;
        const bool names = is_upper(text[begin]) && is_upper(text[next]) && at - begin > 1;
        const bool hyphen = text[at] == '-' && ((after.kind == CharacterKind::letter && !names) ||
                                                (after.kind == CharacterKind::digit && !number));
        if (!mark_in_number && !hyphen) break;
        at = next;
    }
    return at;
}

// "U.S." and "Mr." keep their points.
std::size_t abbreviation_stop(std::string_view text, std::size_t begin, std::size_t stop, std::size_t limit) {
    if (stop >= limit || text[stop] != '.') return stop;
    std::size_t at = begin;
    while (at + 1 < limit && is_letter(text[at]) && text[at + 1] == '.') at += 2;
    if (at > begin + 2) return at;
    if (is_title_abbreviation(text.substr(begin, stop - begin))) return stop + 1;
    const bool initial = stop - begin == 1 && is_upper(text[begin]);
    return initial ? stop + 1 : stop;
}

WordTag sign_tag(std::string_view sign) {
    if (sign == ",") return WordTag::comma;
    if (sign == "\"" || sign == "\u201C" || sign == "\u201D" || sign == "\u00AB" || sign == "\u00BB" ||
        sign == "``" || sign == "''" || sign == "\u201E" || sign == "\u2018")
        return WordTag::quote;
    if (sign == "-" || sign == "--" || sign == "\u2013" || sign == "\u2014") return WordTag::dash;
    return WordTag::sign;
}


}  // namespace

TextWords::TextWords(std::string_view text) : text_(text), lower_(text) {
    for (char& c : lower_) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
}

std::vector<Token> tokenize(const TextWords& words, ByteRange range) {
    const std::string_view text = words.text();
    std::vector<Token> tokens;
    tokens.reserve(range.size() / 5 + 4);
    const auto push = [&](std::size_t begin, std::size_t end, WordTag tag) {
        Token token;
        token.text = {begin, end};
        token.word = text.substr(begin, end - begin);
        token.lower = words.lower().substr(begin, end - begin);
        token.lemma = token.lower;
        token.tag = tag;
        tokens.push_back(token);
    };
    std::size_t at = range.begin;
    while (at < range.end) {
        const Character c = character_at(text, at, range.end);
        if (c.kind == CharacterKind::blank) {
            at += c.size;
            continue;
        }
        if (c.kind == CharacterKind::letter || c.kind == CharacterKind::digit) {
            const std::size_t plain = word_stop(text, at, range.end);
            const std::size_t stop = abbreviation_stop(text, at, plain, range.end);
            push(at, stop, c.kind == CharacterKind::digit ? WordTag::number : WordTag::noun);
            at = stop;
            continue;
        }
        // An apostrophe right after a word: a possessive or a contraction.
        const std::size_t mark = apostrophe_size(text, at, range.end);
        const bool joined = mark > 0 && !tokens.empty() && tokens.back().text.end == at;
        if (joined) {
            const std::size_t from = at + mark;
            std::size_t stop = from;
            while (stop < range.end && is_letter(text[stop])) ++stop;
            const std::string_view rest = words.lower().substr(from, stop - from);
            Token& before = tokens.back();
            if (rest == "t" && before.lower.ends_with("n") && before.lower.size() > 1) {
                // did|n't: the n belongs to the negation
                const std::size_t cut = before.text.end - 1;
                before.text.end = cut;
                before.word = text.substr(before.text.begin, cut - before.text.begin);
                before.lower = words.lower().substr(before.text.begin, cut - before.text.begin);
                before.lemma = before.lower;
                push(cut, stop, WordTag::adverb);
                tokens.back().lemma = "not";
                at = stop;
                continue;
            }
            if (rest == "s" || rest == "re" || rest == "ve" || rest == "ll" || rest == "d" || rest == "m") {
                push(at, stop, rest == "s" ? WordTag::possessive : WordTag::modal);
                tokens.back().lemma = rest == "s"    ? "'s"
                                      : rest == "re" ? "be"
                                      : rest == "m"  ? "be"
                                      : rest == "ve" ? "have"
                                      : rest == "ll" ? "will"
                                                     : "would";
                at = stop;
                continue;
            }
            if (rest.empty() && (before.lower.ends_with("s") || before.lower.ends_with("x"))) {
                push(at, from, WordTag::possessive);
                tokens.back().lemma = "'s";
                at = from;
                continue;
            }
        }
        std::size_t size = c.size;
        if (at + 1 < range.end && (text.substr(at, 2) == "``" || text.substr(at, 2) == "''" || text.substr(at, 2) == "--"))
            size = 2;
        push(at, std::min(at + size, range.end), sign_tag(text.substr(at, size)));
        at += size;
    }
    return tokens;
}

}  // namespace entente::evidence

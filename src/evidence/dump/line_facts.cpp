#include "evidence/dump/line_facts.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "evidence/article/byline.h"
#include "evidence/article/date_text.h"
#include "evidence/article/signs.h"
#include "evidence/page_text.h"
#include "evidence/score/words.h"

namespace entente::evidence {
namespace {

bool holds_any(std::string_view text, std::initializer_list<std::string_view> phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [text](std::string_view phrase) {
        return text.find(phrase) != std::string_view::npos;
    });
}

bool ends_as_sentence(std::string_view folded) {
    while (!folded.empty() && (folded.back() == '"' || folded.back() == '\'' || folded.back() == ')' ||
                               folded.back() == ' ' || folded.back() == ']')) {
        folded.remove_suffix(1);
    }
    return !folded.empty() && (folded.back() == '.' || folded.back() == '!' || folded.back() == '?');
}

// " lower case words " with single blanks, so that phrases can be found whole.
std::string spaced(std::string_view text) {
    std::string plain = " ";
    for (const std::string& word : words_of(text)) plain += word + " ";
    return plain;
}

bool marks_tail(const std::string& plain, std::size_t words) {
    return words <= 9 && holds_any(plain, {" about the author ",
                                           " related posts ",
                                           " related articles ",
                                           " related news ",
                                           " related stories ",
                                           " related topics ",
                                           " previous article ",
                                           " next article ",
                                           " previous post ",
                                           " next post ",
                                           " leave a comment ",
                                           " leave a reply ",
                                           " write a comment ",
                                           " post a comment ",
                                           " read also ",
                                           " read more ",
                                           " read next ",
                                           " more from ",
                                           " you may also like ",
                                           " you might also like ",
                                           " most read ",
                                           " most popular ",
                                           " latest news ",
                                           " trending now ",
                                           " recommended for you ",
                                           " share this ",
                                           " follow us ",
                                           " other stories ",
                                           " more stories ",
                                           " see also ",
                                           " you cannot miss it ",
                                           " liked the story ",
                                           " did you enjoy ",
                                           " recent posts ",
                                           " editor s picks ",
                                           " popular posts ",
                                           " also read ",
                                           " join the conversation ",
                                           " sign up for ",
                                           " subscribe to ",
                                           " copy link ",
                                           " terms of use ",
                                           " privacy policy ",
                                           " comments ",
                                           " tags ",
                                           " up next ",
                                           " in case you missed it "});
}

bool promotes(const std::string& plain, std::string_view text) {
    return holds_any(plain, {" subscribe ",
                             " newsletter ",
                             " sign up ",
                             " follow us ",
                             " unsubscribe ",
                             " click for ",
                             " click here ",
                             " share this article ",
                             " sharing this article ",
                             " support us ",
                             " sales leads ",
                             " free trial ",
                             " all rights reserved ",
                             " allowed only if ",
                             " cookies ",
                             " privacy policy ",
                             " download the app ",
                             " join our ",
                             " advertisement ",
                             " sponsored ",
                             " donate ",
                             " hyperlink to ",
                             " get our app ",
                             " become a member ",
                             " log in to ",
                             " story continues below ",
                             " weekly free ",
                             " share it on ",
                             " liked the story "}) ||
           holds_any(text, {"\u2122", "\u00A9", "\u00AE"});
}

std::string staff_byline(std::string_view text, const std::string& plain) {
    // "By illuminem briefings": a desk, not a person, and its name may be in lower case.
    if (!plain.starts_with(" by ") ||
        !holds_any(plain, {" briefings ", " staff ", " desk ", " team ", " newsroom ", " editors ",
                           " editorial ", " correspondents ", " agencies ", " bureau ", " reporters "})) {
        return {};
    }
    return std::string(trim(text.substr(text.find(' '))));
}

DumpLine describe_line(std::string_view raw, std::size_t number) {
    DumpLine line;
    line.text = raw;
    line.number = number;
    const auto words = words_of(raw);
    line.words = words.size();
    line.signs = word_signs(raw);
    const std::string folded = fold_typography(raw);
    const std::string plain = spaced(std::string_view(folded).substr(0, 400));
    line.ends_sentence = ends_as_sentence(folded);
    std::size_t tokens = 0;
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (i > 0 && raw[i - 1] != ' ') continue;
        tokens += raw[i] != ' ' ? 1U : 0U;
        capitals += raw[i] >= 'A' && raw[i] <= 'Z' ? 1U : 0U;
    }
    line.capitals = tokens == 0 ? 0 : static_cast<double>(capitals) / static_cast<double>(tokens);
    line.is_item = folded.starts_with('-') || raw.starts_with("\u2022") || folded.starts_with('*') ||
                   raw.starts_with("\u25CF") || raw.starts_with("\u25AA");
    const auto date = line.words <= 14 ? find_date(raw) : std::nullopt;
    line.has_date = date.has_value();
    line.is_tail_mark = marks_tail(plain, line.words);
    line.is_promotion = promotes(plain, raw);
    line.byline = line.words <= 16 && !line.ends_sentence ? read_byline(folded) : std::string();
    if (line.byline.empty() && line.words <= 8) line.byline = staff_byline(folded, plain);
    const bool is_closed = line.ends_sentence || folded.ends_with(':');
    line.is_prose = (line.words >= 22 || (line.words >= 9 && is_closed && line.capitals < 0.7) ||
                     (line.words >= 15 && line.capitals < 0.45)) &&
                    line.byline.empty();
    return line;
}

constexpr auto grammar_words = std::to_array<std::string_view>(
    {"about", "after",  "also",   "amid",  "among", "been",  "before",  "being", "both",  "could",
     "does",  "during", "each",   "from",  "have",  "here",  "however", "into",  "just",  "like",
     "made",  "make",   "many",   "more",  "most",  "much",  "only",    "other", "over",  "said",
     "same",  "says",   "should", "since", "some",  "such",  "than",    "that",  "their", "them",
     "then",  "there",  "these",  "they",  "this",  "those", "through", "under", "until", "very",
     "were",  "what",   "when",   "where", "which", "while", "will",    "with",  "would", "your"});

}  // namespace

std::vector<DumpLine> describe_lines(std::string_view text) {
    std::vector<DumpLine> lines;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t stop = std::min(text.find('\n'), text.size());
        number += 1;
        if (const std::string_view raw = trim(text.substr(0, stop)); !raw.empty()) {
            lines.push_back(describe_line(raw, number));
        }
        text.remove_prefix(std::min(stop + 1, text.size()));
    }
    return lines;
}

std::vector<std::string> content_words(std::string_view text) {
    std::vector<std::string> words = words_of(text);
    std::erase_if(words, [](const std::string& word) {
        return word.size() < 4 || std::binary_search(grammar_words.begin(), grammar_words.end(), word);
    });
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

double overlap(const std::vector<std::string>& words, const std::vector<std::string>& among) {
    if (words.empty()) {
        return 0;
    }
    const auto known = std::count_if(words.begin(), words.end(), [&](const std::string& word) {
        return std::binary_search(among.begin(), among.end(), word);
    });
    return static_cast<double>(known) / static_cast<double>(words.size());
}

}  // namespace entente::evidence

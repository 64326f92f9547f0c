#include "evidence/article/date_text.h"

#include <array>
#include <string>
#include <vector>

namespace entente::evidence {
namespace {

struct Token {
    enum class Kind : unsigned char { number, word } kind = Kind::word;
    std::string word;  // lower case
    int value = 0;     // of numbers
    std::size_t digits = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    char before = ' ';  // the character before
    char after = ' ';
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const bool digit = is_digit(text[at]);
        if (!digit && !is_letter(text[at])) {
            ++at;
            continue;
        }
        Token token;
        token.kind = digit ? Token::Kind::number : Token::Kind::word;
        token.begin = at;
        while (at < text.size() && (digit ? is_digit(text[at]) : is_letter(text[at]))) {
            const char c = text[at++];
            if (digit && token.digits++ < 5) token.value = token.value * 10 + (c - '0');
            if (!digit && token.word.size() < 12) {
                token.word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
            }
        }
        token.end = at;
        token.before = token.begin > 0 ? text[token.begin - 1] : ' ';
        token.after = at < text.size() ? text[at] : ' ';
        tokens.push_back(std::move(token));
        if (tokens.size() > 200) break;  // a date stands near the start of what is asked about
    }
    return tokens;
}

unsigned month_of(const Token& token) {
    static constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
    if (token.kind != Token::Kind::word || token.word.size() < 3) return 0;
    for (unsigned month = 0; month < 12; ++month) {
        const std::string_view name = months[month];
        if (token.word == name || token.word == name.substr(0, 3) || (month == 8 && token.word == "sept")) {
            return month + 1;
        }
    }
    return 0;
}

bool is_year(const Token& token) {
    return token.digits == 4 && token.value >= 1990 && token.value <= 2100;
}
bool is_small(const Token& token) {
    return token.kind == Token::Kind::number && token.digits <= 2 && token.value >= 1 && token.value <= 31;
}
bool is_ordinal(const Token& token) {
    return token.kind == Token::Kind::word &&
           (token.word == "st" || token.word == "nd" || token.word == "rd" || token.word == "th" ||
            token.word == "of");
}

std::optional<FoundDate> make(const Token& year, unsigned month, const Token& day, std::size_t begin,
                              std::size_t end) {
    const auto date = make_date(year.value, month, static_cast<unsigned>(day.value));
    return date ? std::optional<FoundDate>({*date, begin, end}) : std::nullopt;
}

// Three numbers with the same sign between them.
std::optional<FoundDate> numeric(const Token& a, const Token& b, const Token& c) {
    const char sign = a.after;
    const bool joined = (sign == '-' || sign == '/' || sign == '.') && b.begin == a.end + 1 &&
                        b.after == sign && c.begin == b.end + 1;
    if (!joined || is_digit(a.before) || a.before == sign || c.after == '/') {
        return std::nullopt;
    }
    if (is_year(a) && is_small(b) && b.value <= 12 && c.digits <= 2) {
        return make(a, static_cast<unsigned>(b.value), c, a.begin, c.end);
    }
    if (!is_year(c) || !is_small(a) || !is_small(b)) {
        return std::nullopt;
    }
    if (b.value <= 12 && (a.value > 12 || a.value == b.value || sign == '.')) {
        return make(c, static_cast<unsigned>(b.value), a, a.begin, c.end);
    }
    if (a.value <= 12 && b.value > 12) {
        return make(c, static_cast<unsigned>(a.value), b, a.begin, c.end);
    }
    return std::nullopt;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        const Token& first = tokens[i];
        // "15 August 2025", "15th of August, 2025"
        if (is_small(first)) {
            std::size_t next = i + 1;
            while (next < tokens.size() && is_ordinal(tokens[next]) && next < i + 3) ++next;
            if (next + 1 < tokens.size() && month_of(tokens[next]) != 0 && is_year(tokens[next + 1]) &&
                tokens[next + 1].begin - first.begin < 30) {
                if (auto date = make(tokens[next + 1], month_of(tokens[next]), first, first.begin,
                                     tokens[next + 1].end)) {
                    return date;
                }
            }
        }
        // "August 15, 2025", "Aug. 15th 2025"
        if (month_of(first) != 0 && is_small(tokens[i + 1])) {
            const std::size_t year = is_ordinal(tokens[i + 2]) ? i + 3 : i + 2;
            if (year < tokens.size() && is_year(tokens[year]) && tokens[year].begin - first.begin < 30) {
                if (auto date =
                        make(tokens[year], month_of(first), tokens[i + 1], first.begin, tokens[year].end)) {
                    return date;
                }
            }
        }
        if (auto date = numeric(first, tokens[i + 1], tokens[i + 2])) {
            return date;
        }
    }
    return std::nullopt;
}

}  // namespace entente::evidence

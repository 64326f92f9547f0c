#include "situation/expression_tokens.h"

#include <algorithm>

#include "base/text.h"

namespace entente::situation {
namespace {

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == '+';
}

// Words and numbers run on, but `..` ends them: "25..75" is two numbers, "0.5..1" too.
std::size_t word_length(std::string_view rest) {
    std::size_t length = 0;
    while (length < rest.size() && is_word_character(rest[length]) && rest.substr(length, 2) != "..") {
        ++length;
    }
    return length;
}

std::size_t sign_length(std::string_view rest) {
    for (const std::string_view sign : {"<=", ">=", "==", "!=", ".."}) {
        if (rest.starts_with(sign)) {
            return 2;
        }
    }
    std::size_t length = 1;  // one character, which may be several bytes
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return length;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        if (std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos) {
            ++at;
            continue;
        }
        Token token{Token::Kind::sign, {}, at, 0};
        const std::size_t word = word_length(rest);
        token.text = rest.substr(0, word > 0 ? word : sign_length(rest));
        if (word > 0) {
            const auto number = parse_number(token.text);
            token.kind = number ? Token::Kind::number : Token::Kind::word;
            token.number = number.value_or(0);
        }
        at += token.text.size();
        tokens.push_back(token);
    }
    tokens.push_back({Token::Kind::end, {}, text.size(), 0});
    return tokens;
}

}  // namespace entente::situation

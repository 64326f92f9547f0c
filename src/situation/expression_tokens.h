// The words and signs of a condition, with their places.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace entente::situation {

struct Token {
    enum class Kind { word, number, sign, end };
    Kind kind = Kind::end;
    std::string_view text;
    std::size_t offset = 0;
    double number = 0;
};

/// Never fails: a character that means nothing becomes a sign of its own, and the parser refuses it. Ends with `end`.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace entente::situation

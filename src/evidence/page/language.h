// The language of a passage, by its script and its commonest words.
//
//     guess_language("The talks ended without a result");   // "en"
#pragma once

#include <string_view>

namespace entente::evidence {

/// ISO 639-1 code of one of en, de, es, fr, it, pt, ru, uk, zh, ar, el, he, ja, ko; empty if too short or
/// unclear.
std::string_view guess_language(std::string_view text);

}  // namespace entente::evidence

// Characters of UTF-8 text in the few kinds that word and sentence rules ask about. Ill-formed bytes are signs of
// one byte, so every function moves on.
//
//     Character c = character_at("\u00C9lys\u00E9e", 0, 9);   // letter, 2 bytes
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::evidence {

enum class CharacterKind : std::uint8_t { letter, digit, blank, sign };

struct Character {
    CharacterKind kind = CharacterKind::sign;
    std::size_t size = 1;  ///< bytes
};

inline bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
inline bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
inline bool is_letter(char c) {
    return is_upper(c) || is_lower(c);
}
inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The character that begins at byte `at` < limit <= text.size().
inline Character character_at(std::string_view text, std::size_t at, std::size_t limit) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        if (is_letter(text[at])) return {CharacterKind::letter, 1};
        if (is_digit(text[at])) return {CharacterKind::digit, 1};
        if (byte <= ' ') return {CharacterKind::blank, 1};
        return {CharacterKind::sign, 1};
    }
    const std::size_t size = byte >= 0xF0 ? 4U : byte >= 0xE0 ? 3U : byte >= 0xC2 ? 2U : 1U;
    if (size == 1 || at + size > limit) return {CharacterKind::sign, 1};
    for (std::size_t i = 1; i < size; ++i) {
        if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return {CharacterKind::sign, 1};
    }
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (size == 2) {
        if (byte == 0xC2) return {second == 0xA0 ? CharacterKind::blank : CharacterKind::sign, 2};
        return {CharacterKind::letter, 2};
    }
    if (size == 3 && byte == 0xE2) {
        const bool blank = second == 0x80 && static_cast<unsigned char>(text[at + 2]) <= 0x8B;
        return {blank ? CharacterKind::blank : CharacterKind::sign, 3};
    }
    if (size == 3 && byte == 0xE3 && second == 0x80) return {CharacterKind::sign, 3};
    if (size == 3 && byte == 0xEF && second >= 0xBB) return {CharacterKind::sign, 3};
    return {size == 4 ? CharacterKind::sign : CharacterKind::letter, size};
}

/// Bytes of the apostrophe that begins here, 0 if none does.
inline std::size_t apostrophe_size(std::string_view text, std::size_t at, std::size_t limit) {
    if (at < limit && text[at] == '\'') return 1;
    return at + 3 <= limit && text.substr(at, 3) == "\u2019" ? 3U : 0U;
}

}  // namespace entente::evidence

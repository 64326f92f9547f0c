// What the names of elements and the words of lines say about their role on a page: vocabularies, no weights.
//
//     name_signs("post-related sidebar") & mask(NameSign::related)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::evidence {

/// Roles that class names, ids and roles announce.
enum class NameSign : std::uint8_t {
    comment,
    share,
    related,
    navigation,
    footer,
    header,
    sidebar,
    advert,
    author,
    meta,
    subscribe,
    caption,
    consent,
    content,
    body_text,
    quote,
    contents_table,
    hidden,
    title,
    media,
    product,
    list_card,
    count
};

/// Roles that the words of a short line announce.
enum class WordSign : std::uint8_t {
    social,
    subscribe,
    legal,
    related,
    comment,
    advert,
    byline,
    date,
    credit,
    call,
    contents_table,
    navigation,
    count
};

inline constexpr std::size_t name_sign_count = static_cast<std::size_t>(NameSign::count);
inline constexpr std::size_t word_sign_count = static_cast<std::size_t>(WordSign::count);

constexpr std::uint32_t mask(NameSign sign) {
    return 1U << static_cast<unsigned>(sign);
}
constexpr std::uint32_t mask(WordSign sign) {
    return 1U << static_cast<unsigned>(sign);
}

/// The signs in a class list, id or role attribute; words are split at case changes and non-letters.
std::uint32_t name_signs(std::string_view names);

/// The signs in a line of text.
std::uint32_t word_signs(std::string_view line);

}  // namespace entente::evidence

#include "evidence/actors/mentions.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace entente::evidence {
namespace {

struct Name {
    std::string_view text;
    const ActorEntry* entry;
    MentionKind kind;
};

using Index = std::unordered_map<std::string_view, std::vector<Name>>;  // by first word

std::string_view first_word(std::string_view name) {
    std::size_t stop = 0;
    while (stop < name.size() && name[stop] != ' ' && name[stop] != '-' && name[stop] != '.' &&
           name[stop] != '+')
        ++stop;
    return name.substr(0, stop);
}

Index build_index() {
    Index index;
    for (const std::span<const ActorEntry> part : {states(), organisations(), people()}) {
        for (const ActorEntry& entry : part) {
            const std::array<std::pair<std::string_view, MentionKind>, 3> lists{
                {{entry.names, MentionKind::name},
                 {entry.metonyms, MentionKind::metonym},
                 {entry.belonging, MentionKind::belonging}}};
            for (const auto& [list, kind] : lists) {
                for (const std::string_view name : split(list, '|')) {
                    if (!name.empty()) index[first_word(name)].push_back({name, &entry, kind});
                }
            }
        }
    }
    for (auto& [word, names] : index) {
        std::sort(names.begin(), names.end(),
                  [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
    }
    return index;
}

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (byte >= 0xC3 && byte < 0xE2) || (byte >= 0x80 && byte < 0xC0);
}

// The end of a word of letters: typographic quotes and dashes (which begin with 0xE2) end it.
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_word_byte(text[at]) && !text.substr(at).starts_with("\u2019")) ++at;
    return at;
}

std::string_view word_before(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && ((text[begin - 1] >= 'a' && text[begin - 1] <= 'z') ||
                         (text[begin - 1] >= 'A' && text[begin - 1] <= 'Z'))) {
        --begin;
    }
    return text.substr(begin, end - begin);
}

bool says_place(std::string_view word) {
    constexpr auto words =
        std::to_array<std::string_view>({"in", "In", "at", "At", "near", "outside", "visited", "visit"});
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::vector<Mention> find_mentions(std::string_view text) {
    static const Index index = build_index();
    std::vector<Mention> mentions;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_word_byte(text[at])) {
            // Dashes and quotation marks are three bytes, of which the last two would pass for letters.
            const auto byte = static_cast<unsigned char>(text[at]);
            at += byte >= 0xF0 ? 4U : byte >= 0xE2 ? 3U : 1U;
            continue;
        }
        const std::size_t stop = word_end(text, at);
        const auto names = index.find(text.substr(at, stop - at));
        std::size_t next = std::max(stop, at + 1);
        if (names != index.end()) {
            for (const Name& name : names->second) {
                const std::size_t end = at + name.text.size();
                const bool whole =
                    text.substr(at).starts_with(name.text) &&
                    (end >= text.size() || !is_word_byte(text[end]) || !is_word_byte(name.text.back()));
                if (!whole) continue;
                MentionKind kind = name.kind;
                if (kind == MentionKind::metonym && says_place(word_before(text, at)))
                    kind = MentionKind::place;
                mentions.push_back({name.entry, kind, at, end});
                next = std::max(next, end);
                break;
            }
        }
        at = next;
    }
    return mentions;
}

}  // namespace entente::evidence

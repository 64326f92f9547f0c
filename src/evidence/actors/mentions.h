// Where a text names actors of the table.
//
//     for (const Mention& m : find_mentions("Washington met Xi in Beijing"))   // state:USA, per:xi-jinping,
//     (place)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "evidence/actors/table.h"

namespace entente::evidence {

enum class MentionKind : std::uint8_t {
    name,       ///< the actor itself
    metonym,    ///< its capital or a building that stands for it
    place,      ///< the capital as a place ("in Beijing"): not the actor
    belonging,  ///< an adjective ("Chinese banks"): points to the actor, is not it
};

struct Mention {
    const ActorEntry* entry = nullptr;
    MentionKind kind = MentionKind::name;
    std::size_t begin = 0;  ///< in the text given
    std::size_t end = 0;
};

/// All mentions in order, the longest name at each place; names count only as whole words, in the table's
/// case.
std::vector<Mention> find_mentions(std::string_view text);

}  // namespace entente::evidence

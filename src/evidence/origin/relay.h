// Pages that pass on what another publisher reported: who said it first.
//
//     find_relays("According to an article published by The National Interest, the ports ...");
//     // one relay: of "The National Interest"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::evidence {

enum class RelayKind : unsigned char {
    whole,    ///< the page retells a piece that appeared elsewhere ("read the full piece on X")
    passage,  ///< a statement is credited to another publisher ("according to X", "X reported")
};

struct Relay {
    std::string of;  ///< the publisher named
    RelayKind kind = RelayKind::passage;
    std::size_t begin = 0;  ///< of the words that say so, in the text given
    std::size_t end = 0;
};

/// Every credit to a publisher in a text, in order. Persons and officials are attributions, not relays, and
/// are left out.
std::vector<Relay> find_relays(std::string_view text);

/// True for a line that only says where the whole piece can be read.
bool is_relay_note(std::string_view line);

}  // namespace entente::evidence

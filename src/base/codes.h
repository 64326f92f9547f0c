// The catalogue of diagnostic codes. Each room that raises codes owns a table of CodeEntry; `entente explain CODE`
// joins them. A test checks that every code raised anywhere is explained exactly once.
//
//     E0xx files and the machine   E1xx situation file   E2xx evidence   E3xx theories    E4xx game
//     E5xx model, runs, ensemble   E6xx economy          E7xx questions  L1xx lints of a situation file
#pragma once

#include <span>
#include <string_view>

namespace entente {

struct CodeEntry {
    std::string_view code;     ///< "E101"
    std::string_view title;    ///< "unknown actor"
    std::string_view meaning;  ///< why it is refused or noted, in one or two sentences
    std::string_view remedy;   ///< what to do
};

/// Codes of this room: files, folders, the machine.
std::span<const CodeEntry> base_codes();

}  // namespace entente

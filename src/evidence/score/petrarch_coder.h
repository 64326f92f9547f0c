// Codings of a sentence by PETRARCH's dictionaries, over this program's own clauses.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/language/lexicon.h"
#include "evidence/score/petrarch_dictionary.h"

namespace entente::evidence {

struct PetrarchCoding {
    std::string source;
    std::string target;
    std::string code;
    auto operator<=>(const PetrarchCoding&) const = default;
};

struct PetrarchRecord {
    std::string id;
    std::string text;
    int date = 0;              ///< YYYYMMDD
    bool require_dyad = true;  ///< codings need both sides
    std::vector<PetrarchCoding> codings;
};

/// What the coder finds; sorted, no doubles.
std::vector<PetrarchCoding> code_petrarch(const PetrarchRecord& record, const PetrarchDictionary& dictionary, const Lexicon& lexicon);

}  // namespace entente::evidence

// How well clauses carry dictionaries, measured on PETRARCH's unit records with the dictionaries that belong to them.
//
//     Result<PetrarchScores> scores = score_petrarch("data/coding");
//     scores->all.recall();        // share of codings found
//     scores->extra_share();       // codings found that are none, as a share of the true ones
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "evidence/score/score_plover.h"

namespace entente::evidence {

struct PetrarchMiss {
    std::size_t record = 0;  ///< from 0
    std::string id;
    std::string gold;
    std::string found;
};

struct PetrarchScores {
    std::size_t records = 0;
    MatchCount all;
    MatchCount even;  ///< records that the rules were written on
    MatchCount odd;   ///< records held back
    std::vector<PetrarchMiss> misses;
    static double extra_share(const MatchCount& count);
};

/// E250 if a file is missing, E251 if the records hold none.
Result<PetrarchScores> score_petrarch(const std::filesystem::path& folder);

}  // namespace entente::evidence

// What came of a situation, in a file of its own beside it, so that nothing known later than its as_of can enter the
// forecast: nothing that forecasts ever reads this file.
//
//     # resolved.toml
//     [result.tariff]
//     value  = 12                  # on the issue's scale, or the name of a landmark
//     date   = 2026-06-18          # when it was known: later than as_of
//     source = "Communique of 18 June 2026"
//     [outcome]
//     happened = "open-deal"       # an outcome of the file, or other-deal, other-no-deal, other
//     date   = 2026-06-30
//     source = "Nothing was changed by the horizon"
//
// Issues that had no result (terms without a deal) and outcomes that nobody can name are left out.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "situation/situation.h"

namespace entente::situation {

struct IssueResult {
    IssueId issue{};
    double value = 0;  ///< on the issue's scale
    Date date;
    std::string source;
};

struct OutcomeResult {
    std::string happened;
    Date date;
    std::string source;
};

struct Resolution {
    std::vector<IssueResult> results;  ///< in the order of the file
    std::optional<OutcomeResult> outcome;
};

/// Reads and checks a resolved.toml against its situation. Codes of the file and of TOML as for situations; E105
/// (unknown table), E106 (unknown key), E107 (date or source missing), E108, E111 (unknown issue, landmark or outcome),
/// E114 (no result at all), E121 (outside the scale), E149 (known no later than as_of).
Result<Resolution> read_resolution(const std::filesystem::path& path, const Situation& situation);

}  // namespace entente::situation

// How well events are coded, measured on records of the PLOVER gold standard (2016 names).
//
//     Result<PloverScores> scores = score_plover("data/coding/plover_gold.json");
//     scores->odd.type.f1();
//
// Two folds by even and odd record, counted from 0: settings (which events of a sentence count, how announced
// retreats are coded) are chosen on one fold and used on the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace entente::evidence {

struct MatchCount {
    std::size_t right = 0;
    std::size_t extra = 0;
    std::size_t missed = 0;
    double precision() const;  ///< 0 if nothing was found
    double recall() const;
    double f1() const;
};

/// Which events of a record count: the one of highest confidence (the first of equals), the one told first, all.
enum class Counted : std::uint8_t { surest, first, all };

std::string_view counted_name(Counted counted);  ///< "surest", "first", "all"

struct PloverSettings {
    Counted counted = Counted::all;
    bool retreat_promise_agrees = false;
    bool recipient_anywhere = false;
    bool conflict_at_home = false;  ///< conflict and concession without a recipient are aimed at the actor's own state
    bool first_is_home = false;  ///< of several states named, who has none belongs to the first
};

struct PloverFold {
    std::size_t records = 0;
    PloverSettings settings;  ///< chosen on the other fold
    MatchCount type;          ///< event types a record: the gold one right, others extra
    MatchCount pair;          ///< pairs of state codes of actor and recipient, unknown ones as an empty code
    MatchCount quad;          ///< quad classes
};

struct PloverMiss {
    std::size_t record = 0;
    std::string gold;   ///< "AGREE HUN>ROU"
    std::string found;
};

struct PloverScores {
    PloverFold even;
    PloverFold odd;
    std::vector<PloverMiss> misses;  ///< of both folds
};

/// E250 if there is no such file, E251 if it cannot be read.
Result<PloverScores> score_plover(const std::filesystem::path& file);

}  // namespace entente::evidence

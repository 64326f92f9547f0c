// States, leaders, institutions and groups that news of negotiations names: a curated table with dated
// offices.
//
//     const ActorEntry* xi = find_entry("per:xi-jinping");
//     offices_on(*xi, *parse_date("2025-08-15"));   // president of state:CHN
//
// The table is this project's own work. Terms cover who was in office from 2021 on; an open end means "in
// office when the table was last reviewed", see table_reviewed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace entente::evidence {

enum class ActorKind : std::uint8_t { state, person, organisation, group };

/// A person's office. Dates are ISO days, both inclusive of the first and exclusive of the last; an empty end
/// is open.
struct Office {
    std::string_view person;  ///< id of the holder
    std::string_view of;      ///< id of the state or organisation
    std::string_view title;   ///< "president", "foreign minister"
    std::string_view from;
    std::string_view to;
};

/// Names are separated by bars. `names` mean the actor wherever they stand; `metonyms` (capitals, buildings)
/// mean it unless a preposition of place stands before; `belonging` (adjectives) only point to it.
struct ActorEntry {
    std::string_view id;  ///< "state:CHN" (ISO 3166 alpha-3), "per:xi-jinping", "org:nato", "grp:west"
    ActorKind kind = ActorKind::state;
    std::string_view name;  ///< how output names it
    std::string_view names;
    std::string_view metonyms;
    std::string_view belonging;
};

/// Names of cities and regions inside a state, separated by bars: always places, never the state itself.
struct PlaceEntry {
    std::string_view of;  ///< id of the state
    std::string_view names;
};

/// The day the open ends of the table were last checked.
inline constexpr std::string_view table_reviewed = "2025-12-01";

std::span<const ActorEntry> states();
std::span<const ActorEntry> organisations();  ///< institutions, alliances, and groups
std::span<const ActorEntry> people();
std::span<const PlaceEntry> places();
std::span<const Office> offices();

/// The entry of an id, or null.
const ActorEntry* find_entry(std::string_view id);

/// The offices a person held on a day, in table order.
std::vector<Office> offices_on(const ActorEntry& person, const Date& day);

/// Faults of the table: repeated ids, a name that two entries claim, dates that are none, offices of nobody.
/// Empty if it is sound.
std::vector<std::string> lint_table();

}  // namespace entente::evidence

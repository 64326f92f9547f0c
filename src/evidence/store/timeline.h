// From stored events to a timeline on which each event stands once, and to series of what two powers did to
// one another.
//
//     auto lines = group_timeline(*store.events());
//     lines[0].origins;                       // independent origins that tell it
//     auto dyads = dyad_series(lines, {});    // by week, cooperation and conflict
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/store/store.h"

namespace entente::evidence {

/// One event, told by one or more sentences.
struct TimelineLine {
    std::vector<std::size_t> events;  ///< indices, in the order given; the first is shown
    std::size_t pages = 0;
    std::size_t origins = 0;
};

/// Events are one if they have the same type, the same actors and recipients in any order, the same flags and
/// the same days. Without a day only events of pages of one origin are one; told in
/// the same sentence as a dated event of that origin, they are that event. Lines keep the order of their
/// first events.
std::vector<TimelineLine> group_timeline(std::span<const StoredEvent> events);

struct DyadWeek {
    Date monday;
    std::size_t events = 0;
    double cooperation = 0;  ///< sum of the Goldstein values above 0
    double conflict = 0;     ///< sum of those below 0, as a positive number
};

struct Dyad {
    std::string first;  ///< the smaller id
    std::string second;
    std::size_t events = 0;  ///< with and without a day
    double cooperation = 0;
    double conflict = 0;
    std::vector<DyadWeek> weeks;  ///< those with dated events, in order
};

/// For whom an actor acts: a leader for a state. The same id if for itself.
using ActsFor = std::function<std::string(const std::string& actor, const std::optional<Date>& day)>;

/// Leaders for the state whose office they hold on the day (or, without a day, the only one they ever held).
ActsFor acts_for_state(const ActorTable& table);

/// Only what happened: negated, future, hypothetical and historical events do not count, and a line counts
/// once however many pages tell it. A day within a range of more than a week has no week. Pairs by events,
/// then ids.
std::vector<Dyad> dyad_series(std::span<const StoredEvent> events, std::span<const TimelineLine> lines,
                              const ActsFor& acts_for = {});

}  // namespace entente::evidence

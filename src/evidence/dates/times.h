// What a sentence says about when, resolved against the day of publication.
//
//     std::vector<TimeExpression> times = find_times(tokens);
//     resolve_time(times[0], {.published = day, .future = false});   // "on Friday" -> that Friday
//
// Unknown stays unknown: without a day of publication only full dates resolve.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/date.h"
#include "evidence/language/token.h"
#include "evidence/reading.h"

namespace entente::evidence {

enum class TimeKind : std::uint8_t {
    day,        ///< year, month, day; the year may be missing
    months,     ///< months first..last, the year may be missing
    year,
    weekday,
    shift,      ///< a count of units before or after
    unit,       ///< this, last or next week, month, year
    today,
};

/// One expression: tokens [begin, end) and what they say. Numbers that are not said are 0.
struct TimeExpression {
    TimeKind kind = TimeKind::today;
    std::size_t begin = 0;
    std::size_t end = 0;
    int year = 0;
    unsigned month = 0;       ///< 1..12
    unsigned last_month = 0;  ///< of a range
    unsigned day = 0;         ///< 1..31
    int weekday = 0;          ///< 0 Monday .. 6 Sunday
    int amount = 0;           ///< shift: units, negative before; unit: -1 last, 0 this, 1 next; today: days
    char unit = 'd';          ///< d, w, m, y
    bool since = false;       ///< "since 2022": only the beginning is said
    bool relative_to_story = false;  ///< "earlier", "later": counts from another date of the sentence
};

struct TimeContext {
    std::optional<Date> published;
    bool future = false;        ///< the clause speaks of what is to come
    std::optional<Date> story;  ///< another date of the sentence, for "two days earlier"
};

/// All expressions of a sentence in order.
std::vector<TimeExpression> find_times(std::span<const Token> tokens);

/// The days meant, or nothing.
std::optional<DayRange> resolve_time(const TimeExpression& time, const TimeContext& context);

}  // namespace entente::evidence

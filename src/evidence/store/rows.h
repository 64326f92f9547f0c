// How values stand in the rows of a store, and back. Names, not numbers, so that the file reads by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "evidence/article.h"
#include "evidence/reading.h"
#include "evidence/store/database.h"

namespace entente::evidence {

std::string_view line_class_name(LineClass kind);
LineClass line_class_of(std::string_view name);
std::string_view actor_kind_name(ActorKind kind);
ActorKind actor_kind_of(std::string_view name);
Naming naming_of(std::string_view name);
std::string_view kin_name(unsigned char kind);

/// ISO text or NULL.
void bind_date(Statement& statement, int at, const std::optional<Date>& date);
std::optional<Date> date_in(const Statement& statement, int column);

/// Two columns, first and last day.
void bind_days(Statement& statement, int at, const std::optional<DayRange>& days);
std::optional<DayRange> days_in(const Statement& statement, int column);

/// Columns of an event, the first in `first`: type, mode, cameo, goldstein, plover_score, first_day,
/// last_day, date_basis, negated, future, hypothetical, historical, attributed_to, rule, confidence, begin,
/// end, verb_begin, verb_end. Actors and recipients are in a table of their own.
inline constexpr std::string_view event_columns =
    "event.type, event.mode, event.cameo, event.goldstein, event.plover_score, event.first_day, "
    "event.last_day, "
    "event.date_basis, event.negated, event.future, event.hypothetical, event.historical, "
    "event.attributed_to, "
    "event.rule, event.confidence, event.begin, event.end, event.verb_begin, event.verb_end";
Event event_in(const Statement& statement, int first);

/// Columns: speaker, kind, cue, text, begin, end.
inline constexpr std::string_view quote_columns =
    "quote.speaker, quote.kind, quote.cue, quote.text, quote.begin, quote.end";
Quote quote_in(const Statement& statement, int first);

/// Columns: value, upper, unit, currency, what, comparison, first_day, last_day, date_basis, begin, end.
inline constexpr std::string_view figure_columns =
    "figure.value, figure.upper, figure.unit, figure.currency, figure.what, figure.comparison, "
    "figure.first_day, "
    "figure.last_day, figure.date_basis, figure.begin, figure.end";
Figure figure_in(const Statement& statement, int first);

}  // namespace entente::evidence

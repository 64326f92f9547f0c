#include "evidence/store/rows.h"

#include <array>

namespace entente::evidence {
namespace {

constexpr std::array<std::string_view, 4> class_names{"body", "subheading", "metadata", "boilerplate"};
constexpr std::array<std::string_view, 4> kind_names{"state", "person", "organisation", "group"};

template <std::size_t N>
std::size_t place_of(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == name) return i;
    }
    return 0;
}

}  // namespace

std::string_view line_class_name(LineClass kind) {
    return class_names[static_cast<std::size_t>(kind)];
}

LineClass line_class_of(std::string_view name) {
    return static_cast<LineClass>(place_of(class_names, name));
}

std::string_view actor_kind_name(ActorKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

ActorKind actor_kind_of(std::string_view name) {
    return static_cast<ActorKind>(place_of(kind_names, name));
}

Naming naming_of(std::string_view name) {
    for (const Naming naming : {Naming::metonym, Naming::place, Naming::belonging, Naming::short_name,
                                Naming::pronoun, Naming::role}) {
        if (naming_name(naming) == name) return naming;
    }
    return Naming::name;
}

std::string_view kin_name(unsigned char kind) {
    constexpr std::array<std::string_view, 3> names{"same", "contains", "shares"};
    return names[kind < names.size() ? kind : 2];
}

void bind_date(Statement& statement, int at, const std::optional<Date>& date) {
    if (date) {
        statement.bind(at, iso(*date));
    } else {
        statement.bind_null(at);
    }
}

std::optional<Date> date_in(const Statement& statement, int column) {
    return statement.is_null(column) ? std::nullopt : parse_date(statement.text(column));
}

void bind_days(Statement& statement, int at, const std::optional<DayRange>& days) {
    bind_date(statement, at, days ? std::optional(days->first) : std::nullopt);
    bind_date(statement, at + 1, days ? std::optional(days->last) : std::nullopt);
}

std::optional<DayRange> days_in(const Statement& statement, int column) {
    const auto first = date_in(statement, column);
    const auto last = date_in(statement, column + 1);
    if (!first || !last) return std::nullopt;
    return DayRange{*first, *last};
}

Event event_in(const Statement& statement, int first) {
    Event event;
    event.type = plover_type(statement.text(first)).value_or(EventType::consult);
    event.mode = statement.text(first + 1);
    event.cameo = statement.text(first + 2);
    event.goldstein = statement.real(first + 3);
    event.plover_score = statement.real(first + 4);
    event.date = days_in(statement, first + 5);
    event.date_basis = statement.text(first + 7);
    event.flags = {statement.flag(first + 8), statement.flag(first + 9), statement.flag(first + 10),
                   statement.flag(first + 11)};
    event.attributed_to = statement.text(first + 12);
    event.rule = statement.text(first + 13);
    event.confidence = statement.real(first + 14);
    event.sentence = {statement.size(first + 15), statement.size(first + 16)};
    event.verb = {statement.size(first + 17), statement.size(first + 18)};
    return event;
}

Quote quote_in(const Statement& statement, int first) {
    Quote quote;
    quote.speaker = statement.text(first);
    quote.kind = statement.text(first + 1) == "indirect" ? QuoteKind::indirect : QuoteKind::direct;
    quote.cue = statement.text(first + 2);
    quote.text = statement.text(first + 3);
    quote.range = {statement.size(first + 4), statement.size(first + 5)};
    return quote;
}

Figure figure_in(const Statement& statement, int first) {
    Figure figure;
    figure.value = statement.real(first);
    if (!statement.is_null(first + 1)) figure.upper = statement.real(first + 1);
    figure.unit = statement.text(first + 2);
    figure.currency = statement.text(first + 3);
    figure.what = statement.text(first + 4);
    figure.comparison = statement.text(first + 5);
    figure.date = days_in(statement, first + 6);
    figure.date_basis = statement.text(first + 8);
    figure.range = {statement.size(first + 9), statement.size(first + 10)};
    return figure;
}

}  // namespace entente::evidence

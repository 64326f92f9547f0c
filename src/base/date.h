// Calendar time as analysts write it: a UTC day, sometimes with a time of day.
//
//     Date d = *parse_date("2025-08-15T19:30:00Z");
//     later(d, *parse_date("2025-08-15"));   // false: without a time, only days are compared
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct Date {
    std::int32_t day = 0;               ///< days since 1970-01-01, UTC
    std::optional<std::int32_t> second;  ///< second of that day, if a time was given
    bool operator==(const Date&) const = default;
};

/// `2025-08-15` or `2025-08-15T19:30:00Z` (or with an offset such as +02:00, converted to UTC).
std::optional<Date> parse_date(std::string_view text);

/// A day of the Gregorian calendar, if there is one: month 1..12, day 1..31.
std::optional<Date> make_date(int year, unsigned month, unsigned day);

/// True if a is later than b; compares by UTC day unless both have a time.
bool later(const Date& a, const Date& b);

/// Whole days from a to b.
std::int32_t days_between(const Date& a, const Date& b);

std::string iso(const Date& date);   ///< 2025-08-15 or 2025-08-15T19:30:00Z
std::string spoken(const Date& date);  ///< 15 August 2025, or 15 August 2025, 19:30 UTC

}  // namespace entente

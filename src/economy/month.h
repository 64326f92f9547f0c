// A calendar month as one number, so that spans are differences.
//
//     Month m = *parse_month("2023-12");
//     iso(m + 3);                        // "2024-03"
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace entente::economy {

struct Month {
    std::int32_t count = 0;  ///< 12 * year + month - 1
    auto operator<=>(const Month&) const = default;
    int year() const { return count / 12; }
    unsigned month() const { return static_cast<unsigned>(count % 12) + 1; }  ///< 1..12
    Month operator+(int months) const { return {count + months}; }
    int operator-(Month other) const { return count - other.count; }
};

constexpr Month make_month(int year, unsigned month) { return {12 * year + static_cast<int>(month) - 1}; }

/// `2023-12`, or the month of a day `2023-12-22`; years 1900 to 2999.
std::optional<Month> parse_month(std::string_view text);
Month month_of(const Date& date);
std::string iso(Month month);

}  // namespace entente::economy

// Calendar dates in running text.
//
//     auto found = find_date("Published 15 August 2025 23:06");   // 2025-08-15, bytes 10..24
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace entente::evidence {

struct FoundDate {
    Date date;  ///< the day as written, without a time: a page's clock is rarely UTC
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first full date (day, month, year 1990..2100) in a text: "15 August 2025", "Aug. 15th, 2025",
/// "2025-08-15T...", "2025/08/15", "15.08.2025", "08/15/2025". All-number dates whose day and month could be
/// exchanged are not dates, except with dots, where the day comes first. Dates without a year are not dates.
std::optional<FoundDate> find_date(std::string_view text);

}  // namespace entente::evidence

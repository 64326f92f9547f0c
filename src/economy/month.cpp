#include "economy/month.h"

#include <fmt/format.h>

#include <chrono>

namespace entente::economy {

std::optional<Month> parse_month(std::string_view text) {
    if (text.size() == 10) {
        const std::optional<Date> day = parse_date(text);
        return day ? std::optional(month_of(*day)) : std::nullopt;
    }
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    int number[2] = {0, 0};
    for (std::size_t i = 0; i < 7; ++i) {
        if (i == 4) continue;
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        int& part = number[i < 4 ? 0 : 1];
        part = part * 10 + (text[i] - '0');
    }
    if (number[0] < 1900 || number[0] > 2999 || number[1] < 1 || number[1] > 12) return std::nullopt;
    return make_month(number[0], static_cast<unsigned>(number[1]));
}

Month month_of(const Date& date) {
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{date.day}}};
    return make_month(static_cast<int>(day.year()), static_cast<unsigned>(day.month()));
}

std::string iso(Month month) { return fmt::format("{:04}-{:02}", month.year(), month.month()); }

}  // namespace entente::economy

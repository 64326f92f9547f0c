#include "base/date.h"

#include <date/date.h>
#include <fmt/format.h>

#include <sstream>

namespace entente {
namespace {

date::year_month_day civil(const Date& date) {
    return date::year_month_day{date::sys_days{date::days{date.day}}};
}

}  // namespace

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    const date::year_month_day ymd{date::year{year}, date::month{month}, date::day{day}};
    if (!ymd.ok()) {
        return std::nullopt;
    }
    return Date{date::sys_days{ymd}.time_since_epoch().count(), std::nullopt};
}

std::optional<Date> parse_date(std::string_view text) {
    const auto all_read = [](std::istringstream& in) {
        return !in.fail() && in.peek() == std::istringstream::traits_type::eof();
    };
    if (text.size() == 10) {
        std::istringstream in{std::string(text)};
        date::sys_days day;
        in >> date::parse("%F", day);
        if (all_read(in)) {
            return Date{day.time_since_epoch().count(), std::nullopt};
        }
        return std::nullopt;
    }
    for (const char* pattern : {"%FT%TZ", "%FT%T%Ez", "%F %TZ", "%FT%RZ"}) {
        std::istringstream in{std::string(text)};
        date::sys_seconds moment;
        in >> date::parse(pattern, moment);
        if (all_read(in)) {
            const auto day = date::floor<date::days>(moment);
            return Date{day.time_since_epoch().count(), static_cast<std::int32_t>((moment - day).count())};
        }
    }
    return std::nullopt;
}

bool later(const Date& a, const Date& b) {
    if (a.day != b.day || !a.second || !b.second) {
        return a.day > b.day;
    }
    return *a.second > *b.second;
}

std::int32_t days_between(const Date& a, const Date& b) {
    return b.day - a.day;
}

std::string iso(const Date& date) {
    const auto ymd = civil(date);
    std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                                   static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    if (date.second) {
        text += fmt::format("T{:02}:{:02}:{:02}Z", *date.second / 3600, *date.second / 60 % 60,
                            *date.second % 60);
    }
    return text;
}

std::string spoken(const Date& date) {
    static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};
    const auto ymd = civil(date);
    std::string text = fmt::format("{} {} {}", static_cast<unsigned>(ymd.day()),
                                   months[static_cast<unsigned>(ymd.month()) - 1], static_cast<int>(ymd.year()));
    if (date.second) {
        text += fmt::format(", {:02}:{:02} UTC", *date.second / 3600, *date.second / 60 % 60);
    }
    return text;
}

}  // namespace entente

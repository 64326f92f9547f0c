#include "evidence/dates/times.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "evidence/language/clauses.h"

namespace entente::evidence {
namespace {

constexpr auto month_names = std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                                              "september", "october", "november", "december"});
constexpr auto day_names = std::to_array<std::string_view>({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
constexpr auto small_numbers = std::to_array<std::string_view>({"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"});

struct Civil {
    int year;
    unsigned month;
    unsigned day;
};

// Howard Hinnant's days-to-civil, by the proleptic Gregorian calendar.
Civil civil(std::int32_t day) {
    const std::int32_t z = day + 719468;
    const std::int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    const auto doe = static_cast<unsigned>(z - era * 146097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int year = static_cast<int>(yoe) + era * 400;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    const unsigned d = doy - (153 * mp + 2) / 5 + 1;
    const unsigned m = mp < 10 ? mp + 3 : mp - 9;
    return {m <= 2 ? year + 1 : year, m, d};
}

// 1970-01-01 was a Thursday.
int weekday_of(std::int32_t day) {
    const std::int32_t r = (day + 3) % 7;
    return r < 0 ? r + 7 : r;
}

std::optional<DayRange> one_day(std::int32_t day) {
    Date date;
    date.day = day;
    return DayRange{date, date};
}

std::optional<DayRange> month_range(int year, unsigned first, unsigned last) {
    const auto begin = make_date(year, first, 1);
    const auto after = last == 12 ? make_date(year + 1, 1, 1) : make_date(year, last + 1, 1);
    if (!begin || !after) return std::nullopt;
    Date end = *after;
    --end.day;
    return DayRange{*begin, end};
}

template <std::size_t N>
int place_in(std::string_view word, const std::array<std::string_view, N>& list) {
    const auto found = std::find(list.begin(), list.end(), word);
    return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

class Finder {
public:
    explicit Finder(std::span<const Token> tokens) : tokens_(tokens) {}

    std::vector<TimeExpression> run() {
        for (std::size_t at = 0; at < tokens_.size();) {
            TimeExpression time;
            const std::size_t end = read(at, time);
            if (end > at) {
                time.end = end;
                time.begin = at;
                found_.push_back(time);
                at = end;
            } else {
                ++at;
            }
        }
        return std::move(found_);
    }

private:
    std::string_view lower(std::size_t t) const { return t < tokens_.size() ? tokens_[t].lower : std::string_view{}; }

    unsigned month(std::size_t t) const {
        if (t >= tokens_.size() || tokens_[t].word.empty() || tokens_[t].word[0] < 'A' || tokens_[t].word[0] > 'Z') return 0;
        std::string_view word = tokens_[t].lower;
        if (word.ends_with(".")) word.remove_suffix(1);
        for (std::size_t m = 0; m < month_names.size(); ++m) {
            if (word == month_names[m] || (word.size() >= 3 && word.size() <= 4 && month_names[m].starts_with(word) && tokens_[t].lower.ends_with(".")))
                return static_cast<unsigned>(m + 1);
        }
        return 0;
    }

    int number(std::size_t t) const {
        const std::string_view word = lower(t);
        if (word.empty()) return -1;
        if (const int small = place_in(word, small_numbers); small > 0) return small;
        if (word == "a" || word == "an") return 1;
        int value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        return error == std::errc() && end == word.data() + word.size() ? value : -1;
    }

    int year(std::size_t t) const {
        const int value = t < tokens_.size() && tokens_[t].word.size() == 4 ? number(t) : -1;
        return value >= 1900 && value <= 2100 ? value : 0;
    }

    static char unit(std::string_view word) {
        if (word.starts_with("day")) return 'd';
        if (word.starts_with("week") && !word.starts_with("weekend")) return 'w';
        if (word.starts_with("month")) return 'm';
        if (word.starts_with("year")) return 'y';
        return ' ';
    }

    std::size_t read(std::size_t at, TimeExpression& time) const {
        std::size_t t = at;
        const std::string_view first = lower(t);
        if (first == "in" || first == "on" || first == "since" || first == "during" || first == "by" || first == "until" || first == "after" || first == "from") {
            time.since = first == "since" || first == "from";
            ++t;
            if (lower(t) == "early" || lower(t) == "late" || lower(t) == "mid") ++t;
        }
        if (const std::size_t end = read_calendar(t, time); end > t) return end;
        if (t > at && first != "on" && first != "by" && first != "until" && first != "since") {
            if (const int y = year(t); y > 0 && lower(t + 1) != "people") {
                time.kind = TimeKind::year;
                time.year = y;
                return t + 1;
            }
        }
        if (t > at && (first == "by" || first == "since" || first == "until")) {
            if (const int y = year(t); y > 0) {
                time.kind = TimeKind::year;
                time.year = y;
                return t + 1;
            }
        }
        const std::size_t end = read_relative(t, time);
        return end > t ? end : at;
    }

    std::size_t read_calendar(std::size_t t, TimeExpression& time) const {
        // 15 August [2025], August 15 [, 2025], March and April [2024], February 2022
        const int day = number(t);
        if (day >= 1 && day <= 31 && month(t + 1) != 0 && tokens_[t].tag == WordTag::number) {
            time.kind = TimeKind::day;
            time.day = static_cast<unsigned>(day);
            time.month = month(t + 1);
            time.year = year(t + 2);
            return time.year > 0 ? t + 3 : t + 2;
        }
        const unsigned m = month(t);
        if (m == 0) return t;
        if (tokens_[t].lower == "may" && number(t + 1) < 0 && year(t + 1) == 0 && (t == 0 || lower(t - 1) != "in")) return t;
        if (tokens_[t].lower == "march" && t > 0 && lower(t - 1) == "the") return t;
        time.month = m;
        const int after = number(t + 1);
        if (after >= 1 && after <= 31 && t + 1 < tokens_.size() && tokens_[t + 1].tag == WordTag::number) {
            time.kind = TimeKind::day;
            time.day = static_cast<unsigned>(after);
            if (lower(t + 2) == "," && year(t + 3) > 0) {
                time.year = year(t + 3);
                return t + 4;
            }
            time.year = year(t + 2);
            return time.year > 0 ? t + 3 : t + 2;
        }
        time.kind = TimeKind::months;
        time.last_month = m;
        std::size_t end = t + 1;
        if ((lower(end) == "and" || lower(end) == "to" || lower(end) == "through" || (end < tokens_.size() && tokens_[end].tag == WordTag::dash)) && month(end + 1) != 0) {
            time.last_month = month(end + 1);
            end += 2;
        }
        time.year = year(end);
        return time.year > 0 ? end + 1 : end;
    }

    std::size_t read_relative(std::size_t t, TimeExpression& time) const {
        const std::string_view word = lower(t);
        if (word == "today" || word == "tonight" || word == "yesterday" || word == "tomorrow") {
            time.kind = TimeKind::today;
            time.amount = word == "yesterday" ? -1 : word == "tomorrow" ? 1 : 0;
            return t + 1;
        }
        if (word == "last" || word == "next" || word == "this" || word == "past") {
            const int step = word == "next" ? 1 : word == "this" ? 0 : -1;
            if (const int d = place_in(lower(t + 1), day_names); d >= 0) {
                time.kind = TimeKind::weekday;
                time.weekday = d;
                time.amount = step;
                return t + 2;
            }
            if (month(t + 1) != 0) {
                time.kind = TimeKind::months;
                time.month = time.last_month = month(t + 1);
                return t + 2;
            }
            const char u = unit(lower(t + 1));
            if (u == ' ' || u == 'd' || lower(t + 1).ends_with("s")) return t;
            time.kind = TimeKind::unit;
            time.amount = step;
            time.unit = u;
            return t + 2;
        }
        if (const int d = place_in(word, day_names); d >= 0) {
            time.kind = TimeKind::weekday;
            time.weekday = d;
            return t + 1;
        }
        const int count = number(t);
        if (count > 0 && count < 1000) {
            const char u = unit(lower(t + 1));
            const std::string_view side = lower(t + 2);
            if (u != ' ' && (side == "ago" || side == "earlier" || side == "later" || side == "before")) {
                time.kind = TimeKind::shift;
                time.amount = side == "later" ? count : -count;
                time.unit = u;
                time.relative_to_story = side != "ago";
                return t + 3;
            }
        }
        return t;
    }

    std::span<const Token> tokens_;
    std::vector<TimeExpression> found_;
};

std::optional<DayRange> unit_range(std::int32_t day, int step, char unit) {
    const Civil now = civil(day);
    if (unit == 'w') {
        const std::int32_t monday = day - weekday_of(day) + 7 * step;
        Date first;
        first.day = monday;
        Date last;
        last.day = monday + 6;
        return DayRange{first, last};
    }
    if (unit == 'm') {
        const int months = now.year * 12 + static_cast<int>(now.month) - 1 + step;
        return month_range(months / 12, static_cast<unsigned>(months % 12) + 1, static_cast<unsigned>(months % 12) + 1);
    }
    return month_range(now.year + step, 1, 12);
}

std::optional<DayRange> shifted(std::int32_t day, int amount, char unit) {
    if (unit == 'd') return one_day(day + amount);
    if (unit == 'w') return one_day(day + 7 * amount);
    return unit_range(day, amount, unit);
}

std::optional<DayRange> resolve_months(const TimeExpression& time, const TimeContext& context) {
    if (time.year > 0) return month_range(time.year, time.month, std::max(time.month, time.last_month));
    if (!context.published) return std::nullopt;
    const Civil now = civil(context.published->day);
    int year = now.year;
    if (!context.future && time.month > now.month) --year;
    if (context.future && time.last_month < now.month) ++year;
    return month_range(year, time.month, std::max(time.month, time.last_month));
}

std::optional<DayRange> resolve_day(const TimeExpression& time, const TimeContext& context) {
    if (time.year > 0) {
        const auto date = make_date(time.year, time.month, time.day);
        return date ? std::optional<DayRange>({*date, *date}) : std::nullopt;
    }
    if (!context.published) return std::nullopt;
    // The nearest such day: news names days of the months around it without their year.
    const Civil now = civil(context.published->day);
    std::optional<Date> best;
    for (int year = now.year - 1; year <= now.year + 1; ++year) {
        const auto date = make_date(year, time.month, time.day);
        if (!date || (context.future && date->day < context.published->day) || (!context.future && date->day > context.published->day + 31)) continue;
        if (!best || std::abs(date->day - context.published->day) < std::abs(best->day - context.published->day)) best = date;
    }
    return best ? std::optional<DayRange>({*best, *best}) : std::nullopt;
}

}  // namespace

std::vector<TimeExpression> find_times(std::span<const Token> tokens) {
    return Finder(tokens).run();
}

std::optional<DayRange> resolve_time(const TimeExpression& time, const TimeContext& context) {
    if (time.kind == TimeKind::day) return resolve_day(time, context);
    if (time.kind == TimeKind::months) return resolve_months(time, context);
    if (time.kind == TimeKind::year) return month_range(time.year, 1, 12);
    if (time.kind == TimeKind::shift && time.relative_to_story) {
        // "two days earlier" than what the sentence tells, or than the story itself
        if (context.story) return shifted(context.story->day, time.amount, time.unit);
        if (!context.published) return std::nullopt;
        return shifted(context.published->day, time.amount, time.unit);
    }
    if (!context.published) return std::nullopt;
    const std::int32_t day = context.published->day;
    switch (time.kind) {
        case TimeKind::today: return one_day(day + time.amount);
        case TimeKind::shift: return shifted(day, time.amount, time.unit);
        case TimeKind::unit: return unit_range(day, time.amount, time.unit);
        case TimeKind::weekday: {
            const int forward = (time.weekday - weekday_of(day) + 7) % 7;
            if (time.amount > 0) return one_day(day + (forward == 0 ? 7 : forward));
            if (time.amount < 0) return one_day(forward == 0 ? day - 7 : day + forward - 7);
            return one_day(context.future || forward == 0 ? day + forward : day + forward - 7);
        }
        default: return std::nullopt;
    }
}

}  // namespace entente::evidence

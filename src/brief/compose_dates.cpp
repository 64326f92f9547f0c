// Dates: what is next, the calendar of 30 and 90 days, and the timeline of events, sources and calendar.
#include <fmt/format.h>

#include <algorithm>

#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

constexpr int month_days = 30;
constexpr int quarter_days = 90;

std::vector<const situation::CalendarDate*> coming(const Context& context, int from_day, int to_day) {
    std::vector<const situation::CalendarDate*> dates;
    for (const situation::CalendarDate& date : context.situation.dates) {
        const int days = days_between(context.situation.as_of, date.on);
        if (days >= from_day && days <= to_day) {
            dates.push_back(&date);
        }
    }
    sort_stably(dates, [](auto* a, auto* b) { return later(b->on, a->on); });
    return dates;
}

/// A date that evidence supports has the evidence's standing.
Standing standing_of_reason(const Context& context, const std::string& reason) {
    for (const situation::Evidence& evidence : context.situation.evidence) {
        if (evidence.id == reason) {
            return context.standing_of(evidence);
        }
    }
    for (const situation::Assumption& assumption : context.situation.assumptions) {
        if (assumption.id == reason) {
            return Standing::assumption;
        }
    }
    return Standing::plain;
}

/// A reason that is a sentence of the file is said only where there is room for it.
Statement date_statement(Context& context, const situation::CalendarDate& date, bool with_sentence) {
    const Standing standing = standing_of_reason(context, date.because);
    const bool marked = standing != Standing::plain;
    const std::string owner = "date." + date.id;
    return Write()
        .date(date.on, "file:" + owner)
        .text(": ")
        .line(context.supported(date.what, marked || with_sentence ? date.because : "", owner))
        .as(standing);
}

void add_dates(Context& context, Section& section, const std::string& heading, int from_day, int to_day) {
    const auto dates = coming(context, from_day, to_day);
    if (dates.empty()) {
        return;
    }
    section.blocks.emplace_back(Heading{heading, {}});
    Bullets bullets;
    for (const situation::CalendarDate* date : dates) {
        bullets.items.push_back(date_statement(context, *date, true));
    }
    section.blocks.emplace_back(std::move(bullets));
}

void add_item(Figure& figure, const Date& on, chart::Lane lane, Line what, const std::string& reason,
              Line from) {
    static constexpr const char* kinds[] = {"event", "source", "calendar"};
    auto& chart = std::get<chart::Timeline>(figure.chart);
    chart.items.push_back({on.day, iso(Date{on.day, std::nullopt}), lane, plain_text(what)});
    figure.table.rows.push_back(
        {{Write().add({Span::Kind::date, iso(Date{on.day, std::nullopt}), reason, {}}),
          words(kinds[static_cast<std::size_t>(lane)]), std::move(what), std::move(from)},
         {},
         Standing::plain});
}

void sort_by_day(Figure& figure) {
    auto& items = std::get<chart::Timeline>(figure.chart).items;
    std::vector<std::size_t> order(items.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    sort_stably(order, [&](std::size_t a, std::size_t b) { return items[a].day < items[b].day; });
    std::vector<chart::TimelineItem> sorted_items;
    std::vector<Row> sorted_rows;
    for (const std::size_t i : order) {
        sorted_items.push_back(std::move(items[i]));
        sorted_rows.push_back(std::move(figure.table.rows[i]));
    }
    items = std::move(sorted_items);
    figure.table.rows = std::move(sorted_rows);
}

}  // namespace

Section what_is_next(Context& context) {
    Section section{"whats-next", "What's next", true, {}, {}};
    constexpr std::size_t most = 6;
    auto dates = coming(context, 0, quarter_days);
    const std::size_t left_out = dates.size() - std::min(dates.size(), most);
    dates.resize(dates.size() - left_out);
    Bullets bullets;
    for (const situation::CalendarDate* date : dates) {
        bullets.items.push_back(date_statement(context, *date, false));
    }
    if (left_out > 0) {
        bullets.items.push_back(
            Write()
                .text(fmt::format("{} more in the calendar below.", capitalised(count_text(left_out))))
                .as(Standing::plain));
    }
    if (!bullets.items.empty()) {
        section.blocks.emplace_back(std::move(bullets));
    }
    return section;
}

Section calendar(Context& context) {
    Section section{"calendar", "Calendar", false, {}, {}};
    add_dates(context, section, "In the next thirty days", 0, month_days);
    add_dates(context, section, "In the next ninety days", month_days + 1, quarter_days);
    add_dates(context, section, "Later", quarter_days + 1, INT32_MAX);
    return section;
}

Section timeline(Context& context) {
    Section section{"timeline", "Timeline", false, {}, {}};
    Figure figure;
    chart::Timeline chart;
    chart.as_of = context.situation.as_of.day;
    chart.as_of_text = "as of " + spoken(context.situation.as_of);
    figure.chart = std::move(chart);
    figure.table.caption = "Events, sources and coming dates, earliest first.";
    figure.table.columns = {
        {"date", Align::left}, {"kind", Align::left}, {"what", Align::left}, {"from", Align::left}};
    std::size_t events = 0;
    for (const situation::Evidence& evidence : context.situation.evidence) {
        if (evidence.on) {
            ++events;
            add_item(figure, *evidence.on, chart::Lane::event,
                     Write().written(evidence.says, "evidence:" + evidence.id), "evidence:" + evidence.id,
                     Write().add(context.cite(evidence.source)));
        }
    }
    for (std::size_t i = 0; i < context.situation.sources.size(); ++i) {
        const situation::Source& source = context.situation.sources[i];
        const std::string title = source.title.empty() ? "" : ", “" + source.title + "”";
        add_item(figure, source.published, chart::Lane::source,
                 Write().written((source.publisher.empty() ? source.id : source.publisher) + title,
                                 "source:" + source.id),
                 "source:" + source.id, Write().add(context.cite(i)));
    }
    std::size_t dates = 0;
    for (const situation::CalendarDate& date : context.situation.dates) {
        ++dates;
        add_item(figure, date.on, chart::Lane::calendar, Write().written(date.what, "file:date." + date.id),
                 "file:date." + date.id, context.because(date.because, "date." + date.id));
    }
    if (figure.table.rows.empty()) {
        add_dyads(context, section);
        return section;
    }
    sort_by_day(figure);
    figure.table_says_more = false;
    figure.title = fmt::format(
        "{} dated event{} from {} source{} lie{} before the as-of line; {} date{} lie{} ahead.",
        capitalised(count_text(events)), events == 1 ? "" : "s", count_text(context.situation.sources.size()),
        context.situation.sources.size() == 1 ? "" : "s", events == 1 ? "s" : "", count_text(dates),
        dates == 1 ? "" : "s", dates == 1 ? "s" : "");
    figure.how_to_read =
        Write().text("Disc: an event. Square: a source is published. Diamond: a date to come.");
    section.blocks.emplace_back(std::move(figure));
    add_dyads(context, section);
    return section;
}

}  // namespace entente::brief

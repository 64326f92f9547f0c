// Events, sources and coming dates on one axis of time with the as-of line, as SVG: three lanes, marks piled
// up where days are crowded, everything older than the axis gathered at its left end. The words are in the
// table beside it.
#include <algorithm>
#include <cmath>

#include "base/date.h"
#include "brief/chart/svg_charts.h"

namespace entente::brief::chart {
namespace {

constexpr double mark_pixels = 13;
constexpr double lane_label = 18;

struct Span {
    int first;
    int last;
};

/// From far enough back to see what led here, to the last coming date.
Span days_shown(const Timeline& chart) {
    int oldest = chart.as_of;
    int latest = chart.as_of;
    for (const TimelineItem& item : chart.items) {
        oldest = std::min(oldest, item.day);
        latest = std::max(latest, item.day);
    }
    constexpr int least_days = 60;
    const int ahead = std::max(latest - chart.as_of, least_days / 2);
    return {std::max(oldest, chart.as_of - std::max(least_days, ahead * 3 / 2)), chart.as_of + ahead};
}

html::Node mark_of(Lane lane, double x, double y) {
    switch (lane) {
        case Lane::event:
            return circle("dot", x, y, 4.5);
        case Lane::source:
            return at(x, y, "nodeal", "M-4.5,-4.5H4.5V4.5H-4.5Z");
        case Lane::calendar:
            break;
    }
    return at(x, y, "diamond", "M0,-5.5L5.5,0L0,5.5L-5.5,0Z");
}

/// The marks of one lane from `top` down; returns where it ends.
double draw_lane(Drawing& drawing, const Timeline& chart, const Axis& axis, Lane lane, const char* name,
                 double top) {
    drawing.add(label(name, 0, top + 13, "start", "small"));
    std::vector<std::pair<double, int>> placed;
    double bottom = top + lane_label + mark_pixels;
    int earlier = 0;
    for (const TimelineItem& item : chart.items) {
        if (item.lane != lane) {
            continue;
        }
        if (item.day < static_cast<int>(axis.low)) {
            ++earlier;
            continue;
        }
        const double x = axis.share(item.day);
        int pile = 0;
        const auto taken = [&](const auto& other) {
            return other.second == pile && std::abs(other.first - x) * narrow_pixels < mark_pixels;
        };
        while (std::any_of(placed.begin(), placed.end(), taken)) {
            ++pile;
        }
        placed.emplace_back(x, pile);
        const double y = top + lane_label + mark_pixels / 2 + pile * mark_pixels;
        drawing.add(mark_of(lane, x, y));
        bottom = std::max(bottom, y + mark_pixels / 2);
    }
    if (earlier > 0) {
        drawing.add(label(fmt::format("{} earlier", earlier), 0, top + lane_label + 12, "start", "small"));
    }
    return bottom + 6;
}

}  // namespace

Drawing draw_svg(const Timeline& chart) {
    const Span span = days_shown(chart);
    const Axis axis{static_cast<double>(span.first), static_cast<double>(span.last), 0.02};
    Drawing drawing;
    const double as_of = axis.share(chart.as_of);
    drawing.add(label(chart.as_of_text, as_of, 12,
                      as_of > 0.6   ? "end"
                      : as_of < 0.4 ? "start"
                                    : "middle",
                      "bold"));
    double y = 18;
    const double top = y;
    y = draw_lane(drawing, chart, axis, Lane::event, "events", y);
    y = draw_lane(drawing, chart, axis, Lane::source, "sources", y);
    y = draw_lane(drawing, chart, axis, Lane::calendar, "calendar", y);
    std::vector<html::Node> back{line("dash", as_of, top, as_of, y),
                                 line("axis", axis.margin, y, 1 - axis.margin, y)};
    drawing.add(label(iso(Date{span.first, {}}), 0, y + 15, "start", "small"));
    drawing.add(label(iso(Date{span.last, {}}), 1, y + 15, "end", "small"));
    drawing.nodes.insert(drawing.nodes.begin(), back.begin(), back.end());
    drawing.height = y + 20;
    return drawing;
}

std::string in_sentences(const Timeline& chart) {
    int events = 0;
    int sources = 0;
    int dates = 0;
    for (const TimelineItem& item : chart.items) {
        events += item.lane == Lane::event;
        sources += item.lane == Lane::source;
        dates += item.lane == Lane::calendar;
    }
    return fmt::format("{} events, {} sources and {} dates of the calendar; {}. The table lists them.",
                       events, sources, dates, chart.as_of_text);
}

}  // namespace entente::brief::chart

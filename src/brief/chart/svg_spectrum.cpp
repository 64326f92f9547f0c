// Who wants what on one issue, as SVG.
#include <algorithm>
#include <cmath>

#include "brief/chart/svg_charts.h"
#include "brief/numbers.h"
#include "brief/text_layout.h"

namespace entente::brief::chart {
namespace {

constexpr double row_height = 44;
constexpr double label_height = 16;

/// Landmark labels in as many lines as they need on a phone, the axis under them.
double draw_landmarks(Drawing& drawing, const Spectrum& chart, const Axis& axis) {
    struct Placed {
        std::string words;
        double x;
        double start;
        double end;
        std::size_t line;
    };
    std::vector<Placed> placed;
    std::size_t lines = 0;
    for (const Tick& tick : chart.landmarks) {
        Placed next{shorten(tick.label, 26), axis.share(tick.at), 0, 0, 0};
        const double half = display_width(next.words) * character_pixels / narrow_pixels / 2;
        const double centre = std::clamp(next.x, half, std::max(half, 1 - half));
        next.start = centre - half;
        next.end = centre + half;
        const auto collides = [&](std::size_t line) {
            return std::any_of(placed.begin(), placed.end(), [&](const Placed& other) {
                return other.line == line && next.start < other.end + 0.02 && other.start < next.end + 0.02;
            });
        };
        while (collides(next.line)) {
            ++next.line;
        }
        lines = std::max(lines, next.line + 1);
        placed.push_back(next);
    }
    const double base = static_cast<double>(lines) * label_height + 4;
    for (const Placed& p : placed) {
        const double y = base - 4 - static_cast<double>(p.line) * label_height;
        const bool left = p.start <= 0.001;
        const bool right = p.end >= 0.999;
        drawing.add(label(p.words, left ? 0 : (right ? 1 : p.x), y - 2,
                          left ? "start" : (right ? "end" : "middle"), "small"));
    }
    return base;
}

void draw_range(Drawing& drawing, const Axis& axis, const Range& range, double y, const char* style,
                const char* half_style) {
    drawing.add(line(style, axis.share(range.low), y, axis.share(range.high), y));
    if (half_style != nullptr && range.quarter && range.three_quarter) {
        drawing.add(line(half_style, axis.share(*range.quarter), y, axis.share(*range.three_quarter), y));
    }
}

void draw_limit(Drawing& drawing, const Axis& axis, const SpectrumRow& row, double y) {
    if (!row.limit) {
        return;
    }
    drawing.add(line("limit-range", axis.share(row.limit->low), y + 8, axis.share(row.limit->high), y + 8));
    drawing.add(at(axis.share(row.limit->middle), y, "limit",
                   row.refuses == Side::below ? "M6,-9H0V9H6" : "M-6,-9H0V9H-6"));
}

}  // namespace

Drawing draw_svg(const Spectrum& chart) {
    const Axis axis{chart.scale_low, chart.scale_high};
    Drawing drawing;
    const double top = draw_landmarks(drawing, chart, axis);
    const double bottom = top + row_height * static_cast<double>(chart.rows.size() + 2) + 6;
    Drawing back;
    const auto shade = [&](const char* style, double from, double to) {
        const double x = axis.share(std::min(from, to));
        back.add(html::element("rect", {{"class", style},
                                        {"x", percent(x)},
                                        {"y", pixels(top)},
                                        {"width", percent(axis.share(std::max(from, to)) - x)},
                                        {"height", pixels(bottom - top)}}));
    };
    shade("maybe", chart.possible_low.low, chart.possible_high.high);
    shade("possible", chart.possible_low.middle, chart.possible_high.middle);
    for (const Tick& tick : chart.landmarks) {
        back.add(line("guide", axis.share(tick.at), top, axis.share(tick.at), bottom));
        back.add(line("axis", axis.share(tick.at), top - 5, axis.share(tick.at), top + 4));
    }
    back.add(line("axis", axis.share(chart.scale_low), top, axis.share(chart.scale_high), top));
    const double reversion = axis.share(chart.reversion.middle);
    back.add(line("dash", reversion, top, reversion, bottom));
    drawing.nodes.insert(drawing.nodes.begin(), back.nodes.begin(), back.nodes.end());

    double y = top + 5;
    const auto row = [&](const std::string& words, const char* style) {
        drawing.add(label(words, 0, y + 15, "start", style));
        y += row_height;
        return y - 16;
    };
    double middle = row(chart.forecast_label, "over bold");
    draw_range(drawing, axis, chart.forecast, middle, "forecast", "half");
    drawing.add(at(axis.share(chart.forecast.middle), middle, "diamond", diamond_path));
    middle = row("without an agreement", "over");
    draw_range(drawing, axis, chart.reversion, middle, "axis", nullptr);
    drawing.add(at(reversion, middle, "axis", "M0,-6V6"));
    for (const SpectrumRow& actor : chart.rows) {
        middle = row(shorten(actor.label, narrow_characters), "over");
        draw_range(drawing, axis, actor.at, middle, "thin", nullptr);
        drawing.add(circle(actor.weighs_in ? "dot" : "ring", axis.share(actor.at.middle), middle,
                           3 + 5 * std::sqrt(std::clamp(actor.weight, 0.0, 1.0))));
        draw_limit(drawing, axis, actor, middle);
    }
    drawing.height = bottom + 2;
    return drawing;
}

std::string in_sentences(const Spectrum& chart) {
    const auto value = [&](double at) { return scale_text(at, chart.scale_high - chart.scale_low); };
    const auto range = [&](const Range& r) {
        return fmt::format("{} to {}, median {}", value(r.low), value(r.high), value(r.middle));
    };
    std::string words =
        fmt::format("Scale {} to {}. {}: {}. Without an agreement: {}.", value(chart.scale_low),
                    value(chart.scale_high), chart.forecast_label, range(chart.forecast), range(chart.reversion));
    for (const SpectrumRow& row : chart.rows) {
        words += fmt::format(" {}: {}", row.label, range(row.at));
        if (row.limit) {
            words += fmt::format("; would not sign {} {}", row.refuses == Side::below ? "below" : "above",
                                 value(row.limit->middle));
        }
        words += ".";
    }
    return words;
}

}  // namespace entente::brief::chart

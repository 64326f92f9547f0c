// A flow so far and ahead under several outcomes, as SVG: a panel each on one scale, history as a solid line, the median
// dashed, two bands around it. The panels name their outcome; nothing is told by colour alone.
#include <algorithm>
#include <cmath>

#include "brief/chart/svg_charts.h"
#include "brief/text_layout.h"

namespace entente::brief::chart {
namespace {

constexpr double text_line = 16;
constexpr double plot_height = 96;
constexpr double plot_width = 1000;  // units of the drawing inside, stretched to the page
constexpr double axis_share = 0.09;  // of the width, for the numbers of the scale

/// The scale runs from 0 to a round number above everything shown.
double top_of(const Fan& chart) {
    double most = 0;
    for (const FanPoint& point : chart.history) {
        most = std::max(most, point.value);
    }
    for (const FanPanel& panel : chart.panels) {
        for (const FanMonth& month : panel.months) {
            most = std::max(most, month.p95);
        }
    }
    if (!(most > 0)) {
        return 1;
    }
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (step * power >= most) {
            return step * power;
        }
    }
    return 10 * power;
}

class Panel {
  public:
    Panel(const Fan& chart, double top) : chart_(chart), top_(top) {
        first_ = chart.history.empty() ? 1 : chart.history.front().before;
        steps_ = static_cast<double>(first_ + static_cast<int>(chart.months.size())) - 1;
    }

    double x(int month) const { return plot_width * (month + first_) / std::max(steps_, 1.0); }  // 0 is the first ahead
    double y(double value) const { return plot_height * (1 - std::clamp(value / top_, 0.0, 1.0)); }

    std::string band(const FanPanel& panel, double FanMonth::*low, double FanMonth::*high) const {
        std::string path;
        for (std::size_t t = 0; t < panel.months.size(); ++t) {
            path += point(t == 0 ? 'M' : 'L', x(static_cast<int>(t)), y(panel.months[t].*high));
        }
        for (std::size_t t = panel.months.size(); t-- > 0;) {
            path += point('L', x(static_cast<int>(t)), y(panel.months[t].*low));
        }
        return path + "Z";
    }

    std::string median(const FanPanel& panel) const {
        std::string path;
        for (std::size_t t = 0; t < panel.months.size(); ++t) {
            path += point(t == 0 ? 'M' : 'L', x(static_cast<int>(t)), y(panel.months[t].p50));
        }
        return path;
    }

    // Broken where months are missing.
    std::string past() const {
        std::string path;
        int last = 0;
        for (const FanPoint& one : chart_.history) {
            path += point(path.empty() || last - one.before != 1 ? 'M' : 'L', x(-one.before), y(one.value));
            last = one.before;
        }
        return path;
    }

  private:
    static std::string point(char command, double x, double y) { return fmt::format("{}{:.1f},{:.1f}", command, x, y); }

    const Fan& chart_;
    double top_;
    int first_ = 1;
    double steps_ = 1;
};

html::Node path(const char* style, std::string shape) {
    return html::element("path", {{"class", style}, {"d", std::move(shape)}});
}

}  // namespace

Drawing draw_svg(const Fan& chart) {
    Drawing drawing;
    const double top = top_of(chart);
    const Panel shape(chart, top);
    double y = 0;
    for (const FanPanel& panel : chart.panels) {
        for (const std::string& words : wrap(panel.label + ": " + panel.number, narrow_characters)) {
            y += text_line;
            drawing.add(label(words, 0, y - 4, "start", "bold"));
        }
        y += 8;
        const auto right = [&](double share) { return axis_share + share * (1 - axis_share); };
        for (const double share : {0.0, 0.5, 1.0}) {
            const double at = y + plot_height * (1 - share);
            drawing.add(line(share == 0 ? "axis" : "guide", axis_share, at, 1, at));
            drawing.add(label(fmt::format("{:.3g}", top * share), axis_share - 0.012, at + 4, "end", "small"));
        }
        drawing.add(html::element("svg",
                                  {{"x", percent(axis_share)},
                                   {"y", pixels(y)},
                                   {"width", percent(1 - axis_share)},
                                   {"height", pixels(plot_height)},
                                   {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", plot_width, plot_height)},
                                   {"preserveAspectRatio", "none"}},
                                  {path("fan90", shape.band(panel, &FanMonth::p05, &FanMonth::p95)),
                                   path("fan60", shape.band(panel, &FanMonth::p20, &FanMonth::p80)),
                                   path("past", shape.past()), path("ahead", shape.median(panel))}));
        const double now = right(shape.x(-1) / plot_width);
        drawing.add(line("dash", now, y, now, y + plot_height));
        if (chart.to_horizon > 0 && chart.to_horizon < chart.months.size()) {
            const double end = right(shape.x(static_cast<int>(chart.to_horizon) - 1) / plot_width);
            drawing.add(line("guide", end, y, end, y + plot_height));
        }
        y += plot_height;
        for (const std::string& words : wrap(panel.end_text, narrow_characters)) {
            y += text_line;
            drawing.add(label(words, axis_share, y - 2, "start", "small"));
        }
        y += 8;
    }
    y += 6;
    drawing.add(label(chart.first_month, axis_share, y + 6, "start", "small"));
    drawing.add(label(chart.as_of_text, axis_share + (shape.x(-1) / plot_width) * (1 - axis_share), y + 6, "middle", "small"));
    drawing.add(label(chart.months.empty() ? "" : chart.months.back(), 1, y + 6, "end", "small"));
    drawing.height = y + 12;
    return drawing;
}

std::string in_sentences(const Fan& chart) {
    std::string words = fmt::format("By month, in {}.", chart.unit);
    for (const FanPanel& panel : chart.panels) {
        words += fmt::format(" {}: {}; {}.", panel.label, panel.number, panel.end_text);
    }
    return words;
}

}  // namespace entente::brief::chart

#include "brief/chart/svg.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "brief/chart/svg_charts.h"
#include "brief/text_layout.h"

namespace entente::brief::chart {
namespace {

constexpr double text_line = 16;

/// A label of as many lines as a phone needs; returns the height it takes.
double wrapped_label(Drawing& drawing, const std::string& words, double y, const char* style = "") {
    for (const std::string& words_of_line : wrap(words, narrow_characters)) {
        y += text_line;
        drawing.add(label(words_of_line, 0, y - 4, "start", style));
    }
    return y;
}

}  // namespace

Drawing draw_svg(const Dots& chart) {
    constexpr int in_line = 25;
    constexpr double step = 13;
    Drawing drawing;
    double y = 0;
    for (const DotRow& row : chart.rows) {
        y = wrapped_label(drawing, row.label + ": " + row.number, y, "bold");
        for (int i = 0; i < row.dots; ++i) {
            const double x = 7 + step * (i % in_line);
            const int line = i / in_line;
            const double cy = y + 8 + step * line;
            drawing.add(html::element("circle", {{"class", row.filled ? "deal" : "nodeal"},
                                                 {"cx", pixels(x)},
                                                 {"cy", pixels(cy)},
                                                 {"r", "4.6"}}));
        }
        if (row.dots == 0) {
            drawing.add(label("less than one dot", 0, y + 12, "start", "small"));
        }
        y += step * std::max(1, (row.dots + in_line - 1) / in_line) + 10;
    }
    drawing.height = y;
    return drawing;
}

Drawing draw_svg(const Matrix& chart) {
    Drawing drawing;
    const double columns = static_cast<double>(std::max<std::size_t>(chart.columns.size(), 1));
    const double column = 1 / columns;
    const int characters = static_cast<int>(narrow_pixels * column / character_pixels);
    constexpr double cell_height = 27;
    std::size_t head_lines = 1;
    std::vector<std::vector<std::string>> heads;
    for (const std::string& name : chart.columns) {
        heads.push_back(wrap(name, characters));
        head_lines = std::max(head_lines, heads.back().size());
    }
    double y = static_cast<double>(head_lines) * text_line;
    for (std::size_t c = 0; c < heads.size(); ++c) {
        for (std::size_t i = 0; i < heads[c].size(); ++i) {
            const double up = static_cast<double>(heads[c].size() - 1 - i) * text_line;
            drawing.add(
                label(heads[c][i], (static_cast<double>(c) + 0.5) * column, y - 4 - up, "middle", "bold"));
        }
    }
    static constexpr const char* tones[] = {"cell t-2", "cell t-1", "cell t0", "cell t1", "cell t2"};
    static constexpr const char* inks[] = {"on-2", "", "", "", "on2"};
    for (const MatrixRow& row : chart.rows) {
        y = wrapped_label(drawing, row.label, y + 3);
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const std::optional<MatrixCell>& cell = row.cells[c];
            if (!cell) {
                continue;
            }
            const int shade = cell->tone + 2;
            const auto tone = static_cast<std::size_t>(shade);
            const double x = static_cast<double>(c) * column;
            drawing.add(html::element("rect", {{"class", tones[tone]},
                                               {"x", percent(x + 0.004)},
                                               {"y", pixels(y)},
                                               {"width", percent(column - 0.008)},
                                               {"height", pixels(cell_height)},
                                               {"rx", "3"}}));
            drawing.add(label(cell->symbol + " (" + cell->number + ")", x + column / 2,
                              y + 18, "middle", inks[tone]));
        }
        y += cell_height + 2;
    }
    drawing.height = y + 2;
    return drawing;
}

Drawing draw_svg(const Tornado& chart) {
    Drawing drawing;
    Axis axis{chart.base, chart.base, 0.15};
    for (const TornadoRow& row : chart.rows) {
        axis.low = std::min({axis.low, row.low, row.high});
        axis.high = std::max({axis.high, row.low, row.high});
    }
    const double base = axis.share(chart.base);
    double y = text_line;
    drawing.add(label("as it stands: " + chart.base_text, base, y - 4,
                      base > 0.7   ? "end"
                      : base < 0.3 ? "start"
                                   : "middle",
                      "bold"));
    const double top = y;
    for (const TornadoRow& row : chart.rows) {
        y = wrapped_label(drawing, fmt::format("{}: {} to {}", row.label, row.low_input, row.high_input),
                          y + 8);
        const double middle = y + 10;
        drawing.add(line("half", axis.share(std::min({row.low, row.high, chart.base})), middle,
                         axis.share(std::max({row.low, row.high, chart.base})), middle));
        drawing.add(circle("ring", axis.share(row.low), middle, 5.5));
        drawing.add(circle("dot", axis.share(row.high), middle, 5.5));
        const bool rising = row.high >= row.low;
        if ((row.low - chart.base) * (row.high - chart.base) > 0) {
            // Both ends lie on one side: their numbers stand together on the other, where there is room.
            const bool lower = row.low < chart.base;
            drawing.add(label(row.low_text + ", " + row.high_text, base + (lower ? 0.025 : -0.025),
                              middle + 4, lower ? "start" : "end", "small"));
        } else {
            drawing.add(label(row.low_text, axis.share(row.low) + (rising ? -0.025 : 0.025), middle + 4,
                              rising ? "end" : "start", "small"));
            drawing.add(label(row.high_text, axis.share(row.high) + (rising ? 0.025 : -0.025), middle + 4,
                              rising ? "start" : "end", "small"));
        }
        y += 22;
    }
    drawing.nodes.insert(drawing.nodes.begin(), line("axis", base, top, base, y));
    drawing.height = y + 4;
    return drawing;
}

std::string in_sentences(const Dots& chart) {
    std::string words;
    for (const DotRow& row : chart.rows) {
        words += fmt::format("{}{}: {}, {} of {} dots.", words.empty() ? "" : " ", row.label, row.number,
                             row.dots, chart.total);
    }
    return words;
}

std::string in_sentences(const Matrix& chart) {
    std::string words;
    for (const MatrixRow& row : chart.rows) {
        words += (words.empty() ? "" : " ") + row.label + ":";
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (const std::optional<MatrixCell>& cell = row.cells[c]) {
                words += fmt::format("{} {} {}", c > 0 ? "," : "", chart.columns[c], cell->number);
            }
        }
        words += ".";
    }
    return words;
}

std::string in_sentences(const Tornado& chart) {
    std::string words = fmt::format("As it stands {}.", chart.base_text);
    for (const TornadoRow& row : chart.rows) {
        words += fmt::format(" {} at {}: {}; at {}: {}.", row.label, row.low_input, row.low_text,
                             row.high_input, row.high_text);
    }
    return words;
}

std::string described(const Chart& chart) {
    return std::visit([](const auto& drawn) { return in_sentences(drawn); }, chart);
}

html::Node svg_chart(const Chart& chart, const std::string& id, const std::string& title) {
    Drawing drawing = std::visit([](const auto& drawn) { return draw_svg(drawn); }, chart);
    std::vector<html::Node> children{
        html::element("title", {{"id", id + "-title"}}, {html::text(title)}),
        html::element("desc", {{"id", id + "-desc"}}, {html::text(described(chart))})};
    children.insert(children.end(), drawing.nodes.begin(), drawing.nodes.end());
    return html::element("svg",
                         {{"class", "chart"},
                          {"role", "img"},
                          {"aria-labelledby", id + "-title"},
                          {"aria-describedby", id + "-desc"},
                          {"width", "100%"},
                          {"height", pixels(std::ceil(drawing.height))}},
                         children);
}

}  // namespace entente::brief::chart

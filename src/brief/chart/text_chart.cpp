// The charts in characters. Every chart keeps its labels left and its drawing right; widths adapt to the
// terminal.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "brief/chart/chart.h"
#include "brief/text_layout.h"

namespace entente::brief::chart {
namespace {

/// A row of cells that hold one character each, addressed by a value on a scale.
class Canvas {
  public:
    Canvas(int columns, double low, double high)
        : cells_(static_cast<std::size_t>(columns), " "), low_(low), high_(high) {}

    std::size_t column(double value) const {
        const double inside = high_ > low_ ? (value - low_) / (high_ - low_) : 0.5;
        const double share = std::isnan(inside) ? 0.5 : inside;
        const double last = static_cast<double>(cells_.size() - 1);
        return static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * last));
    }
    // What is no number has no place, and is left out.
    void put(double value, const char* character) {
        if (!std::isnan(value)) {
            cells_[column(value)] = character;
        }
    }
    void fill(double from, double to, const char* character) {
        if (std::isnan(from) || std::isnan(to)) {
            return;
        }
        for (std::size_t i = column(std::min(from, to)); i <= column(std::max(from, to)); ++i) {
            cells_[i] = character;
        }
    }
    std::string text() const {
        std::string line;
        for (const std::string& cell : cells_) {
            line += cell;
        }
        const auto last = line.find_last_not_of(' ');
        return last == std::string::npos ? std::string() : line.substr(0, last + 1);
    }

  private:
    std::vector<std::string> cells_;
    double low_;
    double high_;
};

/// Labels over their ticks, in as many lines as they need not to touch; the nearest line to the axis comes
/// last.
std::vector<std::string> tick_labels(const Spectrum& chart, int columns) {
    Canvas axis(columns, chart.scale_low, chart.scale_high);
    std::vector<std::string> lines;
    std::vector<int> ends;
    for (const Tick& tick : chart.landmarks) {
        const std::string label = shorten(printable(tick.label), columns);
        const int size = display_width(label);
        const int start = std::clamp(static_cast<int>(axis.column(tick.at)) - size / 2, 0, columns - size);
        std::size_t line = 0;
        while (line < lines.size() && ends[line] >= start) {
            ++line;
        }
        if (line == lines.size()) {
            lines.emplace_back();
            ends.push_back(-1);
        }
        lines[line] = pad_right(lines[line], start) + label;
        ends[line] = start + size;
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

std::string number(double value) {
    return fmt::format("{:g}", value);
}

std::string draw(const Spectrum& chart, int width) {
    const std::string scale = fmt::format("scale {} to {}{}", number(chart.scale_low), number(chart.scale_high),
                                          chart.unit.empty() ? "" : " " + chart.unit);
    int longest = std::max(display_width(scale), display_width("without an agreement"));
    for (const SpectrumRow& row : chart.rows) {
        longest = std::max(longest, display_width(printable(row.label)));
    }
    const int label_width = std::min(longest, std::clamp(width * 3 / 8, 12, 34));
    const int columns = std::max(width - label_width - 4, 16);
    const auto canvas = [&] { return Canvas(columns, chart.scale_low, chart.scale_high); };
    std::string text;
    const auto add = [&](const std::string& label, const std::string& drawn) {
        std::string line =
            "  " + pad_right(shorten(printable(label), label_width), label_width) + "  " + drawn;
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    };
    for (const std::string& line : tick_labels(chart, columns)) {
        add("", line);
    }
    Canvas axis = canvas();
    axis.fill(chart.scale_low, chart.scale_high, "─");
    for (const Tick& tick : chart.landmarks) {
        axis.put(tick.at, "┴");
    }
    add(scale, axis.text());
    Canvas possible = canvas();
    possible.fill(chart.possible_low.low, chart.possible_high.high, "·");
    possible.fill(chart.possible_low.middle, chart.possible_high.middle, "░");
    add("possible", possible.text());
    const auto bar = [&](const Range& range, const char* middle) {
        Canvas row = canvas();
        row.fill(range.low, range.high, "─");
        if (range.quarter && range.three_quarter) {
            row.fill(*range.quarter, *range.three_quarter, "━");
        }
        row.put(range.middle, middle);
        return row;
    };
    add("without an agreement", bar(chart.reversion, "╎").text());
    add(chart.forecast_label, bar(chart.forecast, "◆").text());
    for (const SpectrumRow& actor : chart.rows) {
        Canvas row = bar(actor.at, actor.weighs_in ? "●" : "○");
        if (actor.limit) {
            row.put(actor.limit->middle, actor.refuses == Side::below ? "[" : "]");
        }
        add(actor.label, row.text());
    }
    return text;
}

std::string draw(const Dots& chart, int width) {
    const int label_width = std::clamp(width / 3, 12, 34);
    const int columns = std::max(width - label_width - 12, 10);
    std::string text;
    for (const DotRow& row : chart.rows) {
        const char* dot = row.filled ? "●" : "○";
        const auto labels = wrap(printable(row.label), label_width);
        int left = row.dots;
        for (std::size_t line = 0; line < labels.size() || left > 0; ++line) {
            const int now = std::min(left, columns);
            left -= now;
            std::string drawn = "  " + pad_right(line < labels.size() ? labels[line] : "", label_width) +
                                "  " + pad_left(line == 0 ? row.number : "", 5) + "  " + repeat(dot, now);
            drawn.erase(drawn.find_last_not_of(' ') + 1);
            text += drawn + '\n';
        }
    }
    return text;
}

/// Too narrow for columns: each outcome with its powers in running text.
std::string records(const Matrix& chart, int width) {
    std::string text;
    for (const MatrixRow& row : chart.rows) {
        std::string words;
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            if (const std::optional<MatrixCell>& cell = row.cells[c]) {
                words += fmt::format("{}{} {} ({})", words.empty() ? "" : ", ", printable(chart.columns[c]),
                                     cell->symbol, cell->number);
            }
        }
        for (const std::string& line : wrap(printable(row.label), width - 2)) {
            text += "  " + line + '\n';
        }
        for (const std::string& line : wrap(words, width - 4)) {
            text += "    " + line + '\n';
        }
    }
    return text;
}

std::string draw(const Matrix& chart, int width) {
    const int cell = 9;
    const int label_width =
        std::clamp(width - 2 - (cell + 1) * static_cast<int>(chart.columns.size()), 14, 36);
    if (2 + 14 + (cell + 1) * static_cast<int>(chart.columns.size()) > width) {
        return records(chart, width);
    }
    std::string text;
    std::vector<std::vector<std::string>> heads;
    std::size_t head_lines = 1;
    for (const std::string& column : chart.columns) {
        heads.push_back(wrap(printable(column), cell));
        head_lines = std::max(head_lines, heads.back().size());
    }
    for (std::size_t line = 0; line < head_lines; ++line) {
        text += "  " + repeat(" ", label_width);
        for (const auto& head : heads) {
            const std::size_t skip = head_lines - head.size();
            text += ' ' + centre(line >= skip ? head[line - skip] : "", cell);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        text += '\n';
    }
    for (const MatrixRow& row : chart.rows) {
        const auto labels = wrap(printable(row.label), label_width);
        for (std::size_t line = 0; line < labels.size(); ++line) {
            std::string drawn = "  " + pad_right((line > 0 ? " " : "") + labels[line], label_width);
            for (const auto& value : row.cells) {
                drawn += ' ' + (line == 0 && value
                                    ? pad_left(value->symbol, 3) + ' ' + pad_left(value->number, 4) + ' '
                                    : repeat(" ", cell));
            }
            drawn.erase(drawn.find_last_not_of(' ') + 1);
            text += drawn + '\n';
        }
    }
    return text;
}

/// What stands left and right of a bar. Where both ends lie on one side of the answer as it stands, both
/// numbers stand together on the other side, the one of the low input first.
std::pair<std::string, std::string> end_texts(const TornadoRow& row, double base) {
    if ((row.low - base) * (row.high - base) > 0) {
        const std::string both = row.low_text + ", " + row.high_text;
        return row.low < base ? std::pair{std::string(), both} : std::pair{both, std::string()};
    }
    return row.high >= row.low ? std::pair{row.low_text, row.high_text}
                               : std::pair{row.high_text, row.low_text};
}

std::string draw(const Tornado& chart, int width) {
    const int label_width = std::clamp(width * 2 / 5, 14, 44);
    int ends = 4;
    double low = chart.base;
    double high = chart.base;
    for (const TornadoRow& row : chart.rows) {
        const auto [left, right] = end_texts(row, chart.base);
        ends = std::max({ends, display_width(left), display_width(right)});
        low = std::min({low, row.low, row.high});
        high = std::max({high, row.low, row.high});
    }
    const int columns = std::max(width - label_width - 2 * ends - 6, 8);
    std::string text = "  " + repeat(" ", label_width + 2 + ends) + ' ';
    Canvas head(columns, low, high);
    text += repeat(" ", static_cast<int>(head.column(chart.base))) + "┬ " + chart.base_text + '\n';
    for (const TornadoRow& row : chart.rows) {
        Canvas bar(columns, low, high);
        bar.fill(std::min({row.low, row.high, chart.base}), std::max({row.low, row.high, chart.base}), "─");
        bar.put(chart.base, "┼");
        bar.put(row.low, "○");
        bar.put(row.high, "●");
        const auto [left, right] = end_texts(row, chart.base);
        const auto labels = wrap(
            fmt::format("{}: {} to {}", printable(row.label), row.low_input, row.high_input), label_width);
        for (std::size_t line = 0; line < labels.size(); ++line) {
            std::string drawn = "  " + pad_right((line > 0 ? " " : "") + labels[line], label_width);
            if (line == 0) {
                drawn += "  " + pad_left(left, ends) + ' ' + pad_right(bar.text(), columns) + ' ' + right;
            }
            drawn.erase(drawn.find_last_not_of(' ') + 1);
            text += drawn + '\n';
        }
    }
    return text;
}

std::string draw(const Timeline& chart, int width) {
    static constexpr const char* marks[] = {"●", "■", "◇"};
    std::string text;
    bool past = true;
    const auto as_of = [&] { text += "  " + repeat("─", 11) + "┼─ " + chart.as_of_text + '\n'; };
    for (const TimelineItem& item : chart.items) {
        if (past && item.day > chart.as_of) {
            past = false;
            as_of();
        }
        const auto lines = wrap(printable(item.label), std::max(width - 16, 20));
        for (std::size_t line = 0; line < lines.size(); ++line) {
            text += "  " + pad_right(line == 0 ? item.date : "", 11) +
                    (line == 0 ? marks[static_cast<std::size_t>(item.lane)] : "│") + "  " + lines[line] +
                    '\n';
        }
    }
    if (past) {
        as_of();
    }
    return text;
}

/// One character a month, from low to high; a blank where nothing is known.
const char* height_of(double value, double most) {
    static constexpr const char* blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const double share = most > 0 && !std::isnan(value) ? std::clamp(value / most, 0.0, 1.0) : 0.0;
    return blocks[static_cast<std::size_t>(std::lround(share * 7))];
}

std::string draw(const Fan& chart, int width) {
    const int ahead = static_cast<int>(chart.months.size());
    const int shown = std::max(6, std::min(chart.history.empty() ? 0 : chart.history.front().before, width - ahead - 5));
    double most = 0;
    for (const FanPoint& point : chart.history) {
        most = std::max(most, point.before <= shown ? point.value : 0.0);
    }
    for (const FanPanel& panel : chart.panels) {
        for (const FanMonth& month : panel.months) {
            most = std::max(most, month.p95);
        }
    }
    std::vector<std::string> past(static_cast<std::size_t>(shown), " ");
    for (const FanPoint& point : chart.history) {
        if (point.before <= shown) {
            past[static_cast<std::size_t>(shown - point.before)] = height_of(point.value, most);
        }
    }
    std::string text;
    for (const FanPanel& panel : chart.panels) {
        for (const std::string& line : wrap(printable(panel.label + ": " + panel.number), width - 2)) {
            text += "  " + line + '\n';
        }
        const std::pair<const char*, double FanMonth::*> rows[] = {
            {"95 %", &FanMonth::p95}, {"half", &FanMonth::p50}, {"5 %", &FanMonth::p05}};
        for (const auto& [name, level] : rows) {
            std::string drawn = "  ";
            for (const std::string& month : past) {
                drawn += level == &FanMonth::p50 ? month : " ";
            }
            drawn += level == &FanMonth::p50 ? "│" : " ";
            for (const FanMonth& month : panel.months) {
                drawn += height_of(month.*level, most);
            }
            text += drawn + ' ' + name + '\n';
        }
        for (const std::string& line : wrap(printable(panel.end_text), width - 2)) {
            text += "  " + line + '\n';
        }
    }
    return text;
}

}  // namespace

std::string text_chart(const Chart& chart, int width) {
    return std::visit([&](const auto& drawn) { return draw(drawn, std::max(width, 40)); }, chart);
}

}  // namespace entente::brief::chart

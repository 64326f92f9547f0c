#include "brief/text_table.h"

#include <algorithm>
#include <numeric>

#include "brief/text_layout.h"

namespace entente::brief {
namespace {

constexpr int gap = 2;
constexpr int indent = 2;

int longest_word(const std::string& text) {
    int longest = 0;
    for (std::size_t start = 0; start < text.size();) {
        std::size_t end = text.find(' ', start);
        if (end != std::string::npos && end + 1 < text.size() && text[end + 1] == '%') {
            end = text.find(' ', end + 1);  // "63 %" stays together
        }
        end = std::min(end, text.size());
        longest = std::max(longest, display_width(std::string_view(text).substr(start, end - start)));
        start = end + 1;
    }
    return longest;
}

struct Widths {
    std::vector<int> natural;
    std::vector<int> least;
    std::vector<double> text;  ///< columns of text in all rows together
};

Widths measure(const std::vector<TextColumn>& columns, const std::vector<std::vector<std::string>>& rows) {
    Widths widths;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        // A head of several words wraps rather than widen its column.
        int natural = longest_word(columns[c].title);
        int least = natural;
        double text = 1;
        for (const auto& row : rows) {
            natural = std::max(natural, display_width(row[c]));
            least = std::max(least, longest_word(row[c]));
            text += display_width(row[c]);
        }
        widths.natural.push_back(natural);
        widths.least.push_back(std::min(least, 24));
        widths.text.push_back(text);
    }
    return widths;
}

/// Narrows, step by step, the column where that adds the fewest lines (text / width, so by text / width
/// squared) until all fit; empty if they cannot.
std::vector<int> fit(const Widths& widths, int available) {
    std::vector<int> fitted = widths.natural;
    int total = std::accumulate(fitted.begin(), fitted.end(), 0);
    while (total > available) {
        std::size_t cheapest = fitted.size();
        double least_cost = 0;
        for (std::size_t c = 0; c < fitted.size(); ++c) {
            const double cost = widths.text[c] / (static_cast<double>(fitted[c]) * fitted[c]);
            if (fitted[c] > widths.least[c] && (cheapest == fitted.size() || cost < least_cost)) {
                cheapest = c;
                least_cost = cost;
            }
        }
        if (cheapest == fitted.size()) {
            return {};
        }
        --fitted[cheapest];
        --total;
    }
    return fitted;
}

std::string aligned(const std::string& text, int width, Align align) {
    if (align == Align::right) {
        return pad_left(text, width);
    }
    return align == Align::centre ? centre(text, width) : pad_right(text, width);
}

std::string row_text(const std::vector<std::string>& cells, const std::vector<TextColumn>& columns,
                     const std::vector<int>& widths, bool at_bottom) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        wrapped.push_back(wrap(cells[c], widths[c]));
        height = std::max(height, wrapped.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string drawn(indent, ' ');
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::size_t skip = at_bottom ? height - wrapped[c].size() : 0;
            const bool has_text = line >= skip && line - skip < wrapped[c].size();
            drawn += (c > 0 ? std::string(gap, ' ') : "") +
                     aligned(has_text ? wrapped[c][line - skip] : "", widths[c], columns[c].align);
        }
        drawn.erase(drawn.find_last_not_of(' ') + 1);
        text += drawn + '\n';
    }
    return text;
}

/// Too narrow for columns: every row as a record.
std::string records(const std::vector<TextColumn>& columns, const std::vector<std::vector<std::string>>& rows,
                    int width) {
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (row[c].empty()) {
                continue;
            }
            const std::string label = c == 0 || columns[c].title.empty() ? "" : columns[c].title + ": ";
            const int margin = c == 0 ? indent : 2 * indent;
            const auto lines = wrap(label + row[c], width - margin - 2);
            for (std::size_t line = 0; line < lines.size(); ++line) {
                text += std::string(static_cast<std::size_t>(margin + (line > 0 ? 2 : 0)), ' ') +
                        lines[line] + '\n';
            }
        }
    }
    return text;
}

}  // namespace

std::string text_table(const std::vector<TextColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows, int width) {
    const int available = width - indent - gap * (static_cast<int>(columns.size()) - 1);
    const std::vector<int> widths = fit(measure(columns, rows), available);
    if (widths.empty()) {
        return records(columns, rows, width);
    }
    std::vector<std::string> heads;
    for (const TextColumn& column : columns) {
        heads.push_back(column.title);
    }
    std::string text = row_text(heads, columns, widths, true);
    const int total =
        std::accumulate(widths.begin(), widths.end(), 0) + gap * (static_cast<int>(columns.size()) - 1);
    text += std::string(indent, ' ') + repeat("─", total) + '\n';
    for (const auto& row : rows) {
        text += row_text(row, columns, widths, false);
    }
    return text;
}

}  // namespace entente::brief

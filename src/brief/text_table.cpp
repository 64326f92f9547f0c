#include "brief/text_table.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "brief/text_layout.h"

namespace entente::brief {
namespace {

constexpr int gap = 2;
constexpr int indent = 2;

constexpr int line_end = -1;

/// The parts between line ends.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

/// Widths of the words of a cell; line_end between its lines.
std::vector<int> word_widths(const std::string& text) {
    std::vector<int> widths;
    for (const std::string_view part : paragraphs_of(text)) {
        if (!widths.empty()) {
            widths.push_back(line_end);
        }
        for (const std::string& word : words_of(part)) {
            widths.push_back(display_width(word));
        }
    }
    return widths;
}

int longest_of(const std::vector<int>& words) {
    return words.empty() ? 0 : std::max(0, *std::max_element(words.begin(), words.end()));
}

int lines_of(const std::vector<int>& words, int width) {
    int lines = 1;
    int used = 0;
    for (const int word : words) {
        if (word == line_end || (used > 0 && used + 1 + word > width)) {
            ++lines;
            used = 0;
        }
        used += word == line_end ? 0 : word + (used > 0 ? 1 : 0);
    }
    return lines;
}

/// Lines of a cell: what stands under it begins a line of its own.
std::vector<std::string> wrap_cell(const std::string& text, int width) {
    std::vector<std::string> lines;
    for (const std::string_view part : paragraphs_of(text)) {
        for (std::string& line : wrap(part, width)) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

int widest_line(const std::string& text) {
    int widest = 0;
    for (const std::string_view part : paragraphs_of(text)) {
        widest = std::max(widest, display_width(part));
    }
    return widest;
}

struct Widths {
    std::vector<int> natural;
    std::vector<int> least;
    std::vector<std::vector<std::vector<int>>> words;  ///< [row][column]
};

Widths measure(const std::vector<TextColumn>& columns, const std::vector<std::vector<std::string>>& rows) {
    Widths widths;
    widths.words.resize(rows.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        // A head of several words wraps rather than widen its column.
        int natural = longest_of(word_widths(columns[c].title));
        int least = natural;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            widths.words[r].push_back(word_widths(rows[r][c]));
            natural = std::max(natural, widest_line(rows[r][c]));
            least = std::max(least, longest_of(widths.words[r].back()));
        }
        widths.natural.push_back(natural);
        widths.least.push_back(std::min(least, 24));
    }
    return widths;
}

/// Lines of the table; between equals, lines of all its cells.
double cost_of(const Widths& widths, const std::vector<int>& fitted) {
    constexpr double tie = 1e-4;
    double cost = 0;
    for (const auto& row : widths.words) {
        int height = 1;
        for (std::size_t c = 0; c < fitted.size(); ++c) {
            const int lines = lines_of(row[c], fitted[c]);
            height = std::max(height, lines);
            cost += tie * lines;
        }
        cost += height;
    }
    return cost;
}

/// Narrows, step by step, the column where that makes the table least longer, the widest of several, until all fit;
/// empty if they cannot.
std::vector<int> fit(const Widths& widths, int available) {
    std::vector<int> fitted = widths.natural;
    int total = std::accumulate(fitted.begin(), fitted.end(), 0);
    while (total > available) {
        std::size_t cheapest = fitted.size();
        double least_cost = 0;
        for (std::size_t c = 0; c < fitted.size(); ++c) {
            if (fitted[c] <= widths.least[c]) {
                continue;
            }
            --fitted[c];
            const double cost = cost_of(widths, fitted);
            ++fitted[c];
            const bool is_even = cheapest < fitted.size() && cost == least_cost && fitted[c] > fitted[cheapest];
            if (cheapest == fitted.size() || cost < least_cost || is_even) {
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
        wrapped.push_back(wrap_cell(cells[c], widths[c]));
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

int needed_width(const std::vector<int>& widths) {
    return indent + std::accumulate(widths.begin(), widths.end(), 0) + gap * (static_cast<int>(widths.size()) - 1);
}

/// The table without the columns that may stand under the first one.
void stack(std::vector<TextColumn>& columns, std::vector<std::vector<std::string>>& rows) {
    for (std::size_t c = 1; c < columns.size();) {
        const std::optional<std::string>& under_first = columns[c].under_first;
        if (!under_first) {
            ++c;
            continue;
        }
        const std::string before = under_first->empty() ? "" : *under_first + ' ';
        const auto at = static_cast<std::ptrdiff_t>(c);
        columns.erase(columns.begin() + at);
        for (auto& row : rows) {
            row.front() += row[c].empty() ? "" : '\n' + before + row[c];
            row.erase(row.begin() + at);
        }
    }
}

}  // namespace

std::string text_table(std::vector<TextColumn> columns, std::vector<std::vector<std::string>> rows, int width) {
    if (needed_width(measure(columns, rows).natural) > width) {
        stack(columns, rows);
    }
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
    text += std::string(indent, ' ') + repeat("─", needed_width(widths) - indent) + '\n';
    for (const auto& row : rows) {
        text += row_text(row, columns, widths, false);
    }
    return text;
}

}  // namespace entente::brief

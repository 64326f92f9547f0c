// The brief for a terminal.
#include <algorithm>

#include "brief/render.h"
#include "brief/text_layout.h"
#include "brief/text_table.h"

namespace entente::brief {
namespace {

struct Layout {
    int width;
    bool colour;

    std::string styled(const char* code, const std::string& text) const {
        return colour && !text.empty() ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
    }
    std::string strong(const std::string& text) const { return styled("1", text); }
    std::string quiet(const std::string& text) const { return styled("2", text); }
};

std::string line_text(const Line& line) {
    return printable(plain_text(line));
}

/// "◆ words of the statement"; the mark is coloured where colour is asked for.
std::string statement_text(const Layout& layout, const Statement& statement) {
    static constexpr const char* codes[] = {"0", "32", "32", "34", "33"};
    const std::string sign = mark(statement.standing);
    const std::string shown = layout.styled(codes[static_cast<std::size_t>(statement.standing)], sign);
    return (sign.empty() ? "" : shown + " ") + line_text(statement.line);
}

std::string lines_text(const std::vector<std::string>& lines, const std::string& hanging) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += (i > 0 ? hanging : "") + lines[i] + '\n';
    }
    return text;
}

/// A standing shared by all rows of a table stands before its caption, else before each row.
Standing shared_standing(const Table& table) {
    if (table.rows.empty()) {
        return Standing::plain;
    }
    const Standing first = table.rows.front().standing;
    const bool all = std::all_of(table.rows.begin(), table.rows.end(),
                                 [&](const Row& row) { return row.standing == first; });
    return all ? first : Standing::plain;
}

class TextRenderer {
  public:
    explicit TextRenderer(Layout layout) : layout_(layout) {}

    void paragraph(const Paragraph& paragraph, const std::string& lead) {
        std::string text = lead.empty() ? "" : layout_.strong(lead + ".") + " ";
        for (std::size_t i = 0; i < paragraph.statements.size(); ++i) {
            text += (i > 0 ? " " : "") + statement_text(layout_, paragraph.statements[i]);
        }
        out_ += lines_text(wrap(text, layout_.width), "");
    }

    void bullets(const Bullets& bullets) {
        for (const Statement& item : bullets.items) {
            const bool plain = item.standing == Standing::plain;
            const std::string text = (plain ? "- " : "") + statement_text(layout_, item);
            out_ += lines_text(wrap(text, layout_.width - 2), "  ");
        }
    }

    void table(const Table& table) {
        const Standing shared = shared_standing(table);
        caption(shared, table.caption);
        std::vector<TextColumn> columns;
        for (const Column& column : table.columns) {
            columns.push_back({printable(column.title), column.align, column.under_first});
        }
        std::vector<std::vector<std::string>> rows;
        for (const Row& row : table.rows) {
            std::vector<std::string> cells;
            for (const Line& cell : row.cells) {
                cells.push_back(line_text(cell));
            }
            if (shared == Standing::plain && row.standing != Standing::plain) {
                cells.front() = mark(row.standing) + " " + cells.front();
            }
            rows.push_back(std::move(cells));
        }
        out_ += text_table(columns, rows, layout_.width);
        for (const Statement& note : table.notes) {
            out_ += "  " + lines_text(wrap(statement_text(layout_, note), layout_.width - 2), "  ");
        }
    }

    void figure(const Figure& figure) {
        caption(shared_standing(figure.table), figure.title);
        out_ += chart::text_chart(figure.chart, layout_.width);
        if (!figure.how_to_read.empty()) {
            out_ += "  " + lines_text(wrap(line_text(figure.how_to_read), layout_.width - 2), "  ");
        }
        if (figure.table_says_more) {
            out_ += '\n';
            table(figure.table);
        }
    }

    void section(const Section& section) {
        bool first = true;
        for (const Block& block : section.blocks) {
            const bool leads = first && section.run_in && std::holds_alternative<Paragraph>(block);
            if (first && !leads) {
                title(section);
            } else if (!first && !leads && !after_heading_) {
                out_ += '\n';
            }
            after_heading_ = false;
            if (const auto* heading = std::get_if<Heading>(&block)) {
                out_ += (first ? "\n" : "") + layout_.strong(printable(heading->text)) + '\n';
                after_heading_ = true;
            } else if (const auto* paragraph_block = std::get_if<Paragraph>(&block)) {
                paragraph(*paragraph_block, leads ? section.title : "");
            } else if (const auto* bullet_block = std::get_if<Bullets>(&block)) {
                bullets(*bullet_block);
            } else if (const auto* table_block = std::get_if<Table>(&block)) {
                table(*table_block);
            } else {
                figure(std::get<Figure>(block));
            }
            first = false;
        }
        out_ += '\n';
    }

    void head(const Brief& brief) {
        std::string top = layout_.strong(printable(brief.title)) + " · " + line_text(brief.dateline);
        if (!brief.hindsight.empty()) {
            top += " · " + layout_.strong(line_text(brief.hindsight));
        }
        out_ += lines_text(wrap(top, layout_.width), "");
        if (!brief.question.empty()) {
            out_ += lines_text(wrap(printable(brief.question), layout_.width), "");
        }
        std::string legend = line_text(brief.legend.line);
        if (display_width(legend) > layout_.width) {
            legend = lines_text(wrap(legend, layout_.width), "");
            legend.pop_back();
        }
        out_ += layout_.quiet(legend) + "\n\n";
    }

    void fold() {
        out_ += repeat("─", 8) + " below the fold: the working " +
                repeat("─", std::max(0, layout_.width - 37)) + "\n\n";
    }

    std::string text() && { return std::move(out_); }

  private:
    void caption(Standing standing, const std::string& words) {
        out_ += lines_text(
            wrap(statement_text(layout_, {standing, {{Span::Kind::text, words, {}, {}}}}), layout_.width),
            "");
    }
    void title(const Section& section) {
        if (section.run_in) {
            out_ += layout_.strong(section.title + (section.title.back() == '.' ? "" : ".")) + '\n';
        } else {
            out_ += layout_.strong(section.title) + '\n' + repeat("─", display_width(section.title)) + '\n';
        }
    }

    Layout layout_;
    std::string out_;
    bool after_heading_ = false;
};

}  // namespace

std::string render_text(const Brief& brief, const TextOptions& options) {
    TextRenderer renderer({std::max(options.width, 40), options.colour});
    renderer.head(brief);
    for (const Section& section : brief.above) {
        renderer.section(section);
    }
    if (!brief.above.empty() && !brief.below.empty()) {
        renderer.fold();
    }
    for (const Section& section : brief.below) {
        renderer.section(section);
    }
    return std::move(renderer).text();
}

}  // namespace entente::brief

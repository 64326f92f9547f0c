// The brief as CommonMark with tables.
#include <algorithm>

#include "brief/render.h"
#include "brief/text_layout.h"

namespace entente::brief {
namespace {

/// Every character that could start markup, a link or HTML is escaped.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : printable(text)) {
        switch (c) {
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '&':
                safe += "&amp;";
                break;
            case '\\':
            case '`':
            case '*':
            case '_':
            case '[':
            case ']':
            case '|':
            case '#':
            case '~':
            case '!':
                safe += '\\';
                safe += c;
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

/// As code: a fence longer than any run of back ticks inside; in a table a bar needs its escape even there.
std::string code(const std::string& text, bool in_table) {
    std::string shown;
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : printable(text)) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
        shown += in_table && c == '|' ? "\\|" : std::string(1, c);
    }
    const std::string fence(longest + 1, '`');
    const std::string space = longest > 0 ? " " : "";
    return fence + space + shown + space + fence;
}

std::string line_markdown(const Line& line, bool in_table) {
    std::string text;
    for (const Span& span : line) {
        switch (span.kind) {
            case Span::Kind::strong:
                text += "**" + escaped(span.text) + "**";
                break;
            case Span::Kind::cite:
            case Span::Kind::assume:
                text += span.text;
                break;  // "[1]" is no link without a definition
            case Span::Kind::key:
                text += code(span.text, in_table);
                break;
            default:
                text += escaped(span.text);
        }
    }
    return text;
}

/// A line that would start a list, a heading or a quotation is kept a paragraph.
std::string line_start(std::string text) {
    const auto digits = text.find_first_not_of("0123456789");
    const bool list = !text.empty() && (text.front() == '-' || text.front() == '+' || text.front() == '=');
    if (list) {
        return "\\" + text;
    }
    if (digits != 0 && digits != std::string::npos && (text[digits] == '.' || text[digits] == ')')) {
        text.insert(digits, "\\");
    }
    return text;
}

std::string statement_markdown(const Statement& statement) {
    const std::string sign = mark(statement.standing);
    const std::string words = line_markdown(statement.line, false);
    return sign.empty() ? line_start(words) : sign + " " + words;
}

std::string table_markdown(const Table& table) {
    std::string text = "*" + escaped(table.caption) + "*\n\n|";
    for (const Column& column : table.columns) {
        text += " " + escaped(column.title) + " |";
    }
    text += "\n|";
    for (const Column& column : table.columns) {
        text += column.align == Align::right ? " ---: |"
                                             : (column.align == Align::centre ? " :---: |" : " --- |");
    }
    text += '\n';
    for (const Row& row : table.rows) {
        text += '|';
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            const std::string sign = c == 0 ? mark(row.standing) : "";
            text += " " + (sign.empty() ? "" : sign + " ") + line_markdown(row.cells[c], true) + " |";
        }
        text += '\n';
    }
    for (const Statement& note : table.notes) {
        text += "\n" + statement_markdown(note) + "\n";
    }
    return text;
}

std::string figure_markdown(const Figure& figure) {
    constexpr int width = 96;
    std::string drawn = chart::text_chart(figure.chart, width);
    std::string fence = "```";
    while (drawn.find(fence) != std::string::npos) {
        fence += '`';
    }
    std::string text = "**" + escaped(figure.title) + "**\n\n" + fence + "text\n" + drawn + fence + "\n";
    if (!figure.how_to_read.empty()) {
        text += "\n" + line_markdown(figure.how_to_read, false) + "\n";
    }
    if (figure.table_says_more) {
        text += "\n" + table_markdown(figure.table);
    }
    return text;
}

std::string block_markdown(const Block& block, const std::string& lead) {
    std::string text;
    if (const auto* heading = std::get_if<Heading>(&block)) {
        return "#### " + escaped(heading->text) + "\n";
    }
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        for (const Statement& statement : paragraph->statements) {
            text += (text.empty() ? "" : " ") + statement_markdown(statement);
        }
        return lead + text + "\n";
    }
    if (const auto* bullets = std::get_if<Bullets>(&block)) {
        for (const Statement& item : bullets->items) {
            text += "- " + statement_markdown(item) + "\n";
        }
        return text;
    }
    if (const auto* table = std::get_if<Table>(&block)) {
        return table_markdown(*table);
    }
    return figure_markdown(std::get<Figure>(block));
}

std::string section_markdown(const Section& section) {
    std::string text;
    bool first = true;
    for (const Block& block : section.blocks) {
        const bool leads = first && section.run_in && std::holds_alternative<Paragraph>(block);
        const std::string title = escaped(section.title) + (section.title.back() == '.' ? "" : ".");
        if (first && !leads) {
            text += section.run_in ? "**" + title + "**\n\n" : "### " + escaped(section.title) + "\n\n";
        }
        text += block_markdown(block, leads ? "**" + title + "** " : "") + "\n";
        first = false;
    }
    return text;
}

}  // namespace

std::string render_markdown(const Brief& brief) {
    std::string text = "# " + escaped(brief.title) + "\n\n" + line_markdown(brief.dateline, false);
    if (!brief.hindsight.empty()) {
        text += " · *" + line_markdown(brief.hindsight, false) + "*";
    }
    text += "\n\n";
    if (!brief.question.empty()) {
        text += escaped(brief.question) + "\n\n";
    }
    text += line_markdown(brief.legend.line, false) + "\n\n";
    for (const Section& section : brief.above) {
        text += section_markdown(section);
    }
    if (!brief.above.empty() && !brief.below.empty()) {
        text += "---\n\n## Below the fold: the working\n\n";
    }
    for (const Section& section : brief.below) {
        text += section_markdown(section);
    }
    while (text.ends_with("\n\n")) {
        text.pop_back();
    }
    return text;
}

}  // namespace entente::brief

// The brief as one self-contained page.
#include <algorithm>
#include <map>

#include "brief/chart/svg.h"
#include "brief/html.h"
#include "brief/palette.h"
#include "brief/render.h"

namespace entente::brief {
namespace {

using html::element;
using html::Node;
using html::text;

/// Where a reason is explained in the page: exact rows first, then the section that answers for its kind.
class Anchors {
  public:
    explicit Anchors(const Brief& brief) {
        for (const auto* sections : {&brief.above, &brief.below}) {
            for (const Section& section : *sections) {
                for (const std::string& prefix : section.explains) {
                    prefixes_[prefix] = section.id;
                }
                for (const Block& block : section.blocks) {
                    if (const auto* table = std::get_if<Table>(&block)) {
                        add_rows(*table);
                    } else if (const auto* figure = std::get_if<Figure>(&block)) {
                        add_rows(figure->table);
                    }
                }
            }
        }
    }

    /// The id of a row that explains this reason, empty if none does. Ids are made of letters, digits and
    /// dashes.
    std::string row(const std::string& reason) const {
        const auto found = rows_.find(reason);
        return found == rows_.end() ? "" : found->second;
    }
    std::string target(const std::string& reason) const {
        if (const std::string exact = row(reason); !exact.empty()) {
            return exact;
        }
        for (const auto& [prefix, section] : prefixes_) {
            if (reason.starts_with(prefix)) {
                return section;
            }
        }
        return {};
    }

  private:
    void add_rows(const Table& table) {
        for (const Row& row : table.rows) {
            if (!row.explains.empty() && !rows_.contains(row.explains)) {
                rows_[row.explains] = "r" + std::to_string(rows_.size() + 1);
            }
        }
    }
    std::map<std::string, std::string> rows_;
    std::map<std::string, std::string> prefixes_;
};

const char* class_of(Span::Kind kind) {
    switch (kind) {
        case Span::Kind::number:
            return "number";
        case Span::Kind::chance:
            return "chance";
        case Span::Kind::cite:
            return "cite";
        case Span::Kind::assume:
            return "assume";
        case Span::Kind::date:
            return "date";
        default:
            return "";
    }
}

class Page {
  public:
    explicit Page(const Brief& brief) : brief_(brief), anchors_(brief) {}

    std::string render();

  private:
    Node span(const Span& span, bool link_numbers) const;
    Node line(const Line& line, bool link_numbers) const;
    Node mark_node(Standing standing) const;
    Node statement(const Statement& statement, bool link_numbers) const;
    Node table(const Table& table);
    Node table_row(const Table& table, const Row& row, Standing shared) const;
    Node figure(const Figure& figure);
    Node block(const Block& block, bool above);
    Node above_section(const Section& section);
    Node below_section(const Section& section);
    Node head() const;
    Node contents() const;

    const Brief& brief_;
    Anchors anchors_;
    int figures_ = 0;
    mutable std::map<std::string, bool> placed_;
};

/// A range such as "55-80 %" never breaks at its dash.
Node unbroken(const std::string& words) {
    std::vector<Node> nodes;
    for (std::size_t start = 0; start < words.size();) {
        std::size_t end = words.find(' ', start);
        while (end != std::string::npos && end + 1 < words.size() && words[end + 1] == '%') {
            end = words.find(' ', end + 1);
        }
        end = std::min(end, words.size());
        const std::string word = words.substr(start, end - start);
        nodes.push_back(word.find('-') == std::string::npos
                            ? text(word)
                            : element("span", {{"class", "nb"}}, {text(word)}));
        if (end < words.size()) {
            nodes.push_back(text(" "));
        }
        start = end + 1;
    }
    return html::join(nodes);
}

Node Page::span(const Span& span, bool link_numbers) const {
    const bool marks = span.kind == Span::Kind::cite || span.kind == Span::Kind::assume;
    const bool number = span.kind == Span::Kind::number || span.kind == Span::Kind::chance;
    const std::string target = marks || (number && link_numbers) ? anchors_.target(span.reason) : "";
    if (!target.empty()) {
        return element("a", {{"class", class_of(span.kind)}, {"href", "#" + target}}, {unbroken(span.text)});
    }
    switch (span.kind) {
        case Span::Kind::strong:
            return element("strong", {}, {text(span.text)});
        case Span::Kind::key:
            return element("code", {}, {text(span.text)});
        case Span::Kind::date:
            return element("span", {{"class", "date"}}, {text(span.text)});
        case Span::Kind::quoted:
            return element("q", {{"class", "quoted"}}, {text(span.text)});
        case Span::Kind::number:
            return unbroken(span.text);
        case Span::Kind::chance:
            return element("span", {{"class", "chance"}}, {unbroken(span.text)});
        case Span::Kind::written:
            if (span.text.starts_with("https://") || span.text.starts_with("http://")) {
                return element("a", {{"href", span.text}, {"rel", "noreferrer noopener"}}, {text(span.text)});
            }
            return text(span.text);
        default:
            return text(span.text);
    }
}

Node Page::line(const Line& line, bool link_numbers) const {
    std::vector<Node> nodes;
    for (const Span& part : line) {
        nodes.push_back(span(part, link_numbers));
    }
    return html::join(nodes);
}

Node Page::mark_node(Standing standing) const {
    if (standing == Standing::plain) {
        return {};
    }
    return element("span", {{"class", "mark " + name(standing)}, {"role", "img"}, {"aria-label", name(standing)}},
                   {text(mark(standing))});
}

Node Page::statement(const Statement& statement, bool link_numbers) const {
    return element("span", {{"class", "statement"}},
                   {mark_node(statement.standing), line(statement.line, link_numbers)});
}

Standing shared_standing(const Table& table) {
    if (table.rows.empty()) {
        return Standing::plain;
    }
    const Standing first = table.rows.front().standing;
    const bool all = std::all_of(table.rows.begin(), table.rows.end(),
                                 [&](const Row& row) { return row.standing == first; });
    return all ? first : Standing::plain;
}

/// "r2 r4": the columns that stand right, said once for the table rather than in every cell.
std::string right_columns(const Table& table) {
    std::string classes;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].align == Align::right) {
            classes += (classes.empty() ? "r" : " r") + std::to_string(c + 1);
        }
    }
    return classes;
}

/// The tone of a matrix cell from its signs.
std::string tone_class(const Line& cell) {
    const std::string signs = plain_text(cell);
    const auto plus = std::count(signs.begin(), signs.end(), '+');
    const auto minus = std::count(signs.begin(), signs.end(), '-');
    return plus > 0 ? "t" + std::to_string(plus) : (minus > 0 ? "t-" + std::to_string(minus) : "t0");
}

/// Wider than a phone, unless it is one of few short numbers: it scrolls in a frame of its own.
bool is_wide(const Table& table) {
    constexpr std::size_t fits_a_phone = 4;
    constexpr std::size_t numbers_that_fit = 6;
    const bool numbers = table.columns.size() <= numbers_that_fit &&
                         std::all_of(table.columns.begin() + (table.columns.empty() ? 0 : 1),
                                     table.columns.end(), [](const Column& column) {
                                         return column.align == Align::right && column.title.size() < 14;
                                     });
    return table.columns.size() > fits_a_phone && !numbers;
}

Node Page::table_row(const Table& table, const Row& row, Standing shared) const {
    std::vector<Node> cells;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const Column& column = table.columns[c];
        std::string style = column.align == Align::centre ? "centre" : "";
        if (table.matrix && column.align == Align::centre) {
            style += " " + tone_class(row.cells[c]);
        }
        const Standing own = c == 0 && shared == Standing::plain ? row.standing : Standing::plain;
        const std::vector<Node> content{mark_node(own), line(row.cells[c], table.matrix)};
        std::vector<html::Attribute> attributes;
        if (!style.empty()) {
            attributes.push_back({"class", style});
        }
        if (table.matrix) {
            attributes.push_back({"role", c == 0 ? "rowheader" : "cell"});
        }
        if (c == 0) {
            attributes.push_back({"scope", "row"});
        } else if (table.matrix) {
            attributes.push_back({"data-label", column.title});
        }
        cells.push_back(c == 0 ? element("th", attributes, content) : element("td", attributes, content));
    }
    std::vector<html::Attribute> attributes;
    if (table.matrix) {
        attributes.push_back({"role", "row"});
    }
    if (const std::string id = anchors_.row(row.explains); !id.empty() && !placed_[id]) {
        placed_[id] = true;
        attributes.push_back({"id", id});
    }
    return element("tr", attributes, cells);
}

Node Page::table(const Table& table) {
    const Standing shared = shared_standing(table);
    // Laid out as blocks, as a matrix is on a phone, a table would lose its roles, so they are spelled out there.
    const auto role = [&](const char* name_of_role) {
        return table.matrix ? std::vector<html::Attribute>{{"role", name_of_role}} : std::vector<html::Attribute>{};
    };
    std::vector<Node> heads;
    for (const Column& column : table.columns) {
        std::vector<html::Attribute> attributes = role("columnheader");
        attributes.push_back({"scope", "col"});
        if (column.align == Align::centre) {
            attributes.push_back({"class", "centre"});
        }
        heads.push_back(element("th", attributes,
                                {column.title.empty() ? element("span", {{"class", "vh"}}, {text("number")})
                                                      : text(column.title)}));
    }
    std::vector<Node> rows;
    for (const Row& row : table.rows) {
        rows.push_back(table_row(table, row, shared));
    }
    std::vector<html::Attribute> attributes = role("table");
    const std::string right = right_columns(table);
    if (table.matrix || !right.empty()) {
        attributes.push_back({"class", table.matrix ? "matrix" + (right.empty() ? "" : " " + right) : right});
    }
    if (table.matrix) {
        attributes.push_back(
            {"style", "--powers:" + std::to_string(std::max<std::size_t>(table.columns.size(), 3) - 2)});
    }
    Node drawn = element("table", attributes,
                         {element("caption", {}, {mark_node(shared), text(table.caption)}),
                          element("thead", role("rowgroup"), {element("tr", role("row"), heads)}),
                          element("tbody", role("rowgroup"), rows)});
    if (!table.matrix && is_wide(table)) {
        drawn = element("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", table.caption}},
                        {drawn});
    }
    std::vector<Node> nodes{std::move(drawn)};
    for (const Statement& note : table.notes) {
        nodes.push_back(element("p", {{"class", "note"}}, {statement(note, false)}));
    }
    return html::join(nodes);
}

Node Page::figure(const Figure& figure) {
    const std::string id = "figure-" + std::to_string(++figures_);
    std::vector<Node> nodes{
        element("figcaption", {}, {mark_node(shared_standing(figure.table)), text(figure.title)}),
        chart::svg_chart(figure.chart, id, figure.title)};
    if (!figure.how_to_read.empty()) {
        nodes.push_back(element("p", {{"class", "how"}}, {line(figure.how_to_read, false)}));
    }
    nodes.push_back(
        element("details", {}, {element("summary", {}, {text("Show as table")}), table(figure.table)}));
    return element("figure", {}, nodes);
}

Node Page::block(const Block& block, bool above) {
    if (const auto* heading = std::get_if<Heading>(&block)) {
        return element("h4", {}, {text(heading->text)});
    }
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        std::vector<Node> nodes;
        for (const Statement& said : paragraph->statements) {
            nodes.push_back(statement(said, above));
        }
        return element("p", {}, nodes);
    }
    if (const auto* bullets = std::get_if<Bullets>(&block)) {
        std::vector<Node> items;
        for (const Statement& said : bullets->items) {
            const Node sign = said.standing == Standing::plain
                                  ? element("span", {{"class", "mark"}, {"aria-hidden", "true"}}, {text("–")})
                                  : mark_node(said.standing);
            items.push_back(element("li", {}, {sign, line(said.line, above)}));
        }
        return element("ul", {{"role", "list"}}, items);
    }
    if (const auto* table_block = std::get_if<Table>(&block)) {
        return table(*table_block);
    }
    return figure(std::get<Figure>(block));
}

Node Page::above_section(const Section& section) {
    std::vector<Node> blocks;
    bool wide = false;
    for (const Block& part : section.blocks) {
        blocks.push_back(block(part, true));
        wide = wide || std::holds_alternative<Table>(part) || std::holds_alternative<Figure>(part);
    }
    return element(
        "section",
        {{"id", section.id}, {"class", wide ? "part wide" : "part"}, {"aria-labelledby", "h-" + section.id}},
        {element("h2", {{"id", "h-" + section.id}}, {text(section.title)}), element("div", {}, blocks)});
}

Node Page::below_section(const Section& section) {
    std::vector<Node> nodes{element("h3", {{"id", "h-" + section.id}}, {text(section.title)})};
    for (const Block& part : section.blocks) {
        nodes.push_back(block(part, false));
    }
    return element("section", {{"id", section.id}, {"aria-labelledby", "h-" + section.id}}, nodes);
}

Node Page::head() const {
    std::vector<Node> dateline{line(brief_.dateline, false)};
    if (!brief_.hindsight.empty()) {
        dateline.push_back(text(" · "));
        dateline.push_back(element("strong", {}, {line(brief_.hindsight, false)}));
    }
    std::vector<Node> legend;
    for (const Span& item : brief_.legend.line) {
        if (item.text.find_first_not_of(' ') != std::string::npos) {
            legend.push_back(element("span", {}, {text(item.text)}));
        }
    }
    std::vector<Node> nodes{element("h1", {}, {text(brief_.title)}),
                            element("p", {{"class", "dateline"}}, dateline)};
    if (!brief_.question.empty()) {
        nodes.push_back(element("p", {{"class", "question"}}, {text(brief_.question)}));
    }
    nodes.push_back(element("p", {{"class", "legend"}}, legend));
    return element("header", {}, nodes);
}

Node Page::contents() const {
    std::vector<Node> items;
    for (const Section& section : brief_.below) {
        items.push_back(
            element("li", {}, {element("a", {{"href", "#" + section.id}}, {text(section.title)})}));
    }
    return element("nav", {{"aria-label", "Sections of the working"}},
                   {element("ul", {{"role", "list"}}, items)});
}

std::string Page::render() {
    std::vector<Node> main{head()};
    for (const Section& section : brief_.above) {
        main.push_back(above_section(section));
    }
    if (!brief_.below.empty()) {
        main.push_back(
            element("h2", {{"class", "fold"}, {"id", "working"}}, {text("Below the fold: the working")}));
        main.push_back(contents());
    }
    for (const Section& section : brief_.below) {
        main.push_back(below_section(section));
    }
    const Node head_node =
        element("head", {},
                {element("meta", {{"charset", "utf-8"}}),
                 element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                 element("meta", {{"http-equiv", "Content-Security-Policy"},
                                  {"content", "default-src 'none'; style-src 'unsafe-inline'"}}),
                 element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}),
                 element("title", {}, {text(brief_.title)}), html::style_sheet(style())});
    const Node body =
        element("body", {},
                {element("a", {{"class", "skip"}, {"href", "#working"}}, {text("Skip to the working")}),
                 element("main", {}, main)});
    return "<!doctype html>\n" + element("html", {{"lang", "en"}}, {head_node, body}).markup() + "\n";
}

}  // namespace

std::string render_html(const Brief& brief) {
    return Page(brief).render();
}

}  // namespace entente::brief

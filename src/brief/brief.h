// The brief as a value: what is said, in order, before any format. Renderers only lay it out.
//
//     Brief brief = compose(situation, findings, {.file = "situation.toml"});
//     std::string page = render_html(brief);
//
// A section is a list of blocks (paragraphs, bullets, tables, charts); a line of text is a list of spans.
// Every span that shows a number carries its reason: where the number comes from, in one of the forms
//
//     source:ID   evidence:ID   assumption:ID   input:KEY   file:KEY   finding:PATH   rule:NAME
//
// and every reason of the forms finding: and rule: is explained by a section or a table row of the same
// brief. Every statement has a standing, shown by a mark in every format: a reader can tell a fact from a
// judgement.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "brief/chart/chart.h"

namespace entente::brief {

struct Span {
    enum class Kind {
        text,     ///< the program's own words
        strong,   ///< the same, stressed
        written,  ///< words of the file: names, texts, expressions
        quoted,   ///< words somebody said, in quotation marks
        number,   ///< a number
        chance,   ///< a probability as word, range and number
        date,
        cite,    ///< [3], a source
        assume,  ///< [A2], an assumption
        key,     ///< a key path or a command, set as code
    };
    Kind kind = Kind::text;
    std::string text;
    std::string reason;           ///< where it comes from; never empty if the text holds a number
    std::optional<double> value;  ///< the number in full precision; a probability is 0..1
    bool operator==(const Span&) const = default;
};

using Line = std::vector<Span>;

/// What a statement is. `plain` says nothing about the world (a heading, a convention, a pointer).
enum class Standing {
    plain,
    fact,        ///< a source says so, credibility 1 or 2 (confirmed, probably true)
    report,      ///< a source says so, credibility 3 or less, or unknown
    judgement,   ///< computed from the file by the model
    assumption,  ///< held without evidence
};

struct Statement {
    Standing standing = Standing::plain;
    Line line;
};

struct Paragraph {
    std::vector<Statement> statements;
};

struct Bullets {
    std::vector<Statement> items;
};

enum class Align { left, right, centre };

struct Column {
    std::string title;
    Align align = Align::left;
    std::optional<std::string> under_first = std::nullopt;  ///< in narrow text its cells go under the first one, after this word
};

struct Row {
    std::vector<Line> cells;  ///< one a column; the first is the row's header
    std::string explains;     ///< the reason this row is the explanation of, if it is one
    Standing standing = Standing::plain;
};

struct Table {
    std::string caption;  ///< a sentence: what the table shows
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<Statement> notes;
    bool matrix = false;  ///< cells of ++ + 0 - --, which HTML shades as well
};

/// A chart: the sentence it shows, how to read it, its data, and the same data as a table.
struct Figure {
    std::string title;
    Line how_to_read;
    chart::Chart chart;
    Table table;
    bool table_says_more = true;  ///< false: in plain formats the drawn chart already says all of it
};

struct Heading {
    std::string text;
    std::string explains;
};

using Block = std::variant<Heading, Paragraph, Bullets, Table, Figure>;

struct Section {
    std::string id;  ///< stable name: "bottom-line"
    std::string title;
    bool run_in = false;                ///< the title leads the first paragraph, as in "Bottom line. ..."
    std::vector<std::string> explains;  ///< prefixes of the reasons explained here: "finding:drivers"
    std::vector<Block> blocks;
};

struct Brief {
    std::string title;
    Line dateline;   ///< as of, horizon, seen from
    Line hindsight;  ///< "written with hindsight on ...", empty if it was not
    std::string question;
    Statement legend;  ///< what the marks mean
    std::vector<Section> above;
    std::vector<Section> below;
};

/// The mark of a standing, one character that prints everywhere; empty for plain.
std::string mark(Standing standing);

/// Its name: "fact", "report", "judgement", "assumption"; empty for plain.
std::string name(Standing standing);

/// The text of a line without its kinds.
std::string plain_text(const Line& line);

}  // namespace entente::brief

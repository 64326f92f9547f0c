#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

#include "base/file.h"
#include "base/text.h"
#include "theory/spatial/ktab_file.h"

namespace entente::theory::spatial {
namespace {

struct Line {
    std::vector<std::string> fields;
    std::vector<std::uint32_t> columns;  ///< where each field begins, from 1
    std::string_view source;
    std::uint32_t number = 0;
    bool quotes_closed = true;
};

/// Fields of a line, blanks cut; a field in double quotes may hold commas and doubled quotes.
Line read_line(std::string_view source, std::uint32_t number) {
    Line line{{}, {}, source, number, true};
    std::size_t at = 0;
    for (;;) {
        while (at < source.size() && (source[at] == ' ' || source[at] == '\t')) {
            ++at;
        }
        line.columns.push_back(static_cast<std::uint32_t>(at + 1));
        std::string field;
        if (at < source.size() && source[at] == '"') {
            bool closed = false;
            for (++at; at < source.size() && !closed; ++at) {
                const bool quote = source[at] == '"';
                if (quote && at + 1 < source.size() && source[at + 1] == '"') {
                    field.push_back('"');
                    ++at;
                } else if (quote) {
                    closed = true;
                } else {
                    field.push_back(source[at]);
                }
            }
            line.quotes_closed &= closed;
            const std::size_t comma = std::min(source.find(',', at), source.size());
            line.quotes_closed &= trim(source.substr(at, comma - at)).empty();
            at = comma;
        } else {
            const std::size_t comma = std::min(source.find(',', at), source.size());
            field = trim(source.substr(at, comma - at));
            at = comma;
        }
        line.fields.push_back(std::move(field));
        if (at >= source.size()) {
            break;
        }
        ++at;
    }
    while (line.fields.size() > 1 && line.fields.back().empty()) {
        line.fields.pop_back();
    }
    return line;
}

/// Lines that are not blank, with their numbers.
std::vector<Line> read_lines(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    std::vector<Line> lines;
    std::uint32_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ++number;
        const std::string_view source = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!trim(source).empty()) {
            lines.push_back(read_line(trim(source), number));
        }
    }
    return lines;
}

struct Reader {
    const std::string& file;
    Diagnostics found;

    /// `field` counts from 0.
    void refuse(const Line& line, std::size_t field, std::string code, std::string message, std::string hint = {}) {
        const std::uint32_t column = field < line.columns.size() ? line.columns[field] : 1;
        found.push_back({std::move(code), Severity::error, {file, line.number, column}, std::move(message),
                         std::move(hint), std::string(line.source)});
    }
};

std::optional<std::size_t> whole_number(std::string_view text) {
    const std::optional<double> x = parse_number(text);
    if (!x || *x < 0 || *x > 1e6 || *x != std::floor(*x)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(*x);
}

/// Name, description and the two counts, what follows them being of no account; 0 actors if they cannot be had.
std::size_t read_head(Reader& reader, const Line& line, KtabFile& out) {
    if (line.fields.size() < 4 || !line.quotes_closed) {
        reader.refuse(line, 0, "E355", "the first line must be name, description, number of actors, number of issues",
                      "enclose a name or description that holds a comma in double quotes");
        return 0;
    }
    out.name = line.fields[0];
    out.description = line.fields[1];
    const auto actors = whole_number(line.fields[2]);
    const auto issues = whole_number(line.fields[3]);
    if (!actors || !issues) {
        reader.refuse(line, 2, "E355", fmt::format("\"{}\" actors and \"{}\" issues are not two whole numbers", line.fields[2],
                                                line.fields[3]));
        return 0;
    }
    if (*actors < fewest_actors || *actors > most_actors || *issues < 1 || *issues > most_issues) {
        reader.refuse(line, 2, "E350",
                      fmt::format("the spatial model takes {} to {} actors and 1 to {} issues, not {} and {}",
                                  fewest_actors, most_actors, most_issues, *actors, *issues));
        return 0;
    }
    out.issues.resize(*issues);
    return *actors;
}

/// "Policy Position" names the issue "Policy".
std::string issue_of_header(std::string_view header) {
    constexpr std::string_view ending = " position";
    if (header.size() > ending.size()) {
        const std::string_view tail = header.substr(header.size() - ending.size());
        const bool same = std::equal(tail.begin(), tail.end(), ending.begin(), [](char a, char b) {
            return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
        });
        header = same ? header.substr(0, header.size() - ending.size()) : header;
    }
    return std::string(trim(header));
}

void read_headers(Reader& reader, const Line& line, KtabFile& out) {
    const std::size_t wanted = 3 + 2 * out.issues.size();
    if (line.fields.size() != wanted || !line.quotes_closed) {
        reader.refuse(line, 0, "E355", fmt::format("the second line holds {} headers; {} issues need {}",
                                                line.fields.size(), out.issues.size(), wanted),
                      "actor, description, power, then a position and a salience for each issue");
        return;
    }
    for (std::size_t k = 0; k < out.issues.size(); ++k) {
        out.issues[k] = issue_of_header(line.fields[3 + 2 * k]);
        if (out.issues[k].empty() ||
            std::find(out.issues.begin(), out.issues.begin() + static_cast<std::ptrdiff_t>(k), out.issues[k]) !=
                out.issues.begin() + static_cast<std::ptrdiff_t>(k)) {
            reader.refuse(line, 3 + 2 * k, "E355", fmt::format("the header of issue {} is empty or repeated", k + 1));
        }
    }
}

double read_number(Reader& reader, const Line& line, std::size_t field, std::string_view what, double most) {
    const std::optional<double> x = parse_number(line.fields[field]);
    if (!x) {
        reader.refuse(line, field, "E356", fmt::format("the {} \"{}\" is not a number", what, line.fields[field]));
        return 0;
    }
    if (what == "power" && !(*x > 0 && *x <= most)) {
        reader.refuse(line, field, "E351", fmt::format("the power {} is not above 0", *x), "leave the actor out");
    } else if (*x < 0 || *x > most) {
        reader.refuse(line, field, what == "salience" ? "E352" : "E351",
                      fmt::format("the {} {} does not lie on 0..{}", what, *x, most));
    }
    return *x;
}

void read_actor(Reader& reader, const Line& line, KtabFile& out) {
    const std::size_t before = reader.found.size();
    const std::size_t wanted = 3 + 2 * out.issues.size();
    if (line.fields.size() != wanted || !line.quotes_closed) {
        reader.refuse(line, 0, "E356", line.quotes_closed ? fmt::format("an actor's line holds {} fields, not {}", wanted,
                                                                     line.fields.size())
                                                       : "a double quote is not closed where its field ends");
        return;
    }
    if (line.fields[0].empty() || std::find(out.actors.begin(), out.actors.end(), line.fields[0]) != out.actors.end()) {
        reader.refuse(line, 0, "E356", fmt::format("the actor \"{}\" has no name or is named twice", line.fields[0]));
    }
    out.actors.push_back(line.fields[0]);
    out.places.push_back({reader.file, line.number, 1});
    out.power.push_back(read_number(reader, line, 2, "power", 1e100));
    double total = 0;
    for (std::size_t k = 0; k < out.issues.size(); ++k) {
        out.position.push_back(read_number(reader, line, 3 + 2 * k, "position", 100));
        out.salience.push_back(read_number(reader, line, 4 + 2 * k, "salience", 100));
        total += out.salience.back();
    }
    if (total > 100 + 1e-9) {
        reader.refuse(line, 4, "E352", fmt::format("the saliences sum to {}, more than 100", total),
                      "an actor divides at most 100 among the issues");
    } else if (total <= 0 && reader.found.size() == before) {
        reader.refuse(line, 4, "E352", "the actor cares for no issue", "leave the actor out");
    }
}

}  // namespace

bool looks_like_ktab_csv(std::string_view text) {
    const std::vector<Line> lines = read_lines(text.substr(0, std::min(text.find('\n'), text.size())));
    return lines.size() == 1 && lines[0].fields.size() >= 4 && whole_number(lines[0].fields[2]) &&
           whole_number(lines[0].fields[3]);
}

Result<KtabFile> parse_ktab_csv(std::string_view text, const std::string& file) {
    Reader reader{file, {}};
    KtabFile out;
    const std::vector<Line> lines = read_lines(text);
    if (!is_utf8(text) || lines.size() < 2) {
        Diagnostic whole;
        whole.code = "E355";
        whole.where.file = file;
        whole.message = lines.size() < 2 ? "the table has no two lines" : "the table is not UTF-8";
        whole.hint = "line 1: name, description, actors, issues; line 2: headers";
        return failure(std::move(whole));
    }
    const std::size_t actors = read_head(reader, lines[0], out);
    if (actors > 0) {
        read_headers(reader, lines[1], out);
    }
    if (!reader.found.empty()) {
        return tl::unexpected(std::move(reader.found));
    }
    for (std::size_t i = 2; i < lines.size(); ++i) {
        read_actor(reader, lines[i], out);
    }
    if (lines.size() - 2 != actors) {
        reader.refuse(lines[0], 2, "E355", fmt::format("the first line says {} actors; {} lines follow the headers", actors,
                                                    lines.size() - 2));
    }
    if (!reader.found.empty()) {
        return tl::unexpected(std::move(reader.found));
    }
    return out;
}

Input input_of(const KtabFile& file) {
    return {.actors = file.actors.size(), .issues = file.issues.size(), .power = file.power, .position = file.position,
            .salience = file.salience, .ideal = {}, .accommodation = file.accommodation};
}

Result<KtabFile> read_ktab(const std::filesystem::path& path) {
    const Result<std::string> text = read_file(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return looks_like_ktab_xml(*text) ? parse_ktab_xml(*text, path.string()) : parse_ktab_csv(*text, path.string());
}

}  // namespace entente::theory::spatial

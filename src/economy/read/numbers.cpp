#include "economy/read/numbers.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"

namespace entente::economy {
namespace {

constexpr std::size_t most_complaints = 5;

bool is_separator(char c) { return c == ' ' || c == '\t' || c == ',' || c == ';'; }

// Fields of a line. Runs of blanks are one separator; a tab, comma or semicolon next to another one is a hole.
std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    std::size_t at = 0;
    while (at <= line.size()) {
        std::size_t end = at;
        while (end < line.size() && !is_separator(line[end])) ++end;
        const bool after_blank = end < line.size() && line[end] == ' ';
        if (end > at || !after_blank) fields.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return fields;
}

}  // namespace

Result<NumberTable> read_numbers(const std::filesystem::path& path, std::size_t rows, std::size_t columns) {
    const Result<std::string> text = read_file(path);
    if (!text) return tl::unexpected(text.error());
    NumberTable table{rows, columns, {}, {}};
    Diagnostics problems;
    std::uint32_t line_number = 0;
    const auto complain = [&](const char* code, std::string message, const char* hint) {
        if (problems.size() < most_complaints) {
            problems.push_back({code, Severity::error, {path.string(), line_number, 0}, std::move(message),
                                hint, {}});
        }
    };
    std::size_t found = 0;
    for (std::size_t at = 0; at < text->size();) {
        std::size_t end = text->find('\n', at);
        if (end == std::string::npos) end = text->size();
        ++line_number;
        std::string_view line = trim(std::string_view(*text).substr(at, end - at));
        at = end + 1;
        if (line.empty()) continue;
        ++found;
        const std::vector<std::string_view> fields = fields_of(line);
        if (fields.size() != columns) {
            complain("E602", fmt::format("the row has {} fields, not {}", fields.size(), columns),
                     "give one number a column");
            continue;
        }
        table.line.push_back(line_number);
        for (std::size_t c = 0; c < columns; ++c) {
            const std::optional<double> number = parse_number(fields[c]);
            if (!number) {
                complain("E601",
                         fmt::format("field {} is {}, not a number", c + 1,
                                     fields[c].empty() ? "empty" : fmt::format("\"{}\"", fields[c])),
                         "fill the hole; write 0 where there is no trade");
            }
            table.value.push_back(number.value_or(0));
        }
    }
    if (problems.empty() && found != rows) {
        line_number = 0;
        complain("E602", fmt::format("the file has {} rows, not {}", found, rows),
                 "give every country and sector a row, in the order that the experiment names");
    }
    if (!problems.empty()) return tl::unexpected(std::move(problems));
    return table;
}

}  // namespace entente::economy

#include "economy/read/flow_matrix.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "base/file.h"
#include "base/text.h"

namespace entente::economy {

Result<FlowMatrix> read_flow_matrix(const std::filesystem::path& file) {
    const Result<std::string> text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    std::vector<std::tuple<std::string, std::string, double>> rows;
    std::map<std::string, std::size_t> place;
    std::map<std::pair<std::string, std::string>, std::uint32_t> seen;
    std::uint32_t line_number = 0;
    for (const std::string_view line : split(*text, '\n')) {
        ++line_number;
        if (line.empty()) continue;
        const auto refuse = [&](const char* code, std::string message, const char* hint) {
            return failure(Diagnostic{code, Severity::error, {file.string(), line_number, 0}, std::move(message), hint,
                                      std::string(line)});
        };
        const std::vector<std::string_view> fields = split(line, ',');
        if (line_number == 1) {
            if (fields.size() == 3 && !parse_number(fields[2])) continue;
            return refuse("E602", "the first line is not a header of three columns", "begin with: exporter,importer,value");
        }
        if (fields.size() != 3) return refuse("E602", fmt::format("the row has {} fields, not 3", fields.size()), "give exporter, importer, value");
        const std::optional<double> value = parse_number(fields[2]);
        if (!value) return refuse("E601", "the value is no number", "fill the hole; write 0 where there is no trade");
        if (*value < 0) return refuse("E603", fmt::format("the flow is {}", *value), "a flow is at least 0");
        const auto [known, fresh] = seen.emplace(std::pair(std::string(fields[0]), std::string(fields[1])), line_number);
        if (!fresh) return refuse("E602", fmt::format("the pair stands in line {} already", known->second), "remove one of the rows");
        place.emplace(fields[0], 0);
        rows.emplace_back(fields[0], fields[1], *value);
    }
    FlowMatrix matrix;
    for (auto& [name, at] : place) {
        at = matrix.countries.size();
        matrix.countries.push_back(name);
    }
    matrix.flow.assign(matrix.countries.size() * matrix.countries.size(), 0.0);
    for (const auto& [from, to, value] : rows) {
        // Importers that export nothing have no domestic sales either: they are outside the world of the model.
        if (place.contains(to)) matrix.flow[matrix.at(place[from], place[to])] = value;
    }
    return matrix;
}

}  // namespace entente::economy

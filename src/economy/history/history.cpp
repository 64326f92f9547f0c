#include "economy/history/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/file.h"
#include "base/text.h"

namespace entente::economy {
namespace {

/// Fields of a line; quotes only around whole fields, doubled inside.
std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
                fields.back() += '"';
                ++i;
            } else {
                quoted = !quoted;
            }
        } else if (line[i] == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += line[i];
        }
    }
    for (std::string& field : fields) field = std::string(trim(field));
    return fields;
}

struct Row {
    std::string series, month, value, unit, method, source, published;
    std::uint32_t line = 0;
};

class Builder {
  public:
    explicit Builder(std::string file) : file_(std::move(file)) {}

    void add(const Row& row) {
        const std::optional<Month> month = parse_month(row.month);
        if (!month) return complain("E663", row.line, fmt::format("\"{}\" is no month", row.month), "write 2024-03");
        const std::optional<double> value = parse_number(row.value);
        constexpr double most = 1e15;  // larger numbers are slips of the pen, and twelve of them must add up
        if (!value || !(*value > 0) || *value > most) {
            return complain("E664", row.line, fmt::format("\"{}\" is no number above 0 and up to {:.0e}", row.value, most),
                            "leave the row out where nothing is known; choose a unit in which numbers are small");
        }
        if (row.unit.empty()) {
            return complain("E662", row.line, fmt::format("{} in {} has no unit", row.series, row.month),
                            "name the currency or the measure, such as USD bn");
        }
        Series& series = find(row.series);
        if (series.unit.empty()) series.unit = row.unit;
        if (series.unit != row.unit) {
            return complain("E662", row.line, fmt::format("{} is in {} here and in {} before", row.series, row.unit, series.unit),
                            "bring a series into one unit before it is read");
        }
        const bool is_mean = row.method.starts_with("mean of") || row.method.starts_with("half of");
        const std::optional<Month> published = parse_month(row.published);
        if (!row.published.empty() && (!published || *published < *month)) {
            return complain("E663", row.line, fmt::format("\"{}\" is no month in which {} can have come out", row.published, row.month),
                            "write the month of publication, such as 2024-04, or leave it empty");
        }
        if (!series.months.emplace(*month, Observation{*value, row.method, row.source, is_mean, published}).second) {
            complain("E660", row.line, fmt::format("{} stands twice for {}", row.series, row.month), "remove one of the rows");
        }
    }

    void complain(const char* code, std::uint32_t line, std::string message, std::string hint) {
        problems_.push_back({code, Severity::error, {file_, line, 0}, std::move(message), std::move(hint), {}});
    }

    Result<History> finish() {
        if (!problems_.empty()) return tl::unexpected(std::move(problems_));
        for (const Series& series : history_.series) note_gaps(series);
        return std::move(history_);
    }

  private:
    Series& find(const std::string& id) {
        for (Series& series : history_.series) {
            if (series.id == id) return series;
        }
        history_.series.push_back({id, {}, {}});
        return history_.series.back();
    }

    void note_gaps(const Series& series) {
        const Month* last = nullptr;
        std::vector<std::string> gaps;
        for (const auto& [month, observation] : series.months) {
            if (last != nullptr && month - *last > 1) gaps.push_back(fmt::format("{} to {}", iso(*last + 1), iso(month + -1)));
            last = &month;
        }
        if (gaps.empty()) return;
        history_.notes.push_back({"E661", Severity::warning, {file_, 0, 0},
                                  fmt::format("{} has {} gap{}: {}", series.id, gaps.size(), gaps.size() > 1 ? "s" : "",
                                              fmt::join(gaps, ", ")),
                                  "months without a number are left out of levels and scores", {}});
    }

    std::string file_;
    History history_;
    Diagnostics problems_;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n')) lines.emplace_back(line);
    return lines;
}

Result<History> read_long(const std::filesystem::path& file) {
    const Result<std::string> text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    Builder builder(file.string());
    const std::vector<std::string> lines = lines_of(*text);
    const std::vector<std::string> header = lines.empty() ? std::vector<std::string>{} : fields_of(lines[0]);
    const auto column = [&](const char* name) {
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    };
    const char* names[] = {"series", "month", "value", "unit", "method", "source", "published"};
    std::size_t place[7];
    for (std::size_t k = 0; k < 7; ++k) {
        place[k] = column(names[k]);
        if (place[k] == header.size() && k < 4) {
            builder.complain("E665", 1, fmt::format("the header lacks the column {}", names[k]),
                             "the columns are series, month, value, unit, and if known method, source, published");
            return builder.finish();
        }
    }
    for (std::size_t l = 1; l < lines.size(); ++l) {
        if (lines[l].empty()) continue;
        const std::vector<std::string> fields = fields_of(lines[l]);
        const auto line = static_cast<std::uint32_t>(l + 1);
        if (fields.size() != header.size()) {
            builder.complain("E665", line, fmt::format("the row has {} fields, not {}", fields.size(), header.size()),
                             "put fields that hold commas in quotation marks");
            continue;
        }
        const auto field = [&](std::size_t k) { return place[k] < fields.size() ? fields[place[k]] : std::string(); };
        builder.add({field(0), field(1), field(2), field(3), field(4), field(5), field(6), line});
    }
    return builder.finish();
}

// The wide form: one row a month, letters for methods (H: half of January and February).
Result<History> read_wide(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "china_russia_monthly_best_estimate.csv";
    const Result<std::string> text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    Builder builder(file.string());
    const std::vector<std::string> lines = lines_of(*text);
    for (std::size_t l = 1; l < lines.size(); ++l) {
        const std::vector<std::string> fields = fields_of(lines[l]);
        const auto line = static_cast<std::uint32_t>(l + 1);
        if (lines[l].empty()) continue;
        if (fields.size() != 5) {
            builder.complain("E665", line, fmt::format("the row has {} fields, not 5", fields.size()), "mend the row");
            continue;
        }
        for (const std::size_t k : {std::size_t{1}, std::size_t{3}}) {
            if (fields[k].empty()) continue;
            const std::string method = fields[k + 1] == "H" ? "half of January and February" : fields[k + 1];
            builder.add({k == 1 ? "exports-to-russia" : "imports-from-russia", fields[0], fields[k], "USD bn", method, {}, {}, line});
        }
    }
    if (const Result<std::string> brent = read_file(folder / "brent_monthly.csv")) {
        std::uint32_t line = 0;
        for (const std::string_view row : split(*brent, '\n')) {
            const std::vector<std::string> fields = fields_of(row);
            if (++line > 1 && fields.size() == 2) builder.add({"brent", fields[0], fields[1], "USD per barrel", {}, {}, {}, line});
        }
    }
    return builder.finish();
}

}  // namespace

double Series::at(Month month) const {
    const auto found = months.find(month);
    return found == months.end() ? std::numeric_limits<double>::quiet_NaN() : found->second.value;
}

const Series* History::find(const std::string& id) const {
    for (const Series& one : series) {
        if (one.id == id) return &one;
    }
    return nullptr;
}

Result<History> read_history(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) return read_long(path);
    if (std::filesystem::exists(path / "monthly.csv", ignored)) return read_long(path / "monthly.csv");
    if (std::filesystem::exists(path / "china_russia_monthly_best_estimate.csv", ignored)) return read_wide(path);
    return read_long(path / "monthly.csv");
}

}  // namespace entente::economy

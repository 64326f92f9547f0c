#include "theory/read_table.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <limits>
#include <unordered_map>

#include "base/file.h"
#include "base/text.h"
#include "theory/csv.h"
#include "theory/spatial/ktab_file.h"

namespace entente::theory {

namespace {

constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();

std::string lower_case(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::size_t column_of(const CsvRecord& header, std::string_view name) {
    for (std::size_t i = 0; i < header.field.size(); ++i)
        if (lower_case(header.field[i]) == name) return i;
    return absent;
}

/// One line of a one-issue or long table.
struct Entry {
    std::size_t actor = 0, issue = 0;
    double position = 0, salience = 0, power = 0;
    std::optional<double> reversion;
    std::uint32_t line = 0;
};

/// Gives names numbers in the order they first appear.
class Names {
public:
    std::size_t number_of(const std::string& name) {
        const auto [place, added] = index_.emplace(name, list_.size());
        if (added) list_.push_back(name);
        return place->second;
    }
    const std::vector<std::string>& list() const { return list_; }

private:
    std::unordered_map<std::string, std::size_t> index_;
    std::vector<std::string> list_;
};

/// Reads the lines below a header whose columns are found by name.
class ColumnReader {
public:
    ColumnReader(const std::string& file, const std::vector<CsvRecord>& records) : file_(file), records_(records) {
        const CsvRecord& header = records[0];
        actor_ = column_of(header, "actor");
        issue_ = column_of(header, "issue");
        position_ = column_of(header, "position");
        salience_ = column_of(header, "salience");
        power_ = std::min(column_of(header, "power"), column_of(header, "capability"));
        reversion_ = column_of(header, "reversion");
    }

    Result<Table> read() {
        for (std::size_t i = 0; i < records_[0].field.size(); ++i) {
            if (column_of(records_[0], lower_case(records_[0].field[i])) != i)
                add("E342", records_[0].line,
                    fmt::format("the column {} stands twice", records_[0].field[i]));
        }
        for (std::size_t r = 1; r < records_.size(); ++r) read_entry(records_[r]);
        Table table = make_table();
        if (found_.empty()) return table;
        return tl::unexpected(std::move(found_));
    }

private:
    void add(const char* code, std::uint32_t line, std::string message) {
        found_.push_back({code, Severity::error, {file_, line, 0}, std::move(message), {}, {}});
    }

    double number(const CsvRecord& record, std::size_t column, std::string_view what) {
        const std::string& text = record.field[column];
        if (const auto value = parse_number(text)) return *value;
        if (text.empty()) {
            add("E347", record.line, fmt::format("the {} is missing", what));
        } else {
            add("E343", record.line, fmt::format("the {} is \"{}\", not a number", what, text));
        }
        return 0;
    }

    void read_entry(const CsvRecord& record) {
        const std::size_t width = records_[0].field.size();
        if (record.field.size() != width) {
            add("E341", record.line, fmt::format("the line has {} fields, the header {}", record.field.size(), width));
            return;
        }
        if (record.field[actor_].empty() || (issue_ != absent && record.field[issue_].empty()))
            add("E347", record.line, "the actor or the issue has no name");
        Entry entry;
        entry.actor = actors_.number_of(record.field[actor_]);
        entry.issue = issues_.number_of(issue_ == absent ? "issue" : record.field[issue_]);
        entry.position = number(record, position_, "position");
        entry.salience = number(record, salience_, "salience");
        entry.power = number(record, power_, "power");
        if (reversion_ != absent && !record.field[reversion_].empty())
            entry.reversion = number(record, reversion_, "reversion");
        entry.line = record.line;
        entries_.push_back(entry);
    }

    Table make_table() {
        Table table;
        table.actors = actors_.list();
        for (const std::string& name : issues_.list()) {
            TableIssue issue{name};
            issue.scale_stated = issue_ != absent;
            table.issues.push_back(std::move(issue));
        }
        const std::size_t size = table.actors.size() * table.issues.size();
        table.position.assign(size, std::numeric_limits<double>::quiet_NaN());
        table.salience.assign(size, 0.0);
        table.power.assign(size, 0.0);
        table.places.assign(size, Location{file_, 0, 0});
        // Shares of 1 become percent; a file in which any salience is above 1 is in percent.
        const bool shares = std::all_of(entries_.begin(), entries_.end(), [](const Entry& e) { return e.salience <= 1; });
        for (const Entry& entry : entries_) place(entry, shares, table);
        return table;
    }

    void place(const Entry& entry, bool shares, Table& table) {
        const std::size_t at = table.at(entry.actor, entry.issue);
        if (table.places[at].line != 0) {
            add("E344", entry.line, fmt::format("{} stands twice on {}, first on line {}", table.actors[entry.actor],
                                                table.issues[entry.issue].name, table.places[at].line));
            return;
        }
        table.places[at] = {file_, entry.line, 0};
        table.position[at] = entry.position;
        table.salience[at] = shares ? entry.salience * 100 : entry.salience;
        table.power[at] = entry.power;
        std::optional<double>& reversion = table.issues[entry.issue].reversion;
        if (entry.reversion && reversion && *reversion != *entry.reversion) {
            add("E344", entry.line,
                fmt::format("{} has two reversions, {} and {}", table.issues[entry.issue].name, *reversion,
                            *entry.reversion));
        }
        if (entry.reversion) reversion = entry.reversion;
    }

    const std::string& file_;
    const std::vector<CsvRecord>& records_;
    std::size_t actor_, issue_, position_, salience_, power_, reversion_;
    Names actors_, issues_;
    std::vector<Entry> entries_;
    Diagnostics found_;
};

/// A file of the Spatial Model of Politics as a table: one power an actor, saliences that share 100.
Result<Table> from_ktab(Result<spatial::KtabFile> file) {
    if (!file) return tl::unexpected(std::move(file.error()));
    Table table;
    table.actors = std::move(file->actors);
    for (std::string& name : file->issues) table.issues.push_back({std::move(name)});
    table.position = std::move(file->position);
    table.salience = std::move(file->salience);
    table.salience_divided = true;
    table.accommodation = std::move(file->accommodation);
    table.settings = std::move(file->settings);
    for (std::size_t a = 0; a < table.actors.size(); ++a) {
        for (std::size_t k = 0; k < table.issues.size(); ++k) {
            table.power.push_back(file->power[a]);
            table.places.push_back(file->places[a]);
        }
    }
    return table;
}

Result<Table> unrecognised(const std::string& file, std::string message) {
    return failure(Diagnostic{"E340", Severity::error, {file, 1, 0}, std::move(message),
                              "start with the header actor,issue,position,salience,power, or with "
                              "Actor,Capability,Position,Salience, or with KTAB's line name,description,actors,issues",
                              {}});
}

}  // namespace

Result<Table> parse_table(const std::string& file, std::string_view text) {
    if (spatial::looks_like_ktab_xml(text)) return from_ktab(spatial::parse_ktab_xml(text, file));
    if (spatial::looks_like_ktab_csv(text)) return from_ktab(spatial::parse_ktab_csv(text, file));
    const Result<std::vector<CsvRecord>> records = parse_csv(file, text);
    if (!records) return tl::unexpected(records.error());
    if (records->empty()) return unrecognised(file, "the file is empty");

    const CsvRecord& header = records->front();
    if (column_of(header, "actor") == absent) return unrecognised(file, "the first line is no header of a table of positions");
    Diagnostics missing;
    for (const std::string_view name : {"position", "salience"}) {
        if (column_of(header, name) == absent)
            missing.push_back({"E342",
                               Severity::error,
                               {file, header.line, 0},
                               fmt::format("the header lacks the column {}", name),
                               {},
                               {}});
    }
    if (column_of(header, "power") == absent && column_of(header, "capability") == absent)
        missing.push_back({"E342", Severity::error, {file, header.line, 0}, "the header lacks the column power (or capability)", {}, {}});
    if (!missing.empty()) return tl::unexpected(std::move(missing));
    return ColumnReader(file, *records).read();
}

Result<Table> read_table(const std::filesystem::path& path) {
    const Result<std::string> text = read_file(path);
    if (!text) return tl::unexpected(text.error());
    return parse_table(path.string(), *text);
}

}  // namespace entente::theory

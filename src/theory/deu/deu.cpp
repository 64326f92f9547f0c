#include "theory/deu/deu.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "theory/agenda_setter/agenda_setter.h"
#include "theory/csv.h"

namespace entente::theory {

namespace {

/// Share of the population that a qualified majority needs since Lisbon.
constexpr double qualified_lisbon = 0.65;

struct Member {
    std::string_view name;
    double before_nice, nice, population;  ///< 0: no member, or unknown
};

// Votes from the treaties of Amsterdam and Nice. Populations in thousands as the Council counted them in 2017
// (Decision (EU) 2016/2353).
// Letters as the data have them: bu for Bulgaria, cr for Croatia, el for Greece.
constexpr std::array members{
    Member{"at", 4, 10, 8711.5},   Member{"be", 5, 12, 11289.9},  Member{"bu", 0, 10, 7153.8},
    Member{"cr", 0, 0, 4190.7},    Member{"cy", 0, 4, 848.3},     Member{"cz", 0, 12, 10445.8},
    Member{"dk", 3, 7, 5700.9},    Member{"ee", 0, 4, 1315.9},    Member{"fi", 3, 7, 5465.4},
    Member{"fr", 10, 29, 66661.6}, Member{"de", 10, 29, 82064.5}, Member{"el", 5, 12, 10793.5},
    Member{"hu", 0, 12, 9830.5},   Member{"ie", 3, 7, 4664.2},    Member{"it", 10, 29, 61302.5},
    Member{"lv", 0, 4, 1969.0},    Member{"lt", 0, 7, 2888.6},    Member{"lu", 2, 4, 576.2},
    Member{"mt", 0, 3, 434.4},     Member{"nl", 5, 13, 17235.3},  Member{"pl", 0, 27, 37967.2},
    Member{"pt", 5, 12, 10341.3},  Member{"ro", 0, 14, 19759.9},  Member{"si", 0, 4, 2064.2},
    Member{"sk", 0, 7, 5407.9},    Member{"es", 8, 27, 46438.4},  Member{"se", 4, 10, 9998.0},
    Member{"uk", 10, 29, 65341.2},
};

constexpr bool institution(std::string_view actor) { return actor == "com" || actor == "ep"; }

/// The year in an issue's name: d99158i1 is of 1999, d160280i1 of 2016.
std::optional<Wave> wave_of(std::string_view issue) {
    const auto year = issue.size() > 3 ? parse_number(issue.substr(1, 2)) : std::nullopt;
    if (!year) return std::nullopt;
    if (*year >= 95 || *year == 0) return Wave::before_nice;
    return *year <= 8 ? Wave::nice : Wave::lisbon;
}

/// A column by name, or nothing.
std::optional<std::size_t> column(const CsvRecord& header, std::string_view name) {
    const auto found = std::find(header.field.begin(), header.field.end(), name);
    if (found == header.field.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.field.begin());
}

std::optional<double> number_in(const CsvRecord& record, std::optional<std::size_t> at) {
    return at && *at < record.field.size() ? parse_number(record.field[*at]) : std::nullopt;
}

/// Columns of one actor's position and salience.
struct ActorColumns {
    std::string name;
    std::size_t position, salience;
};

std::vector<ActorColumns> actor_columns(const CsvRecord& header) {
    std::vector<ActorColumns> columns;
    for (std::size_t i = 0; i < header.field.size(); ++i) {
        const std::string& field = header.field[i];
        if (field.size() < 3 || field[0] != 'p') continue;
        const std::string name = field.substr(1);
        if (!institution(name) && name.size() != 2) continue;
        if (const auto salience = column(header, "s" + name)) columns.push_back({name, i, *salience});
    }
    return columns;
}

/// Fills in actors with their power; Commission and Parliament weigh as much as the largest member present.
void add_actors(const CsvRecord& record, const std::vector<ActorColumns>& columns, Decision& decision) {
    double largest = 0;
    for (const ActorColumns& c : columns) {
        const auto position = number_in(record, c.position), salience = number_in(record, c.salience);
        if (!position || !salience) continue;
        decision.actor.push_back(c.name);
        decision.position.push_back(*position);
        decision.salience.push_back(*salience);
        const double power = institution(c.name) ? 0 : voting_power(decision.wave, c.name).value_or(0);
        decision.power.push_back(power);
        largest = std::max(largest, power);
    }
    for (std::size_t i = 0; i < decision.actor.size(); ++i) {
        if (institution(decision.actor[i])) decision.power[i] = largest > 0 ? largest : 1;
        decision.weight.push_back(decision.power[i] * decision.salience[i] / 100);
    }
}

}  // namespace

std::optional<std::size_t> Decision::find(std::string_view name) const {
    const auto found = std::find(actor.begin(), actor.end(), name);
    if (found == actor.end()) return std::nullopt;
    return static_cast<std::size_t>(found - actor.begin());
}

double Decision::mean_salience() const {
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < actor.size(); ++i) {
        sum += power[i] * salience[i];
        total += power[i];
    }
    return total > 0 ? sum / total : 50;
}

std::optional<double> voting_power(Wave wave, std::string_view member) {
    for (const Member& m : members) {
        if (m.name != member) continue;
        const double power = wave == Wave::before_nice ? m.before_nice : wave == Wave::nice ? m.nice : m.population;
        return power > 0 ? std::optional(power) : std::nullopt;
    }
    return std::nullopt;
}

double vote_threshold(const Decision& decision) {
    if (decision.unanimity) return 1;
    switch (decision.wave) {
        case Wave::before_nice: return qualified_before_nice;
        case Wave::nice: return qualified_nice;
        case Wave::lisbon: break;
    }
    return qualified_lisbon;
}

Result<std::vector<Decision>> parse_deu(const std::string& file, std::string_view text) {
    const Result<std::vector<CsvRecord>> records = parse_csv(file, text);
    if (!records) return tl::unexpected(records.error());
    const CsvRecord empty{1, {}};
    const CsvRecord& header = records->empty() ? empty : records->front();
    const auto proposal = column(header, "prnr"), issue = column(header, "isnr"), vote = column(header, "counvte");
    const auto reversion = column(header, "rp"), outcome = column(header, "out");
    Diagnostics missing;
    for (const auto& [name, at] :
         {std::pair{"prnr", proposal}, {"isnr", issue}, {"rp", reversion}, {"out", outcome}}) {
        if (!at) {
            missing.push_back({"E342",
                               Severity::error,
                               {file, header.line, 0},
                               fmt::format("the header lacks the column {}", name),
                               {},
                               {}});
        }
    }
    if (!missing.empty() || !proposal || !issue) return tl::unexpected(std::move(missing));

    const std::vector<ActorColumns> columns = actor_columns(header);
    std::vector<Decision> decisions;
    std::vector<std::string> proposals;
    for (std::size_t r = 1; r < records->size(); ++r) {
        const CsvRecord& record = (*records)[r];
        if (record.field.size() != header.field.size()) {
            return failure(Diagnostic{"E341",
                                      Severity::error,
                                      {file, record.line, 0},
                                      fmt::format("the line has {} fields, the header {}",
                                                  record.field.size(), header.field.size()),
                                      {},
                                      {}});
        }
        Decision decision;
        decision.proposal = record.field[*proposal];
        decision.issue = record.field[*issue];
        const auto wave = wave_of(decision.issue);
        const auto result = number_in(record, outcome);
        if (!wave || !result || *result < 0 || *result > 100) continue;
        decision.wave = *wave;
        decision.outcome = *result;
        decision.unanimity = vote && record.field[*vote] == "Unan";
        decision.reversion = number_in(record, reversion);
        if (decision.reversion && (*decision.reversion < 0 || *decision.reversion > 100)) decision.reversion.reset();
        add_actors(record, columns, decision);
        if (decision.actor.size() < 3) continue;
        const auto known = std::find(proposals.begin(), proposals.end(), decision.proposal);
        decision.group = static_cast<std::size_t>(known - proposals.begin());
        if (known == proposals.end()) proposals.push_back(decision.proposal);
        decisions.push_back(std::move(decision));
    }
    if (decisions.empty()) {
        return failure(
            Diagnostic{"E348",
                       Severity::error,
                       {file, 0, 0},
                       "no decision in the file can be scored",
                       "an outcome in 0..100 and three actors with position and salience are needed",
                       {}});
    }
    for (Decision& decision : decisions) decision.proposals = proposals.size();
    return decisions;
}

Result<std::vector<Decision>> read_deu(const std::filesystem::path& path) {
    const Result<std::string> text = read_file(path);
    if (!text) return tl::unexpected(text.error());
    return parse_deu(path.string(), *text);
}

}  // namespace entente::theory

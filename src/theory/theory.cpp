#include "theory/theory.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace entente::theory {

#define ENTENTE_THEORY(record) extern const Theory record;
#include "theory/theories.inc"
#undef ENTENTE_THEORY

std::span<const Theory* const> theories() {
    static constexpr std::array all{
#define ENTENTE_THEORY(record) &(record),
#include "theory/theories.inc"
#undef ENTENTE_THEORY
    };
    return all;
}

namespace {

std::string join(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

/// "did you mean X?" if something is near, otherwise the whole list.
std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
    if (const auto near = nearest(word, known)) return fmt::format("did you mean \"{}\"?", *near);
    return "choose one of " + join(known);
}

Location place_of(const Table& table, std::size_t actor, std::size_t issue) {
    return table.places.empty() ? Location{} : table.places[table.at(actor, issue)];
}

/// The file as a whole.
Location file_of(const Table& table) {
    return table.places.empty() ? Location{} : Location{table.places[0].file, 0, 0};
}

Diagnostic problem(std::string code, Location where, std::string message, std::string hint = {}) {
    return {std::move(code), Severity::error, std::move(where), std::move(message), std::move(hint), {}};
}

/// Everything wrong with one actor's numbers on one issue.
void check_entry(const Table& table, std::size_t a, std::size_t k, Diagnostics& found) {
    const TableIssue& issue = table.issues[k];
    const double x = table.position[table.at(a, k)], s = table.salience[table.at(a, k)];
    const double c = table.power[table.at(a, k)];
    const std::string who = fmt::format("{} on {}", table.actors[a], issue.name);
    if (!std::isfinite(x) || x < issue.lower || x > issue.upper) {
        found.push_back(
            problem("E302", place_of(table, a, k),
                    fmt::format("position of {} is {}, outside {} to {}", who, x, issue.lower, issue.upper),
                    "mend it, or state the scale with --set scale=LOW..HIGH"));
    }
    if (!(s >= 0 && s <= 100))
        found.push_back(problem("E304", place_of(table, a, k), fmt::format("salience of {} is {}, outside 0 to 100", who, s)));
    if (!(c >= 0) || !std::isfinite(c))
        found.push_back(problem("E305", place_of(table, a, k), fmt::format("power of {} is {}, not a weight", who, c)));
}

/// Everything wrong with one issue: its scale, its reversion, who stands on it with what weight.
void check_issue(const Table& table, std::size_t k, Diagnostics& found) {
    const TableIssue& issue = table.issues[k];
    const Location file = file_of(table);
    if (!(issue.lower < issue.upper) || !std::isfinite(issue.lower) || !std::isfinite(issue.upper)) {
        found.push_back(problem("E306", file, fmt::format("the scale of {} runs from {} to {}", issue.name, issue.lower,
                                                          issue.upper)));
    } else if (issue.reversion && !(*issue.reversion >= issue.lower && *issue.reversion <= issue.upper)) {
        found.push_back(problem("E306", file,
                                fmt::format("the reversion of {} is {}, outside {} to {}", issue.name,
                                            *issue.reversion, issue.lower, issue.upper)));
    }
    std::size_t standing = 0;
    double weight = 0;
    for (std::size_t a = 0; a < table.actors.size(); ++a) {
        if (table.stands_on(a, k)) {
            ++standing;
            weight += table.weight(a, k);
            check_entry(table, a, k, found);
        }
    }
    if (standing < 2) {
        found.push_back(problem("E307", file, fmt::format("{} of {} actors have a position on {}; a settlement needs two",
                                                          standing, table.actors.size(), issue.name)));
    } else if (!(weight > 0) && !has_errors(found)) {
        found.push_back(problem("E303", file, fmt::format("nobody has both power and salience on {}", issue.name)));
    } else if (!std::isfinite(weight) && !has_errors(found)) {
        found.push_back(problem(
            "E305", file, fmt::format("the powers on {} add up to more than a number holds", issue.name)));
    }
}

/// Why this theory cannot take this table, which is fit in itself.
Diagnostics check_fit(const Theory& theory, const Table& table) {
    Diagnostics found;
    const Location file = file_of(table);
    const std::size_t actors = table.actors.size(), issues = table.issues.size();
    if (actors < theory.fewest_actors) {
        found.push_back(problem("E300", file,
                                fmt::format("{} needs at least {} actors, the table has {}", theory.name,
                                            theory.fewest_actors, actors)));
    }
    if (actors > theory.most_actors) {
        found.push_back(problem("E311", file,
                                fmt::format("{} takes at most {} actors, the table has {}", theory.name,
                                            theory.most_actors, actors),
                                "compromise, median and density take any number"));
    }
    if (issues < theory.fewest_issues || issues > theory.most_issues) {
        found.push_back(problem("E312", file,
                                fmt::format("{} needs {} issues or more, the table has {}", theory.name,
                                            theory.fewest_issues, issues)));
    }
    for (std::size_t k = 0; k < issues; ++k) {
        if (theory.needs_reversion && !table.issues[k].reversion) {
            found.push_back(problem("E313", file,
                                    fmt::format("{} must know what holds on {} without a deal", theory.name,
                                                table.issues[k].name),
                                    "state it with --set reversion=NUMBER or a column `reversion`"));
        }
        for (std::size_t a = 0; theory.needs_every_position && a < actors; ++a) {
            if (!table.stands_on(a, k)) {
                found.push_back(problem("E308", place_of(table, a, k),
                                        fmt::format("{} has no position on {}, and {} needs one",
                                                    table.actors[a], table.issues[k].name, theory.name)));
            }
        }
    }
    return found;
}

/// What is legal but should be said: actors without a position, issues without disagreement.
Diagnostics remarks(const Table& table) {
    Diagnostics notes;
    for (std::size_t k = 0; k < table.issues.size(); ++k) {
        std::vector<std::string> absent;
        double lowest = INFINITY, highest = -INFINITY;
        for (std::size_t a = 0; a < table.actors.size(); ++a) {
            if (!table.stands_on(a, k)) {
                absent.push_back(table.actors[a]);
                continue;
            }
            lowest = std::min(lowest, table.position[table.at(a, k)]);
            highest = std::max(highest, table.position[table.at(a, k)]);
        }
        if (!absent.empty()) {
            notes.push_back(
                {"E331",
                 Severity::note,
                 {},
                 fmt::format("no position on {}, so no part in it: {}", table.issues[k].name, join(absent)),
                 {},
                 {}});
        }
        if (lowest == highest) {
            notes.push_back({"E330",
                             Severity::note,
                             {},
                             fmt::format("everybody on {} stands at {}, and so does the settlement",
                                         table.issues[k].name, lowest),
                             {},
                             {}});
        }
    }
    return notes;
}

}  // namespace

Diagnostics check_table(const Table& table) {
    Diagnostics found;
    const Location file = file_of(table);
    const std::size_t entries = table.actors.size() * table.issues.size();
    if (table.actors.size() < 2) {
        found.push_back(
            problem("E300", file,
                    fmt::format("a settlement needs two actors, the table has {}", table.actors.size())));
    }
    if (table.issues.empty() || table.position.size() != entries || table.salience.size() != entries ||
        table.power.size() != entries) {
        found.push_back(problem("E301", file, "the table has no issue, or its columns differ in length"));
        return found;
    }
    for (std::size_t k = 0; k < table.issues.size(); ++k) check_issue(table, k, found);
    return found;
}

Choices::Choices(std::span<const OptionSpec> specs) : specs_(specs), values_(specs.size()) {
    for (std::size_t i = 0; i < specs.size(); ++i) {
        values_[i].text = specs[i].initial;
        values_[i].number = parse_number(specs[i].initial).value_or(0);
    }
}

const Choices::Value& Choices::find(std::string_view name) const {
    std::size_t i = 0;
    while (specs_[i].name != name) ++i;  // a theory asks for its own options only
    return values_[i];
}

std::string_view Choices::word(std::string_view name) const { return find(name).text; }
const std::string& Choices::actor(std::string_view name) const { return find(name).actor; }
double Choices::number(std::string_view name) const { return find(name).number; }
std::size_t Choices::count(std::string_view name) const { return static_cast<std::size_t>(find(name).number); }
bool Choices::given(std::string_view name) const { return find(name).given; }

Result<void> Choices::set(std::string_view name, std::string_view value) {
    const auto spec = std::find_if(specs_.begin(), specs_.end(), [&](const OptionSpec& s) { return s.name == name; });
    if (spec == specs_.end()) {
        std::vector<std::string> known;
        for (const OptionSpec& s : specs_) known.emplace_back(s.name);
        return failure("E320", fmt::format("there is no option \"{}\"", name),
                       known.empty() ? "this theory has no options" : suggestion(name, known));
    }
    Value& slot = values_[static_cast<std::size_t>(spec - specs_.begin())];
    slot.given = true;
    if (spec->kind == OptionKind::actor) {
        slot.actor = value;
        return {};
    }
    if (spec->kind == OptionKind::word) {
        std::vector<std::string> known;
        for (const Word& w : spec->words) {
            if (w.name == value) {
                slot.text = w.name;
                return {};
            }
            known.emplace_back(w.name);
        }
        return failure("E321", fmt::format("option {} has no value \"{}\"", name, value), suggestion(value, known));
    }
    const auto number = parse_number(value);
    const bool whole = spec->kind == OptionKind::count;
    if (!number || *number < spec->lower || *number > spec->upper ||
        (whole && *number != std::floor(*number))) {
        return failure("E321", fmt::format("option {} cannot be \"{}\"", name, value),
                       fmt::format("give a {} from {} to {}", whole ? "whole number" : "number", spec->lower,
                                   spec->upper));
    }
    slot.number = *number;
    return {};
}

Result<const Theory*> find_theory(std::string_view name) {
    std::vector<std::string> known;
    for (const Theory* theory : theories()) {
        if (theory->name == name) return theory;
        known.emplace_back(theory->name);
    }
    return failure("E310", fmt::format("there is no theory \"{}\"", name), suggestion(name, known));
}

namespace {

/// Actor options must name somebody in the table.
Diagnostics check_actors(const Theory& theory, const Table& table, const Choices& choices) {
    Diagnostics found;
    for (const OptionSpec& spec : theory.options) {
        if (spec.kind != OptionKind::actor || !choices.given(spec.name)) continue;
        const std::string& name = choices.actor(spec.name);
        if (std::find(table.actors.begin(), table.actors.end(), name) == table.actors.end()) {
            found.push_back(problem("E321", {},
                                    fmt::format("option {}: the table has no actor \"{}\"", spec.name, name),
                                    suggestion(name, table.actors)));
        }
    }
    return found;
}

/// Settings that describe the table rather than the theory: `scale=LOW..HIGH` and `reversion=NUMBER`, for all issues.
bool describes_table(std::string_view key) { return key == "scale" || key == "reversion"; }

Result<void> describe(Table& table, std::string_view key, std::string_view value) {
    if (key == "reversion") {
        const auto number = parse_number(value);
        if (!number) return failure("E321", fmt::format("reversion cannot be \"{}\"", value), "give a number");
        for (TableIssue& issue : table.issues) issue.reversion = number;
        return {};
    }
    const std::size_t dots = value.find("..");
    const auto low = parse_number(trim(value.substr(0, dots)));
    const auto high = dots == std::string_view::npos ? std::nullopt : parse_number(trim(value.substr(dots + 2)));
    if (!low || !high) return failure("E321", fmt::format("scale cannot be \"{}\"", value), "write it as LOW..HIGH");
    for (TableIssue& issue : table.issues) {
        issue.lower = *low;
        issue.upper = *high;
        issue.scale_stated = true;
    }
    return {};
}

void append(Diagnostics& to, const Diagnostics& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

Result<Settlement> settle(std::string_view name, const Table& given, const Settings& settings) {
    const Result<const Theory*> found = find_theory(name);
    if (!found) return tl::unexpected(found.error());
    const Theory& theory = **found;
    Table table = given;
    Choices choices(theory.options);
    // What the file sets may concern another theory, so what does not fit this one is passed over.
    for (const auto& [key, value] : table.settings) static_cast<void>(choices.set(key, value));
    Diagnostics wrong;
    for (const auto& [key, value] : settings) {
        const Result<void> done = describes_table(key) ? describe(table, key, value) : choices.set(key, value);
        if (!done) append(wrong, done.error());
    }
    Diagnostics unfit = check_table(table);
    if (unfit.empty()) unfit = check_fit(theory, table);
    if (unfit.empty()) unfit = check_actors(theory, table, choices);
    append(wrong, unfit);
    if (!wrong.empty()) return tl::unexpected(std::move(wrong));

    Result<Settlement> result = theory.run(table, choices);
    if (!result) return result;
    result->theory = theory.name;
    result->actors = table.actors;
    for (const TableIssue& issue : table.issues) result->issues.push_back(issue.name);
    result->states = result->rounds.size();
    Diagnostics notes = remarks(table);
    append(notes, result->notes);
    result->notes = std::move(notes);
    return result;
}

}  // namespace entente::theory

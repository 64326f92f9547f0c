#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "base/text.h"
#include "situation/build.h"
#include "situation/change.h"
#include "situation/correlation.h"
#include "situation/lints.h"

namespace entente::situation {
namespace {

std::vector<std::string> input_keys(const Situation& situation) {
    std::vector<std::string> keys;
    for (const Input& input : situation.inputs) {
        keys.push_back(input.key);
    }
    return keys;
}

std::optional<InputId> find_or_report(Building& building, const std::string& key, Place place, const char* code) {
    const std::optional<InputId> input = building.situation.find_input(key);
    if (!input) {
        building.report.error(code, place, "no input is called " + in_quotes(key),
                              suggestion(key, input_keys(building.situation)));
    }
    return input;
}

using NewValue = std::pair<InputId, stats::Elicited>;

// The two ends of what is possible must stay in order when one of them is supposed to be elsewhere.
void check_ends(Building& building, const Entry& entry, const std::vector<NewValue>& values) {
    for (const Issue& issue : building.situation.issues) {
        stats::Elicited low = building.situation.input(issue.possible_low).value;
        stats::Elicited high = building.situation.input(issue.possible_high).value;
        bool changed = false;
        for (const auto& [input, value] : values) {
            if (input == issue.possible_low || input == issue.possible_high) {
                (input == issue.possible_low ? low : high) = value;
                changed = true;
            }
        }
        if (changed && low.parts.back().high >= high.parts.front().low) {
            building.report.error("E132", entry.place,
                                  std::string(entry.table->name) + " " + in_quotes(entry.id) + " leaves nothing possible on " +
                                      in_quotes(issue.id) + ": the lower end may lie above the upper end",
                                  "change both ends");
        }
    }
}

struct Count {
    std::size_t hits = 0;
    std::size_t cases = 0;
};

std::optional<std::size_t> whole_number(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    constexpr std::size_t largest = 1'000'000;
    return error == std::errc{} && end == text.data() + text.size() && number <= largest ? std::optional(number)
                                                                                         : std::nullopt;
}

// "3 of 21"
std::optional<Count> parse_cases(std::string_view text) {
    const std::size_t of = text.find(" of ");
    if (of == std::string_view::npos) {
        return std::nullopt;
    }
    const auto hits = whole_number(trim(text.substr(0, of)));
    const auto cases = whole_number(trim(text.substr(of + 4)));
    if (!hits || !cases || *cases == 0 || *hits > *cases) {
        return std::nullopt;
    }
    return Count{*hits, *cases};
}

// "6 months" in days; a month is a twelfth of 365.25 days.
std::optional<double> parse_window(std::string_view text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) {
        return std::nullopt;
    }
    const std::optional<double> number = parse_number(text.substr(0, blank));
    std::string_view unit_name = trim(text.substr(blank));
    if (unit_name.ends_with('s')) {
        unit_name.remove_suffix(1);
    }
    const double days = unit_name == "day"     ? 1
                        : unit_name == "week"  ? 7
                        : unit_name == "month" ? 365.25 / 12
                        : unit_name == "year"  ? 365.25
                                               : 0;
    constexpr double longest = 365.25 * 200;
    if (!number || *number <= 0 || days == 0 || *number * days > longest) {
        return std::nullopt;
    }
    return *number * days;
}

void check_correlations(Building& building) {
    const Situation& situation = building.situation;
    const CorrelationProblem problem = check_correlation(situation.correlations, situation.inputs.size());
    if (problem.kind == CorrelationProblem::Kind::none) {
        return;
    }
    const Entry& entry = building.entries.of("correlation")[problem.entry];
    const Place place = entry.find("of")->value->place;
    if (problem.kind == CorrelationProblem::Kind::twice) {
        building.report.error("E185", place,
                              in_quotes(situation.input(problem.first).key) + " and " +
                                  in_quotes(situation.input(problem.second).key) + " are already correlated by another entry",
                              "give each pair one correlation");
    } else if (problem.kind == CorrelationProblem::Kind::too_many) {
        building.report.error("E185", place, "more than 500 inputs are correlated", "correlate only what moves together");
    } else {
        building.report.error("E184", place, "no set of numbers can be correlated like this, taken together",
                              "the matrix of all correlations is not positive definite: weaken some, or put the inputs "
                              "into one entry");
    }
}

}  // namespace

std::optional<TrackId> track_of(Building& building, const Entry& entry, const char* what) {
    const Situation& situation = building.situation;
    const Field* field = entry.find("track");
    if (field != nullptr) {
        const Issue& issue = situation.issues[building.entries.index_of("issue", field->value->text)];
        if (!issue.track) {
            building.report.error("E187", field->value->place, in_quotes(issue.id) + " is not bargained, so it has no track",
                                  "name an issue with two or more deciders");
        }
        return issue.track;
    }
    if (!situation.main_track && entry.complete && building.entries.complete("issue") &&
        building.entries.complete("situation")) {
        building.report.error("E187", entry.place,
                              situation.tracks.empty() ? std::string(what) + " needs a track, but no issue is bargained"
                                                       : in_quotes(entry.id) + " could speak of any of several tracks",
                              situation.tracks.empty() ? "give an issue two or more deciders"
                                                       : "add track = \"" + situation.tracks.front().id + "\"");
    }
    return situation.main_track;
}

void check_possible_order(Building& building, const Entry& entry, const std::vector<std::vector<Override>>& changes) {
    for (const std::vector<Override>& list : changes) {
        std::vector<NewValue> values;
        for (const Override& change : list) {
            values.emplace_back(change.input, building.situation.input(change.value).value);
        }
        check_ends(building, entry, values);
    }
}

void build_what_ifs(Building& building) {
    for (const Entry& entry : building.entries.of("what-if")) {
        WhatIf what_if{entry.id, entry.text("says"), {}, entry.text("because")};
        for (const Field& field : entry.fields) {
            if (field.spec->type != KeyType::changes) {
                continue;
            }
            const auto input = find_or_report(building, field.key, field.place, "E180");
            if (!input) {
                continue;
            }
            const ValueRules rules = value_rules(building.situation, building.situation.input(*input));
            if (auto value = read_value(building, *field.value, rules)) {
                what_if.changes.push_back({*input, std::move(*value), written_of(*field.value)});
            }
        }
        std::sort(what_if.changes.begin(), what_if.changes.end(),
                  [](const Change& a, const Change& b) { return a.input < b.input; });
        std::vector<NewValue> values;
        for (const Change& change : what_if.changes) {
            values.emplace_back(change.input, change.value);
        }
        check_ends(building, entry, values);
        building.situation.what_ifs.push_back(std::move(what_if));
    }
}

void build_references(Building& building) {
    std::map<TrackId, std::string> class_of;
    for (const Entry& entry : building.entries.of("reference")) {
        ReferenceClass reference;
        reference.id = entry.id;
        reference.class_name = entry.text("class");
        reference.because = entry.text("because");
        const std::string fits = entry.text("fits", "partly");
        reference.fits = fits == "well" ? Fits::well : (fits == "poorly" ? Fits::poorly : Fits::partly);
        if (const Field* cases = entry.find("cases")) {
            const auto count = parse_cases(cases->value->text);
            if (!count) {
                building.report.error("E182", cases->value->place, in_quotes(cases->value->text) + " is no count of cases",
                                      "write \"3 of 21\": so many deals of so many cases");
            }
            reference.cases_with_deal = count.value_or(Count{}).hits;
            reference.cases = count.value_or(Count{}).cases;
        }
        if (const Field* window = entry.find("window")) {
            const auto days = parse_window(trim(window->value->text));
            if (!days) {
                building.report.error("E183", window->value->place, in_quotes(window->value->text) + " is no length of time",
                                      "write \"6 months\": a number, then days, weeks, months or years, at most 200 years");
            }
            reference.window_days = days.value_or(1);
        }
        const std::optional<TrackId> track = track_of(building, entry, "a reference class");
        reference.track = track.value_or(TrackId{});
        if (track) {
            const auto [first, is_new] = class_of.emplace(*track, entry.id);
            if (!is_new) {
                building.report.error("E188", entry.place,
                                      in_quotes(entry.id) + " is a second reference class of the track that " +
                                          in_quotes(first->second) + " speaks of",
                                      "keep the one that fits best, or count the cases of both in one");
            }
        }
        building.situation.references.push_back(std::move(reference));
    }
}

void build_calendar(Building& building) {
    for (const Entry& entry : building.entries.of("date")) {
        const std::optional<Date> on = date_of(entry, "on");
        if (building.dates_known && on && later(building.situation.as_of, *on)) {
            building.report.warning("E146", entry.find("on")->value->place,
                                    in_quotes(entry.id) + " lies before as_of: it is no longer ahead",
                                    "what happened is evidence; the calendar holds what must still be decided");
        }
        if (building.dates_known && on && later(*on, building.situation.horizon)) {
            building.report.warning("E146", entry.find("on")->value->place,
                                    in_quotes(entry.id) + " lies after the horizon: the question is decided by then",
                                    "leave it out, or move the horizon");
        }
        building.situation.dates.push_back(
            {entry.id, on.value_or(Date{}), entry.text("what"), entry.text("because")});
    }
    for (const Entry& entry : building.entries.of("reader")) {
        building.situation.readers.push_back({entry.id, entry.text("who"), entry.text("watch")});
    }
}

void build_correlations(Building& building) {
    bool sound = true;
    for (const Entry& entry : building.entries.of("correlation")) {
        Correlation correlation{entry.id, {}, 0, entry.text("because")};
        const Field* of = entry.find("of");
        const Field* rho = entry.find("rho");
        for (std::size_t i = 0; of != nullptr && i < of->value->items.size(); ++i) {
            const Node& item = of->value->items[i];
            const auto input = find_or_report(building, item.text, item.place, "E180");
            if (!input) {
                continue;
            }
            correlation.of.push_back(*input);
            if (building.situation.input(*input).value.is_point()) {
                building.report.error("E185", item.place, in_quotes(item.text) + " is a fixed number: nothing can move with it",
                                      "give it a range, or take it out");
            }
        }
        std::sort(correlation.of.begin(), correlation.of.end());
        if (of != nullptr && of->value->items.size() < 2) {
            building.report.error("E185", of->value->place, "a correlation needs two or more inputs",
                                  "of = [\"actor.US.influence\", \"actor.RU.influence\"]");
        }
        if (rho != nullptr) {
            correlation.rho = rho->value->number;
            if (!(std::abs(correlation.rho) < 1)) {
                building.report.error("E185", rho->value->place, "rho must lie between -1 and 1, both excluded", "");
            }
        }
        sound = sound && of != nullptr && rho != nullptr && correlation.of.size() == of->value->items.size() &&
                correlation.of.size() >= 2 && std::abs(correlation.rho) < 1;
        building.situation.correlations.push_back(std::move(correlation));
    }
    if (sound) {
        check_correlations(building);
    }
}

void build_accepted(Building& building) {
    const std::vector<std::string> known = lint_code_names();
    for (const Entry& entry : building.entries.of("accept")) {
        const Field* code = entry.find("code");
        if (code != nullptr && std::find(known.begin(), known.end(), code->value->text) == known.end()) {
            building.report.error("E186", code->value->place, "no lint is called " + in_quotes(code->value->text),
                                  "the code stands in the message that is answered, such as L101");
        }
        building.situation.accepted.push_back({entry.text("code"), entry.text("at"), entry.text("because"), entry.id});
    }
}

}  // namespace entente::situation

// What would change the answers of those with a choice, and whether there are others, as JSON and back.
#include "insight/json_parts.h"

namespace entente::insight {
namespace {

using situation::Situation;

Json json(const Range& range) {
    return {{"low", range.low}, {"middle", range.middle}, {"high", range.high}};
}

Json json(const std::optional<Range>& range) {
    return range ? json(*range) : Json(nullptr);
}

Range range_from(const Json& j) {
    return {j.at("low"), j.at("middle"), j.at("high")};
}

std::optional<Range> optional_range(const Json& j) {
    return j.is_null() ? std::nullopt : std::optional(range_from(j));
}

Json json(const ChanceThreshold& chance, const Situation& s) {
    const situation::Variable& variable = s.variable(chance.variable);
    return {{"id", variable.id},
            {"value", variable.values[chance.value]},
            {"best_while", chance.best_below ? "less likely" : "likelier"},
            {"at", json(chance.at)},
            {"within", chance.within},
            {"now", json(chance.now)},
            {"penalty_from", json(chance.penalty_from)},
            {"penalty_to", json(chance.penalty_to)}};
}

Json json(const AnswerThresholds& finding, const Situation& s) {
    const situation::Move& move = s.moves[finding.move];
    const situation::Variable& variable = s.variable(move.variable);
    return {{"id", variable.id},
            {"actor", s.actor(move.actor).id},
            {"options", list(finding.options, [&](const OptionThresholds& option) {
                 return Json{{"id", variable.values[option.option]},
                             {"best", option.best},
                             {"margin", json(option.margin)},
                             {"cost_limit", json(option.cost_limit)},
                             {"chances", list(option.chances, [&](const ChanceThreshold& chance) {
                                  return json(chance, s);
                              })}};
             })}};
}

std::size_t value_from(const situation::Variable& variable, const std::string& value) {
    for (std::size_t v = 0; v < variable.values.size(); ++v) {
        if (variable.values[v] == value) {
            return v;
        }
    }
    throw Mismatch{"\"" + value + "\" is no value of \"" + variable.id + "\""};
}

ChanceThreshold chance_from(const Json& j, const Situation& s) {
    ChanceThreshold chance;
    chance.variable = find_id<VariableId>(s.variables, j.at("id"));
    chance.value = value_from(s.variable(chance.variable), j.at("value"));
    chance.best_below = j.at("best_while") == "less likely";
    chance.at = range_from(j.at("at"));
    chance.within = j.at("within");
    chance.now = range_from(j.at("now"));
    chance.penalty_from = optional_range(j.at("penalty_from"));
    chance.penalty_to = optional_range(j.at("penalty_to"));
    return chance;
}

AnswerThresholds thresholds_from(const Json& j, const Situation& s) {
    const auto variable = find_id<std::size_t>(s.variables, j.at("id"));
    AnswerThresholds finding{s.variables[variable].entry, {}};
    for (const Json& option : j.at("options")) {
        OptionThresholds& read = finding.options.emplace_back();
        read.option = value_from(s.variables[variable], option.at("id"));
        read.best = option.at("best");
        read.margin = range_from(option.at("margin"));
        read.cost_limit = range_from(option.at("cost_limit"));
        for (const Json& chance : option.at("chances")) {
            read.chances.push_back(chance_from(chance, s));
        }
    }
    return finding;
}

}  // namespace

void write_answers(Json& object, const Findings& f, const Situation& s) {
    object["thresholds"] = list(f.thresholds, [&](const AnswerThresholds& finding) { return json(finding, s); });
    object["several_answers"] = !f.several ? Json(nullptr)
                                           : Json{{"draws", f.several->draws},
                                                  {"share", f.several->share},
                                                  {"reach", f.several->reach},
                                                  {"most", f.several->most},
                                                  {"apart", f.several->apart},
                                                  {"too_large", f.several->too_large}};
}

void read_answers(const Json& j, const Situation& s, Findings& f) {
    for (const Json& finding : j.at("thresholds")) {
        f.thresholds.push_back(thresholds_from(finding, s));
    }
    if (const Json& several = j.at("several_answers"); !several.is_null()) {
        f.several = SeveralFinding{several.at("draws"), several.at("share"), several.at("reach"), several.at("most"),
                                   several.at("apart"), several.at("too_large")};
    }
}

}  // namespace entente::insight

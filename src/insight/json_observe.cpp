#include <cmath>

#include "insight/json_parts.h"
#include "insight/observe.h"

namespace entente::insight {
namespace {

constexpr const char* kind_words[] = {"type", "chance", "move"};

const char* kind_of(const situation::Variable& variable) {
    return kind_words[static_cast<std::size_t>(variable.kind)];
}

Json json(const model::Observation& seen, const situation::Situation& s) {
    if (seen.is_signal) {
        const situation::Signal& signal = s.signals[seen.entry];
        return {{"id", signal.id}, {"kind", "signal"}, {"value", signal.values[seen.value]}};
    }
    const situation::Variable& variable = s.variables[seen.entry];
    return {{"id", variable.id}, {"kind", kind_of(variable)}, {"value", variable.values[seen.value]}};
}

Json json(const Shift& shift, const situation::Situation& s) {
    const situation::Variable& variable = s.variable(shift.variable);
    Json values = Json::array();
    for (std::size_t v = 0; v < shift.before.size(); ++v) {
        values.push_back({{"value", v < variable.values.size() ? variable.values[v] : "not made"},
                          {"before", shift.before[v]},
                          {"after", shift.after[v]}});
    }
    return {{"id", variable.id}, {"kind", kind_of(variable)}, {"values", values}};
}

}  // namespace

std::string to_json(const ObserveFinding& f, const situation::Situation& s, std::uint64_t seed) {
    Json object{{"schema", "entente/observe-1"},
                {"situation", s.title},
                {"as_of", iso(s.as_of)},
                {"draws", f.draws},
                {"seed", seed},
                {"seen", list(f.seen, [&](const model::Observation& seen) { return json(seen, s); })},
                {"probability", f.probability},
                {"effective_draws", f.effective_draws},
                {"informative", f.informative},
                {"largest_ratio", std::isfinite(f.largest_ratio) ? Json(f.largest_ratio) : Json(nullptr)}};
    object["outcomes"] = list(f.outcomes, [](const WhatIfOutcome& o) {
        return Json{{"id", o.outcome},
                    {"before", o.base},
                    {"after", o.changed},
                    {"difference", o.difference.value},
                    {"mc_error", o.difference.error},
                    {"low", o.low},
                    {"high", o.high}};
    });
    object["shifts"] = list(f.shifts, [&](const Shift& shift) { return json(shift, s); });
    return object.dump(1) + "\n";
}

}  // namespace entente::insight

// Small situations for the tests of this room, run and asked. Inside the room's tests only.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ensemble/run.h"
#include "insight/find.h"
#include "insight/small_case.h"
#include "situation/load.h"

namespace entente::insight::testing {

struct Case {
    model::Model model;
    ensemble::Sample sample;
    Findings findings;
};

inline model::Model compiled(const std::string& toml) {
    Result<situation::Loaded> loaded = situation::read_situation(toml, "small.toml", ".");
    std::string problems;
    if (!loaded) {
        for (const Diagnostic& d : loaded.error()) {
            problems += format(d) + "\n";
        }
    }
    REQUIRE_MESSAGE(loaded.has_value(), problems);
    Result<model::Model> model = model::compile(std::move(loaded->situation));
    REQUIRE(model.has_value());
    return std::move(*model);
}

inline ensemble::Sample sampled(const model::Model& model, std::uint64_t draws = 3000) {
    return ensemble::run(model, {.draws = draws, .seed = 5}, {}, model::Detail::full, {});
}

inline Case solved(const std::string& toml, std::uint64_t draws = 3000) {
    Case result{compiled(toml), {}, {}};
    result.sample = sampled(result.model, draws);
    result.findings = find(result.model, result.sample, {});
    return result;
}

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

/// Without the outside view: what the game says stands alone.
inline std::string without_reference(std::string text) {
    const std::size_t from = text.find("[reference.deal]");
    return text.erase(from, text.find("[outcome]") - from);
}

inline const OutcomeForecast& outcome(const Findings& findings, const std::string& id) {
    const auto found = std::find_if(findings.outcomes.begin(), findings.outcomes.end(),
                                    [&](const OutcomeForecast& o) { return o.id == id; });
    REQUIRE(found != findings.outcomes.end());
    return *found;
}

}  // namespace entente::insight::testing

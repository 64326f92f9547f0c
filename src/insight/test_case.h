// Small situations for the tests of this room, run and asked. Inside the room's tests only.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ensemble/run.h"
#include "insight/find.h"
#include "situation/load.h"

namespace entente::insight::testing {

inline const char* const small_case = R"toml(
[situation]
title = "Small"
question = "What then?"
as_of = 2025-01-01
horizon = 2025-12-31
focus = "C"
setting = "coercion"
[actor]
A = { name = "Alpha", influence = "60 to 80" }
B = { name = "Beta", influence = "40 to 60" }
C = { name = "Gamma", influence = 50 }
[issue.line]
asks = "Where?"
landmarks = { west = 20, middle = 50, east = 80 }
reversion = "45 to 55"
decides = ["A", "B"]
[issue.ban]
asks = "How hard?"
landmarks = { soft = 30, hard = 60 }
reversion = 20
decides = ["A"]
[position.line]
A = { at = "60 to 90", salience = "50 to 90" }
B = { at = "10 to 40", salience = "60 to 95" }
C = { at = "70 to 80", salience = "10 to 20" }
[position.ban]
A = { at = "20 to 80", salience = 60 }
C = { at = "5 to 15", salience = "60 to 80" }
[reference.deal]
class = "cases like it"
cases = "3 of 21"
window = "12 months"
fits = "partly"
[outcome]
east-deal = "deal and line > middle"
west-deal = "deal and line <= middle"
harsh = "no deal and ban >= hard"
calm = "no deal and ban < hard"
[source.s]
publisher = "P"
published = 2024-12-01
[claim.east]
source = "s"
says = "An eastern line is likely if there is a deal"
test = "line > middle given deal"
expect = "roughly even chance"
[claim.calm]
source = "s"
says = "Gamma would rather have calm"
test = "gain(C, calm) > gain(C, harsh)"
expect = "almost certain"
[what-if.hard]
says = "Alpha turns hard"
"position.ban.A.at" = 90
)toml";

/// What turns the small case into one with a type, a choice, a fact in dispute, signals and a round already played.
inline const char* const game_tables = R"toml(
[no-deal]
A = { cost = "4 to 14" }
B = { cost = "2 to 12" }
[type.a-kind]
of = "A"
says = "Is Alpha a hawk?"
values = { hawk = "40% to 60%", dove = "rest" }
changes = { hawk = { "position.line.A.at" = "75 to 95" } }
[move.gamma]
actor = "C"
asks = "How does Gamma answer?"
[move.gamma.options]
comply = { cost = "2 to 8", flow = "15 to 40" }
in-form = { cost = "1 to 5", flow = "70 to 92", looks-like = "comply" }
defy = { cost = "0 to 3" }
[goal.standing]
of = "C"
says = "Stand tall"
weight = 1
scores = [["gamma == comply", "20 to 45"], ["deal", "60 to 80"], ["otherwise", "50 to 70"]]
[chance.proved]
says = "Is it proved?"
values = { yes = "2% to 8%", no = "rest" }
given = [["gamma == in-form", "35% to 65%"]]
[signal.notice]
says = "A notice is served"
given = [["ban >= hard", "70% to 90%"]]
otherwise = "2% to 10%"
due = 2025-06-01
[signal.bulletin]
says = "A deal is in the bulletin"
given = [["deal", 1]]
otherwise = 0
[signal.gazette]
says = "A deal is in the gazette"
given = [["deal", 1]]
otherwise = 0
[past.round]
on = 2024-11-01
says = "A round ends without a deal"
result = "no deal"
like-today = "40% to 60%"
)toml";

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

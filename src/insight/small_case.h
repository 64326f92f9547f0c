// The small situation of this room's tests and benchmarks, as text.
//
//     std::string text = std::string(testing::small_case) + testing::game_tables;
#pragma once

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

}  // namespace entente::insight::testing

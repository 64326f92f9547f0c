// Situation files that tests share.
#pragma once

#include <string_view>

namespace entente::situation {

/// Every table of the format once, in the order a person would write them. Its pages are not kept.
inline constexpr std::string_view alaska = R"toml(
[situation]
title = "Alaska summit, seen from Beijing"
question = "What terms follow the US-Russia summit, and what do they cost Beijing?"
as_of = 2025-08-15T19:30:00Z
written = 2026-11-22
horizon = 2025-12-31
focus = "CN"
setting = "war"
main-track = "control"

[source.interest]
title = "How Beijing reads Alaska"
publisher = "The National Interest"
published = [2025-08-10, 2025-08-14]
reliability = "B"
[source.caliber]
publisher = "Caliber.Az"
published = 2025-08-15
relays = "The National Interest"
reliability = "C"

[evidence.freeze]
source = "caliber"
credibility = 3
says = "Beijing could live with frozen lines that leave Russia part of its gains"
on = 2025-08-15
use = "context"

[assumption.anchor]
text = "The United States is the strongest actor; the others are scaled to it."
confidence = "high"
if-wrong = "All influence ratios shift."

[actor]
US = { name = "United States", influence = "dominant", because = "anchor" }
RU = { name = "Russia", influence = "60 to 80", because = "It holds the field and bears the cost" }
UA = { name = "Ukraine", influence = "35 to 60, best 50", because = "anchor" }
EU = { name = "Europe", influence = "real", bloc = true, because = "anchor" }
CN = { name = "China", influence = "some", because = "freeze" }

[issue.control]
asks = "Where does the line of control settle?"
landmarks = { pre-2022 = 25, today = 60, swap = 75 }
possible = ["50 to 55", 80]
reversion = "58 to 64"
decides = ["US", "RU"]
blocks = ["UA"]
voices = ["EU"]
because = "The front moves slowly"
[issue.enforcement]
asks = "How tightly is a deal enforced?"
landmarks = { loose = 30, tight = 70 }
decides = ["RU", "US"]
blocks = ["UA"]
[issue.secondary]
asks = "How far do US secondary sanctions reach into China?"
landmarks = { waived = 0, named-firms = 30, small-banks = 60, major-banks = 100 }
reversion = "named-firms"
decides = ["US"]
because = "freeze"

[position.control]
US = { at = "today to swap", salience = "medium", because = "The White House said so in July" }
RU = { at = "70 to 95", salience = "vital", limit = "55 to 65", because = "freeze" }
UA = { at = "0 to 40, best 25", salience = "vital", limit = "55 to 75", influence = "60 to 85", because = "It must ratify" }
CN = "50 to 80, best today"
[position.enforcement]
US = "20 to 60"
RU = { at = "5 to 30", because = "freeze" }
UA = { at = "70%: tight to 95; 30%: 40 to 60", salience = "high", because = "freeze" }
[position.secondary]
US = { at = "20 to 80", because = "freeze" }
CN = { at = "waived to named-firms", salience = "85 to 95", because = "freeze" }

[outcome]
frozen-loose = "deal and control in today..swap and enforcement <= loose"
frozen-tight = "deal and control in today..swap and enforcement > loose"
singled-out = "no deal and secondary >= small-banks"
talks-drift = { when = "no deal and secondary < small-banks", name = "Talks drift" }

[claim.spared]
source = "caliber"
says = "A loose freeze spares Chinese banks"
test = "secondary < small-banks given frozen-loose"
expect = "likely"
[claim.better]
source = "caliber"
says = "Beijing prefers a loose freeze to drift"
test = "gain(CN, frozen-loose) > gain(CN, talks-drift)"
expect = "60% to 90%"

[what-if.strong-beijing]
says = "Beijing finds its voice"
"actor.CN.influence" = "60 to 80"
position.control.CN.salience = "high"

[reference.deal]
class = "leader-level ceasefire talks while fighting goes on"
cases = "3 of 21"
window = "6 months"
fits = "partly"
because = "Counted by hand"

[date.tariff-truce]
on = 2025-11-10
what = "The tariff truce between Washington and Beijing ends"

[reader.bank]
who = "in bank compliance"
watch = "Watch for notices that name small banks."

[correlation.powers]
of = ["actor.US.influence", "actor.RU.influence"]
rho = 0.3
because = "Both are measured against the same rivals"

[accept.bloc]
code = "L104"
because = "Europe speaks through a group of three here"

[base]
learned-weight = "0.2 to 0.8"
because = "Front lines are not EU decisions"
)toml";

/// What the game adds, each table once; to be appended to `alaska`.
inline constexpr std::string_view alaska_game = R"toml(
[no-deal]
RU = "5 to 25"
UA = { cost = "10 to 30", failure = "2 to 8", because = "freeze" }

[game]
enforced-by = "enforcement"
penalty = "5 to 30"
because = "Sanctions would come back"

[move.beijing]
actor = "CN"
asks = "How does Beijing answer?"
when = "secondary >= small-banks"
options = { comply = { cost = "15 to 30", flow = "10 to 30" }, comply-in-form = { cost = "3 to 10", flow = "60 to 90", looks-like = "comply" }, defy = { cost = "as secondary: named-firms to small-banks", because = "freeze" }, broker = {} }
sees = ["supplier"]
because = "freeze"
[move.relief]
actor = "US"
options = ["wait", "list-more"]
sees = ["beijing"]

[chance.truce]
on = 2025-11-10
values = { extended = "70% to 90%", ends = "rest" }
changes = { ends = { "position.secondary.US.at" = "60 to 95", position.secondary.US.salience = "high" } }
because = "freeze"
[chance.supplier]
says = "Is China the top supplier of dual-use goods?"
values = { yes = "55% to 80%", no = "20% to 45%" }
given = [["deal", { no = "rest", yes = "30% to 50%" }], ["us-leader == trades-anything", "likely"]]
evidence = { yes = ["freeze"] }
because = "freeze"

[type.us-leader]
of = "US"
says = "What would the president trade?"
values = { trades-anything = "50% to 75%", trades-only-others = "rest" }
changes = { trades-anything = { "position.control.US.at" = "0 to 40", "no-deal.US.cost" = "10 to 30" } }
because = "freeze"

[goal.cn-russia-stands]
of = "CN"
weight = "vital"
scores = [["control < today", "0 to 10"], ["kept and enforcement <= loose", 100], ["otherwise", "75 to 95"]]
because = "freeze"
[goal.cn-trade]
of = "CN"
scores = [["beijing != comply and secondary < small-banks", "80 to 95"], ["otherwise", "20 to 40"]]
because = "freeze"

[payoff.lists]
of = "CN"
points = "-20 * secondary / 100 * (1 - flow(beijing) / 100) + 2 * deal - 'no-deal.RU.cost' / 50"
because = "freeze"

[signal.small-bank]
says = "The Treasury names a small Chinese bank"
due = 2025-10-31
given = [["secondary >= small-banks", "60% to 80%"], ["talks-drift", "10% to 20%"]]
otherwise = "2% to 8%"
because = "freeze"
[signal.customs]
says = "Customs figures of China"
values = ["falling", "flat", "rising"]
given = [["beijing == comply", { flat = "15% to 35%", falling = "60% to 80%", rising = "rest" }]]
otherwise = { falling = "10% to 20%", flat = "50% to 70%", rising = "15% to 30%" }
because = "freeze"

[past.istanbul]
on = 2025-07-23
says = "Talks in Istanbul end with prisoner swaps"
result = "no deal"
like-today = "60% to 90%"
because = "freeze"
)toml";

}  // namespace entente::situation

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

}  // namespace entente::situation

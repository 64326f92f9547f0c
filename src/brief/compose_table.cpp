// What happens at the table: the zone of agreement and who narrows it, rounds already played, and what could be done
// to the odds.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

constexpr double worth_naming = 0.005;  // a difference of half a point is not seen in whole ones
constexpr double better_option = 0.1;   // ten points of the scale of utility

Line percent(double p, const std::string& reason) {
    return Write().number(percent_text(percent_points(p)), p, reason);
}

/// "Terms that all who must agree prefer to no deal exist in 34 % of draws, ..."
std::vector<Statement> zone_in_words(const Context& context, const insight::ZoneFinding& zone) {
    const std::string reason = "finding:zones";
    std::vector<Statement> said;
    Write open;
    if (context.situation.tracks.size() > 1) {
        open.text("On ").written(in_words(context.situation.tracks[index(zone.track)].id), "file:track").text(", terms");
    } else {
        open.text("Terms");
    }
    open.text(" that everybody who must sign or can block prefers to no deal exist in ");
    open.line(percent(zone.open, reason)).text(" of draws; on average ").line(percent(zone.size, reason));
    said.push_back(open.text(" of what experience makes likely lies among them.").as(Standing::judgement));
    const auto widest = std::max_element(
        zone.parties.begin(), zone.parties.end(),
        [](const auto& a, const auto& b) { return a.zone_without < b.zone_without; });
    if (widest == zone.parties.end()) {
        return said;
    }
    if (widest->zone_without - zone.size < worth_naming) {
        said.push_back(Write()
                           .text("No limit of a single party empties it: without any one of them it would be no "
                                 "wider. What narrows it is that little is to be won, or several limits together.")
                           .as(Standing::judgement));
    } else {
        said.push_back(Write()
                           .text("What empties it most are the limits of ")
                           .written(with_article(context.actor(widest->actor)), "file:actor")
                           .text(": without them ")
                           .line(percent(widest->zone_without, reason))
                           .text(" would lie there.")
                           .as(Standing::judgement));
    }
    const auto hardest =
        std::max_element(zone.parties.begin(), zone.parties.end(),
                         [](const auto& a, const auto& b) { return a.refuses < b.refuses; });
    said.push_back(Write()
                       .text("Most likely to walk away is ")
                       .written(with_article(context.actor(hardest->actor)), "file:actor")
                       .text(": it would refuse in ")
                       .line(percent(hardest->refuses, reason))
                       .text(" of cases what is put before it.")
                       .as(Standing::judgement));
    return said;
}

Table zone_table(const Context& context, const insight::ZoneFinding& zone) {
    const std::string reason = "finding:zones";
    Table table;
    table.caption = "Who stands in the way, and how wide the zone of agreement would be without each party's limits.";
    table.columns = {{"power", Align::left},
                     {"role", Align::left},
                     {"would refuse", Align::right},
                     {"zone as it stands", Align::right},
                     {"zone without its limits", Align::right}};
    for (const insight::PartyFinding& party : zone.parties) {
        table.rows.push_back({{Write().written(context.actor(party.actor), "file:actor"),
                               words(party.is_ratifier ? "can block" : "must sign"), percent(party.refuses, reason),
                               percent(zone.size, reason), percent(party.zone_without, reason)},
                              {},
                              Standing::judgement});
    }
    return table;
}

std::optional<Statement> decisiveness(const Context& context) {
    const situation::Situation& s = context.situation;
    const InputId id = s.play.decisiveness;
    if (index(id) >= s.inputs.size() || s.input(id).key != "game.decisiveness") {
        return std::nullopt;
    }
    const stats::Elicited& value = s.input(id).value;
    const std::string reason = "input:" + s.input(id).key;
    const auto odds = [&](double p) {
        const double lambda = stats::percentile(value, p);
        return Line(Write().number(decisiveness_text(lambda), lambda, reason));
    };
    return Write()
        .text("Whoever chooses picks an option ")
        .number("10 points", better_option, reason)
        .text(" better ")
        .line(odds(0.05))
        .text(" to ")
        .line(odds(0.95))
        .text(" of the time ")
        .line(context.situation.input(id).is_default ? Line(Write().rule("(default)", "defaults")) : Line{})
        .text(": people err, and the file does not know everything that moves them.")
        .as(Standing::assumption);
}

Line points_of(const insight::Estimate& estimate, const std::string& reason, double scale = 100) {
    if (std::abs(estimate.value) < two_sided_95 * estimate.error) {
        return Write().text("no stable effect");
    }
    return Write().number(fmt::format("{:+.1f}", estimate.value * scale), estimate.value, reason);
}

/// Not before rounding, which could turn -0.04 into "-0.0".
bool is_felt(const insight::Lever& lever) {
    return std::abs(lever.deal.value) >= two_sided_95 * lever.deal.error && std::abs(lever.deal.value) >= 0.0005;
}

Line lever_name(const Context& context, const insight::Lever& lever) {
    Write name;
    switch (lever.kind) {
        case insight::Lever::Kind::threat:
            return name.text("No deal costs ")
                .written(lever.actor ? with_article(context.actor(*lever.actor)) : "somebody", "file:actor")
                .text(" more, or a deal pays it as much");
        case insight::Lever::Kind::penalty:
            return name.text("A guarantee: whoever breaks the deal pays more");
        case insight::Lever::Kind::looser_limit:
            break;
    }
    return name.text("A looser text: ").text(context.describe(lever.key)).text(" gives way");
}

/// "What the rounds teach moves the game's odds of a deal on control from 6 % to 9 %."
Statement what_rounds_moved(const Context& context, TrackId track, double odds_before, double odds_after) {
    const std::string before = percent_text(percent_points(odds_before));
    const std::string after = percent_text(percent_points(odds_after));
    Write line;
    line.text("What the rounds teach ")
        .text(before == after ? "leaves" : "moves")
        .text(" the game's odds of a deal");
    if (context.situation.tracks.size() > 1) {
        line.text(" on ").written(in_words(context.situation.tracks[index(track)].id), "file:track");
    }
    if (before == after) {
        line.text(" at ").number(after, odds_after, "finding:past");
    } else {
        line.text(" from ").number(before, odds_before, "finding:past");
        line.text(" to ").number(after, odds_after, "finding:past");
    }
    return line.text(".").as(Standing::judgement);
}

}  // namespace

Section at_the_table(Context& context) {
    Section section{"table", "At the table", false, {"finding:zones"}, {}};
    for (const insight::ZoneFinding& zone : context.findings.zones) {
        section.blocks.emplace_back(Paragraph{zone_in_words(context, zone)});
        section.blocks.emplace_back(zone_table(context, zone));
    }
    if (auto said = decisiveness(context); said && !section.blocks.empty()) {
        section.blocks.emplace_back(Paragraph{{std::move(*said)}});
    }
    return section;
}

Section why_not_yet(Context& context) {
    Section section{"why-not-yet", "Why not yet?", false, {"finding:past"}, {}};
    Bullets bullets;
    bool surprised = false;
    for (const insight::PastFinding& found : context.findings.past) {
        const situation::PastRound& round = context.situation.past[found.round];
        const std::string file = "file:past." + round.id;
        constexpr double even = 0.5;
        surprised = surprised || found.expected < even;
        const Chance chance{
            .value = found.expected, .error = 0, .low = {}, .high = {}, .points = percent_points(found.expected)};
        bullets.items.push_back(Write()
                                    .date(round.on, file)
                                    .text(": ")
                                    .line(context.supported(round.says, round.because, "past." + round.id))
                                    .text(round.deal ? " There was a deal" : " There was no deal")
                                    .text("; the game by itself would have called that ")
                                    .chance(chance, "finding:past")
                                    .text(".")
                                    .as(Standing::judgement));
    }
    if (bullets.items.empty()) {
        return section;
    }
    section.blocks.emplace_back(std::move(bullets));
    Paragraph paragraph;
    for (const insight::Deal& deal : context.findings.deals) {
        if (deal.before_past && deal.inside) {
            paragraph.statements.push_back(what_rounds_moved(context, deal.track, *deal.before_past, *deal.inside));
        }
    }
    paragraph.statements.push_back(
        Write()
            .text(surprised ? "Where the game expected something else, limits are likely to be tighter, or no deal "
                              "cheaper to somebody, than the middle of the ranges says; draws in which that is so "
                              "now weigh more."
                            : "The rounds went as the game expects, so they leave the inputs almost where they were.")
            .as(Standing::judgement));
    section.blocks.emplace_back(std::move(paragraph));
    return section;
}

Section levers(Context& context) {
    Section section{"levers", "What could be done about it", false, {"finding:levers"}, {}};
    Table table;
    table.caption = "Paired reruns with one thing changed, by effect on a deal per ten points of cost.";
    table.columns = {{"what is done", Align::left},
                     {"step", Align::right},
                     {"costs its bearer", Align::right},
                     {"a deal", Align::right},
                     {"per ten points of cost", Align::right},
                     {"“" + context.target_name() + "”", Align::right}};
    const std::string reason = "finding:levers";
    for (const insight::Lever& lever : context.findings.levers) {
        table.rows.push_back(
            {{lever_name(context, lever),
              Write().number((lever.step > 0 ? "+" : "-") + context.input_text(lever.key, std::abs(lever.step)),
                             lever.step,
                             reason),
              Write().number(fmt::format("{:.0f}", lever.cost), lever.cost, reason),
              points_of(lever.deal, reason),
              is_felt(lever) ? Line(Write().number(fmt::format("{:+.1f}", 100 * lever.deal_per_ten()),
                                                   lever.deal_per_ten(), reason))
                             : Line{},
              points_of(lever.target, reason, context.findings.target.is_outcome ? 100 : 1)},
             {},
             Standing::judgement});
    }
    if (table.rows.empty()) {
        return section;
    }
    table.notes.push_back(
        Write()
            .text("Changes are in points of a hundred. The cost is on the scale of whoever bears it: the one "
                  "threatened, who breaks the deal, or whose limit gives way. A side payment weighs at the table "
                  "just as much as an equal rise in what no deal costs its receiver; what it costs the payer is "
                  "not modelled.")
            .as(Standing::plain));
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace entente::brief

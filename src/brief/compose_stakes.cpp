// Who gains what: the matrix above the fold and the same in points below it; what is next and what would
// change it.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

const insight::Stake* stake_of(const Context& context, ActorId actor, const std::string& outcome) {
    for (const insight::Stake& stake : context.findings.stakes) {
        if (stake.actor == actor && stake.outcome == outcome) {
            return &stake;
        }
    }
    return nullptr;
}

std::vector<ActorId> actors_with_stakes(const Context& context) {
    std::vector<ActorId> actors;
    for (const ActorId actor : context.actors_in_order()) {
        const bool any = std::any_of(context.findings.stakes.begin(), context.findings.stakes.end(),
                                     [&](const insight::Stake& stake) { return stake.actor == actor; });
        if (any) {
            actors.push_back(actor);
        }
    }
    return actors;
}

std::string stake_reason(const Context& context, const insight::Stake& stake) {
    return fmt::format("finding:stakes.{}.{}", stake.outcome, context.situation.actor(stake.actor).id);
}

/// What the gains leave out: no deal may cost those at the table more than what then holds.
std::string cost_left_out(const Context& context) {
    return context.findings.delay.empty() ? "" : " and without what no deal itself costs";
}

Table benefits_table(Context& context) {
    Table table;
    table.caption = "Each power on its own scale, against what holds if nothing is agreed" + cost_left_out(context) +
                    "; columns are not comparable.";
    table.matrix = true;
    table.columns = {{"outcome", Align::left}, {"chance", Align::left, ""}};
    constexpr std::size_t widest = 7;
    std::vector<ActorId> actors = actors_with_stakes(context);
    actors.resize(std::min(actors.size(), widest));
    for (const ActorId actor : actors) {
        table.columns.push_back({context.actor(actor), Align::centre});
    }
    const auto& outcomes = context.findings.outcomes;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        Row row;
        row.cells.push_back(
            Write().written(context.outcome(outcomes[i].id), "file:outcome." + outcomes[i].id));
        Chance chance = context.outcome_chance(i);
        chance.low.reset();
        row.cells.push_back(Write().chance(chance, "finding:outcomes." + outcomes[i].id));
        for (const ActorId actor : actors) {
            const insight::Stake* stake = stake_of(context, actor, outcomes[i].id);
            row.cells.push_back(stake == nullptr
                                    ? Line{}
                                    : Line(Write().number(gain_symbol(stake->gain.value, stake->favourable),
                                                          stake->gain.value, stake_reason(context, *stake))));
        }
        row.standing = Standing::judgement;
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// "For China the best is "x" (+12), the worst "y" (-20)."
std::optional<Statement> best_and_worst(const Context& context) {
    if (!context.situation.focus) {
        return std::nullopt;
    }
    const insight::Stake* best = nullptr;
    const insight::Stake* worst = nullptr;
    for (const insight::Stake& stake : context.findings.stakes) {
        if (stake.actor != *context.situation.focus || context.points(stake.outcome) < 1) {
            continue;  // what almost never happens leads no sentence
        }
        best = best == nullptr || stake.gain.value > best->gain.value ? &stake : best;
        worst = worst == nullptr || stake.gain.value < worst->gain.value ? &stake : worst;
    }
    if (best == nullptr || best == worst) {
        return std::nullopt;
    }
    const auto part = [&](const insight::Stake& stake) {
        return Write()
            .written("“" + context.outcome(stake.outcome) + "”", "file:outcome." + stake.outcome)
            .text(" (")
            .number(signed_points_text(stake.gain.value), stake.gain.value, stake_reason(context, stake))
            .text(")");
    };
    return Write()
        .text("For ")
        .written(with_article(context.actor(*context.situation.focus)), "file:situation.focus")
        .text(" the best is ")
        .line(part(*best))
        .text(", the worst ")
        .line(part(*worst))
        .text(".")
        .as(Standing::judgement);
}

/// Outcomes in which every decider and ratifier of the main track gains: why not yet, or why not at all.
std::optional<Statement> better_for_all(const Context& context) {
    if (!context.situation.main_track || context.findings.stakes.empty()) {
        return std::nullopt;
    }
    const situation::Track& track = context.situation.tracks[index(*context.situation.main_track)];
    std::vector<ActorId> parties = track.deciders;
    for (const IssueId issue : track.issues) {
        const auto& blocks = context.situation.issue(issue).blocks;
        parties.insert(parties.end(), blocks.begin(), blocks.end());
    }
    Write names;
    std::size_t count = 0;
    for (const insight::OutcomeForecast& outcome : context.findings.outcomes) {
        const bool all_gain = std::all_of(parties.begin(), parties.end(), [&](ActorId actor) {
            const insight::Stake* stake = stake_of(context, actor, outcome.id);
            return stake != nullptr && stake->gain.value > 0;
        });
        if (outcome.is_deal && all_gain) {
            names.text(count++ == 0 ? "" : "; ")
                .written("“" + context.outcome(outcome.id) + "”", "file:outcome." + outcome.id);
        }
    }
    if (count == 0) {
        return Write()
            .text(
                "None of the deals listed is better on average than no agreement for all who must sign or can "
                "block.")
            .as(Standing::judgement);
    }
    return Write()
        .text("Better on average than no agreement for all who must sign or can block: ")
        .line(names)
        .text(".")
        .as(Standing::judgement);
}

const insight::WhatIfOutcome* largest_move(const insight::WhatIfFinding& what_if, bool stable) {
    const insight::WhatIfOutcome* best = nullptr;
    for (const insight::WhatIfOutcome& outcome : what_if.outcomes) {
        const bool excludes_zero = outcome.low > 0 || outcome.high < 0;
        if ((!stable || excludes_zero) &&
            (best == nullptr || std::abs(outcome.difference.value) > std::abs(best->difference.value))) {
            best = &outcome;
        }
    }
    return best;
}

/// What it becomes: the printed chance moved by the paired difference, so that the two numbers and the
/// interval of the difference agree on the page.
int changed_points(const Context& context, const insight::WhatIfOutcome& outcome) {
    const int step = percent_step(outcome.difference.error);
    const double difference = outcome.difference.value;
    const int moved = difference < 0 ? -percent_points(-difference, step) : percent_points(difference, step);
    return std::clamp(context.points(outcome.outcome) + moved, 0, 100);
}

std::string what_if_name(const Context& context, const std::string& id) {
    for (const situation::WhatIf& what_if : context.situation.what_ifs) {
        if (what_if.id != id) {
            continue;
        }
        if (!what_if.says.empty()) {
            return what_if.says;
        }
        std::vector<std::string> changes;
        for (const situation::Change& change : what_if.changes) {
            changes.push_back(context.describe(context.situation.input(change.input).key) + " at " +
                              change.written);
        }
        if (!changes.empty()) {
            return capitalised(listed(changes));
        }
    }
    return capitalised(in_words(id));
}

Line base_to_changed(const Context& context, const insight::WhatIfFinding& what_if,
                     const insight::WhatIfOutcome& outcome) {
    const int before = context.points(outcome.outcome);
    const int after = changed_points(context, outcome);
    const std::string base = percent_text(before);
    return Write()
        .text("from ")
        .number(base.substr(0, base.size() - 2), before / 100.0, "finding:outcomes." + outcome.outcome)
        .text(" to ")
        .number(percent_text(after), after / 100.0, "finding:what_ifs." + what_if.id);
}

/// What-ifs that change a printed chance, the largest change first.
std::vector<const insight::WhatIfFinding*> what_ifs_by_size(const Context& context) {
    std::vector<const insight::WhatIfFinding*> order;
    for (const insight::WhatIfFinding& what_if : context.findings.what_ifs) {
        const insight::WhatIfOutcome* move = largest_move(what_if, true);
        if (move != nullptr && changed_points(context, *move) != context.points(move->outcome)) {
            order.push_back(&what_if);
        }
    }
    const auto size = [](const insight::WhatIfFinding* w) {
        return std::abs(largest_move(*w, true)->difference.value);
    };
    sort_stably(order, [&](auto* a, auto* b) { return size(a) > size(b); });
    return order;
}

/// The landmark nearest to a value of a position, a limit or a reversion; empty for other inputs.
std::string nearest_landmark(const Context& context, const std::string& key, double value) {
    const auto parts = split(key, '.');
    const bool position =
        parts.size() == 4 && parts[0] == "position" && (parts.back() == "at" || parts.back() == "limit");
    const bool reversion = parts.size() == 3 && parts[0] == "issue" && parts.back() == "reversion";
    for (const situation::Issue& issue : context.situation.issues) {
        if ((!position && !reversion) || issue.id != parts[1] || issue.landmarks.empty()) {
            continue;
        }
        const auto nearest = std::min_element(
            issue.landmarks.begin(), issue.landmarks.end(), [&](const auto& a, const auto& b) {
                return std::abs(a.value - value) < std::abs(b.value - value);
            });
        return context.landmark(nearest->name);
    }
    return {};
}

/// "at 61 (nearest: “tightens”) instead of 44 (nearest: “holds”)"; landmarks only where they differ.
Line moved_from_to(const Context& context, const insight::Flip& flip) {
    const std::string there = nearest_landmark(context, flip.key, flip.at);
    const std::string here = nearest_landmark(context, flip.key, flip.from);
    Write line;
    const auto value = [&](double number, const std::string& landmark) {
        line.number(context.input_text(flip.key, number), number, "input:" + flip.key);
        if (there != here) {
            line.text(" (nearest: ").written("“" + landmark + "”", "file:issue").text(")");
        }
    };
    line.text(" at ");
    value(flip.at, there);
    line.text(" instead of ");
    value(flip.from, here);
    return line;
}

/// The weightiest inputs that change which outcome leads, a line each; the others in one line, for there may be ten.
void add_flips(const Context& context, Bullets& bullets) {
    constexpr std::size_t most = 4;
    std::size_t count = 0;
    Write others;
    for (const insight::Flip& flip : context.findings.flips) {
        if (!flip.found) {
            continue;
        }
        if (++count > most) {
            others.text(count == most + 1 ? "Another outcome leads as well with " : "; ")
                .text(context.describe(flip.key))
                .text(" at ")
                .number(context.input_text(flip.key, flip.at), flip.at, "input:" + flip.key);
            continue;
        }
        bullets.items.push_back(
            Write()
                .text(capitalised(context.describe(flip.key)))
                .line(moved_from_to(context, flip))
                .text(": ")
                .written("“" + context.outcome(flip.leader) + "”", "file:outcome." + flip.leader)
                .text(" leads.")
                .as(Standing::judgement));
    }
    if (count > most) {
        bullets.items.push_back(others.text(".").as(Standing::judgement));
    }
    if (count == 0 && !context.findings.flips.empty()) {
        bullets.items.push_back(
            Write()
                .text(fmt::format(
                    "None of the {} weightiest inputs, moved alone inside its range, changes which "
                    "outcome leads.",
                    count_text(context.findings.flips.size())))
                .as(Standing::judgement));
    }
}

/// The issue, goal or own move that a gain comes from most.
Line mostly_from(const Context& context, const insight::Stake& stake, const std::string& reason) {
    std::string name;
    double most = 0;
    const auto take = [&](std::string part, double gain) {
        if (std::abs(gain) > std::abs(most)) {
            name = std::move(part);
            most = gain;
        }
    };
    for (const auto& [issue, gain] : stake.by_issue) {
        take(context.issue(issue), gain);
    }
    for (const auto& [goal, gain] : stake.by_goal) {
        take("goal: " + in_words(context.situation.goals[goal].id), gain);
    }
    for (const auto& [move, gain] : stake.by_move) {
        take("own answer: " + in_words(context.situation.variable(context.situation.moves[move].variable).id), gain);
    }
    for (const auto& [payoff, gain] : stake.by_payoff) {
        take("payoff: " + in_words(context.situation.payoffs[payoff].id), gain);
    }
    return name.empty()
               ? Line{}
               : Line(Write().written(name, "file:stakes").text(" ").number(signed_text(most), most, reason));
}

/// "Who gains from delay: Russia most, Ukraine least."
std::optional<Statement> gains_from_delay(const Context& context) {
    const auto& delay = context.findings.delay;
    if (delay.size() < 2) {
        return std::nullopt;
    }
    const auto part = [&](const insight::DelayFinding& who) {
        return Write()
            .written(with_article(context.actor(who.actor)), "file:actor")
            .text(" (")
            .number(signed_points_text(who.advantage.value), who.advantage.value, "finding:delay")
            .text(")");
    };
    Write line;
    line.text("Who gains from delay, going on without a deal against the deal to be expected: ");
    if (signed_text(delay.front().advantage.value).front() == '+') {
        line.text("most ").line(part(delay.front()));
    } else {
        line.text("nobody");
    }
    return line.text(", least ").line(part(delay.back())).text(".").as(Standing::judgement);
}

Table delay_table(const Context& context) {
    Table table;
    table.caption = "Who gains from delay: going on without a deal against the deal to be expected, each on its own "
                    "scale.";
    table.columns = {{"power", Align::left},
                     {"a deal", Align::right},
                     {"going on without", Align::right},
                     {"gain from delay", Align::right}};
    const std::string reason = "finding:delay";
    const auto cell = [&](const insight::Estimate& estimate) {
        return Line(Write().number(signed_text(estimate.value), estimate.value, reason));
    };
    for (const insight::DelayFinding& delay : context.findings.delay) {
        table.rows.push_back({{Write().written(context.actor(delay.actor), "file:actor"), cell(delay.deal),
                               cell(delay.none), cell(delay.advantage)},
                              {},
                              Standing::judgement});
    }
    table.notes.push_back(
        Write().text("What no deal costs those at the table is taken off.").as(Standing::plain));
    return table;
}

}  // namespace

Section why_it_matters(Context& context) {
    Section section{"stakes-at-a-glance", "Why it matters", false, {}, {}};
    if (context.findings.outcomes.empty() || context.findings.stakes.empty()) {
        return section;
    }
    section.blocks.emplace_back(benefits_table(context));
    Paragraph paragraph;
    for (auto&& said : {best_and_worst(context), better_for_all(context), gains_from_delay(context)}) {
        if (said) {
            paragraph.statements.push_back(*said);
        }
    }
    if (!paragraph.statements.empty()) {
        section.blocks.emplace_back(std::move(paragraph));
    }
    return section;
}

Section stakes(Context& context) {
    Section section{"stakes", "What each outcome is worth to each power", false, {"finding:stakes", "finding:delay"}, {}};
    const std::vector<ActorId> actors = actors_with_stakes(context);
    if (actors.empty()) {
        return section;
    }
    Figure figure;
    chart::Matrix matrix;
    for (const ActorId actor : actors) {
        matrix.columns.push_back(context.actor(actor));
    }
    Table& table = figure.table;
    table.caption =
        "Gain of each power under each outcome in points of its own scale, with the range over draws.";
    table.columns = {{"outcome", Align::left},
                     {"power", Align::left},
                     {"gain", Align::right},
                     {"5 to 95 % of draws", Align::right},
                     {"draws with a gain", Align::right},
                     {"mostly from", Align::left}};
    for (const insight::OutcomeForecast& outcome : context.findings.outcomes) {
        chart::MatrixRow chart_row{context.outcome(outcome.id), {}};
        for (const ActorId actor : actors) {
            const insight::Stake* stake = stake_of(context, actor, outcome.id);
            if (stake == nullptr) {
                chart_row.cells.emplace_back();
                continue;
            }
            chart_row.cells.emplace_back(chart::MatrixCell{gain_symbol(stake->gain.value, stake->favourable),
                                                           signed_text(stake->gain.value),
                                                           gain_tone(stake->gain.value)});
            const std::string reason = stake_reason(context, *stake);
            table.rows.push_back(
                {{Write().written(context.outcome(outcome.id), "file:outcome." + outcome.id),
                  Write().written(context.actor(actor), "file:actor"),
                  Write().number(signed_text(stake->gain.value), stake->gain.value, reason),
                  Write()
                      .number(signed_text(stake->low), stake->low, reason)
                      .text(" to ")
                      .number(signed_text(stake->high), stake->high, reason),
                  Write().number(percent_text(percent_points(stake->favourable)), stake->favourable, reason),
                  mostly_from(context, *stake, reason)},
                 reason,
                 Standing::judgement});
        }
        matrix.rows.push_back(std::move(chart_row));
    }
    figure.title = "Gain of each power under each outcome, in points of its own scale.";
    if (const auto lead = best_and_worst(context)) {
        figure.title = plain_text(lead->line);
    }
    figure.how_to_read = Write().text("A column is one power's own scale, against what holds if nothing is agreed" +
                                      cost_left_out(context) + "; columns are not comparable.");
    figure.chart = std::move(matrix);
    figure.table_says_more = false;
    section.blocks.emplace_back(std::move(figure));
    if (!context.findings.delay.empty()) {
        section.blocks.emplace_back(delay_table(context));
    }
    return section;
}

Section change_our_mind(Context& context) {
    Section section{"change", "What would change our mind", true, {}, {}};
    Bullets bullets;
    constexpr std::size_t most = 5;
    const auto order = what_ifs_by_size(context);
    for (std::size_t i = 0; i < std::min(order.size(), most); ++i) {
        const insight::WhatIfOutcome& move = *largest_move(*order[i], true);
        bullets.items.push_back(
            Write()
                .written(what_if_name(context, order[i]->id), "file:what-if." + order[i]->id)
                .text(": ")
                .written("“" + context.outcome(move.outcome) + "”", "file:outcome." + move.outcome)
                .text(" ")
                .line(base_to_changed(context, *order[i], move))
                .text(".")
                .as(Standing::judgement));
    }
    if (order.empty() && !context.findings.what_ifs.empty()) {
        bullets.items.push_back(Write()
                                    .text("No what-if of the file moves an outcome by a point or more beyond its own interval.")
                                    .as(Standing::judgement));
    }
    add_watched(context, bullets);
    add_flips(context, bullets);
    if (!bullets.items.empty()) {
        section.blocks.emplace_back(std::move(bullets));
    }
    return section;
}

Section what_ifs(Context& context) {
    Section section{"what-ifs", "What if", false, {"finding:what_ifs"}, {}};
    Table table;
    table.caption =
        "The same draws run again with the inputs changed; the interval is of the paired difference.";
    table.columns = {{"what if", Align::left}, {"outcome", Align::left},     {"now", Align::right},
                     {"then", Align::right},   {"difference", Align::right}, {"90 % interval", Align::right}};
    for (const insight::WhatIfFinding& what_if : context.findings.what_ifs) {
        const insight::WhatIfOutcome* largest = largest_move(what_if, false);
        bool first = true;
        for (const insight::WhatIfOutcome& outcome : what_if.outcomes) {
            const bool stable = outcome.low > 0 || outcome.high < 0;
            if (!stable && &outcome != largest) {
                continue;
            }
            const std::string reason = "finding:what_ifs." + what_if.id;
            const int after = changed_points(context, outcome);
            Write interval;
            if (stable) {
                interval.number(
                    fmt::format("{} to {}", signed_text(outcome.low * 100), signed_text(outcome.high * 100)),
                    outcome.low, reason);
            } else {
                interval.text("no stable effect");
            }
            const std::string changed = stable ? percent_text(after) : "";
            const std::string difference = stable ? signed_text(after - context.points(outcome.outcome)) : "";
            table.rows.push_back(
                {{first
                      ? Line(Write().written(what_if_name(context, what_if.id), "file:what-if." + what_if.id))
                      : Line{},
                  Write().written(context.outcome(outcome.outcome), "file:outcome." + outcome.outcome),
                  Write().number(percent_text(context.points(outcome.outcome)),
                                 context.points(outcome.outcome) / 100.0,
                                 "finding:outcomes." + outcome.outcome),
                  Write().number(changed, after / 100.0, reason),
                  Write().number(difference, outcome.difference.value, reason), interval},
                 first ? reason : "",
                 Standing::judgement});
            first = false;
        }
    }
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
    }
    add_what_if_trade(context, section);
    return section;
}

}  // namespace entente::brief

// The answer told from its edges: typical draws as dated stories, and the likeliest way for the bottom line to be
// wrong.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

using Step = insight::Pathway::Step;

template <class Entries>
const typename Entries::value_type* entry_of(const Entries& entries, const std::string& id) {
    for (const auto& entry : entries) {
        if (entry.id == id) {
            return &entry;
        }
    }
    return nullptr;
}

/// Where a value stands on its issue's scale, with the landmark it is nearest to.
Line place_of(const Context& context, const situation::Issue& issue, double value, const std::string& reason) {
    Write line;
    line.number(scale_text(value, issue.scale.width()), value, reason);
    if (!issue.landmarks.empty()) {
        const auto nearest = std::min_element(
            issue.landmarks.begin(), issue.landmarks.end(),
            [&](const auto& a, const auto& b) { return std::abs(a.value - value) < std::abs(b.value - value); });
        line.text(" (nearest: ").written("“" + context.landmark(nearest->name) + "”", "file:issue").text(")");
    }
    return line;
}

/// Not every step is worth a line: of a past round its date and result, of a move what was chosen.
std::optional<Statement> told(Context& context, const Step& step, const std::string& reason) {
    const situation::Situation& s = context.situation;
    Write line;
    if (const auto day = step.on.empty() ? std::nullopt : parse_date(step.on)) {
        line.date(*day, reason).text(": ");
    }
    switch (step.kind) {
        case Step::Kind::past:
            if (const auto* round = entry_of(s.past, step.id)) {
                return line.line(cited(round->says, "file:past." + round->id, {})).as(Standing::plain);
            }
            break;
        case Step::Kind::date:
            if (const auto* date = entry_of(s.dates, step.id)) {
                return line.line(cited(date->what, "file:date." + date->id, {})).as(Standing::plain);
            }
            break;
        case Step::Kind::bargain:
            line.text(step.value == "deal" ? "A deal is signed, ratified and comes into force" : "No deal comes into force");
            if (s.tracks.size() > 1) {
                line.text(" on ").written(in_words(step.id), "file:track");
            }
            return line.text(".").as(Standing::judgement);
        case Step::Kind::term:
        case Step::Kind::act:
            if (const auto* issue = entry_of(s.issues, step.id)) {
                return line.written(issue->asks, "file:issue." + issue->id)
                    .text(" At ")
                    .line(place_of(context, *issue, step.number, reason))
                    .text(".")
                    .as(Standing::judgement);
            }
            break;
        case Step::Kind::variable:
        case Step::Kind::signal: {
            const auto* variable = entry_of(s.variables, step.id);
            const auto* signal = entry_of(s.signals, step.id);
            const std::string says = variable != nullptr ? variable->says : signal != nullptr ? signal->says : "";
            return line.written(says.empty() ? capitalised(in_words(step.id)) : says, "file:" + step.id)
                .text(before_answer(says))
                .written(capitalised(in_words(step.value)), "file:" + step.id)
                .text(" (")
                .number(percent_text(percent_points(step.number)), step.number, reason)
                .text(" in this draw).")
                .as(Standing::judgement);
        }
    }
    return std::nullopt;
}

/// Undated steps follow the last dated one before the horizon; a signal is seen by its day.
std::vector<Step> in_order(std::vector<Step> steps) {
    const auto rank = [](const Step& step) {
        return step.kind == Step::Kind::past ? 0 : step.kind == Step::Kind::date || step.kind == Step::Kind::signal ? 2 : 1;
    };
    sort_stably(steps, [&](const Step& a, const Step& b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : rank(a) != 1 && a.on < b.on;
    });
    return steps;
}

}  // namespace

Section pathways(Context& context) {
    Section section{"pathways", "Three ways it could go", false, {"finding:pathways"}, {}};
    for (const insight::Pathway& pathway : context.findings.pathways) {
        const std::string reason = "finding:pathways." + pathway.outcome;
        section.blocks.emplace_back(Heading{capitalised(context.outcome(pathway.outcome)), reason});
        Bullets bullets;
        bullets.items.push_back(
            Write()
                .text("A typical draw (number ")
                .number(fmt::format("{}", pathway.draw), static_cast<double>(pathway.draw), reason)
                .text(") of an outcome with a chance of ")
                .number(percent_text(context.points(pathway.outcome)), pathway.probability,
                        "finding:outcomes." + pathway.outcome)
                .text(".")
                .as(Standing::plain));
        for (const Step& step : in_order(pathway.steps)) {
            if (auto said = told(context, step, reason)) {
                bullets.items.push_back(std::move(*said));
            }
        }
        section.blocks.emplace_back(std::move(bullets));
    }
    if (context.findings.pathways.size() != 3) {
        section.title = "How it could go";
    }
    return section;
}

Section red_team(Context& context) {
    Section section{"red-team", "Red team: how this could be wrong", false, {"finding:red_team"}, {}};
    if (!context.findings.red_team || context.findings.red_team->tried == 0) {
        return section;
    }
    const insight::RedTeam& found = *context.findings.red_team;
    const std::string reason = "finding:red_team";
    if (!found.found) {
        section.blocks.emplace_back(Paragraph{
            {Write()
                 .text(fmt::format("No values of the {} weightiest inputs, moved together to the ends of their "
                                   "ranges, make another outcome lead than ",
                                   count_text(found.tried)))
                 .written("“" + context.target_name() + "”", "file:target")
                 .text(".")
                 .as(Standing::judgement)}});
        return section;
    }
    Write line;
    line.text("The easiest way for this brief to be wrong: suppose ");
    for (std::size_t i = 0; i < found.values.size(); ++i) {
        const insight::RedTeam::Value& value = found.values[i];
        line.text(i == 0 ? "" : i + 1 == found.values.size() ? " and " : ", ")
            .text(context.describe(value.key))
            .text(" is ")
            .number(context.input_text(value.key, value.at), value.at, "input:" + value.key)
            .text(" rather than ")
            .number(context.input_text(value.key, value.from), value.from, "input:" + value.key)
            .text(" (its percentile ")
            .number(fmt::format("{:.0f}", 100 * value.percentile), value.percentile, reason)
            .text(")");
    }
    line.text(". Then ")
        .written("“" + context.outcome(found.leader) + "”", "file:outcome." + found.leader)
        .text(" leads with ")
        .number(percent_text(percent_points(found.probability)), found.probability, reason)
        .text(", and ")
        .written("“" + context.target_name() + "”", "file:target")
        .text(" falls to ")
        .number(percent_text(percent_points(found.target)), found.target, reason)
        .text(found.values.size() == 1 ? ". This value lies inside the range that the file gives it."
                                       : ". Every one of these values lies inside the range that the file gives it.");
    section.blocks.emplace_back(Paragraph{{line.as(Standing::judgement)}});
    return section;
}

}  // namespace entente::brief

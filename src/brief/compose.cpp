#include "brief/compose.h"

#include <fmt/format.h>

#include "brief/context.h"

namespace entente::brief {
namespace {

Line dateline(const Context& context) {
    const situation::Situation& situation = context.situation;
    Write line;
    line.text("as of ")
        .date(situation.as_of, "file:situation.as_of")
        .text(" · to ")
        .date(situation.horizon, "file:situation.horizon");
    if (situation.focus) {
        line.text(" · seen from ").written(context.actor(*situation.focus), "file:situation.focus");
    }
    if (context.findings.draws < context.findings.planned_draws) {
        line.text(" · ").number(
            fmt::format("partial: {} of {} draws", context.findings.draws, context.findings.planned_draws),
            static_cast<double>(context.findings.draws), "finding:draws");
    }
    return line;
}

Line hindsight(const situation::Situation& situation) {
    if (!situation.written || !later(*situation.written, situation.as_of)) {
        return {};
    }
    return Write().text("written with hindsight on ").date(*situation.written, "file:situation.written");
}

/// Only the marks that this brief uses need explaining; all four are shown so that a reader learns them once.
Statement legend() {
    Write line;
    for (const Standing standing :
         {Standing::fact, Standing::report, Standing::judgement, Standing::assumption}) {
        line.text(mark(standing) + " " + name(standing)).text("   ");
    }
    return line.rule("[1] source", "marks").text("   ").rule("[A1] assumption", "marks").as(Standing::plain);
}

using Part = Section (*)(Context&);

void add_parts(std::vector<Section>& sections, Context& context, std::initializer_list<Part> parts) {
    for (const Part part : parts) {
        Section section = part(context);
        if (!section.blocks.empty()) {
            sections.push_back(std::move(section));
        }
    }
}

}  // namespace

Brief compose(const situation::Situation& situation, const insight::Findings& findings,
              const ComposeOptions& options) {
    Context context(situation, findings, options);
    Brief brief;
    brief.title = situation.title;
    brief.question = situation.question;
    brief.dateline = dateline(context);
    brief.hindsight = hindsight(situation);
    brief.legend = legend();
    add_parts(brief.above, context,
              {bottom_line, confidence, news, background, why_it_matters, what_is_next, change_our_mind,
               readers, one_quote, one_stat});
    add_parts(
        brief.below, context,
        {watch_list, calendar, outcomes, odds_of_a_deal, at_the_table, why_not_yet, levers, answers, unknowns, stakes, flows,
         positions, theories, claims, what_ifs, drivers, red_team, pathways, next_questions, more_context, timeline,
         assumptions, defaults, warnings, sources, scale, rerun});
    return brief;
}

}  // namespace entente::brief

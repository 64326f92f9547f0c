// Where theories disagree: the same draws, settled by every published theory that can take them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "brief/context.h"

namespace entente::brief {
namespace {

using insight::TheoryPoint;

// The theories with the lowest and the highest median on one issue.
struct Ends {
    const TheoryPoint* low = nullptr;
    const TheoryPoint* high = nullptr;
};

Ends ends_of(const insight::IssueForecast& forecast) {
    const auto by_median = [](const TheoryPoint& a, const TheoryPoint& b) { return a.points.p50 < b.points.p50; };
    const auto [low, high] =
        std::minmax_element(forecast.by_theory.begin(), forecast.by_theory.end(), by_median);
    return {&*low, &*high};
}

Line place(const TheoryPoint& theory, double width, const std::string& reason) {
    return Write()
        .number(scale_text(theory.points.p50, width), theory.points.p50, reason)
        .text(" (" + in_words(theory.theory) + ")");
}

Table spread_table(const Context& context) {
    Table table;
    table.caption = "Middle of what each theory says over the draws: the lowest and the highest, beside the forecast.";
    table.columns = {{"issue", Align::left},
                     {"forecast", Align::right},
                     {"lowest", Align::left},
                     {"highest", Align::left},
                     {"apart, of the scale", Align::right}};
    for (const insight::IssueForecast& forecast : context.findings.issues) {
        if (forecast.by_theory.size() < 2) {
            continue;
        }
        const situation::Issue& issue = context.situation.issue(forecast.issue);
        const double width = issue.scale.width();
        const std::string reason = "finding:issues." + issue.id;
        const Ends ends = ends_of(forecast);
        const double apart = (ends.high->points.p50 - ends.low->points.p50) / width;
        table.rows.push_back(
            {{Write().written(in_words(issue.id), "file:issue"),
              Write().number(scale_text(forecast.forecast.p50, width), forecast.forecast.p50, reason),
              place(*ends.low, width, reason), place(*ends.high, width, reason),
              Write().number(fmt::format("{:.0f} %", 100 * apart), apart, reason)},
             {},
             Standing::judgement});
    }
    return table;
}

Bullets notes(const Context& context) {
    Bullets bullets;
    for (const insight::TheoryNote& note : context.findings.theory_notes) {
        Write line;
        line.text(capitalised(in_words(note.theory)) + ": ");
        if (note.draws > 0) {
            const bool is_all = note.draws + context.findings.failed_draws >= context.findings.draws;
            line.text(note.reading + ", on ")
                .number(is_all ? std::string("all draws") : fmt::format("the first {} draws", note.draws),
                        static_cast<double>(note.draws), "finding:theories");
        } else {
            line.text("does not apply");
        }
        if (!note.refusal.empty()) {
            line.text(note.draws > 0 ? "; all together not: " : ": ").written(note.refusal, "finding:theories");
        }
        bullets.items.push_back(line.text(".").as(Standing::plain));
    }
    return bullets;
}

// What the learned density was learned from, and how far that goes.
Statement learned_from() {
    return Write()
        .rule("The learned measure was fitted on 239 decisions of the EU Council: spikes at positions and a smooth part "
              "around a shrunk mean.",
              "learned")
        .text(" It carries over to bargains among parties that will meet again and would rather agree. It has seen no "
              "war, no ultimatum and no party that gains by walking out; outside a council it is therefore only one end "
              "of the base measure, with a flat one at the other, and both are shown.")
        .as(Standing::plain);
}

}  // namespace

Section theories(Context& context) {
    Section section{"theories", "Where theories disagree", false, {"finding:theories"}, {}};
    Table table = spread_table(context);
    if (table.rows.empty() || context.findings.theory_notes.empty()) {
        return section;
    }
    section.blocks.emplace_back(Paragraph{{learned_from()}});
    section.blocks.emplace_back(std::move(table));
    if (Bullets bullets = notes(context); !bullets.items.empty()) {
        section.blocks.emplace_back(std::move(bullets));
    }
    return section;
}

}  // namespace entente::brief

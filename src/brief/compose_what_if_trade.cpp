// What a what-if does beyond the outcomes: trade by month, the answers of others, who gains.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "brief/context.h"

namespace entente::brief {
namespace {

std::string name_of(const Context& context, const std::string& id) {
    for (const situation::WhatIf& what_if : context.situation.what_ifs) {
        if (what_if.id == id && !what_if.says.empty()) {
            return what_if.says;
        }
    }
    return in_words(id);
}

Table flow_table(const Context& context, const insight::WhatIfFinding& what_if, const insight::FlowChange& change) {
    const situation::Flow& flow = context.situation.flows[change.flow];
    const std::string reason = "finding:what_ifs." + what_if.id;
    const auto cell = [&](const insight::FlowSpread& spread) {
        return Line(Write()
                        .number(amount(spread.p50), spread.p50, reason)
                        .text(" (")
                        .number(amount(spread.p05) + " to " + amount(spread.p95), spread.p50, reason)
                        .text(")"));
    };
    Table table;
    table.caption = fmt::format("{}: {} by month, median and 90 % interval over everything that may follow.",
                                name_of(context, what_if.id), flow.name);
    table.columns = {{"month", Align::left},
                     {"now, " + flow.unit, Align::right},
                     {"then, " + flow.unit, Align::right},
                     {"difference of the medians", Align::right}};
    const auto row = [&](const std::string& label, const insight::FlowSpread& before, const insight::FlowSpread& after) {
        const double pct = before.p50 > 0 ? 100 * (after.p50 / before.p50 - 1) : 0;
        table.rows.push_back({{Write().rule(label, "flows"), cell(before), cell(after),
                               Write().number(signed_text(pct) + " %", pct, reason)},
                              {},
                              Standing::judgement});
    };
    for (std::size_t t = 0; t < change.months.size(); ++t) {
        row(change.months[t], change.before[t], change.after[t]);
    }
    row("twelve months", change.year_before, change.year_after);
    return table;
}

Table answer_table(const Context& context, const insight::WhatIfFinding& what_if) {
    const std::string reason = "finding:what_ifs." + what_if.id;
    Table table;
    table.caption = name_of(context, what_if.id) + ": what others then do.";
    table.columns = {{"who", Align::left}, {"what", Align::left}, {"share now", Align::right}, {"share then", Align::right}};
    for (const insight::AnswerChange& answer : what_if.answers) {
        const situation::Move& move = context.situation.moves[answer.move];
        const situation::Variable& variable = context.situation.variable(move.variable);
        for (std::size_t o = 0; o < answer.before.size(); ++o) {
            const std::string option = o < variable.values.size() ? in_words(variable.values[o]) : "no choice arises";
            table.rows.push_back({{o == 0 ? Line(Write().written(context.actor(move.actor), "file:actor")) : Line{},
                                   Write().written(option, "file:move." + variable.id),
                                   Write().number(percent_text(percent_points(answer.before[o])), answer.before[o], reason),
                                   Write().number(percent_text(percent_points(answer.after[o])), answer.after[o], reason)},
                                  {},
                                  Standing::judgement});
        }
    }
    return table;
}

Table gain_table(const Context& context, const insight::WhatIfFinding& what_if) {
    const std::string reason = "finding:what_ifs." + what_if.id;
    Table table;
    table.caption = name_of(context, what_if.id) +
                    ": who gains, over everything that may follow, in points of each power's own scale.";
    table.columns = {{"power", Align::left}, {"gain", Align::right}};
    for (const insight::GainChange& gain : what_if.gains) {
        table.rows.push_back({{Write().written(context.actor(gain.actor), "file:actor"),
                               Write().number(fmt::format("{:+.1f}", gain.difference.value), gain.difference.value, reason)},
                              {},
                              Standing::judgement});
    }
    return table;
}

}  // namespace

void add_what_if_trade(const Context& context, Section& section) {
    for (const insight::WhatIfFinding& what_if : context.findings.what_ifs) {
        for (const insight::FlowChange& change : what_if.flows) {
            section.blocks.emplace_back(flow_table(context, what_if, change));
        }
        if (!what_if.answers.empty()) {
            section.blocks.emplace_back(answer_table(context, what_if));
        }
        if (!what_if.gains.empty()) {
            section.blocks.emplace_back(gain_table(context, what_if));
        }
    }
}

}  // namespace entente::brief

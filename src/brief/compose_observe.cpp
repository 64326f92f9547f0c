// Something was seen: what it moves, and what it says of those who could have made it.
#include <fmt/format.h>

#include <cmath>

#include "brief/context.h"

namespace entente::brief {
namespace {

constexpr double plain_ratio = 1.05;  // below this every type makes the gesture about as readily

Line seen_in_words(const situation::Situation& s, const insight::ObserveFinding& finding) {
    Write line;
    for (std::size_t i = 0; i < finding.seen.size(); ++i) {
        const model::Observation& seen = finding.seen[i];
        const std::string& id = seen.is_signal ? s.signals[seen.entry].id : s.variables[seen.entry].id;
        const std::string& value = seen.is_signal ? s.signals[seen.entry].values[seen.value]
                                                  : s.variables[seen.entry].values[seen.value];
        line.text(i == 0 ? "" : i + 1 == finding.seen.size() ? " and " : ", ")
            .written("“" + in_words(id) + "” is “" + in_words(value) + "”", "file:" + id);
    }
    return line;
}

Paragraph opening(const situation::Situation& s, const insight::ObserveFinding& finding) {
    const std::string reason = "finding:observe";
    const Chance chance{.value = finding.probability,
                        .error = 0,
                        .low = {},
                        .high = {},
                        .points = percent_points(finding.probability)};
    Paragraph paragraph;
    paragraph.statements.push_back(Write()
                                       .text("Seen: ")
                                       .line(seen_in_words(s, finding))
                                       .text(". Beforehand: ")
                                       .chance(chance, reason)
                                       .text(".")
                                       .as(Standing::judgement));
    if (!finding.informative) {
        paragraph.statements.push_back(
            Write()
                .text("This is uninformative for the question: no outcome moves by more than its sampling error.")
                .as(Standing::judgement));
    }
    if (!s.types.empty()) {
        Write line;
        if (!std::isfinite(finding.largest_ratio)) {
            line.text("One kind of actor would never have made it.");
        } else if (finding.largest_ratio < plain_ratio) {
            line.text("Every kind of actor would have made it about as readily, so it says nothing of who is who.");
        } else {
            line.text("The kind of actor likeliest to make it is ")
                .number(fmt::format("{:.1f} times", finding.largest_ratio), finding.largest_ratio, reason)
                .text(" as likely to as the least likely kind.");
        }
        paragraph.statements.push_back(line.as(Standing::judgement));
    }
    return paragraph;
}

std::vector<int> points_of(const std::vector<double>& shares) {
    return apportion(shares, 100);
}

Table outcome_table(const Context& context, const insight::ObserveFinding& finding) {
    const std::string reason = "finding:observe";
    std::vector<double> before;
    std::vector<double> after;
    for (const insight::WhatIfOutcome& outcome : finding.outcomes) {
        before.push_back(outcome.base);
        after.push_back(outcome.changed);
    }
    const std::vector<int> printed_before = points_of(before);
    const std::vector<int> printed_after = points_of(after);
    Table table;
    table.caption = "What moves: every outcome before and after.";
    table.columns = {{"outcome", Align::left},
                     {"chance before", Align::right},
                     {"chance after", Align::right},
                     {"90 % interval of the difference", Align::right}};
    for (std::size_t i = 0; i < finding.outcomes.size(); ++i) {
        const insight::WhatIfOutcome& outcome = finding.outcomes[i];
        const bool stable = outcome.low > 0 || outcome.high < 0;
        Line interval = words("no stable effect");
        if (stable) {
            interval = Write().number(
                fmt::format("{} to {}", signed_text(outcome.low * 100), signed_text(outcome.high * 100)),
                outcome.difference.value, reason);
        }
        table.rows.push_back(
            {{Write().written(context.outcome(outcome.outcome), "file:outcome." + outcome.outcome),
              Write().number(percent_text(printed_before[i]), before[i], reason),
              Write().number(percent_text(printed_after[i]), after[i], reason), interval},
             {},
             Standing::judgement});
    }
    return table;
}

Table shift_table(const situation::Situation& s, const insight::Shift& shift) {
    const std::string reason = "finding:observe";
    const situation::Variable& variable = s.variable(shift.variable);
    const std::vector<int> before = points_of(shift.before);
    const std::vector<int> after = points_of(shift.after);
    Table table;
    table.caption = variable.says.empty() ? capitalised(in_words(variable.id)) + "." : sentence(variable.says);
    table.columns = {{"value", Align::left}, {"chance before", Align::right}, {"chance after", Align::right}};
    for (std::size_t v = 0; v < shift.before.size(); ++v) {
        const std::string name = v < variable.values.size() ? in_words(variable.values[v]) : "no choice arises";
        table.rows.push_back({{Write().written(name, "file:" + variable.id),
                               Write().number(percent_text(before[v]), shift.before[v], reason),
                               Write().number(percent_text(after[v]), shift.after[v], reason)},
                              {},
                              Standing::judgement});
    }
    return table;
}

}  // namespace

Section compose_observation(const situation::Situation& situation, const insight::ObserveFinding& finding) {
    const insight::Findings none;
    const ComposeOptions options;
    const Context context(situation, none, options);
    Section section{"observe", "What it tells", false, {"finding:observe"}, {}};
    section.blocks.emplace_back(opening(situation, finding));
    section.blocks.emplace_back(outcome_table(context, finding));
    for (const insight::Shift& shift : finding.shifts) {
        section.blocks.emplace_back(shift_table(situation, shift));
    }
    return section;
}

}  // namespace entente::brief

// What trade does: each flow under the leading outcomes with its history behind, which lever moves it, what it means in
// money beside the points, what is judged beside what is computed, and what past episode all of it rests on.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

using insight::FlowFinding;
using insight::FlowSpread;
using insight::FlowUnder;

constexpr std::size_t most_panels = 4;
constexpr std::size_t history_months = 48;
constexpr double least_shown = 0.03;  // outcomes less likely than this get no panel
constexpr double felt = 0.5;          // per cent: below this a flow is said not to move

std::string signed_amount(double value) {
    const std::string text = amount(value);
    return text.front() == '-' || text == "0" ? text : "+" + text;
}

/// "+0.03", "-1.20"; without a sign where nothing is left of the number.
std::string signed_hundredths(double value) {
    const std::string text = fmt::format("{:+.2f}", value);
    return text.substr(1) == "0.00" ? "0.00" : text;
}

std::string signed_percent(double value) {
    return signed_text(value) + " %";
}

const situation::Flow& flow_of(const Context& context, const FlowFinding& flow) {
    return context.situation.flows[flow.flow];
}

std::string reason_of(const Context& context, const FlowFinding& flow) {
    return "finding:flows." + flow_of(context, flow).id;
}

Line between(const FlowSpread& spread, const std::string& reason) {
    return Write()
        .number(amount(spread.p50), spread.p50, reason)
        .text(" (")
        .number(amount(spread.p05) + " to " + amount(spread.p95), spread.p50, reason)
        .text(")");
}

Line signed_between(const FlowSpread& spread, const std::string& reason) {
    return Write()
        .number(signed_amount(spread.p50), spread.p50, reason)
        .text(" (")
        .number(signed_amount(spread.p05) + " to " + signed_amount(spread.p95), spread.p50, reason)
        .text(")");
}

std::string month_name(const std::string& month) {
    static constexpr const char* names[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};
    const int number = (month[5] - '0') * 10 + (month[6] - '0');
    return number >= 1 && number <= 12 ? std::string(names[number - 1]) + " " + month.substr(0, 4) : month;
}

std::vector<const FlowUnder*> leading(const FlowFinding& flow) {
    std::vector<const FlowUnder*> order;
    for (const FlowUnder& under : flow.under) {
        order.push_back(&under);
    }
    sort_stably(order, [](const FlowUnder* a, const FlowUnder* b) { return a->probability > b->probability; });
    std::vector<const FlowUnder*> kept;
    for (const FlowUnder* under : order) {
        if (kept.size() < most_panels && (kept.empty() || under->probability >= least_shown)) {
            kept.push_back(under);
        }
    }
    return kept;
}

int month_number(const std::string& month) {
    return std::stoi(month.substr(0, 4)) * 12 + std::stoi(month.substr(5, 2));
}

chart::Fan fan_of(const Context& context, const FlowFinding& flow) {
    chart::Fan fan;
    fan.unit = flow_of(context, flow).unit;
    fan.months = flow.months;
    fan.to_horizon = flow.to_horizon;
    const int first_ahead = month_number(flow.months.front());
    for (const insight::FlowPoint& point : flow.history) {
        const int before = first_ahead - month_number(point.month);
        if (before >= 1 && before <= static_cast<int>(history_months)) {
            fan.first_month = fan.history.empty() ? point.month : fan.first_month;
            fan.history.push_back({before, point.value});
        }
    }
    fan.as_of_text = flow.history.empty() ? "" : flow.history.back().month;
    const std::size_t end = flow.to_horizon - 1;
    for (const FlowUnder* under : leading(flow)) {
        chart::FanPanel panel;
        panel.label = context.outcome(under->outcome);
        panel.number = percent_text(context.points(under->outcome));
        const FlowSpread& last = under->months[end];
        panel.end_text = fmt::format("{} {} in {} ({} to {})", amount(last.p50), fan.unit, month_name(flow.months[end]),
                                     amount(last.p05), amount(last.p95));
        for (const FlowSpread& m : under->months) {
            panel.months.push_back({m.p05, m.p20, m.p50, m.p80, m.p95});
        }
        fan.panels.push_back(std::move(panel));
    }
    return fan;
}

Table fan_table(const Context& context, const FlowFinding& flow) {
    Table table;
    const std::string reason = reason_of(context, flow);
    table.caption = fmt::format("{}, {}: the median of each month, and between what nine in ten draws lie.",
                                flow_of(context, flow).name, flow_of(context, flow).unit);
    table.columns = {{"month", Align::left}};
    const std::vector<const FlowUnder*> shown = leading(flow);
    for (const FlowUnder* under : shown) {
        table.columns.push_back({context.outcome(under->outcome), Align::right});
    }
    for (std::size_t t = 0; t < flow.months.size(); ++t) {
        Row row;
        row.cells.push_back(Write().rule(flow.months[t], "flows"));
        for (const FlowUnder* under : shown) {
            row.cells.push_back(between(under->months[t], reason));
        }
        row.standing = Standing::judgement;
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// What the year comes to, and the shown outcome under which measures change it most. Medians under two outcomes are of
/// different draws, so that their difference is partly noise; the change within a draw is not.
std::string title_of(const Context& context, const FlowFinding& flow) {
    constexpr double told = 2;  // per cent between outcomes
    const std::vector<const FlowUnder*> shown = leading(flow);
    const situation::Flow& f = flow_of(context, flow);
    if (shown.empty()) {
        return f.name + ".";
    }
    const std::string year = fmt::format("{}: about {} {} in the next twelve months", f.name, amount(flow.year.p50), f.unit);
    const auto by_change = [](const FlowUnder* a, const FlowUnder* b) { return a->change_pct.mean < b->change_pct.mean; };
    const auto [least, most] = std::minmax_element(shown.begin(), shown.end(), by_change);
    if ((*most)->change_pct.mean - (*least)->change_pct.mean < told) {
        return year + ", whichever of these outcomes comes.";
    }
    const FlowUnder& far = std::abs((*least)->change_pct.mean) > std::abs((*most)->change_pct.mean) ? **least : **most;
    return fmt::format("{}; {:.0f} % {} under “{}” for what is done then.", year, std::abs(far.change_pct.mean),
                       far.change_pct.mean < 0 ? "less" : "more", context.outcome(far.outcome));
}

Figure figure_of(const Context& context, const FlowFinding& flow) {
    Figure figure;
    figure.title = title_of(context, flow);
    figure.how_to_read = Write().rule(
        "Solid: months so far. Dashed: the median under the outcome. Inner band: six in ten draws; outer band: nine in "
        "ten. The first upright line is the last month known, the second the horizon or the end of what is shown; what lies "
        "after the horizon supposes that nothing else changes.",
        "flows");
    figure.chart = fan_of(context, flow);
    figure.table = fan_table(context, flow);
    return figure;
}

/// Money beside points: a year's sum against the same without any conditional measure.
Table money_table(const Context& context) {
    Table table;
    table.caption = "Stakes in money: the next twelve months' sum of each flow against the same without any measure that "
                    "comes only with an outcome or an answer. Points are each power's own scale.";
    table.columns = {{"flow", Align::left},
                     {"outcome", Align::left},
                     {"twelve months", Align::right},
                     {"difference", Align::right},
                     {"per cent", Align::right},
                     {"points of those who depend on it", Align::left}};
    for (const FlowFinding& flow : context.findings.flows) {
        const situation::Flow& f = flow_of(context, flow);
        const std::string reason = reason_of(context, flow);
        for (const FlowUnder& under : flow.under) {
            if (context.points(under.outcome) < 1) {
                continue;
            }
            Write points;
            bool first = true;
            for (const ActorId actor : f.stakes) {
                const auto stake = std::find_if(
                    context.findings.stakes.begin(), context.findings.stakes.end(),
                    [&](const insight::Stake& s) { return s.actor == actor && s.outcome == under.outcome; });
                if (stake != context.findings.stakes.end()) {
                    points.text(first ? "" : ", ")
                        .written(context.actor(actor), "file:actor")
                        .text(" ")
                        .number(signed_text(stake->gain.value), stake->gain.value,
                                fmt::format("finding:stakes.{}.{}", under.outcome, context.situation.actor(actor).id));
                    first = false;
                }
            }
            table.rows.push_back({{Write().written(f.name, "file:flow." + f.id),
                                   Write().written(context.outcome(under.outcome), "file:outcome." + under.outcome),
                                   Write().line(between(under.year, reason)).text(" " + f.unit),
                                   signed_between(under.change, reason),
                                   Write().number(signed_percent(under.change_pct.p50), under.change_pct.p50, reason), points},
                                  {},
                                  Standing::judgement});
        }
    }
    return table;
}

Line owners_line(const insight::MeasureFinding& measure, const std::string& reason) {
    Write line;
    if (measure.owners.empty()) {
        return line.text("not modelled");
    }
    bool first = true;
    for (const insight::MeasureFinding::Owner& owner : measure.owners) {
        line.text(first ? "" : "; ").written(owner.region, "file:actor").text(" ");
        line.number(signed_hundredths(owner.income_pct) + " %", owner.income_pct, reason);
        first = false;
    }
    return line;
}

/// Which flow it moves, how far, how soon, and what that comes to in a year.
void add_effect(const Context& context, const insight::MeasureOnFlow* on, const std::string& reason, Row& row) {
    if (on == nullptr) {
        row.cells.insert(row.cells.end(), {words("none"), Line{}, Line{}, Line{}});
        return;
    }
    const situation::Flow& flow = context.situation.flows[on->flow];
    row.cells.push_back(Write().written(flow.name, "file:flow." + flow.id));
    row.cells.push_back(Write()
                            .number(signed_percent(on->peak_pct), on->peak_pct, reason)
                            .text(" in ")
                            .rule(on->peak_month, "flows"));
    row.cells.push_back(on->half_after ? Line(Write().number(fmt::format("{} month{}", *on->half_after,
                                                                         *on->half_after == 1 ? "" : "s"),
                                                             *on->half_after, reason))
                                       : Line{});
    row.cells.push_back(Write().line(signed_between(on->year, reason)).text(" " + flow.unit));
}

/// How a measure stands that comes whatever happens.
std::string standing_of(const situation::Measure& measure, const Date& as_of) {
    const economy::Month now = economy::month_of(as_of);
    economy::Measure kind = measure.kind;
    if (measure.lifted_when) {
        kind.lifted.reset();
    }
    if (kind.lifted && *kind.lifted <= now) {
        return "lifted";
    }
    const economy::Pressure felt_now = economy::pressure(kind, now);
    if (felt_now.act > 0 || kind.act == economy::Act::bank_threat) {
        return "in force";
    }
    return felt_now.threat > 0 ? "announced" : "to come";
}

Table lever_table(Context& context) {
    Table table;
    table.caption = "Which lever moves which flow, how soon, and at what cost to its owner: each measure alone, all others "
                    "as they are.";
    table.columns = {{"lever", Align::left},
                     {"how likely", Align::left},
                     {"flow", Align::left},
                     {"at most", Align::right},
                     {"half of it after", Align::right},
                     {"twelve months", Align::right},
                     {"its owner's real income", Align::left},
                     {"because", Align::left}};
    for (const insight::MeasureFinding& finding : context.findings.measures) {
        const situation::Measure& measure = context.situation.measures[finding.measure];
        const std::string reason = "finding:measures." + measure.id;
        std::vector<const insight::MeasureOnFlow*> moved;
        for (const insight::MeasureOnFlow& on : finding.on) {
            if (std::abs(on.peak_pct) >= felt || std::abs(on.year_pct) >= felt) {
                moved.push_back(&on);
            }
        }
        for (std::size_t i = 0; i < std::max<std::size_t>(moved.size(), 1); ++i) {
            const bool leads = i == 0;
            Row row;
            row.cells.push_back(leads ? Line(Write().written(measure.says, "file:measure." + measure.id)) : Line{});
            row.cells.push_back(!leads ? Line{}
                                : measure.is_conditional()
                                    ? Line(Write().number(percent_text(percent_points(finding.probability)),
                                                          finding.probability, reason))
                                    : words(standing_of(measure, context.situation.as_of)));
            add_effect(context, moved.empty() ? nullptr : moved[i], reason, row);
            row.cells.push_back(leads ? owners_line(finding, reason) : Line{});
            row.cells.push_back(leads ? context.because(measure.because, "file:measure." + measure.id) : Line{});
            row.explains = leads ? reason : "";
            row.standing = Standing::judgement;
            table.rows.push_back(std::move(row));
        }
    }
    table.notes.push_back(Write()
                              .rule("A measure that comes only with an outcome or an answer is set against its not coming; "
                                    "one in force against its being lifted next month. Months count from the last one "
                                    "known.",
                                    "flows")
                              .as(Standing::plain));
    return table;
}

std::string sign_text(int sign) {
    static constexpr const char* signs[] = {"--", "-", "0", "+", "++"};
    const int place = sign + 2;
    return signs[static_cast<std::size_t>(std::clamp(place, 0, 4))];
}

Line effect_cell(const insight::EffectFinding::Under& under, const situation::Effect& effect) {
    const std::string reason = under.computed ? "finding:effects." + effect.id : "file:effect." + effect.id;
    if (!under.middle) {
        return Write().number(sign_text(under.sign), under.sign, reason);
    }
    Write line;
    line.number(signed_amount(*under.middle), *under.middle, reason);
    if (under.low && under.high && *under.low < *under.high) {
        line.text(" (").number(signed_amount(*under.low) + " to " + signed_amount(*under.high), *under.middle, reason).text(")");
    }
    return line.text(" " + (under.computed ? std::string("per cent") : effect.unit));
}

Table effect_table(Context& context) {
    Table table;
    table.caption = "Knock-on effects by outcome. Computed ones come from the flows above; judged ones stand as the file "
                    "has them.";
    table.columns = {{"effect", Align::left}, {"outcome", Align::left}, {"comes to", Align::right}, {"basis", Align::left},
                     {"because", Align::left}};
    for (const insight::EffectFinding& finding : context.findings.effects) {
        const situation::Effect& effect = context.situation.effects[finding.effect];
        bool leads = true;
        for (const insight::EffectFinding::Under& under : finding.under) {
            if (context.outcome_index(under.outcome) && context.points(under.outcome) < 1) {
                continue;
            }
            Row row;
            row.cells = {leads ? Line(Write().written(effect.name, "file:effect." + effect.id)) : Line{},
                         Write().written(context.outcome(under.outcome), "file:outcome." + under.outcome),
                         effect_cell(under, effect), words(under.computed ? "computed" : "judged"),
                         leads ? context.because(effect.because, "file:effect." + effect.id) : Line{}};
            if (leads && effect.source) {
                row.cells.back() = Write().line(row.cells.back()).text(" ").add(context.cite(*effect.source));
            }
            row.explains = leads ? "finding:effects." + effect.id : "";
            row.standing = under.computed ? Standing::judgement : Standing::assumption;
            table.rows.push_back(std::move(row));
            leads = false;
        }
    }
    return table;
}

/// What the past says of the model: the episodes its banks were fitted on, and how it did on the one held back.
Paragraph rests_on(const Context& context) {
    Paragraph paragraph;
    bool by_banks = false;
    for (const situation::Measure& measure : context.situation.measures) {
        using enum economy::Act;
        by_banks = by_banks || measure.kind.act == bank_threat || measure.kind.act == bank_listing ||
                   measure.kind.act == payment_cut;
    }
    if (by_banks) {
        paragraph.statements.push_back(
            Write()
                .rule("How banks and firms answer rests on two episodes: the cut of payments in the spring of 2022 and the "
                      "listing of Gazprombank in November 2024.",
                      "flows")
                .as(Standing::judgement));
        paragraph.statements.push_back(
            Write()
                .rule("Tested on the spring of 2024, which was held back, the model named the fall that no simple rule did, "
                      "and missed the level by 12.6 % against 12.3 % of last year's months: lost by a hair. It then "
                      "recovered too slowly.",
                      "flows")
                .as(Standing::judgement));
    }
    paragraph.statements.push_back(
        Write()
            .rule("Over six tests of a year each its 80 % intervals held 66 of 90 months; measures since then were given.",
                  "flows")
            .as(Standing::judgement));
    return paragraph;
}

Bullets known_history(const Context& context) {
    Bullets bullets;
    for (const FlowFinding& flow : context.findings.flows) {
        const situation::Flow& f = flow_of(context, flow);
        if (flow.last_year <= 0) {
            continue;
        }
        const std::string reason = reason_of(context, flow);
        bullets.items.push_back(Write()
                                    .written(f.name, "file:flow." + f.id)
                                    .text(": ")
                                    .number(amount(flow.last_year), flow.last_year, "file:flow." + f.id)
                                    .text(" " + f.unit + " in the twelve months to ")
                                    .rule(month_name(flow.history.back().month), "flows")
                                    .text("; ")
                                    .line(between(flow.year, reason))
                                    .text(" in the next twelve, over everything that may happen.")
                                    .as(Standing::judgement));
    }
    return bullets;
}

}  // namespace

Section flows(Context& context) {
    Section section{"flows", "What trade does", false, {"finding:flows", "finding:measures", "finding:effects", "rule:flows"}, {}};
    if (!context.findings.flows.empty()) {
        if (Bullets known = known_history(context); !known.items.empty()) {
            section.blocks.emplace_back(std::move(known));
        }
        for (const FlowFinding& flow : context.findings.flows) {
            if (!flow.under.empty() && !flow.months.empty() && flow.to_horizon > 0) {
                section.blocks.emplace_back(figure_of(context, flow));
            }
        }
        section.blocks.emplace_back(rests_on(context));
        if (!context.findings.measures.empty()) {
            section.blocks.emplace_back(lever_table(context));
            section.blocks.emplace_back(money_table(context));
        }
    }
    if (!context.findings.effects.empty()) {
        section.blocks.emplace_back(effect_table(context));
    }
    return section;
}

}  // namespace entente::brief

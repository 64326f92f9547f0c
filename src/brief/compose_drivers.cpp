// What drives the answer: tornado, pivotal actor, and what to find out next.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

Figure driver_figure(Context& context) {
    const auto& drivers = context.findings.drivers;
    Figure figure;
    chart::Tornado tornado;
    tornado.target = context.target_name();
    tornado.base = context.findings.target.mean;
    tornado.base_text = context.target_now();
    Table& table = figure.table;
    table.caption = "Share of the variance of the answer that each input explains by itself.";
    table.columns = {{"input", Align::left},
                     {"key", Align::left},
                     {"share", Align::right},
                     {"floor", Align::right},
                     {"input, 5 to 95 %", Align::right},
                     {"answer then", Align::right},
                     {"because", Align::left}};
    for (const insight::Driver& driver : drivers) {
        if (!driver.measurable()) {
            continue;
        }
        const std::string reason = "finding:drivers." + driver.key;
        const std::string input_reason =
            driver.inputs.size() == 1 ? "input:" + driver.key : "file:" + driver.key;
        Write range;
        Write answer;
        if (driver.low && driver.high && driver.input_low && driver.input_high) {
            const std::string low = context.input_text(driver.key, *driver.input_low);
            const std::string high = context.input_text(driver.key, *driver.input_high);
            tornado.rows.push_back({capitalised(context.describe(driver.key)), low, high, *driver.low,
                                    *driver.high, context.target_text(*driver.low),
                                    context.target_text(*driver.high)});
            range.number(low, *driver.input_low, input_reason)
                .text(" to ")
                .number(high, *driver.input_high, input_reason);
            answer.number(context.target_text(*driver.low), *driver.low, reason)
                .text(" to ")
                .number(context.target_text(*driver.high), *driver.high, reason);
        }
        table.rows.push_back(
            {{Write().text(capitalised(context.describe(driver.key))), Write().key(driver.key, input_reason),
              Write().number(percent_text(percent_points(driver.share)), driver.share, reason),
              Write().number(percent_text(percent_points(driver.floor)), driver.floor, reason), range, answer,
              driver.inputs.empty() ? Line{} : context.because(driver.inputs.front())},
             reason,
             Standing::judgement});
    }
    // An answer in the middle of an input's range can fall at both ends: what counts is how far it moves at
    // all.
    const auto reach = [&](const chart::TornadoRow& row) {
        return std::max({row.low, row.high, tornado.base}) - std::min({row.low, row.high, tornado.base});
    };
    sort_stably(tornado.rows, [&](const auto& a, const auto& b) { return reach(a) > reach(b); });
    if (!tornado.rows.empty()) {
        const chart::TornadoRow& widest = tornado.rows.front();
        figure.title =
            fmt::format("“{}” is {} as it stands; moved most by {}: {} where it is low, {} where it is high.",
                        tornado.target, tornado.base_text, uncapitalised(widest.label), widest.low_text,
                        widest.high_text);
    } else {
        figure.title = "The inputs that explain most of the answer.";
    }
    figure.how_to_read = Write().rule(
        "One input at a time from its 5th to its 95th percentile, all else as drawn. Hollow end: the input "
        "is low; filled end: it is high. The line is the answer as it stands; where both ends lie on one "
        "side of "
        "it, the number of the low input comes first.",
        "percentiles");
    figure.chart = std::move(tornado);
    return figure;
}

std::optional<Statement> pivotal_actor(const Context& context) {
    if (context.findings.pivots.empty()) {
        return std::nullopt;
    }
    const insight::Pivot& pivot = context.findings.pivots.front();
    if (std::abs(pivot.change.value) < two_sided_95 * pivot.change.error) {
        return Write()
            .text("No actor is pivotal: removing any one of them moves the answer less than sampling error.")
            .as(Standing::judgement);
    }
    return Write()
        .text("The pivotal actor is ")
        .written(with_article(context.actor(pivot.actor)),
                 "file:actor." + context.situation.actor(pivot.actor).id)
        .text(": were it not there at all, ")
        .written("“" + context.target_name() + "”", "file:target")
        .text(context.findings.target.is_outcome ? " would have " : " would stand at ")
        .number(context.target_text(pivot.without), pivot.without, "finding:pivots")
        .text(" instead of ")
        .number(context.target_now(), context.findings.target.mean, "finding:drivers")
        .text(".")
        .as(Standing::judgement);
}

}  // namespace

Section drivers(Context& context) {
    Section section{"drivers", "What drives the answer", false, {"finding:drivers", "finding:pivots"}, {}};
    const auto& found = context.findings.drivers;
    if (found.empty()) {
        return section;
    }
    const bool outcome = context.findings.target.is_outcome;
    Paragraph opening{
        {Write()
             .text(outcome ? "What is explained: the chance of " : "What is explained: the mean of ")
             .written("“" + context.target_name() + "”", "file:target")
             .text(", draw by draw; on average ")
             .number(context.target_now(), context.findings.target.mean, "finding:drivers")
             .text(".")
             .as(Standing::judgement)}};
    const auto measurable = static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [](const insight::Driver& d) { return d.measurable(); }));
    if (measurable < found.size()) {
        const std::size_t rest = found.size() - measurable;
        opening.statements.push_back(
            Write()
                .text(measurable == 0 ? "No input has a measurable share."
                                      : capitalised(count_text(rest)) + " further input" +
                                            (rest == 1 ? " has" : "s have") + " no measurable share.")
                .as(Standing::judgement));
        opening.statements.back().line.front().reason = "finding:drivers";
    }
    if (auto pivot = pivotal_actor(context)) {
        opening.statements.push_back(std::move(*pivot));
    }
    section.blocks.emplace_back(std::move(opening));
    if (measurable > 0) {
        section.blocks.emplace_back(driver_figure(context));
    }
    return section;
}

Section next_questions(Context& context) {
    Section section{"next", "What to find out next", false, {"finding:next"}, {}};
    Bullets bullets;
    for (const insight::Question& question : context.findings.next) {
        Write line;
        line.add({Span::Kind::text, sentence(question.ask), "finding:next", {}})
            .text(" Knowing it would move ");
        line.written("“" + context.target_name() + "”", "file:target").text(" by ");
        if (context.findings.target.is_outcome) {
            const double points = question.expected_shift * 100;
            line.number(points < 1 ? "less than one point" : signed_points_text(points).substr(1), points,
                        "finding:next");
        } else {
            line.number(context.target_text(question.expected_shift), question.expected_shift,
                        "finding:next");
        }
        line.text(" on average (").key(question.key, "input:" + question.key).text(").");
        bullets.items.push_back(line.as(Standing::judgement));
    }
    if (!bullets.items.empty()) {
        section.blocks.emplace_back(std::move(bullets));
    }
    return section;
}

}  // namespace entente::brief

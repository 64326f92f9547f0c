// Issue by issue: who wants what, what each would not sign, what is possible, where it lands and what
// theories say.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "brief/context.h"
#include "brief/order.h"
#include "stats/elicited.h"

namespace entente::brief {
namespace {

chart::Range range_of(const stats::Elicited& value) {
    if (value.parts.size() == 1) {
        const stats::RangePart& part = value.parts.front();
        return {part.low, part.median, part.high, {}, {}};
    }
    return {stats::percentile(value, 0.05),
            stats::percentile(value, 0.5),
            stats::percentile(value, 0.95),
            {},
            {}};
}

chart::Range range_of(const insight::Spread& spread) {
    return {spread.p05, spread.p50, spread.p95, spread.p25, spread.p75};
}

/// Prints values of one issue.
struct Scale {
    double width = 100;
    std::string unit;

    std::string text(double value) const { return scale_text(value, width); }
    std::string with_unit(double value) const {
        return unit.empty() ? text(value) : text(value) + " " + unit;
    }
};

/// "60 to 75, middle 67", or "60" of a point.
Line range_line(const chart::Range& range, const Scale& scale, const std::string& reason) {
    if (scale.text(range.low) == scale.text(range.high)) {
        return Write().number(scale.text(range.middle), range.middle, reason);
    }
    return Write()
        .number(scale.text(range.low), range.low, reason)
        .text(" to ")
        .number(scale.text(range.high), range.high, reason)
        .text(" (")
        .number(scale.text(range.middle), range.middle, reason)
        .text(")");
}

/// As the file has it, with the numbers behind it where it is words.
Line input_line(const Context& context, InputId id, const Scale& scale) {
    const situation::Input& input = context.situation.input(id);
    Line numbers = range_line(range_of(input.value), scale, "input:" + input.key);
    const bool has_digits = input.written.find_first_of("0123456789") != std::string::npos;
    if (input.written.empty() || has_digits) {
        return numbers;
    }
    return Write().written(input.written, "input:" + input.key).text(": ").line(numbers);
}

std::string role(const situation::Issue& issue, ActorId actor) {
    const auto in = [&](const std::vector<ActorId>& list) {
        return std::find(list.begin(), list.end(), actor) != list.end();
    };
    if (in(issue.decides)) {
        return issue.decides.size() == 1 ? "decides alone" : "must sign";
    }
    if (in(issue.blocks)) {
        return "can block";
    }
    if (in(issue.voices)) {
        return "has a voice";
    }
    return issue.decides.empty() ? "weighs in" : "outside";
}

/// Reasons of an entry, each once: the entry's own, then those of its inputs.
Line reasons_of(Context& context, const situation::Position& position) {
    Write line;
    std::vector<std::string> seen;
    const auto add = [&](const Line& reason) {
        const std::string text = plain_text(reason);
        if (!text.empty() && std::find(seen.begin(), seen.end(), text) == seen.end()) {
            line.text(seen.empty() ? "" : " ").line(reason);
            seen.push_back(text);
        }
    };
    add(context.because(position.because, "position"));
    for (const InputId id : {position.at, position.salience, position.influence}) {
        add(context.because(id));
    }
    if (position.limit) {
        add(context.because(*position.limit));
    }
    return line;
}

std::vector<const situation::Position*> positions_on(const Context& context, IssueId issue) {
    std::vector<const situation::Position*> found;
    for (const ActorId actor : context.actors_in_order()) {
        for (const situation::Position& position : context.situation.positions) {
            if (position.issue == issue && position.actor == actor) {
                found.push_back(&position);
            }
        }
    }
    return found;
}

Line limit_line(const Context& context, const situation::Position& position, const Scale& scale) {
    if (!position.limit || position.side == situation::LimitSide::none) {
        return words("none stated");
    }
    return Write()
        .text(position.side == situation::LimitSide::below ? "not below " : "not above ")
        .line(input_line(context, *position.limit, scale));
}

Table position_table(Context& context, const situation::Issue& issue, IssueId id, const Scale& scale) {
    Table table;
    table.caption = "Who wants what. Ranges are 5th to 95th percentile with the median in brackets.";
    table.columns = {{"actor", Align::left},    {"role", Align::left},      {"wants", Align::left},
                     {"salience", Align::left}, {"influence", Align::left}, {"limit", Align::left},
                     {"because", Align::left}};
    const Scale percent{100, {}};
    for (const situation::Position* position : positions_on(context, id)) {
        table.rows.push_back({{Write().written(context.actor(position->actor), "file:actor"),
                               words(role(issue, position->actor)), input_line(context, position->at, scale),
                               input_line(context, position->salience, percent),
                               input_line(context, position->influence, percent),
                               limit_line(context, *position, scale), reasons_of(context, *position)},
                              "",
                              Standing::plain});
    }
    const auto note = [&](const char* name, InputId input) {
        Write line;
        line.text(name).line(input_line(context, input, scale)).text(" ").line(context.because(input));
        table.notes.push_back(line.as(Standing::plain));
    };
    note("Without an agreement: ", issue.reversion);
    note("Possible by the horizon, from: ", issue.possible_low);
    note("Possible by the horizon, to: ", issue.possible_high);
    return table;
}

Row spread_row(std::string label, const insight::Spread& spread, const Scale& scale,
               const std::string& reason) {
    const auto value = [&](double x) { return Line(Write().number(scale.text(x), x, reason)); };
    return {{Write().text(std::move(label)), value(spread.p05), value(spread.p25), value(spread.p50),
             value(spread.p75), value(spread.p95)},
            {},
            Standing::judgement};
}

Table forecast_table(const insight::IssueForecast& forecast, const Scale& scale, const std::string& reason) {
    Table table;
    table.caption =
        "Where it lands: percentiles of the forecast, of its base measure at both ends, and of what each "
        "published theory says for the same inputs.";
    table.columns = {{"", Align::left},      {"5 %", Align::right},  {"25 %", Align::right},
                     {"50 %", Align::right}, {"75 %", Align::right}, {"95 %", Align::right}};
    table.rows.push_back(spread_row("forecast", forecast.forecast, scale, reason));
    table.rows.back().explains = reason;
    if (forecast.learned) {
        table.rows.push_back(spread_row("base measure, learned end", *forecast.learned, scale, reason));
    }
    if (forecast.flat) {
        table.rows.push_back(spread_row("base measure, flat end", *forecast.flat, scale, reason));
    }
    for (const insight::TheoryPoint& theory : forecast.by_theory) {
        table.rows.push_back(spread_row("theory: " + in_words(theory.theory), theory.points, scale, reason));
    }
    table.rows.push_back(spread_row("without an agreement", forecast.reversion, scale, reason));
    return table;
}

/// The chance that each landmark is the nearest, in points that add up, as the sentence and the table print
/// it.
std::vector<int> nearest_points(const insight::IssueForecast& forecast) {
    std::vector<double> near;
    for (const insight::LandmarkChance& landmark : forecast.landmarks) {
        near.push_back(landmark.near);
    }
    return apportion(near, 100);
}

/// "It lands nearest "today": likely (...)." If no landmark is more likely than not, the two likeliest.
Line nearest_line(const Context& context, const insight::IssueForecast& forecast, const std::string& reason) {
    if (forecast.landmarks.empty()) {
        return {};
    }
    const std::vector<int> points = nearest_points(forecast);
    std::vector<std::size_t> order(points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    sort_stably(order, [&](std::size_t a, std::size_t b) { return points[a] > points[b]; });
    const std::size_t shown = points[order.front()] > 50 ? 1 : std::min<std::size_t>(2, order.size());
    Write line;
    line.text(" By nearest landmark: ");
    for (std::size_t i = 0; i < shown; ++i) {
        const insight::LandmarkChance& landmark = forecast.landmarks[order[i]];
        const Chance chance{
            .value = landmark.near, .error = 0, .low = {}, .high = {}, .points = points[order[i]]};
        line.text(i > 0 ? ", " : "")
            .written("“" + context.landmark(landmark.name) + "”", "file:issue")
            .text(" ")
            .chance(chance, reason);
    }
    return line.text(".");
}

/// True if its one decider is measured by positions alone.
bool acts_by_position(const Context& context, IssueId id) {
    const situation::Issue& issue = context.situation.issue(id);
    const std::vector<situation::Goal>& goals = context.situation.goals;
    return issue.decides.size() == 1 && std::none_of(goals.begin(), goals.end(), [&](const situation::Goal& goal) {
               return goal.of == issue.decides.front() && !goal.adds;
           });
}

Statement landing(const Context& context, const insight::IssueForecast& forecast, const Scale& scale,
                  const std::string& reason) {
    Write line;
    line.text(forecast.is_act ? "Deal or no deal, the middle forecast is "
                              : "If agreed, the middle forecast is ")
        .number(scale.with_unit(forecast.forecast.p50), forecast.forecast.p50, reason)
        .text(", nine times in ten between ")
        .number(scale.text(forecast.forecast.p05), forecast.forecast.p05, reason)
        .text(" and ")
        .number(scale.text(forecast.forecast.p95), forecast.forecast.p95, reason)
        .text(".");
    line.line(nearest_line(context, forecast, reason));
    if (forecast.is_act && acts_by_position(context, forecast.issue)) {
        line.text(" Who decides it has no goals of its own here, so it acts as its position says, whatever follows.");
    }
    return line.as(Standing::judgement);
}

/// What the limits of those who sign or block leave room for, at their medians: the sentence of the chart.
std::string room_sentence(const Context& context, const insight::IssueForecast& forecast,
                          const situation::Issue& issue, const Scale& scale) {
    struct Limit {
        const situation::Position* position;
        double at;
    };
    std::optional<Limit> floor;
    std::optional<Limit> ceiling;
    const situation::Position* lowest = nullptr;
    const situation::Position* highest = nullptr;
    const auto median = [&](InputId id) { return range_of(context.situation.input(id).value).middle; };
    for (const situation::Position* position : positions_on(context, forecast.issue)) {
        if (role(issue, position->actor) == "outside") {
            continue;
        }
        lowest = lowest == nullptr || median(position->at) < median(lowest->at) ? position : lowest;
        highest = highest == nullptr || median(position->at) > median(highest->at) ? position : highest;
        if (!position->limit || role(issue, position->actor) == "has a voice") {
            continue;
        }
        const double limit = median(*position->limit);
        if (position->side == situation::LimitSide::below && (!floor || limit > floor->at)) {
            floor = Limit{position, limit};
        }
        if (position->side == situation::LimitSide::above && (!ceiling || limit < ceiling->at)) {
            ceiling = Limit{position, limit};
        }
    }
    const auto who = [&](const situation::Position* position) {
        return with_article(context.actor(position->actor));
    };
    if (floor && ceiling) {
        return fmt::format("{}: {} would not sign below {}, nor {} above {}.",
                           floor->at <= ceiling->at ? "The limits leave room" : "The limits leave no room",
                           who(floor->position), scale.text(floor->at), who(ceiling->position),
                           scale.text(ceiling->at));
    }
    if (const std::optional<Limit>& only = floor ? floor : ceiling) {
        return fmt::format("{} would not sign {} {}; no other limit stands against it.",
                           capitalised(who(only->position)), floor ? "below" : "above", scale.text(only->at));
    }
    if (lowest == nullptr) {
        return fmt::format("The middle forecast is {}.", scale.with_unit(forecast.forecast.p50));
    }
    if (lowest == highest) {
        return fmt::format("{} wants {}; the middle forecast is {}.", capitalised(who(lowest)),
                           scale.text(median(lowest->at)), scale.text(forecast.forecast.p50));
    }
    return fmt::format("The middle forecast, {}, stands between {} at {} and {} at {}.",
                       scale.text(forecast.forecast.p50), who(lowest), scale.text(median(lowest->at)),
                       who(highest), scale.text(median(highest->at)));
}

chart::Spectrum spectrum(const Context& context, const insight::IssueForecast& forecast,
                         const situation::Issue& issue) {
    chart::Spectrum chart;
    chart.issue = in_words(issue.id);
    chart.unit = issue.unit;
    chart.scale_low = issue.scale.lower;
    chart.scale_high = issue.scale.upper;
    for (const situation::Landmark& landmark : issue.landmarks) {
        chart.landmarks.push_back({context.landmark(landmark.name), landmark.value});
    }
    chart.possible_low = range_of(forecast.possible_low);
    chart.possible_high = range_of(forecast.possible_high);
    chart.reversion = range_of(forecast.reversion);
    chart.forecast = range_of(forecast.forecast);
    chart.forecast_label = forecast.is_act ? "forecast" : "forecast if agreed";
    for (const situation::Position* position : positions_on(context, forecast.issue)) {
        const double salience = range_of(context.situation.input(position->salience).value).middle;
        const double influence = range_of(context.situation.input(position->influence).value).middle;
        chart::SpectrumRow row;
        row.label = fmt::format("{}, {}", context.actor(position->actor), role(issue, position->actor));
        row.at = range_of(context.situation.input(position->at).value);
        row.weight = salience * influence / 10000;
        row.weighs_in = role(issue, position->actor) != "outside";
        if (position->limit && position->side != situation::LimitSide::none) {
            row.limit = range_of(context.situation.input(*position->limit).value);
            row.refuses =
                position->side == situation::LimitSide::below ? chart::Side::below : chart::Side::above;
        }
        chart.rows.push_back(std::move(row));
    }
    return chart;
}

Table landmark_table(const Context& context, const insight::IssueForecast& forecast, const Scale& scale,
                     const std::string& reason) {
    Table table;
    table.caption = "Chances by landmark, on the condition that the issue is settled.";
    table.columns = {{"landmark", Align::left},
                     {"value", Align::right},
                     {"at it", Align::right},
                     {"nearest to it", Align::right},
                     {"below it", Align::right}};
    const std::vector<int> points = nearest_points(forecast);
    for (std::size_t i = 0; i < forecast.landmarks.size(); ++i) {
        const auto& landmark = forecast.landmarks[i];
        const auto percent = [&](double p) {
            return Line(Write().number(percent_text(percent_points(p)), p, reason));
        };
        table.rows.push_back(
            {{Write().written(context.landmark(landmark.name), "file:issue"),
              Write().number(scale.text(landmark.value), landmark.value, "file:issue"), percent(landmark.at),
              Write().number(percent_text(points[i]), landmark.near, reason), percent(landmark.below)},
             {},
             Standing::judgement});
    }
    return table;
}

Statement reason_of_scale(Context& context, const situation::Issue& issue) {
    const std::string owner = "issue." + issue.id;
    const Line because = context.because(issue.because, owner);
    Write said;
    said.text("The scale and its ends: ");
    if (!because.empty() && because.front().kind == Span::Kind::written) {
        return said.written(sentence(issue.because), "file:" + owner).as(Standing::plain);
    }
    return said.line(because).text(".").as(Standing::plain);
}

}  // namespace

Section positions(Context& context) {
    Section section{"positions", "Positions, limits and what is possible", false, {"finding:issues"}, {}};
    for (const insight::IssueForecast& forecast : context.findings.issues) {
        const situation::Issue& issue = context.situation.issue(forecast.issue);
        const Scale scale{issue.scale.width(), issue.unit};
        const std::string reason = "finding:issues." + issue.id;
        section.blocks.emplace_back(Heading{issue.asks.empty() ? in_words(issue.id) : issue.asks, {}});
        Paragraph paragraph{{landing(context, forecast, scale, reason)}};
        if (!issue.because.empty()) {
            paragraph.statements.push_back(reason_of_scale(context, issue));
        }
        section.blocks.emplace_back(std::move(paragraph));
        Figure figure;
        figure.title =
            capitalised(in_words(issue.id)) + ". " + room_sentence(context, forecast, issue, scale);
        figure.how_to_read = Write().rule(
            "Dot: the median of what an actor wants, larger with influence times salience, hollow if it has "
            "no part "
            "in the decision; bar: 5th to 95th percentile. Bracket: its limit, open to the side it would "
            "sign. "
            "Dashed: what holds without an agreement. Shade: possible by the horizon. Diamond: forecast, "
            "thick bar: "
            "the middle half.",
            "percentiles");
        if (&forecast != &context.findings.issues.front()) {
            figure.how_to_read.clear();  // said once, at the first of these charts
        }
        figure.chart = spectrum(context, forecast, issue);
        figure.table = position_table(context, issue, forecast.issue, scale);
        section.blocks.emplace_back(std::move(figure));
        section.blocks.emplace_back(forecast_table(forecast, scale, reason));
        if (!forecast.landmarks.empty()) {
            section.blocks.emplace_back(landmark_table(context, forecast, scale, reason));
        }
    }
    return section;
}

}  // namespace entente::brief

// How those with a choice of their own answer, and what nobody knows for certain: types and facts in dispute.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

using Under = insight::MoveFinding::Under;

constexpr std::size_t most_columns = 4;  // outcomes beside "over everything"
constexpr double half = 0.5;
constexpr double flow_goes_on = 50;      // percent of undisturbed

std::string value_name(const situation::Variable& variable, std::size_t value) {
    return value < variable.values.size() ? in_words(variable.values[value]) : "no choice arises";
}

/// The outcomes to show, the likeliest first, in at most so many columns.
std::vector<const Under*> likeliest(const Context& context, const std::vector<Under>& under) {
    std::vector<const Under*> order;
    for (const Under& one : under) {
        order.push_back(&one);
    }
    const auto chance = [&](const Under* one) {
        const auto i = context.outcome_index(one->outcome);
        return i ? context.findings.outcomes[*i].probability.value : 0.0;
    };
    sort_stably(order, [&](const Under* a, const Under* b) { return chance(a) > chance(b); });
    order.resize(std::min(order.size(), most_columns));
    return order;
}

/// Rows are values, columns the chance of each over everything and under the likeliest outcomes. Columns add up.
Table value_table(const Context& context, const situation::Variable& variable, const std::vector<double>& over_all,
                  const std::vector<Under>& under, const std::string& reason) {
    Table table;
    table.columns = {{variable.kind == situation::Variable::Kind::move ? "option" : "value", Align::left},
                     {"overall", Align::right}};
    std::vector<std::vector<double>> columns{over_all};
    for (const Under* one : likeliest(context, under)) {
        table.columns.push_back({context.outcome(one->outcome), Align::right});
        columns.push_back(one->options);
    }
    std::vector<std::vector<int>> printed;
    for (const std::vector<double>& column : columns) {
        printed.push_back(apportion(column, 100));
    }
    for (std::size_t value = 0; value < over_all.size(); ++value) {
        Row row;
        row.cells.push_back(Write().written(value_name(variable, value), "file:" + variable.id));
        for (std::size_t c = 0; c < columns.size(); ++c) {
            row.cells.push_back(Write().number(percent_text(printed[c][value]), columns[c][value], reason));
        }
        row.standing = Standing::judgement;
        table.rows.push_back(std::move(row));
    }
    return table;
}

Line range_of(const Context& context, InputId id, const std::string& unit) {
    const situation::Input& input = context.situation.input(id);
    const double low = stats::percentile(input.value, 0.05);
    const double high = stats::percentile(input.value, 0.95);
    const std::string from = fmt::format("{:.0f}", low);
    const std::string to = fmt::format("{:.0f}", high);
    return Write().number(from == to ? to + unit : from + " to " + to + unit, high, "input:" + input.key);
}

double median_flow(const Context& context, const situation::Option& option) {
    return stats::percentile(context.situation.input(option.flow).value, half);
}

/// "comply in form looks like comply, and 70 to 92 % of the flow goes on"; empty if what is seen is what is done.
std::optional<Statement> hidden_option(const Context& context, const situation::Move& move, std::size_t option,
                                       const insight::MoveFinding& finding) {
    const situation::Variable& variable = context.situation.variable(move.variable);
    const situation::Option& what = move.options[option];
    if (what.looks_like == option) {
        return std::nullopt;
    }
    const std::string file = "file:move." + variable.id;
    double seen = 0;
    for (std::size_t other = 0; other < move.options.size(); ++other) {
        seen += move.options[other].looks_like == what.looks_like ? finding.options[other].value : 0.0;
    }
    const std::string reason = "finding:moves." + variable.id;
    return Write()
        .written("“" + value_name(variable, option) + "”", file)
        .text(" looks like ")
        .written("“" + value_name(variable, what.looks_like) + "”", file)
        .text(", and ")
        .line(range_of(context, what.flow, " %"))
        .text(" of the flow goes on. Where that is seen, ")
        .number(percent_text(percent_points(seen > 0 ? finding.options[option].value / seen : 0)),
                seen > 0 ? finding.options[option].value / seen : 0, reason)
        .text(" of the time it is only the form.")
        .as(Standing::judgement);
}

std::size_t best_of(const std::vector<double>& chances) {
    return static_cast<std::size_t>(std::max_element(chances.begin(), chances.end()) - chances.begin());
}

std::vector<double> chances_of(const insight::MoveFinding& finding) {
    std::vector<double> chances;
    for (const insight::Estimate& option : finding.options) {
        chances.push_back(option.value);
    }
    return chances;
}

/// The option that leads where it is another than overall.
std::optional<Statement> where_it_changes(const Context& context, const situation::Variable& variable,
                                          const insight::MoveFinding& finding, std::size_t options,
                                          std::size_t best) {
    Write line;
    std::size_t count = 0;
    for (const Under& under : finding.under) {
        std::vector<double> made = under.options;
        made.resize(options);
        const std::size_t there = best_of(made);
        if (there != best && made[there] > 0 && context.points(under.outcome) >= 1) {
            line.text(count++ == 0 ? "Another answer leads under " : ", under ")
                .written("“" + context.outcome(under.outcome) + "”", "file:outcome." + under.outcome)
                .text(": ")
                .written(value_name(variable, there), "file:" + variable.id)
                .text(" (")
                .number(percent_text(percent_points(under.options[there])), under.options[there],
                        "finding:moves." + variable.id)
                .text(")");
        }
    }
    if (count == 0) {
        return std::nullopt;
    }
    return line.text(".").as(Standing::judgement);
}

std::string between(double low, double high) {
    const std::string from = percent_text(percent_points(low));
    const std::string to = percent_text(percent_points(high));
    return from == to ? to : from.substr(0, from.size() - 2) + " to " + to;
}

/// "It stays best while “Is it proved?: yes” is less likely than 19 to 96 % (as played: 12 to 59 %)."
Statement stays_best_while(const Context& context, const insight::ChanceThreshold& chance, const std::string& reason) {
    const situation::Variable& variable = context.situation.variable(chance.variable);
    const std::string says = variable.says.empty() ? in_words(variable.id) : variable.says;
    Write line;
    line.text("It is the best while ")
        .written("“" + says + "”: " + value_name(variable, chance.value), "file:" + variable.id)
        .text(chance.best_below ? " is less likely than " : " is likelier than ")
        .number(between(chance.at.low, chance.at.high), chance.at.middle, reason)
        .text(" (after this answer it is ")
        .number(between(chance.now.low, chance.now.high), chance.now.middle, reason)
        .text(")");
    if (chance.penalty_to) {
        line.text(", and while that costs less than ")
            .number(fmt::format("{:.0f} to {:.0f}", chance.penalty_to->low, chance.penalty_to->high),
                    chance.penalty_to->middle, reason)
            .text(" points");
    }
    return line.text(".").as(Standing::judgement);
}

/// What would have to be otherwise for the leading answer not to be the best one, the nearest such thing first.
void add_thresholds(const Context& context, const insight::MoveFinding& move, std::size_t best, Paragraph& paragraph) {
    constexpr std::size_t most_told = 2;
    const auto finding =
        std::find_if(context.findings.thresholds.begin(), context.findings.thresholds.end(),
                     [&](const insight::AnswerThresholds& thresholds) { return thresholds.move == move.move; });
    if (finding == context.findings.thresholds.end() || best >= finding->options.size()) {
        return;
    }
    const situation::Variable& variable = context.situation.variable(context.situation.moves[move.move].variable);
    const std::string reason = "finding:thresholds." + variable.id;
    const insight::OptionThresholds& option = finding->options[best];
    paragraph.statements.push_back(Write()
                                       .text("In ")
                                       .number(percent_text(percent_points(option.best)), option.best, reason)
                                       .text(" of cases nothing else is worth more to it.")
                                       .as(Standing::judgement));
    std::vector<const insight::ChanceThreshold*> order;
    for (const insight::ChanceThreshold& chance : option.chances) {
        order.push_back(&chance);
    }
    const auto is_move = [&](const insight::ChanceThreshold* chance) {
        return context.situation.variable(chance->variable).kind == situation::Variable::Kind::move;
    };
    sort_stably(order, [&](const insight::ChanceThreshold* a, const insight::ChanceThreshold* b) {
        return is_move(a) != is_move(b) ? is_move(b) : a->within > b->within;
    });
    for (std::size_t i = 0; i < std::min(order.size(), most_told); ++i) {
        paragraph.statements.push_back(stays_best_while(context, *order[i], reason));
    }
}

Statement several_answers(const insight::SeveralFinding& several) {
    if (several.too_large) {
        return Write()
            .text("What follows can go on in too many ways to be searched for other answers that would hold as well. The "
                  "forecast takes those that hesitant actors come to first.")
            .as(Standing::judgement);
    }
    return Write()
        .text("In ")
        .number(percent_text(percent_points(several.share)), several.share, "finding:several_answers")
        .text(" of draws other answers would hold as well (up to ")
        .number(fmt::format("{}", several.most), static_cast<double>(several.most), "finding:several_answers")
        .text(" in one place): what each does there hangs on what it thinks the others do. The forecast takes the "
              "answers that hesitant actors come to first.")
        .as(Standing::judgement);
}

Figure move_figure(Context& context, const insight::MoveFinding& finding) {
    const situation::Move& move = context.situation.moves[finding.move];
    const situation::Variable& variable = context.situation.variable(move.variable);
    const std::string reason = "finding:moves." + variable.id;
    const std::vector<double> chances = chances_of(finding);
    Figure figure;
    figure.table = value_table(context, variable, chances, finding.under, reason);
    figure.table.caption = "How likely each option is, overall and under the likeliest outcomes; what it costs and "
                           "what flows on are the file's.";
    const bool hides = std::any_of(move.options.begin(), move.options.end(), [&](const situation::Option& option) {
        return option.looks_like != static_cast<std::size_t>(&option - move.options.data());
    });
    if (hides) {
        figure.table.columns.push_back({"looks like", Align::left});
    }
    figure.table.columns.push_back({"costs", Align::right, "costs"});
    figure.table.columns.push_back({"flow", Align::right, "flow"});
    chart::Dots dots;
    const std::vector<int> counts = apportion(chances, dots.total);
    const std::vector<int> points = apportion(chances, 100);
    for (std::size_t value = 0; value < chances.size(); ++value) {
        const bool made = value < move.options.size();
        Row& row = figure.table.rows[value];
        if (hides) {
            row.cells.push_back(made ? Line(Write().written(value_name(variable, move.options[value].looks_like),
                                                            "file:" + variable.id))
                                     : Line{});
        }
        row.cells.push_back(made ? range_of(context, move.options[value].cost, "") : Line{});
        row.cells.push_back(made ? range_of(context, move.options[value].flow, " %") : Line{});
        dots.rows.push_back({value_name(variable, value), percent_text(points[value]), counts[value],
                             made && median_flow(context, move.options[value]) <= flow_goes_on});
    }
    const bool may_not_arise = chances.size() > move.options.size();
    const std::vector<std::string> leaders = chart::with_most_dots(dots);
    const int most = *std::max_element(counts.begin(), counts.end());
    figure.title = may_not_arise && counts.back() == most
                       ? fmt::format("{}: {} in {} of {} dots.", context.actor(move.actor), dots.rows.back().label, most,
                                     dots.total)
                       : fmt::format("{}: {} {} with {} of {} dots{}.", context.actor(move.actor), listed(leaders),
                                     leaders.size() == 1 ? "leads" : "lead", most, dots.total,
                                     leaders.size() == 1 ? "" : " each");
    figure.how_to_read = Write()
                             .rule(fmt::format("Each of the {} dots is one chance in {}. ", dots.total, dots.total),
                                   "dots")
                             .text("Filled dots: at most half of the real flow goes on. Rings: more than half" +
                                   std::string(may_not_arise ? ", or no choice arises." : "."));
    figure.chart = std::move(dots);
    return figure;
}

void add_move(Context& context, Section& section, const insight::MoveFinding& finding) {
    const situation::Move& move = context.situation.moves[finding.move];
    const situation::Variable& variable = context.situation.variable(move.variable);
    section.blocks.emplace_back(
        Heading{fmt::format("{}: {}", context.actor(move.actor), variable.says), "finding:moves." + variable.id});
    std::vector<double> chances = chances_of(finding);
    chances.resize(move.options.size());  // less the case that no choice arises
    const std::size_t best = best_of(chances);
    Paragraph paragraph;
    paragraph.statements.push_back(most_likely_answer(context, finding));
    if (auto said = where_it_changes(context, variable, finding, move.options.size(), best)) {
        paragraph.statements.push_back(std::move(*said));
    }
    for (std::size_t option = 0; option < move.options.size(); ++option) {
        if (auto said = hidden_option(context, move, option, finding)) {
            paragraph.statements.push_back(std::move(*said));
        }
    }
    add_thresholds(context, finding, best, paragraph);
    section.blocks.emplace_back(std::move(paragraph));
    section.blocks.emplace_back(move_figure(context, finding));
}

}  // namespace

Statement most_likely_answer(const Context& context, const insight::MoveFinding& finding) {
    const situation::Move& move = context.situation.moves[finding.move];
    const situation::Variable& variable = context.situation.variable(move.variable);
    // Where there may be no choice at all, what is told is the answer where there is one.
    std::vector<double> chances = chances_of(finding);
    chances.resize(move.options.size());
    const double arises = std::accumulate(chances.begin(), chances.end(), 0.0);
    const bool may_not_arise = finding.options.size() > move.options.size() && arises > 0;
    for (double& chance : chances) {
        chance /= may_not_arise ? arises : 1;
    }
    const std::vector<int> points = apportion(chances, 100);
    const auto chance_of = [&](std::size_t option) {
        return Chance{.value = chances[option],
                      .error = finding.options[option].error / (may_not_arise ? arises : 1),
                      .low = {},
                      .high = {},
                      .points = points[option]};
    };
    const std::size_t best = best_of(chances);
    std::vector<double> others = chances;
    others[best] = -1;
    const std::size_t second = best_of(others);
    constexpr double even = 0.45;  // below it the words for a probability say "unlikely"
    const std::string actor = with_article(context.actor(move.actor));
    const std::string option = "“" + value_name(variable, best) + "”";
    const std::string reason = "finding:moves." + variable.id;
    Write line;
    if (may_not_arise) {
        line.text("Where the choice arises (").number(percent_text(percent_points(arises)), arises, reason).text("), ");
    }
    if (chances[best] < even) {
        line.text(may_not_arise ? "no single answer of " : "No single answer of ")
            .written(actor, "file:actor")
            .text(" is likely; the nearest to it, ")
            .written(option, "file:move." + variable.id)
            .text(", is ");
    } else {
        line.text(may_not_arise ? "the likeliest answer of " : "The likeliest answer of ")
            .written(actor, "file:actor")
            .text(" is ")
            .written(option, "file:move." + variable.id)
            .text(": ");
    }
    line.chance(chance_of(best), reason);
    if (second != best && too_close(chance_of(best), chance_of(second))) {
        line.text("; too close to call with ")
            .written("“" + value_name(variable, second) + "”", "file:move." + variable.id);
    }
    return line.text(".").as(Standing::judgement);
}

Section answers(Context& context) {
    Section section{"answers",
                    "How those with a choice answer",
                    false,
                    {"finding:moves", "finding:thresholds", "finding:several_answers"},
                    {}};
    if (context.findings.several) {
        section.blocks.emplace_back(Paragraph{{several_answers(*context.findings.several)}});
    }
    for (const insight::MoveFinding& finding : context.findings.moves) {
        add_move(context, section, finding);
    }
    return section;
}

Section unknowns(Context& context) {
    Section section{"unknowns", "What nobody knows for certain", false, {"finding:variables"}, {}};
    for (const insight::VariableFinding& finding : context.findings.variables) {
        const situation::Variable& variable = context.situation.variable(finding.variable);
        const std::string reason = "finding:variables." + variable.id;
        const bool is_type = variable.kind == situation::Variable::Kind::type;
        std::string says = variable.says.empty() ? capitalised(in_words(variable.id)) : variable.says;
        if (is_type) {
            says = context.actor(context.situation.types[variable.entry].of) + ": " + says;
        }
        section.blocks.emplace_back(Heading{std::move(says), reason});
        Table table = value_table(context, variable, finding.values, finding.under, reason);
        table.caption = is_type ? "What only the actor itself knows: how likely, overall and under the likeliest outcomes."
                                : "A fact in dispute or an event to come: how likely, overall and under the "
                                  "likeliest outcomes.";
        if (!is_type) {
            table.columns.push_back({"evidence", Align::left});
            const situation::Chance& chance = context.situation.chances[variable.entry];
            for (std::size_t value = 0; value < table.rows.size(); ++value) {
                Write marks;
                for (const std::string& id :
                     value < chance.evidence.size() ? chance.evidence[value] : std::vector<std::string>{}) {
                    marks.line(context.because(id, variable.id));
                }
                table.rows[value].cells.push_back(marks);
            }
        }
        section.blocks.emplace_back(std::move(table));
    }
    return section;
}

}  // namespace entente::brief

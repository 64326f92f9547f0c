// How likely what is: the outcomes one by one, how the odds of a deal arise, and pages against the model.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "brief/context.h"

namespace entente::brief {
namespace {

constexpr double days_in_month = 30.4375;

Figure outcome_figure(Context& context) {
    const auto& outcomes = context.findings.outcomes;
    Figure figure;
    chart::Dots dots;
    std::vector<double> shares;
    for (const auto& outcome : outcomes) {
        shares.push_back(outcome.probability.value);
    }
    const std::vector<int> counts = apportion(shares, dots.total);
    Table& table = figure.table;
    table.caption = "Every outcome with what moves its chance.";
    table.columns = {{"outcome", Align::left},       {"chance", Align::right},
                     {"inputs alone", Align::right}, {"learned measure", Align::right},
                     {"flat measure", Align::right}, {"sampling error", Align::right},
                     {"defined as", Align::left}};
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const auto& outcome = outcomes[i];
        const std::string printed = percent_text(context.points(outcome.id));
        const std::string reason = "finding:outcomes." + outcome.id;
        dots.rows.push_back(
            {context.outcome(outcome.id), printed, counts[i], outcome.is_deal});
        Write written;
        if (outcome.outcome) {
            written.key(context.situation.outcomes[index(*outcome.outcome)].written,
                        "file:outcome." + outcome.id);
        } else {
            written.text("what the outcomes of the file leave over");
        }
        const auto percent = [&](double p) {
            return Line(Write().number(percent_text(percent_points(p)), p, reason));
        };
        table.rows.push_back(
            {{Write().written(context.outcome(outcome.id), "file:outcome." + outcome.id),
              Write().number(printed, outcome.probability.value, reason),
              Write()
                  .number(percent_text(percent_points(outcome.input_low)), outcome.input_low, reason)
                  .text(" to ")
                  .number(percent_text(percent_points(outcome.input_high)), outcome.input_high, reason),
              percent(outcome.learned), percent(outcome.flat),
              Write().number(fmt::format("{:.2f}", outcome.probability.error * 100),
                             outcome.probability.error, reason),
              written},
             reason,
             Standing::judgement});
    }
    table.notes.push_back(
        Write()
            .text("Inputs alone: 5th to 95th percentile over draws. Learned and flat: the chance at both "
                  "ends of the "
                  "base measure. Sampling error: one standard error, in points of a hundred.")
            .as(Standing::plain));
    table.notes.back().line.front().reason = "rule:percentiles";
    const std::vector<std::string> leaders = chart::with_most_dots(dots);
    const int most = *std::max_element(counts.begin(), counts.end());
    figure.title = leaders.size() == 1
                       ? fmt::format("“{}” is the likeliest outcome: {} of {} dots.", leaders.front(), most, dots.total)
                       : fmt::format("“{}” are the likeliest outcomes: {} of {} dots each.",
                                     fmt::join(leaders, "” and “"), most, dots.total);
    figure.how_to_read =
        Write()
            .rule(fmt::format("Each of the {} dots is one chance in {}. ", dots.total, dots.total), "dots")
            .text("Filled dots: a deal is in force. Rings: none is.");
    figure.chart = std::move(dots);
    return figure;
}

std::string window_text(double days) {
    const double months = days / days_in_month;
    if (months >= 1 && std::abs(months - std::round(months)) < 0.06) {
        return fmt::format("{:.0f} month{}", std::round(months), std::round(months) == 1 ? "" : "s");
    }
    return fmt::format("{:.0f} days", days);
}

const situation::ReferenceClass* reference_of(const Context& context, const insight::Deal& deal) {
    for (const situation::ReferenceClass& reference : context.situation.references) {
        if (reference.id == deal.reference) {
            return &reference;
        }
    }
    return nullptr;
}

/// k of n cases, the Jeffreys mean, the rescaling to the horizon: the whole way to the number in one line.
Statement outside_view(Context& context, const insight::Deal& deal,
                       const situation::ReferenceClass& reference) {
    const std::string file = "file:reference." + reference.id;
    const auto k = static_cast<double>(reference.cases_with_deal);
    const auto n = static_cast<double>(reference.cases);
    const double jeffreys = (k + 0.5) / (n + 1);
    static constexpr const char* fits[] = {"poorly", "partly", "well"};
    Write line;
    line.text("The outside view: in ")
        .number(fmt::format("{} of {}", reference.cases_with_deal, reference.cases), k / n, file)
        .text(" cases of ")
        .written("“" + reference.class_name + "”", file)
        .text(" a deal came within ")
        .number(window_text(reference.window_days), reference.window_days, file);
    const Line reasons = context.because(reference.because, "reference." + reference.id);
    if (!reasons.empty()) {
        const bool marks = reasons.front().kind != Span::Kind::written;
        const std::string said = plain_text(reasons);
        if (marks) {
            line.text(" ").line(reasons);
        } else {
            line.text(" (")
                .written(said.ends_with('.') ? said.substr(0, said.size() - 1) : said, file)
                .text(")");
        }
    }
    const int days = days_between(context.situation.as_of, context.situation.horizon);
    line.text(". That is ")
        .number(percent_text(percent_points(jeffreys)), jeffreys, "rule:jeffreys")
        .text(" by the Jeffreys rule")
        .text(", or ")
        .number(percent_text(percent_points(deal.outside.value_or(0))), deal.outside.value_or(0),
                "finding:deal")
        .text(" over the ")
        .number(fmt::format("{}", days), days, "file:situation.horizon")
        .text(" days to the horizon at the same hazard. The class fits ")
        .text(fits[static_cast<std::size_t>(reference.fits)])
        .text(".");
    return line.as(Standing::judgement);
}

std::string verdict_text(const insight::ClaimFinding& finding) {
    switch (finding.verdict) {
        case insight::ClaimFinding::Verdict::agrees:
            return "agree";
        case insight::ClaimFinding::Verdict::disagrees:
            return "no";
        case insight::ClaimFinding::Verdict::too_close:
            return "too close to tell";
        case insight::ClaimFinding::Verdict::cannot_tell:
            break;
    }
    return finding.probability ? "cannot tell: too few draws" : "cannot tell: its condition never occurs";
}

}  // namespace

Section outcomes(Context& context) {
    Section section{"outcomes", "What happens", false, {"finding:outcomes"}, {}};
    if (!context.findings.outcomes.empty()) {
        section.blocks.emplace_back(outcome_figure(context));
    }
    return section;
}

Section odds_of_a_deal(Context& context) {
    Section section{"odds", "How the odds of a deal arise", false, {"finding:deal"}, {}};
    if (context.findings.deals.empty() && context.situation.tracks.empty()) {
        return section;
    }
    Table table;
    table.caption = "Odds of a deal in force by the horizon, by track.";
    table.columns = {{"track", Align::left},      {"inside view", Align::right}, {"outside view", Align::right},
                     {"together", Align::right},  {"5 to 95 %", Align::right},   {"signed", Align::right},
                     {"in force", Align::right},  {"kept", Align::right}};
    Bullets views;
    for (const insight::Deal& deal : context.findings.deals) {
        const situation::Track& track = context.situation.tracks[index(deal.track)];
        if (const auto* reference = reference_of(context, deal); reference != nullptr && deal.outside) {
            views.items.push_back(outside_view(context, deal, *reference));
        }
        const auto percent = [&](const std::optional<double>& p) {
            return p ? Line(Write().number(percent_text(percent_points(*p)), *p, "finding:deal"))
                     : Line(Write().text("none given"));
        };
        Write range;
        if (deal.pooled_low && deal.pooled_high) {
            range.line(percent(deal.pooled_low)).text(" to ").line(percent(deal.pooled_high));
        }
        table.rows.push_back({{Write().written(in_words(track.id), "file:track"), percent(deal.inside),
                               percent(deal.outside), percent(deal.pooled), range, percent(deal.is_signed),
                               percent(deal.in_force), percent(deal.kept)},
                              {},
                              Standing::judgement});
    }
    if (!views.items.empty()) {
        section.blocks.emplace_back(std::move(views));
    }
    table.notes.push_back(Write()
                              .text("Inside: what the game gives. Outside: how often comparable cases ended so. "
                                    "Together: both, pooled once; the range is what doubt about the class's own rate "
                                    "leaves of it. The last three are after pooling.")
                              .as(Standing::plain));
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section claims(Context& context) {
    Section section{"claims", "What the pages say, and what the model says", false, {"finding:claims"}, {}};
    Table table;
    table.caption = "Each inference of a page as a test: the page's word beside our number.";
    table.columns = {{"a page says", Align::left},
                     {"source", Align::left},
                     {"its word", Align::left},
                     {"our number", Align::left},
                     {"do we agree?", Align::left}};
    for (const insight::ClaimFinding& finding : context.findings.claims) {
        const auto claim = std::find_if(context.situation.claims.begin(), context.situation.claims.end(),
                                        [&](const situation::Claim& c) { return c.id == finding.id; });
        if (claim == context.situation.claims.end()) {
            continue;
        }
        const std::string reason = "finding:claims." + claim->id;
        Line ours = Write().text("none");
        if (finding.probability) {
            const Chance chance{.value = finding.probability->value,
                                .error = finding.probability->error,
                                .low = {},
                                .high = {},
                                .points = {}};
            ours = Write().chance(chance, reason);
        }
        Write expected;
        expected.written(claim->expect, "file:claim." + claim->id);
        const std::string low = fmt::format("{}", percent_points(claim->expect_low));
        const std::string range = fmt::format("{}-{} %", low, percent_points(claim->expect_high));
        if (claim->expect.find('%') == std::string::npos) {
            expected.text(" (").number(range, claim->expect_low, "file:claim." + claim->id).text(")");
        }
        table.rows.push_back(
            {{Write().written(sentence(claim->says), "file:claim." + claim->id),
              Write().add(context.cite(claim->source)), expected, ours, words(verdict_text(finding))},
             reason,
             Standing::judgement});
    }
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
    }
    return section;
}

}  // namespace entente::brief

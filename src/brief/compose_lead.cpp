// The top of the brief: bottom line, confidence, news, context, quote, stat, readers.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include "base/text.h"
#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

using situation::Evidence;
using situation::EvidenceUse;

/// Evidence of one use, latest first, then by id.
std::vector<const Evidence*> evidence_for(const Context& context, EvidenceUse use) {
    std::vector<const Evidence*> chosen;
    for (const Evidence& evidence : context.situation.evidence) {
        if (evidence.use == use) {
            chosen.push_back(&evidence);
        }
    }
    const auto day = [](const Evidence* e) { return e->on ? e->on->day : INT32_MIN; };
    sort_stably(chosen, [&](const Evidence* a, const Evidence* b) { return day(a) > day(b); });
    return chosen;
}

/// Best credibility first, then latest.
const Evidence* best_evidence(const Context& context, EvidenceUse use, bool needs_quote) {
    const Evidence* best = nullptr;
    for (const Evidence* evidence : evidence_for(context, use)) {
        const bool usable = !needs_quote || !evidence->quote.empty();
        if (usable && (best == nullptr || evidence->credibility < best->credibility)) {
            best = evidence;
        }
    }
    return best;
}

/// How much of the answer rests on it: the explained share of the inputs that name it, then how many do.
std::pair<double, std::size_t> weight_of(const Context& context, const Evidence& evidence) {
    const auto names = [&](const std::string& because) {
        const auto ids = split(because, ',');
        return std::find(ids.begin(), ids.end(), evidence.id) != ids.end();
    };
    std::pair<double, std::size_t> weight{0, 0};
    for (const insight::Driver& driver : context.findings.drivers) {
        const bool rests = std::any_of(driver.inputs.begin(), driver.inputs.end(), [&](InputId id) {
            return names(context.situation.input(id).because);
        });
        weight.first += rests && driver.measurable() ? driver.share : 0;
    }
    for (const situation::Input& input : context.situation.inputs) {
        weight.second += names(input.because);
    }
    return weight;
}

/// What the answer rests on most comes first; among equals the better graded, then the later.
std::vector<const Evidence*> context_by_weight(const Context& context) {
    auto order = evidence_for(context, EvidenceUse::context);
    std::map<const Evidence*, std::pair<double, std::size_t>> weights;
    for (const Evidence* evidence : order) {
        weights[evidence] = weight_of(context, *evidence);
    }
    sort_stably(order, [&](const Evidence* a, const Evidence* b) {
        if (weights[a] != weights[b]) {
            return weights[a] > weights[b];
        }
        return a->credibility < b->credibility;
    });
    return order;
}

constexpr std::size_t most_news = 5;
constexpr std::size_t most_context = 5;

Bullets evidence_bullets(Context& context, const std::vector<const Evidence*>& chosen, bool with_date) {
    Bullets bullets;
    for (const Evidence* evidence : chosen) {
        Write line;
        const std::string reason = "evidence:" + evidence->id;
        if (with_date && evidence->on) {
            line.date(Date{evidence->on->day, std::nullopt}, reason).text(": ");
        }
        line.line(cited(evidence->says, reason, Write().add(context.cite(evidence->source))));
        bullets.items.push_back(line.as(context.standing_of(*evidence)));
    }
    return bullets;
}

/// The part [from, to) of a list.
std::vector<const Evidence*> part(const std::vector<const Evidence*>& all, std::size_t from, std::size_t to) {
    from = std::min(from, all.size());
    to = std::clamp(to, from, all.size());
    return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)};
}

Section evidence_section(Context& context, Section section, const std::vector<const Evidence*>& chosen,
                         bool with_date) {
    Bullets bullets = evidence_bullets(context, chosen, with_date);
    if (!bullets.items.empty()) {
        section.blocks.emplace_back(std::move(bullets));
    }
    return section;
}

Statement deal_sentence(const Context& context, const Chance& chance) {
    return Write()
        .text("A deal in force by ")
        .date(context.situation.horizon, "file:situation.horizon")
        .text(" " + chance_verb(chance) + " ")
        .chance(chance, "finding:deal")
        .text(".")
        .as(Standing::judgement);
}

/// "The game alone says 6 %, comparable cases 17 %, together 11 %; signed 14 %, kept 9 %."
std::optional<Statement> odds_in_words(const Context& context) {
    const insight::Deal* deal = context.main_deal();
    if (deal == nullptr || !deal->inside) {
        return std::nullopt;
    }
    Write line;
    const auto percent = [&](const char* before, double p) {
        line.text(before).number(percent_text(percent_points(p)), p, "finding:deal");
    };
    percent("The game alone says ", *deal->inside);
    if (const auto chance = context.deal_chance(); chance && deal->outside) {
        percent(", comparable cases ", *deal->outside);
        line.text(", together ")
            .number(percent_text(chance->points.value_or(percent_points(chance->value))), chance->value,
                    "finding:deal");
    }
    if (deal->is_signed && deal->kept) {
        percent("; terms are signed in ", *deal->is_signed);
        percent(" and a deal is in force and kept in ", *deal->kept);
    }
    return line.text(".").as(Standing::judgement);
}

/// The likeliest outcome, or the two likeliest if the sample cannot tell them apart.
std::optional<Statement> leading_outcome(const Context& context) {
    const auto& outcomes = context.findings.outcomes;
    if (outcomes.empty() || context.situation.outcomes.empty()) {
        return std::nullopt;  // what outcomes leave over is no outcome of its own where none is named
    }
    std::vector<std::size_t> order(outcomes.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    sort_stably(order, [&](std::size_t a, std::size_t b) {
        return outcomes[a].probability.value > outcomes[b].probability.value;
    });
    const auto name_of = [&](std::size_t i) { return context.outcome(outcomes[i].id); };
    const auto reason = [&](std::size_t i) { return "finding:outcomes." + outcomes[i].id; };
    Write line;
    line.text("The likeliest single outcome is ");
    line.written("“" + name_of(order[0]) + "”", "file:outcome." + outcomes[order[0]].id)
        .text(": ")
        .chance(context.outcome_chance(order[0]), reason(order[0]));
    if (order.size() > 1) {
        if (too_close(context.outcome_chance(order[0]), context.outcome_chance(order[1]))) {
            line.text("; too close to call with ")
                .written("“" + name_of(order[1]) + "”", "file:outcome." + outcomes[order[1]].id)
                .text(": ")
                .chance(context.outcome_chance(order[1]), reason(order[1]));
        }
    }
    return line.text(".").as(Standing::judgement);
}

/// Without outcomes the bottom line is where the first issue lands.
std::optional<Statement> leading_issue(const Context& context) {
    if (context.findings.issues.empty()) {
        return std::nullopt;
    }
    const insight::IssueForecast& forecast = context.findings.issues.front();
    const situation::Issue& issue = context.situation.issue(forecast.issue);
    const double width = issue.scale.width();
    const std::string reason = "finding:issues." + issue.id;
    return Write()
        .written(issue.asks, "file:issue." + issue.id)
        .text(" The middle forecast is ")
        .number(scale_text(forecast.forecast.p50, width), forecast.forecast.p50, reason)
        .text(", nine times in ten between ")
        .number(scale_text(forecast.forecast.p05, width), forecast.forecast.p05, reason)
        .text(" and ")
        .number(scale_text(forecast.forecast.p95, width), forecast.forecast.p95, reason)
        .text(".")
        .as(Standing::judgement);
}

}  // namespace

Section bottom_line(Context& context) {
    Section section{"bottom-line", "Bottom line", true, {}, {}};
    Paragraph paragraph;
    if (const auto chance = context.deal_chance()) {
        paragraph.statements.push_back(deal_sentence(context, *chance));
        if (auto parts = odds_in_words(context)) {
            paragraph.statements.push_back(std::move(*parts));
        }
    }
    if (auto leading = leading_outcome(context)) {
        paragraph.statements.push_back(std::move(*leading));
    } else if (auto issue = leading_issue(context)) {
        paragraph.statements.push_back(std::move(*issue));
    }
    for (const insight::MoveFinding& move : context.findings.moves) {
        if (context.situation.moves[move.move].actor == context.situation.focus) {
            paragraph.statements.push_back(most_likely_answer(context, move));
        }
    }
    section.blocks.emplace_back(std::move(paragraph));
    return section;
}

Section confidence(Context& context) {
    Section section{"confidence", "Confidence", true, {"finding:confidence"}, {}};
    const insight::Confidence& found = context.findings.confidence;
    static constexpr const char* levels[] = {"Low", "Moderate", "High"};
    Write line;
    line.strong(levels[static_cast<std::size_t>(found.level)]);
    const std::size_t count = found.reasons.size();
    if (count > 0) {
        line.text(fmt::format(", for {} reason{}: ", count_text(count), count == 1 ? "" : "s"));
    }
    for (std::size_t i = 0; i < count; ++i) {
        std::string reason = found.reasons[i];
        if (!reason.empty() && reason.back() == '.') {
            reason.pop_back();
        }
        line.text(i > 0 ? "; " : "").add({Span::Kind::text, reason, "finding:confidence", {}});
    }
    section.blocks.emplace_back(Paragraph{{line.text(".").as(Standing::judgement)}});
    return section;
}

Section news(Context& context) {
    return evidence_section(context, {"news", "Driving the news", true, {}, {}},
                            part(evidence_for(context, EvidenceUse::news), 0, most_news), true);
}

Section background(Context& context) {
    return evidence_section(context, {"context", "The context", true, {}, {}},
                            part(context_by_weight(context), 0, most_context), false);
}

Section more_context(Context& context) {
    auto rest = part(evidence_for(context, EvidenceUse::news), most_news, SIZE_MAX);
    const auto more = part(context_by_weight(context), most_context, SIZE_MAX);
    rest.insert(rest.end(), more.begin(), more.end());
    return evidence_section(context, {"more-context", "More of the context", false, {}, {}}, rest, false);
}

Section readers(Context& context) {
    Section section{"readers", "If you are ...", true, {}, {}};
    Bullets bullets;
    for (const situation::Reader& reader : context.situation.readers) {
        bullets.items.push_back(Write()
                                    .add({Span::Kind::strong, reader.who, "file:reader." + reader.id, {}})
                                    .text(": ")
                                    .written(sentence(reader.watch), "file:reader." + reader.id)
                                    .as(Standing::plain));
    }
    if (!bullets.items.empty()) {
        section.blocks.emplace_back(std::move(bullets));
    }
    return section;
}

Section one_quote(Context& context) {
    Section section{"quote", "One quote", true, {}, {}};
    const Evidence* evidence = best_evidence(context, EvidenceUse::quote, true);
    if (evidence == nullptr) {
        add_stored_quote(context, section);
        return section;
    }
    const std::string reason = "evidence:" + evidence->id;
    Write line;
    line.quoted(evidence->quote, reason);
    if (!evidence->speaker.empty()) {
        line.text(": ").written(evidence->speaker, reason);
    }
    if (evidence->on) {
        line.text(", ").date(Date{evidence->on->day, std::nullopt}, reason);
    }
    line.text(" ").add(context.cite(evidence->source)).text(".");
    section.blocks.emplace_back(Paragraph{{line.as(context.standing_of(*evidence))}});
    return section;
}

Section one_stat(Context& context) {
    Section section{"stat", "One stat", true, {}, {}};
    const Evidence* evidence = best_evidence(context, EvidenceUse::stat, false);
    if (evidence == nullptr) {
        add_stored_figure(context, section);
        return section;
    }
    section.blocks.emplace_back(Paragraph{{Write()
                                               .line(cited(evidence->says, "evidence:" + evidence->id,
                                                           Write().add(context.cite(evidence->source))))
                                               .as(context.standing_of(*evidence))}});
    return section;
}

}  // namespace entente::brief

// What the evidence store says: a quote, a figure, and the weeks of the powers.
#include <fmt/format.h>

#include <algorithm>

#include "brief/context.h"

namespace entente::brief {
namespace {

constexpr std::size_t most_dyads = 3;
constexpr std::size_t most_weeks = 12;

// (The Harbour Post, “Title”, 15 August 2025; 2 independent origins; entente evidence --show 3fa9c1e2.q3)
Line stored_at(const Context& context, const insight::StoredSource& source) {
    const std::string reason = "store:" + source.record;
    Write line;
    line.text(" (").written(source.publisher.empty() ? source.file : source.publisher, reason);
    if (!source.title.empty()) {
        line.text(", ").written("“" + source.title + "”", reason);
    }
    if (const auto day = parse_date(source.published)) {
        line.text(", ").date(*day, reason);
    }
    if (source.origins > 1) {
        line.text("; ").number(fmt::format("{}", source.origins), static_cast<double>(source.origins), reason).text(" independent origins");
    }
    return line.text("; ")
        .key(fmt::format("entente evidence --store {} --show {}", context.situation.store, source.record), reason)
        .text(")");
}

Line value_cell(double value, const std::string& reason) {
    return Write().number(fmt::format("{:.1f}", value), value, reason);
}

Line count_cell(std::size_t count, const std::string& reason) {
    return Write().number(fmt::format("{}", count), static_cast<double>(count), reason);
}

std::string pair_of(const Context& context, const insight::StoreDyad& dyad) {
    return context.actor(dyad.first) + " and " + context.actor(dyad.second);
}

void add_weeks(const Context& context, const insight::StoreDyad& dyad, Table& table) {
    constexpr const char* reason = "finding:store";
    const std::size_t skipped = dyad.weeks.size() - std::min(dyad.weeks.size(), most_weeks);
    for (std::size_t w = skipped; w < dyad.weeks.size(); ++w) {
        const insight::StoreWeek& week = dyad.weeks[w];
        const auto monday = parse_date(week.monday);
        table.rows.push_back({{Write().written(pair_of(context, dyad), "file:actor"),
                               monday ? Line(Write().date(*monday, reason)) : Line{}, count_cell(week.events, reason),
                               value_cell(week.cooperation, reason), value_cell(week.conflict, reason)},
                              {},
                              Standing::plain});
    }
}

}  // namespace

void add_stored_quote(const Context& context, Section& section) {
    if (!context.findings.store || !context.findings.store->quote) {
        return;
    }
    const insight::StoreQuote& quote = *context.findings.store->quote;
    const std::string reason = "store:" + quote.source.record;
    section.explains = {reason};
    section.blocks.emplace_back(Paragraph{{Write()
                                               .quoted(quote.text, reason)
                                               .text(": ")
                                               .written(quote.speaker, reason)
                                               .line(stored_at(context, quote.source))
                                               .text(".")
                                               .as(Standing::report)}});
}

void add_stored_figure(const Context& context, Section& section) {
    if (!context.findings.store || !context.findings.store->figure) {
        return;
    }
    const insight::StoreFigure& figure = *context.findings.store->figure;
    const std::string reason = "store:" + figure.source.record;
    section.explains = {reason};
    section.blocks.emplace_back(Paragraph{
        {Write().quoted(figure.sentence, reason).line(stored_at(context, figure.source)).text(".").as(Standing::report)}});
}

void add_dyads(const Context& context, Section& section) {
    if (!context.findings.store || context.findings.store->dyads.empty()) {
        return;
    }
    const insight::StoreFindings& store = *context.findings.store;
    Table table;
    table.caption = "What the powers did to one another, by week, as the pages of the evidence store tell it.";
    table.columns = {{"between", Align::left}, {"week of", Align::left}, {"events", Align::right}, {"cooperation", Align::right},
                     {"conflict", Align::right}};
    for (std::size_t d = 0; d < std::min(store.dyads.size(), most_dyads); ++d) {
        add_weeks(context, store.dyads[d], table);
    }
    if (table.rows.empty()) {
        return;
    }
    constexpr const char* reason = "finding:store";
    section.explains.emplace_back(reason);
    table.notes.push_back(
        Write()
            .text("Sums of Goldstein's values of what happened, one event however many pages tell it. From ")
            .number(fmt::format("{}", store.pages), static_cast<double>(store.pages), reason)
            .text(" pages of ")
            .number(fmt::format("{}", store.origins), static_cast<double>(store.origins), reason)
            .text(" independent origins; ")
            .number(fmt::format("{}", store.left_out), static_cast<double>(store.left_out), reason)
            .text(" more give no day of publication or one after the as-of line. Programs find events with mistakes: read the sentences with ")
            .key(fmt::format("entente evidence --store {}", context.situation.store), reason)
            .text(".")
            .as(Standing::report));
    section.blocks.emplace_back(std::move(table));
}

}  // namespace entente::brief

// What to watch: what could be seen before the horizon, by when, and what the forecast would then be.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "brief/context.h"
#include "brief/order.h"

namespace entente::brief {
namespace {

constexpr std::size_t most_above = 2;

std::string row_name(const insight::WatchRow& row) {
    return row.says.empty() ? capitalised(in_words(row.id)) : row.says;
}

Line due_of(const insight::WatchRow& row) {
    const auto day = row.due.empty() ? std::nullopt : parse_date(row.due);
    return day ? Line(Write().date(*day, "file:" + row.id)) : Line{};
}

std::string bits_text(double bits) {
    return fmt::format("{:.3f}", bits);
}

/// The outcome that a value moves most.
std::size_t moved_most(const Context& context, const insight::WatchValue& value) {
    std::size_t best = 0;
    double most = -1;
    for (std::size_t i = 0; i < value.forecast.size(); ++i) {
        const double move = std::abs(value.forecast[i] - context.findings.outcomes[i].probability.value);
        best = move > most ? i : best;
        most = std::max(most, move);
    }
    return best;
}

/// "“talks drift on” from 45 to 61 %", with who then leads if that is another outcome.
Line then(const Context& context, const insight::WatchRow& row, const insight::WatchValue& value) {
    const std::string reason = "finding:watch." + row.id;
    const std::size_t outcome = moved_most(context, value);
    const std::string& id = context.findings.outcomes[outcome].id;
    const int before = context.points(id);
    const std::string from = percent_text(before);
    Write line;
    line.written("“" + context.outcome(id) + "”", "file:outcome." + id)
        .text(" from ")
        .number(from.substr(0, from.size() - 2), before / 100.0, "finding:outcomes." + id)
        .text(" to ")
        .number(percent_text(percent_points(value.forecast[outcome])), value.forecast[outcome], reason);
    if (context.findings.target.is_outcome && value.leader != context.findings.target.name && value.leader != id) {
        line.text("; ").written("“" + context.outcome(value.leader) + "”", "file:outcome." + value.leader).text(
            " then leads");
    }
    return line;
}

/// What seeing each could tell.
Table telling_table(const std::vector<const insight::WatchRow*>& rows) {
    Table table;
    table.caption = "What could be seen before the horizon, by what it would tell.";
    table.columns = {{"what to see", Align::left},          {"rank", Align::right},
                     {"by", Align::left, "by"},             {"tells, bits", Align::right},
                     {"adds, bits", Align::right},          {"swing, points", Align::right},
                     {"leader changes", Align::right}};
    for (const insight::WatchRow* row : rows) {
        const std::string reason = "finding:watch." + row->id;
        Row cells;
        cells.cells = {Write().written(sentence(row_name(*row)), "file:" + row->id),
                       Write().number(fmt::format("{}", row->rank), static_cast<double>(row->rank), reason),
                       due_of(*row),
                       Write().number(bits_text(row->information.value), row->information.value, reason),
                       row->adds ? Line(Write().number(bits_text(*row->adds), *row->adds, reason)) : Line{},
                       Write().number(fmt::format("{:.1f}", 100 * row->swing.value), row->swing.value, reason),
                       Write().number(percent_text(percent_points(row->flip)), row->flip, reason)};
        cells.explains = reason;
        cells.standing = Standing::judgement;
        table.rows.push_back(std::move(cells));
    }
    table.notes.push_back(Write()
                              .text("Tells: expected information about the outcome. Adds: what is left of it once "
                                    "the rows above are known. Swing: expected change of the forecast. Rows whose "
                                    "sampling errors overlap share a rank.")
                              .as(Standing::plain));
    return table;
}

/// The forecast after each thing that could be seen.
void add_rows(const Context& context, const insight::WatchRow& row, Table& table) {
    const std::string reason = "finding:watch." + row.id;
    for (const insight::WatchValue& value : row.values) {
        Row cells;
        cells.cells = {Write()
                           .written(row_name(row), "file:" + row.id)
                           .text(before_answer(row_name(row)))
                           .written(in_words(value.value), "file:" + row.id),
                       Write().number(percent_text(percent_points(value.probability)), value.probability, reason),
                       value.probability > 0 ? then(context, row, value) : words("never happens here")};
        cells.standing = Standing::judgement;
        table.rows.push_back(std::move(cells));
    }
}

/// The leading outcome after the value that lowers and the one that raises it most.
std::optional<chart::TornadoRow> bar_of(const Context& context, const insight::WatchRow& row) {
    const auto target = context.outcome_index(context.findings.target.name);
    if (!target) {
        return std::nullopt;
    }
    const insight::WatchValue* low = nullptr;
    const insight::WatchValue* high = nullptr;
    for (const insight::WatchValue& value : row.values) {
        if (value.probability <= 0) {
            continue;
        }
        low = low == nullptr || value.forecast[*target] < low->forecast[*target] ? &value : low;
        high = high == nullptr || value.forecast[*target] > high->forecast[*target] ? &value : high;
    }
    if (low == nullptr || low == high) {
        return std::nullopt;
    }
    const double from = low->forecast[*target];
    const double to = high->forecast[*target];
    return chart::TornadoRow{row_name(row),
                             in_words(low->value),
                             in_words(high->value),
                             from,
                             to,
                             percent_text(percent_points(from)),
                             percent_text(percent_points(to))};
}

std::vector<const insight::WatchRow*> worth_watching(const Context& context) {
    std::vector<const insight::WatchRow*> rows;
    for (const insight::WatchRow& row : context.findings.watch) {
        if (row.measurable()) {
            rows.push_back(&row);
        }
    }
    return rows;
}

/// What cannot be told from noise, by name.
std::optional<Statement> silent_rows(const Context& context) {
    std::vector<std::string> names;
    for (const insight::WatchRow& row : context.findings.watch) {
        if (!row.measurable()) {
            names.push_back("“" + in_words(row.id) + "”");
        }
    }
    if (names.empty()) {
        return std::nullopt;
    }
    return Write()
        .text("Not worth watching for this question (what it tells cannot be told from noise): ")
        .written(listed(names), "file:signal")
        .text(".")
        .as(Standing::judgement);
}

Figure watch_figure(const Context& context, const std::vector<const insight::WatchRow*>& rows) {
    Figure figure;
    Table& table = figure.table;
    table.caption = "The forecast once it is seen.";
    table.columns = {{"what is seen", Align::left}, {"how likely", Align::right}, {"then", Align::left}};
    chart::Tornado tornado;
    tornado.target = context.target_name();
    tornado.base = context.findings.target.mean;
    tornado.base_text = context.target_now();
    for (const insight::WatchRow* row : rows) {
        add_rows(context, *row, table);
        if (auto bar = bar_of(context, *row)) {
            tornado.rows.push_back(std::move(*bar));
        }
    }
    figure.title = fmt::format("“{}” is {} now; what each sight would make of it.", tornado.target,
                               tornado.base_text);
    figure.how_to_read = Write().text(
        "Hollow: the chance of the leading outcome after the sight that lowers it most. Filled: after the one that "
        "raises it most. The line is the chance as it stands.");
    figure.chart = std::move(tornado);
    return figure;
}

}  // namespace

void add_watched(const Context& context, Bullets& bullets) {
    std::size_t told = 0;
    for (const insight::WatchRow* row : worth_watching(context)) {
        // The value that says most, of those that may well come.
        constexpr double may_come = 0.02;
        const insight::WatchValue* best = nullptr;
        double most = 0;
        for (const insight::WatchValue& value : row->values) {
            const std::size_t i = moved_most(context, value);
            const double move =
                i < value.forecast.size()
                    ? std::abs(value.forecast[i] - context.findings.outcomes[i].probability.value)
                    : 0.0;
            if (value.probability >= may_come && move > most) {
                best = &value;
                most = move;
            }
        }
        if (best == nullptr || told == most_above) {
            continue;
        }
        ++told;
        Write line;
        line.written(row_name(*row), "file:" + row->id)
            .text(before_answer(row_name(*row)))
            .written(in_words(best->value), "file:" + row->id);
        if (const Line due = due_of(*row); !due.empty()) {
            line.text(" (by ").line(due).text(")");
        }
        bullets.items.push_back(line.text(": ").line(then(context, *row, *best)).text(".").as(Standing::judgement));
    }
}

Section watch_list(Context& context) {
    Section section{"watch", "What to watch", false, {"finding:watch"}, {}};
    const auto rows = worth_watching(context);
    if (!rows.empty() && context.findings.target.is_outcome) {
        section.blocks.emplace_back(telling_table(rows));
        section.blocks.emplace_back(watch_figure(context, rows));
    }
    if (auto said = silent_rows(context)) {
        section.blocks.emplace_back(Paragraph{{std::move(*said)}});
    }
    return section;
}

}  // namespace entente::brief

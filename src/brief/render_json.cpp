// The brief as a value.
#include <cmath>
#include <nlohmann/json.hpp>

#include "brief/render.h"

namespace entente::brief {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json json(const Line& line) {
    static constexpr const char* kinds[] = {"text",   "strong", "written", "quoted", "number",
                                            "chance", "date",   "cite",    "assume", "key"};
    Json spans = Json::array();
    for (const Span& span : line) {
        Json made{{"kind", kinds[static_cast<std::size_t>(span.kind)]}, {"text", span.text}};
        if (!span.reason.empty()) {
            made["reason"] = span.reason;
        }
        if (span.value) {
            made["value"] = number(*span.value);
        }
        spans.push_back(std::move(made));
    }
    return spans;
}

std::string standing_name(Standing standing) {
    return standing == Standing::plain ? "plain" : name(standing);
}

Json json(const Statement& statement) {
    return {{"standing", standing_name(statement.standing)}, {"line", json(statement.line)}};
}

Json json(const std::vector<Statement>& statements) {
    Json list = Json::array();
    for (const Statement& statement : statements) {
        list.push_back(json(statement));
    }
    return list;
}

Json json(const Table& table) {
    static constexpr const char* aligns[] = {"left", "right", "centre"};
    Json columns = Json::array();
    for (const Column& column : table.columns) {
        columns.push_back(
            {{"title", column.title}, {"align", aligns[static_cast<std::size_t>(column.align)]}});
    }
    Json rows = Json::array();
    for (const Row& row : table.rows) {
        Json cells = Json::array();
        for (const Line& cell : row.cells) {
            cells.push_back(json(cell));
        }
        Json made{{"standing", standing_name(row.standing)}, {"cells", std::move(cells)}};
        if (!row.explains.empty()) {
            made["explains"] = row.explains;
        }
        rows.push_back(std::move(made));
    }
    return {{"caption", table.caption},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)},
            {"notes", json(table.notes)}};
}

Json json(const chart::Range& range) {
    Json made{{"low", number(range.low)}, {"middle", number(range.middle)}, {"high", number(range.high)}};
    if (range.quarter && range.three_quarter) {
        made["quarter"] = number(*range.quarter);
        made["three_quarter"] = number(*range.three_quarter);
    }
    return made;
}

Json json(const chart::Spectrum& chart) {
    static constexpr const char* sides[] = {"none", "below", "above"};
    Json landmarks = Json::array();
    for (const chart::Tick& tick : chart.landmarks) {
        landmarks.push_back({{"label", tick.label}, {"at", number(tick.at)}});
    }
    Json rows = Json::array();
    for (const chart::SpectrumRow& row : chart.rows) {
        Json made{{"label", row.label},
                  {"at", json(row.at)},
                  {"weight", number(row.weight)},
                  {"weighs_in", row.weighs_in}};
        if (row.limit) {
            made["limit"] = json(*row.limit);
            made["refuses"] = sides[static_cast<std::size_t>(row.refuses)];
        }
        rows.push_back(std::move(made));
    }
    return {{"kind", "spectrum"},
            {"issue", chart.issue},
            {"unit", chart.unit},
            {"scale", {number(chart.scale_low), number(chart.scale_high)}},
            {"landmarks", std::move(landmarks)},
            {"possible", {{"low", json(chart.possible_low)}, {"high", json(chart.possible_high)}}},
            {"reversion", json(chart.reversion)},
            {"forecast", json(chart.forecast)},
            {"rows", std::move(rows)}};
}

Json json(const chart::Dots& chart) {
    Json rows = Json::array();
    for (const chart::DotRow& row : chart.rows) {
        rows.push_back(
            {{"label", row.label}, {"number", row.number}, {"dots", row.dots}, {"deal", row.filled}});
    }
    return {{"kind", "dots"}, {"total", chart.total}, {"rows", std::move(rows)}};
}

Json json(const chart::Matrix& chart) {
    Json rows = Json::array();
    for (const chart::MatrixRow& row : chart.rows) {
        Json cells = Json::array();
        for (const auto& cell : row.cells) {
            cells.push_back(
                cell ? Json{{"symbol", cell->symbol}, {"number", cell->number}, {"tone", cell->tone}}
                     : Json(nullptr));
        }
        rows.push_back({{"label", row.label}, {"cells", std::move(cells)}});
    }
    return {{"kind", "matrix"}, {"columns", chart.columns}, {"rows", std::move(rows)}};
}

Json json(const chart::Tornado& chart) {
    Json rows = Json::array();
    for (const chart::TornadoRow& row : chart.rows) {
        rows.push_back({{"label", row.label},
                        {"low_input", row.low_input},
                        {"high_input", row.high_input},
                        {"low", number(row.low)},
                        {"high", number(row.high)}});
    }
    return {{"kind", "tornado"},
            {"target", chart.target},
            {"base", number(chart.base)},
            {"rows", std::move(rows)}};
}

Json json(const chart::Timeline& chart) {
    static constexpr const char* lanes[] = {"event", "source", "calendar"};
    Json items = Json::array();
    for (const chart::TimelineItem& item : chart.items) {
        items.push_back({{"date", item.date},
                         {"lane", lanes[static_cast<std::size_t>(item.lane)]},
                         {"label", item.label}});
    }
    return {{"kind", "timeline"}, {"as_of", chart.as_of_text}, {"items", std::move(items)}};
}

Json json(const chart::Fan& chart) {
    Json history = Json::array();
    for (const chart::FanPoint& point : chart.history) {
        history.push_back({{"before", point.before}, {"value", number(point.value)}});
    }
    Json panels = Json::array();
    for (const chart::FanPanel& panel : chart.panels) {
        Json months = Json::array();
        for (const chart::FanMonth& m : panel.months) {
            months.push_back({number(m.p05), number(m.p20), number(m.p50), number(m.p80), number(m.p95)});
        }
        panels.push_back({{"label", panel.label}, {"number", panel.number}, {"months", std::move(months)}});
    }
    return {{"kind", "fan"},
            {"unit", chart.unit},
            {"history", std::move(history)},
            {"months", chart.months},
            {"to_horizon", chart.to_horizon},
            {"panels", std::move(panels)}};
}

Json json(const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block)) {
        return {{"type", "heading"}, {"text", heading->text}};
    }
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        return {{"type", "paragraph"}, {"statements", json(paragraph->statements)}};
    }
    if (const auto* bullets = std::get_if<Bullets>(&block)) {
        return {{"type", "bullets"}, {"items", json(bullets->items)}};
    }
    if (const auto* table = std::get_if<Table>(&block)) {
        return {{"type", "table"}, {"table", json(*table)}};
    }
    const Figure& figure = std::get<Figure>(block);
    return {{"type", "figure"},
            {"title", figure.title},
            {"how_to_read", json(figure.how_to_read)},
            {"chart", std::visit([](const auto& chart) { return json(chart); }, figure.chart)},
            {"table", json(figure.table)}};
}

Json json(const std::vector<Section>& sections) {
    Json list = Json::array();
    for (const Section& section : sections) {
        Json blocks = Json::array();
        for (const Block& block : section.blocks) {
            blocks.push_back(json(block));
        }
        Json made{{"id", section.id}, {"title", section.title}};
        if (!section.explains.empty()) {
            made["explains"] = section.explains;
        }
        made["blocks"] = std::move(blocks);
        list.push_back(std::move(made));
    }
    return list;
}

}  // namespace

std::string render_json(const Brief& brief) {
    const Json document{{"schema", "entente/brief-1"},        {"title", brief.title},
                        {"question", brief.question},         {"dateline", json(brief.dateline)},
                        {"hindsight", json(brief.hindsight)}, {"legend", json(brief.legend)},
                        {"above", json(brief.above)},         {"below", json(brief.below)}};
    return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace entente::brief

#include "insight/json_parts.h"

namespace entente::insight {
namespace {

using situation::Situation;

Json json(const FlowSpread& s) {
    return {{"p05", s.p05}, {"p20", s.p20}, {"p50", s.p50}, {"p80", s.p80}, {"p95", s.p95}, {"mean", s.mean}};
}

FlowSpread spread_from(const Json& j) {
    return {j.at("p05"), j.at("p20"), j.at("p50"), j.at("p80"), j.at("p95"), j.at("mean")};
}

Json spreads(const std::vector<FlowSpread>& all) {
    return list(all, [](const FlowSpread& s) { return json(s); });
}

std::vector<FlowSpread> spreads_from(const Json& j) {
    std::vector<FlowSpread> all;
    for (const Json& one : j) {
        all.push_back(spread_from(one));
    }
    return all;
}

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json json(const FlowFinding& f, const Situation& s) {
    const situation::Flow& flow = s.flows[f.flow];
    Json object{{"id", flow.id}, {"name", flow.name}, {"unit", flow.unit}, {"from", s.actor(flow.from).id},
                {"to", s.actor(flow.to).id}, {"goods", economy::name(flow.goods)}};
    object["stakes"] = list(flow.stakes, [&](ActorId actor) { return s.actor(actor).id; });
    object["history"] = list(f.history, [](const FlowPoint& point) {
        return Json{{"month", point.month}, {"value", point.value}, {"mean", point.is_mean}};
    });
    object["last_year"] = f.last_year > 0 ? Json(f.last_year) : Json(nullptr);
    object["months"] = f.months;
    object["to_horizon"] = f.to_horizon;
    object["overall"] = spreads(f.overall);
    object["without"] = spreads(f.reference);
    object["year"] = json(f.year);
    object["year_without"] = json(f.reference_year);
    object["by_outcome"] = list(f.under, [](const FlowUnder& under) {
        return Json{{"outcome", under.outcome},       {"probability", under.probability}, {"months", spreads(under.months)},
                    {"year", json(under.year)},       {"change", json(under.change)},
                    {"change_pct", json(under.change_pct)}};
    });
    return object;
}

FlowFinding flow_from(const Json& j, const Situation& s) {
    FlowFinding f;
    f.flow = find_id<std::size_t>(s.flows, j.at("id"));
    for (const Json& point : j.at("history")) {
        f.history.push_back({point.at("month"), point.at("value"), point.at("mean")});
    }
    f.last_year = optional_at<double>(j, "last_year").value_or(0);
    f.months = j.at("months").get<std::vector<std::string>>();
    f.to_horizon = j.at("to_horizon");
    f.overall = spreads_from(j.at("overall"));
    f.reference = spreads_from(j.at("without"));
    f.year = spread_from(j.at("year"));
    f.reference_year = spread_from(j.at("year_without"));
    for (const Json& u : j.at("by_outcome")) {
        f.under.push_back({u.at("outcome"), u.at("probability"), spreads_from(u.at("months")), spread_from(u.at("year")),
                           spread_from(u.at("change")), spread_from(u.at("change_pct"))});
        if (f.under.back().months.size() != f.months.size()) {
            throw Mismatch{"a flow needs as many months under each outcome as it has"};
        }
    }
    if (f.overall.size() != f.months.size() || f.reference.size() != f.months.size() || f.to_horizon > f.months.size()) {
        throw Mismatch{"a flow needs as many values as months"};
    }
    return f;
}

Json json(const MeasureFinding& m, const Situation& s) {
    const situation::Measure& measure = s.measures[m.measure];
    Json object{{"id", measure.id},
                {"says", measure.says},
                {"act", economy::name(measure.kind.act)},
                {"if", measure.is_conditional() ? Json(measure.written) : Json(nullptr)},
                {"probability", m.probability}};
    object["by"] = list(measure.by, [&](ActorId actor) { return s.actor(actor).id; });
    object["on"] = list(measure.on, [&](ActorId actor) { return s.actor(actor).id; });
    object["flows"] = list(m.on, [&](const MeasureOnFlow& on) {
        return Json{{"id", s.flows[on.flow].id}, {"peak_pct", on.peak_pct},     {"peak_low", on.peak_low},
                    {"peak_high", on.peak_high}, {"peak_month", on.peak_month}, {"half_after", or_null(on.half_after)},
                    {"year_pct", on.year_pct},   {"year", json(on.year)}};
    });
    object["cost_to_owners"] = list(m.owners, [](const MeasureFinding::Owner& owner) {
        return Json{{"region", owner.region}, {"income_pct", owner.income_pct}, {"low", owner.low}, {"high", owner.high}};
    });
    return object;
}

MeasureFinding measure_from(const Json& j, const Situation& s) {
    MeasureFinding m;
    m.measure = find_id<std::size_t>(s.measures, j.at("id"));
    m.probability = j.at("probability");
    for (const Json& on : j.at("flows")) {
        m.on.push_back({find_id<std::size_t>(s.flows, on.at("id")), on.at("peak_pct"), on.at("peak_low"), on.at("peak_high"),
                        on.at("peak_month"), optional_at<int>(on, "half_after"), on.at("year_pct"),
                        spread_from(on.at("year"))});
    }
    for (const Json& owner : j.at("cost_to_owners")) {
        m.owners.push_back({owner.at("region"), owner.at("income_pct"), owner.at("low"), owner.at("high")});
    }
    return m;
}

Json json(const EffectFinding& e, const Situation& s) {
    const situation::Effect& effect = s.effects[e.effect];
    return {{"id", effect.id},
            {"name", effect.name},
            {"unit", effect.unit.empty() ? Json(nullptr) : Json(effect.unit)},
            {"by_outcome", list(e.under, [](const EffectFinding::Under& under) {
                 return Json{{"outcome", under.outcome},     {"basis", under.computed ? "computed" : "judged"},
                             {"sign", under.sign},           {"low", or_null(under.low)},
                             {"middle", or_null(under.middle)}, {"high", or_null(under.high)}};
             })}};
}

EffectFinding effect_from(const Json& j, const Situation& s) {
    EffectFinding e;
    e.effect = find_id<std::size_t>(s.effects, j.at("id"));
    for (const Json& u : j.at("by_outcome")) {
        e.under.push_back({u.at("outcome"), u.at("basis") == "computed", u.at("sign"), optional_at<double>(u, "low"),
                           optional_at<double>(u, "middle"), optional_at<double>(u, "high")});
    }
    return e;
}

}  // namespace

Json flow_changes_json(const std::vector<FlowChange>& changes, const Situation& s) {
    return list(changes, [&](const FlowChange& change) {
        return Json{{"id", s.flows[change.flow].id},      {"unit", s.flows[change.flow].unit},
                    {"months", change.months},            {"before", spreads(change.before)},
                    {"after", spreads(change.after)},     {"year_before", json(change.year_before)},
                    {"year_after", json(change.year_after)}};
    });
}

std::vector<FlowChange> flow_changes_from(const Json& array, const Situation& s) {
    std::vector<FlowChange> changes;
    for (const Json& j : array) {
        changes.push_back({find_id<std::size_t>(s.flows, j.at("id")), j.at("months").get<std::vector<std::string>>(),
                           spreads_from(j.at("before")), spreads_from(j.at("after")), spread_from(j.at("year_before")),
                           spread_from(j.at("year_after"))});
        const FlowChange& change = changes.back();
        if (change.before.size() != change.months.size() || change.after.size() != change.months.size()) {
            throw Mismatch{"a flow needs as many values as months"};
        }
    }
    return changes;
}

void write_flows(Json& object, const Findings& f, const Situation& s) {
    object["flows"] = list(f.flows, [&](const FlowFinding& flow) { return json(flow, s); });
    object["measures"] = list(f.measures, [&](const MeasureFinding& measure) { return json(measure, s); });
    object["effects"] = list(f.effects, [&](const EffectFinding& effect) { return json(effect, s); });
}

void read_flows(const Json& object, const Situation& s, Findings& f) {
    for (const Json& flow : object.at("flows")) {
        f.flows.push_back(flow_from(flow, s));
    }
    for (const Json& measure : object.at("measures")) {
        f.measures.push_back(measure_from(measure, s));
    }
    for (const Json& effect : object.at("effects")) {
        f.effects.push_back(effect_from(effect, s));
    }
}

}  // namespace entente::insight

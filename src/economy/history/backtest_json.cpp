#include <cmath>
#include <nlohmann/json.hpp>

#include "economy/history/backtest.h"

namespace entente::economy {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json target_json(const Target& t) {
    return {{"series", t.series},
            {"month", iso(t.month)},
            {"horizon", t.horizon},
            {"actual", t.actual},
            {"forecast", t.forecast},
            {"low80", t.low80},
            {"high80", t.high80},
            {"seasonal_naive", number(t.seasonal_naive)},
            {"no_change", number(t.no_change)},
            {"trend", number(t.trend)},
            {"in_sample", t.in_sample}};
}

Json origin_json(const OriginScore& o) {
    Json targets = Json::array();
    for (const Target& t : o.targets) targets.push_back(target_json(t));
    return {{"origin", iso(o.origin)},
            {"targets", std::move(targets)},
            {"mape", number(o.mape)},
            {"mape_seasonal_naive", number(o.mape_seasonal_naive)},
            {"mape_no_change", number(o.mape_no_change)},
            {"mape_trend", number(o.mape_trend)},
            {"turns_right", o.turns_right},
            {"turns", o.turns},
            {"inside_80", o.inside80}};
}

Json origins_json(const Run& run) {
    Json origins = Json::array();
    for (const OriginScore& o : run.origins) origins.push_back(origin_json(o));
    return origins;
}

Json run_json(const Run& run) {
    return {{"name", run.name},
            {"mape", number(run.mape)},
            {"mape_out_of_sample", number(run.mape_out_of_sample)},
            {"turns_right", run.turns_right},
            {"turns", run.turns}};
}

}  // namespace

std::string backtest_json(const TradeBacktest& test) {
    Json object{{"schema", "entente/backtest-trade-1"}, {"set", "trade"}};
    object["origins"] = origins_json(test.conditional);
    object["unconditional"] = origins_json(test.unconditional);
    object["summary"] = {{"conditional", run_json(test.conditional)}, {"unconditional", run_json(test.unconditional)}};
    object["ablations"] = Json::array();
    for (const Run& run : test.ablations) object["ablations"].push_back(run_json(run));
    object["spring_2024"] = {{"mape", number(test.spring_mape)},
                             {"mape_seasonal_naive", number(test.spring_mape_seasonal_naive)},
                             {"mape_no_change", number(test.spring_mape_no_change)}};
    object["coverage_80"] = {{"inside", test.inside80},
                             {"targets", test.scored},
                             {"binomial_95", {test.inside_band_low, test.inside_band_high}}};
    object["diebold_mariano"] = Json::array();
    for (const LossDifference& d : test.differences) {
        object["diebold_mariano"].push_back({{"against", d.against},
                                             {"n", d.n},
                                             {"mean", number(d.mean)},
                                             {"statistic", number(d.statistic)},
                                             {"probability", number(d.probability)}});
    }
    object["effective_draws"] = number(test.effective_draws);
    return object.dump(2) + "\n";
}

}  // namespace entente::economy

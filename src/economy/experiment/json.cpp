#include <cmath>
#include <nlohmann/json.hpp>

#include "economy/experiment/run.h"

namespace entente::economy {
namespace {

using Json = nlohmann::ordered_json;

Json percent(double fraction) { return std::isfinite(fraction) ? Json(100 * fraction) : Json(nullptr); }

const char* name(Deficits deficits) {
    return deficits == Deficits::removed ? "removed" : deficits == Deficits::held ? "held" : "scaled";
}

}  // namespace

std::string trade_json(const TradeReport& report) {
    Json object{{"schema", "entente/trade-1"},
                {"title", report.title},
                {"model", report.model == TradeModel::caliendo_parro ? "caliendo-parro" : "one-sector"},
                {"deficits", name(report.deficits)},
                {"iterations", report.iterations},
                {"residual", report.residual},
                {"negative_final_shares", report.negative_final_shares},
                {"bloc", report.bloc}};
    object["countries"] = Json::array();
    for (const CountryReport& c : report.countries) {
        object["countries"].push_back({{"country", c.country},
                                       {"real_wage_pct", percent(c.real_wage)},
                                       {"welfare_exact_pct", percent(c.welfare_exact)},
                                       {"welfare_first_order_pct", percent(c.terms_of_trade + c.volume_of_trade)},
                                       {"terms_of_trade_pct", percent(c.terms_of_trade)},
                                       {"volume_of_trade_pct", percent(c.volume_of_trade)},
                                       {"exports_pct", percent(c.exports)},
                                       {"imports_pct", percent(c.imports)},
                                       {"bloc_imports_pct", percent(c.bloc_imports)},
                                       {"tariff_revenue_pct_of_income", percent(c.tariff_revenue_share)}});
    }
    object["flows"] = Json::array();
    for (const PairReport& pair : report.flows) {
        object["flows"].push_back(
            {{"from", pair.from}, {"to", pair.to}, {"before", pair.before}, {"flow_pct", percent(pair.change)}});
    }
    return object.dump(2) + "\n";
}

}  // namespace entente::economy

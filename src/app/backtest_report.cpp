#include "app/backtest_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace entente::app {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json interval(const stats::Interval& i) {
    return {number(i.low), number(i.high)};
}

Json method_json(const insight::MethodScore& m) {
    Json coverage = Json::array();
    for (const insight::Coverage& c : m.coverage) {
        coverage.push_back({{"nominal", c.nominal}, {"share", c.share}});
    }
    return {{"method", m.method},
            {"n", m.cases},
            {"mean_absolute_error", number(m.mean_absolute_error)},
            {"mean_absolute_error_95", interval(m.mean_absolute_error_interval)},
            {"median_absolute_error", number(m.median_absolute_error)},
            {"root_mean_square_error", number(m.root_mean_square_error)},
            {"within_10", number(m.within_10)},
            {"within_20", number(m.within_20)},
            {"crps", number(m.crps)},
            {"crps_95", interval(m.crps_interval)},
            {"distribution", m.distribution},
            {"coverage", std::move(coverage)},
            {"pit", m.pit},
            {"pit_distance", number(m.pit_distance)},
            {"pit_probability", number(m.pit_probability)}};
}

Json outcome_json(const insight::OutcomeScore& o) {
    return {{"situation", o.situation}, {"happened", o.happened},   {"outcomes", o.outcomes},
            {"probability", o.probability}, {"log", number(o.log)}, {"brier", o.brier},
            {"even_log", o.even_log},       {"even_brier", o.even_brier}};
}

double mean_of(const std::vector<insight::OutcomeScore>& outcomes, double insight::OutcomeScore::*score) {
    double sum = 0;
    for (const insight::OutcomeScore& outcome : outcomes) {
        sum += outcome.*score;
    }
    return sum / static_cast<double>(outcomes.size());
}

}  // namespace

std::string backtest_json(const std::string& set, std::size_t cases, const insight::BacktestScores& scores,
                          const std::vector<insight::OutcomeScore>& outcomes) {
    Json object{
        {"schema", "entente/backtest-1"}, {"set", set}, {"cases", cases}, {"reference", scores.reference}};
    object["methods"] = Json::array();
    for (const insight::MethodScore& method : scores.methods) {
        object["methods"].push_back(method_json(method));
    }
    object["differences"] = Json::array();
    for (const insight::MethodDifference& d : scores.differences) {
        object["differences"].push_back({{"first", d.first},
                                         {"second", d.second},
                                         {"score", d.score},
                                         {"n", d.cases},
                                         {"mean", number(d.mean)},
                                         {"interval_95", interval(d.interval_95)},
                                         {"interval_90", interval(d.interval_90)}});
    }
    if (!outcomes.empty()) {
        object["outcomes"] = Json::array();
        for (const insight::OutcomeScore& outcome : outcomes) {
            object["outcomes"].push_back(outcome_json(outcome));
        }
    }
    return object.dump(2) + "\n";
}

std::string backtest_text(const insight::BacktestScores& scores, const std::vector<insight::OutcomeScore>& outcomes) {
    std::vector<const insight::MethodScore*> order;
    for (const insight::MethodScore& method : scores.methods) {
        order.push_back(&method);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->crps < b->crps; });
    std::string text =
        order.empty() ? "no issue has a result\n"
                      : fmt::format("{:<24}{:>5}{:>9}{:>9}{:>9}{:>7}{:>7}{:>9}\n", "method", "n", "mean", "median",
                                    "rms", "<=10", "<=20", "CRPS");
    for (const insight::MethodScore* m : order) {
        text += fmt::format("{:<24}{:>5}{:>9.2f}{:>9.2f}{:>9.2f}{:>7.2f}{:>7.2f}{:>9.2f}\n", m->method, m->cases,
                            m->mean_absolute_error, m->median_absolute_error, m->root_mean_square_error,
                            m->within_10, m->within_20, m->crps);
    }
    for (const insight::OutcomeScore& o : outcomes) {
        text += fmt::format("{}: {} happened, called {:.0f} % likely among {}; log {:.2f} (even {:.2f}), Brier {:.2f} (even {:.2f})\n",
                            o.situation, o.happened, 100 * o.probability, o.outcomes, o.log, o.even_log, o.brier,
                            o.even_brier);
    }
    if (outcomes.size() > 1) {
        using insight::OutcomeScore;
        text += fmt::format("{} situations: mean log {:.2f} (even {:.2f}), mean Brier {:.2f} (even {:.2f})\n", outcomes.size(),
                            mean_of(outcomes, &OutcomeScore::log), mean_of(outcomes, &OutcomeScore::even_log),
                            mean_of(outcomes, &OutcomeScore::brier), mean_of(outcomes, &OutcomeScore::even_brier));
    }
    return text;
}

}  // namespace entente::app

// entente backtest SET PATH: published cases scored against baselines, losses included.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/study.h"
#include "base/file.h"
#include "base/text.h"
#include "insight/backtest/score.h"
#include "theory/deu/deu.h"
#include "theory/deu/forecasts.h"

namespace entente::app {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string set;
    std::string path;
    std::string issues_out;
    bool json = false;
};

/// Decisions and what every theory says of them, in the shape that scoring takes.
struct Backtest {
    std::vector<insight::BacktestCase> cases;
    std::vector<insight::BacktestForecast> forecasts;
    insight::BacktestScores scores;
};

constexpr const char* default_density = "density";

Backtest score(const std::vector<theory::Decision>& decisions) {
    Backtest test;
    for (const theory::Decision& decision : decisions) {
        test.cases.push_back({decision.issue, decision.group, decision.outcome});
    }
    for (theory::MethodForecast& forecast : theory::forecast_decisions(decisions)) {
        test.forecasts.push_back(
            {std::move(forecast.method), std::move(forecast.point), std::move(forecast.density)});
    }
    test.scores = insight::score_forecasts(test.cases, test.forecasts, {.reference = default_density});
    return test;
}

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

std::string scores_json(const Options& options, const Backtest& test) {
    Json object{{"schema", "entente/backtest-1"},
                {"set", options.set},
                {"cases", test.cases.size()},
                {"reference", test.scores.reference}};
    object["methods"] = Json::array();
    for (const insight::MethodScore& method : test.scores.methods) {
        object["methods"].push_back(method_json(method));
    }
    object["differences"] = Json::array();
    for (const insight::MethodDifference& d : test.scores.differences) {
        object["differences"].push_back({{"first", d.first},
                                         {"second", d.second},
                                         {"score", d.score},
                                         {"n", d.cases},
                                         {"mean", number(d.mean)},
                                         {"interval_95", interval(d.interval_95)},
                                         {"interval_90", interval(d.interval_90)}});
    }
    return object.dump(2) + "\n";
}

std::string scores_text(const Backtest& test) {
    std::vector<const insight::MethodScore*> order;
    for (const insight::MethodScore& method : test.scores.methods) {
        order.push_back(&method);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->crps < b->crps; });
    std::string text = fmt::format("{:<24}{:>5}{:>9}{:>9}{:>9}{:>7}{:>7}{:>9}\n", "method", "n", "mean", "median",
                                   "rms", "<=10", "<=20", "CRPS");
    for (const insight::MethodScore* m : order) {
        text += fmt::format("{:<24}{:>5}{:>9.2f}{:>9.2f}{:>9.2f}{:>7.2f}{:>7.2f}{:>9.2f}\n", m->method, m->cases,
                            m->mean_absolute_error, m->median_absolute_error, m->root_mean_square_error,
                            m->within_10, m->within_20, m->crps);
    }
    return text +
           "Absolute errors in points of 100; the CRPS of a point forecast is its mean absolute error.\n"
           "The density was fitted on 239 of the published decisions: on those its score is in-sample, and "
           "docs/theories.md has the held-out one.\n";
}

// One row an issue: what each method said, and the score of the default density.
std::string issues_csv(const Backtest& test) {
    std::string text = "isnr,outcome";
    for (const insight::BacktestForecast& forecast : test.forecasts) {
        text += "," + forecast.method;
    }
    text += ",crps_density\n";
    const auto density = std::find_if(test.scores.methods.begin(), test.scores.methods.end(),
                                      [](const insight::MethodScore& m) { return m.method == default_density; });
    const auto cell = [](double value) { return std::isfinite(value) ? fmt::format(",{}", value) : std::string(","); };
    for (std::size_t i = 0; i < test.cases.size(); ++i) {
        text += test.cases[i].name + cell(test.cases[i].outcome);
        for (const insight::BacktestForecast& forecast : test.forecasts) {
            text += cell(forecast.point[i]);
        }
        text += density == test.scores.methods.end() ? "," : cell(density->case_crps[i]);
        text += "\n";
    }
    return text;
}

Exit backtest(const Options& options, Console& console) {
    if (options.set != "deu") {
        const auto meant = nearest(options.set, {"deu"});
        console.say(fmt::format("entente backtest: there is no set \"{}\"; {}", options.set,
                                meant ? "did you mean \"deu\"?" : "the sets are: deu"));
        return Exit::usage;
    }
    const auto decisions = theory::read_deu(options.path);
    if (!decisions) {
        return refuse(decisions.error(), console);
    }
    const Backtest test = score(*decisions);
    if (!options.issues_out.empty()) {
        if (const auto saved = write_file(options.issues_out, issues_csv(test)); !saved) {
            return refuse(saved.error(), console);
        }
    }
    console.print(options.json ? scores_json(options, test) : scores_text(test));
    return Exit::done;
}

}  // namespace

Command backtest_command() {
    return {"backtest",
            "SET PATH",
            "published cases scored against baselines, losses included",
            {{"backtest deu deu_issues.csv", "every theory on decisions of the EU (doi:10.34810/data53)"},
             {"backtest deu deu_issues.csv --issues-out issues.csv", "and what each said of every issue"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.word(options->set, "SET", "deu: decisions of the EU Council");
                arguments.word(options->path, "PATH", "the file of the set");
                arguments.option(options->issues_out, "--issues-out", "CSV", "also write one row an issue");
                arguments.flag(options->json, "--json", "as JSON (entente/backtest-1)");
                return [options](Console& console) { return backtest(*options, console); };
            }};
}

}  // namespace entente::app

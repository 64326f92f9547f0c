// entente backtest SET PATH: published cases scored against baselines, losses included.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/backtest_report.h"
#include "app/coding_report.h"
#include "app/command.h"
#include "app/pages_report.h"
#include "app/resolved_folder.h"
#include "app/study.h"
#include "app/trade_report.h"
#include "base/file.h"
#include "base/text.h"
#include "insight/backtest/score.h"
#include "theory/deu/deu.h"
#include "theory/deu/forecasts.h"

namespace entente::app {
namespace {

struct Options {
    std::string set;
    std::string path;
    std::string issues_out;
    ensemble::Plan plan;
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

constexpr std::string_view deu_note =
    "Absolute errors in points of 100; the CRPS of a point forecast is its mean absolute error.\n"
    "The density was fitted on 239 of the published decisions: on those its score is in-sample, and "
    "docs/theories.md has the held-out one.\n";

Exit backtest_deu(const Options& options, Console& console) {
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
    console.print(options.json ? backtest_json("deu", test.cases.size(), test.scores, {})
                               : backtest_text(test.scores, {}) + std::string(deu_note));
    return Exit::done;
}

Exit backtest_folder(const Options& options, Console& console) {
    const auto test = score_folder(options.path.empty() ? options.set : options.path, options.plan, console);
    if (!test) {
        return refuse(test.error(), console);
    }
    const insight::BacktestScores scores =
        insight::score_forecasts(test->cases, test->forecasts, {.reference = "entente"});
    console.print(options.json ? backtest_json("situations", test->cases.size(), scores, test->outcomes)
                               : backtest_text(scores, test->outcomes));
    return Exit::done;
}

Exit backtest_coding(const Options& options, Console& console) {
    const auto test = score_coding(options.path);
    if (!test) {
        return refuse(test.error(), console);
    }
    console.print(options.json ? coding_json(*test) : coding_text(*test));
    return Exit::done;
}

Exit backtest_pages(const Options& options, Console& console) {
    const auto scores = [&] {
        const ProgressLine line(console, "reading pages, training on the other folds");
        return evidence::score_pages(options.path, line.progress());
    }();
    if (!scores) {
        return refuse(scores.error(), console);
    }
    console.print(options.json ? pages_json(*scores) : pages_text(*scores));
    return Exit::done;
}

Exit backtest(const Options& options, Console& console) {
    std::error_code ignored;
    if (options.set == "pages" && !options.path.empty()) {
        return backtest_pages(options, console);
    }
    if (options.set == "coding" && !options.path.empty()) {
        return backtest_coding(options, console);
    }
    if (options.set == "trade" && !options.path.empty()) {
        return backtest_trade_history(options.path, options.json, console);
    }
    if (options.set == "deu" && !options.path.empty()) {
        return backtest_deu(options, console);
    }
    if (options.set == "situations" || (options.path.empty() && std::filesystem::is_directory(options.set, ignored))) {
        return backtest_folder(options, console);
    }
    const auto meant = nearest(options.set, {"deu", "situations", "trade", "coding", "pages"});
    console.say(options.set == "deu" || options.set == "trade" || options.set == "coding" || options.set == "pages"
                    ? std::string("entente backtest: PATH is missing: the file or folder of the set")
                    : fmt::format("entente backtest: there is no set and no folder \"{}\"; {}", options.set,
                                  meant ? fmt::format("did you mean \"{}\"?", *meant)
                                        : "the sets are: deu, situations, trade, coding, pages"));
    return Exit::usage;
}

}  // namespace

Command backtest_command() {
    return {"backtest",
            "SET [PATH]",
            "published cases scored against baselines, losses included",
            {{"backtest deu deu_issues.csv", "every theory on decisions of the EU (doi:10.34810/data53)"},
             {"backtest deu deu_issues.csv --issues-out issues.csv", "and what each said of every issue"},
             {"backtest coding records", "how events are coded, against PLOVER's and PETRARCH's records"},
             {"backtest pages articles", "how pages are read, against pages whose true text is known"},
             {"backtest trade examples/china-russia-trade", "trade by month from six origins, against no change and last year"},
             {"backtest resolved", "every situation.toml under a folder that has its resolved.toml beside it"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.word(options->set, "SET", "deu: decisions of the EU Council; trade: flows by month; situations, or just a folder; coding: event records; pages: pages with their true text");
                arguments.optional_word(options->path, "PATH", "the file or folder of the set");
                arguments.option(options->issues_out, "--issues-out", "CSV", "also write one row an issue (deu)");
                arguments.option(options->plan.draws, "--draws", "N", "draws a situation (10000)", {1, 100'000'000});
                arguments.option(options->plan.seed, "--seed", "N", "the seed of the random numbers (1)", {0, UINT64_MAX});
                arguments.flag(options->json, "--json", "as JSON (entente/backtest-1)");
                return [options](Console& console) { return backtest(*options, console); };
            }};
}

}  // namespace entente::app

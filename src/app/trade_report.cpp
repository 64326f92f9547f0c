#include "app/trade_report.h"

#include <fmt/format.h>

#include <cmath>

#include "app/study.h"
#include "economy/history/backtest.h"

namespace entente::app {
namespace {

using economy::OriginScore;
using economy::TradeBacktest;

std::string one_digit(double value) { return std::isfinite(value) ? fmt::format("{:.1f}", value) : "-"; }

void add_origins(std::string& text, const char* title, const economy::Run& run) {
    text += fmt::format("\n{}\n{:<9}{:>8}{:>8}{:>10}{:>11}{:>8}{:>12}{:>8}\n", title, "origin", "targets", "model",
                        "seasonal", "no change", "trend", "inside 80 %", "turns");
    for (const OriginScore& o : run.origins) {
        text += fmt::format("{:<9}{:>8}{:>8}{:>10}{:>11}{:>8}{:>12}{:>8}\n", iso(o.origin), o.targets.size(),
                            one_digit(o.mape), one_digit(o.mape_seasonal_naive), one_digit(o.mape_no_change),
                            one_digit(o.mape_trend), o.inside80, fmt::format("{}/{}", o.turns_right, o.turns));
    }
    text += fmt::format("all: {} %, months that the fit has not seen: {} %, turns {} of {}\n", one_digit(run.mape),
                        one_digit(run.mape_out_of_sample), run.turns_right, run.turns);
}

std::string backtest_text(const TradeBacktest& test) {
    std::string text = "Mean absolute errors in percent of what came, over the twelve months after each origin.\n";
    add_origins(text, "Later measures given", test.conditional);
    add_origins(text, "Only measures announced by the origin", test.unconditional);
    text += fmt::format("\nSpring 2024 (origin 2023-12, exports of March to May): model {} %, seasonal naive {} %, no change {} %\n",
                        one_digit(test.spring_mape), one_digit(test.spring_mape_seasonal_naive),
                        one_digit(test.spring_mape_no_change));
    text += fmt::format("80 % intervals hold {} of {}; a binomial would hold {} to {} in 95 of 100 cases\n", test.inside80,
                        test.scored, test.inside_band_low, test.inside_band_high);
    for (const economy::LossDifference& d : test.differences) {
        text += fmt::format("against {:<15} {:+.1f} points, Diebold-Mariano {:+.2f}, p = {:.3f} (n = {})\n", d.against, d.mean,
                            d.statistic, d.probability, d.n);
    }
    for (const economy::Run& run : test.ablations) {
        text += fmt::format("without: {:<20} {} %, turns {} of {}\n", run.name, one_digit(run.mape), run.turns_right, run.turns);
    }
    return text + "Shocks of this kind are five or six in all: read the scores as cases, not as a law.\n";
}

}  // namespace

Exit backtest_trade_history(const std::string& path, bool json, Console& console) {
    const auto history = economy::read_history(path);
    if (!history) {
        return refuse(history.error(), console);
    }
    const auto test = economy::backtest_trade(*history, {});
    if (!test) {
        return refuse(test.error(), console);
    }
    console.show(test->notes);
    console.print(json ? economy::backtest_json(*test) : backtest_text(*test));
    return Exit::done;
}

}  // namespace entente::app

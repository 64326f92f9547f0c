// entente trade FILE: one trade counterfactual.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/command.h"
#include "app/study.h"
#include "economy/experiment/run.h"

namespace entente::app {
namespace {

struct Options {
    std::string file;
    std::string data;
    bool json = false;
};

std::string percent(double fraction, int digits) {
    return std::isfinite(fraction) ? fmt::format("{:+.{}f}", 100 * fraction, digits) : "-";
}

std::string report_text(const economy::TradeReport& report) {
    std::string text = report.title.empty() ? "" : report.title + "\n\n";
    text += fmt::format("{:<9}{:>11}{:>11}{:>13}{:>10}{:>10}{:>10}{:>10}{:>10}\n", "country", "real wage", "welfare",
                        "first-order", "= terms", "+ volume", "exports", "imports", "bloc");
    for (const economy::CountryReport& c : report.countries) {
        text += fmt::format("{:<9}{:>11}{:>11}{:>13}{:>10}{:>10}{:>10}{:>10}{:>10}\n", c.country,
                            percent(c.real_wage, 4), percent(c.welfare_exact, 4),
                            percent(c.terms_of_trade + c.volume_of_trade, 3), percent(c.terms_of_trade, 3),
                            percent(c.volume_of_trade, 3), percent(c.exports, 1), percent(c.imports, 1),
                            percent(c.bloc_imports, 1));
    }
    return text + "\nChanges in percent. Welfare is exact (income over prices); first-order is terms of trade plus volume "
                  "of trade,\nthe formula of published tables, which is another number when changes are large. Bloc: "
                  "imports from the bloc.\n";
}

Exit trade(const Options& options, Console& console) {
    const std::filesystem::path data =
        options.data.empty() ? std::filesystem::path(options.file).parent_path() : std::filesystem::path(options.data);
    const auto experiment = economy::read_experiment(options.file, data);
    if (!experiment) {
        return refuse(experiment.error(), console);
    }
    const auto report = economy::run_experiment(*experiment, data);
    if (!report) {
        return refuse(report.error(), console);
    }
    console.print(options.json ? economy::trade_json(*report) : report_text(*report));
    console.say(fmt::format("{} sweeps, residual {:.1e}; {} cells of final demand were negative in the data and set to 0",
                            report->iterations, report->residual, report->negative_final_shares));
    return Exit::done;
}

}  // namespace

Command trade_command() {
    return {"trade",
            "FILE --data FOLDER",
            "what tariffs, barriers and embargoes do to trade and welfare in the long run",
            {{"trade examples/nafta-1993/experiment.toml --data FOLDER", "the NAFTA tariffs, on the published matrices"},
             {"trade experiment.toml --json", "every country and pair, at full precision"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.word(options->file, "FILE", "an experiment: data, deficits and changes (docs/economy.md)");
                arguments.option(options->data, "--data", "FOLDER", "where the matrices are (default: beside FILE)");
                arguments.flag(options->json, "--json", "as JSON (entente/trade-1)");
                return [options](Console& console) { return trade(*options, console); };
            }};
}

}  // namespace entente::app

#include "theory/theory.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "theory/exchange/exchange.h"
#include "theory/one_issue.h"

namespace entente::theory {

namespace {

constexpr std::array rate_words{Word{"equal-gain", "both gain the same"},
                                Word{"random", "drawn between the rates that leave one side nothing"}};
constexpr std::array options{
    OptionSpec{"rate", OptionKind::word, "equal-gain", "how much of one issue pays for the other", rate_words},
    OptionSpec{"rounds", OptionKind::count, "1", "how many rounds at most", {}, 1, 1000},
    OptionSpec{"seed", OptionKind::count, "1", "key of the random rates", {}, 0, 9e15},
    OptionSpec{"indifference", OptionKind::number, "0.4",
               "how far the next start follows what was agreed, times 1 - salience", {}, 0, 0.5},
    OptionSpec{"commitment", OptionKind::number, "0.1", "how far it follows in any case", {}, 0, 0.5},
};

Result<Settlement> run(const Table& table, const Choices& choices) {
    ExchangeInput input{table.actors.size(), table.issues.size(), table.position, table.salience, table.power};
    for (double& s : input.salience) s /= 100;
    ExchangeRules rules;
    rules.rate = choices.word("rate") == "random" ? ExchangeRate::random : ExchangeRate::equal_gain;
    rules.rounds = choices.count("rounds");
    rules.seed = choices.count("seed");
    rules.by_indifference = choices.number("indifference");
    rules.by_commitment = choices.number("commitment");

    Exchanged exchanged = run_exchanges(input, rules);
    Settlement result;
    for (std::vector<double>& position : exchanged.position)
        result.rounds.push_back(make_round(table, std::move(position)));
    result.settlement = result.rounds.back().mean;
    result.exchanges = std::move(exchanged.exchange);
    if (result.exchanges.empty()) {
        result.notes.push_back(
            {"E333",
             Severity::note,
             {},
             "no two actors stand on opposite sides of two issues with something to gain; the "
             "settlement is the compromise",
             {},
             {}});
    }
    return result;
}

}  // namespace

extern const Theory exchange_theory;

constinit const Theory exchange_theory{
    .name = "exchange",
    .about = "pairs of actors trade support, each moving on the issue that matters less to it; then the compromise",
    .source = "Stokman & Van Oosten 1994; Arregui, Stokman & Thomson 2004",
    .most_actors = 250,
    .fewest_issues = 2,
    .joint = true,
    .has_rounds = true,
    .options = options,
    .run = run};

}  // namespace entente::theory

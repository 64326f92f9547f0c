// Whether the errors that stand beside findings are what they say: many runs of one situation with different seeds.
#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <vector>

#include "ensemble/run.h"
#include "insight/forecast.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::insight;

namespace {

const char* const talks = R"(
[situation]
title = "Talks"
question = "What then?"
as_of = 2025-01-01
horizon = 2025-12-31
setting = "war"
[actor]
A = { influence = "30 to 80" }
B = { influence = "20 to 90" }
[issue.line]
asks = "Where?"
landmarks = { west = 20, middle = 50, east = 80 }
reversion = "40 to 60"
decides = ["A", "B"]
[issue.aid]
asks = "How much?"
reversion = 10
decides = ["A"]
[position.line]
A = { at = "55 to 95", salience = "30 to 95" }
B = { at = "5 to 50", salience = "20 to 90" }
[position.aid]
A = { at = "10 to 70", salience = "20 to 90" }
[outcome]
east = "deal and line > 60"
west = "deal and line <= 60"
more = "no deal and aid > 30"
less = "no deal and aid <= 30"
[reference.deal]
class = "such talks"
cases = "7 of 20"
window = "12 months"
)";

constexpr std::size_t seeds = 200;

// The chance that a binomial of 200 departs from its mean by more than 4.4 standard deviations is about one in 100,000.
constexpr double tolerated = 4.4;

void check_share(std::size_t inside, double nominal) {
    const double share = static_cast<double>(inside) / seeds;
    CAPTURE(nominal);
    CHECK(std::abs(share - nominal) < tolerated * std::sqrt(nominal * (1 - nominal) / seeds));
}

}  // namespace

TEST_CASE("the Monte Carlo error of an outcome covers at its nominal rate over seeds") {
    const model::Model model = *model::compile(situation::read_situation(talks, "talks.toml", ".").value().situation);
    std::map<std::string, std::vector<Estimate>> estimates;
    std::map<std::string, double> mean;
    for (std::size_t seed = 0; seed < seeds; ++seed) {
        const ensemble::Sample sample =
            ensemble::run(model, {.draws = 256, .seed = 1000 + seed}, {}, model::Detail::full, {});
        for (const OutcomeForecast& outcome : forecast_outcomes(model, sample, {})) {
            estimates[outcome.id].push_back(outcome.probability);
            mean[outcome.id] += outcome.probability.value / seeds;
        }
    }
    for (const auto& [id, runs] : estimates) {
        CAPTURE(id);
        std::size_t in_half = 0;
        std::size_t in_ninety = 0;
        double squares = 0;
        double claimed = 0;
        for (const Estimate& run : runs) {
            // The mean of all runs stands for the truth: its own error is a fourteenth of one run's.
            const double away = std::abs(run.value - mean[id]);
            in_half += away <= 0.6744897501960817 * run.error ? 1U : 0U;
            in_ninety += away <= 1.6448536269514722 * run.error ? 1U : 0U;
            squares += away * away / (seeds - 1);
            claimed += run.error * run.error / seeds;
        }
        if (claimed < 1e-20) {
            CHECK(squares < 1e-20);  // an outcome whose probability no input moves
            continue;
        }
        check_share(in_half, 0.5);
        check_share(in_ninety, 0.9);
        // The variance of 200 runs is known to a tenth of itself; five tenths is far in the tail.
        CHECK(squares / claimed == doctest::Approx(1).epsilon(0.5));
    }
}

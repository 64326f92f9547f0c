// What it costs to say what to watch: twelve signals on 10,000 draws. The bar: under 1 s of CPU on one core.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "ensemble/pool.h"
#include "ensemble/run.h"
#include "insight/forecast.h"
#include "insight/watch.h"
#include "situation/load.h"

namespace {

using namespace entente;

// Two who bargain, a third with an answer that looks like another, a fact in dispute, and twelve signals of them.
std::string watched_case() {
    std::string text = R"toml(
[situation]
title = "Watched"
question = "What then?"
as_of = 2025-01-01
horizon = 2025-12-31
setting = "coercion"
[actor]
A = { influence = "60 to 80" }
B = { influence = "40 to 60" }
C = { influence = 50 }
[issue.line]
asks = "Where?"
landmarks = { west = 20, middle = 50, east = 80 }
reversion = "45 to 55"
decides = ["A", "B"]
[issue.ban]
asks = "How hard?"
landmarks = { soft = 30, hard = 60 }
reversion = 20
decides = ["A"]
[position.line]
A = { at = "60 to 90", salience = "50 to 90" }
B = { at = "10 to 40", salience = "60 to 95" }
[position.ban]
A = { at = "20 to 80", salience = 60 }
C = { at = "5 to 15", salience = "60 to 80" }
[no-deal]
A = { cost = "4 to 14" }
B = { cost = "2 to 12" }
[move.answer]
actor = "C"
asks = "How does C answer?"
[move.answer.options]
comply = { cost = "2 to 8", flow = "15 to 40" }
in-form = { cost = "1 to 5", flow = "70 to 92", looks-like = "comply" }
defy = { cost = "0 to 3" }
[goal.standing]
of = "C"
says = "Stand tall"
weight = 1
scores = [["answer == comply", "20 to 45"], ["deal", "60 to 80"], ["otherwise", "50 to 70"]]
[chance.proved]
says = "Is it proved?"
values = { yes = "2% to 8%", no = "rest" }
given = [["answer == in-form", "35% to 65%"]]
[outcome]
east-deal = "deal and line > middle"
west-deal = "deal and line <= middle"
harsh = "no deal and ban >= hard"
calm = "no deal and ban < hard"
)toml";
    static constexpr const char* news[] = {"deal", "ban >= hard", "answer == defy", "proved == yes"};
    for (std::size_t i = 0; i < 12; ++i) {
        text += fmt::format("[signal.s{}]\nsays = \"Signal {}\"\ngiven = [[\"{}\", \"{}% to {}%\"]]\n"
                            "otherwise = \"{}% to {}%\"\n",
                            i, i, news[i % 4], 60 + i, 80 + i, 5 + i, 15 + i);
    }
    return text;
}

void watch_twelve(benchmark::State& state) {
    auto loaded = situation::read_situation(watched_case(), "watched.toml", ".");
    const model::Model model = *model::compile(loaded.value().situation);
    const ensemble::Sample sample =
        ensemble::run(model, {.draws = 10000, .seed = 1, .threads = 1}, {}, model::Detail::full, {});
    const auto reruns = ensemble::reruns_of(sample, 256, &model);
    const std::vector<insight::OutcomeForecast> outcomes = insight::forecast_outcomes(model, sample, {});
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(insight::find_watch(model, sample, outcomes, reruns));
    }
}
BENCHMARK(watch_twelve)->Unit(benchmark::kMillisecond);

// The same with the sample itself, on one thread.
void run_and_watch_twelve(benchmark::State& state) {
    auto loaded = situation::read_situation(watched_case(), "watched.toml", ".");
    const model::Model model = *model::compile(loaded.value().situation);
    for ([[maybe_unused]] auto _ : state) {
        const ensemble::Sample sample =
            ensemble::run(model, {.draws = 10000, .seed = 1, .threads = 1}, {}, model::Detail::margins, {});
        const auto reruns = ensemble::reruns_of(sample, 256, &model);
        const std::vector<insight::OutcomeForecast> outcomes = insight::forecast_outcomes(model, sample, {});
        benchmark::DoNotOptimize(insight::find_watch(model, sample, outcomes, reruns));
    }
}
BENCHMARK(run_and_watch_twelve)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

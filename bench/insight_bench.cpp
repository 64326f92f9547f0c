// What it costs to say what to watch: twelve signals on 10,000 draws. The bar: under 1 s of CPU on one core.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "ensemble/pool.h"
#include "ensemble/run.h"
#include "insight/forecast.h"
#include "insight/small_case.h"
#include "insight/watch.h"
#include "situation/load.h"

namespace {

using namespace entente;

// Two who bargain, a third with an answer that looks like another, a fact in dispute, and twelve signals of them: three
// are of the small case itself.
std::string watched_case() {
    std::string text = std::string(insight::testing::small_case) + insight::testing::game_tables;
    static constexpr const char* news[] = {"deal", "ban >= hard", "gamma == defy", "proved == yes"};
    for (std::size_t i = 3; i < 12; ++i) {
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

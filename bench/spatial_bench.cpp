// Whole runs of the Spatial Model of Politics on made-up actors, CPU time on one core. `ktab_ms` beside each is what
// KTAB itself took for inputs of the same size (compiled -O2, no logging; its own made-up actors, so its turns may be
// more or fewer), `ratio` how many of ours fit into one of its. `per_cube` shows the growth: time a turn over the third
// power of the number of actors, constant where the cost is N^3.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "stats/philox.h"
#include "theory/spatial/spatial.h"

namespace {

namespace spatial = entente::theory::spatial;

/// Two-decimal numbers as files have them; saliences of an actor sum to at most 99.
spatial::Input made_up(std::size_t actors, std::size_t issues, std::uint64_t seed) {
    entente::stats::CounterGenerator random(entente::stats::StreamKey{seed, 7});
    const auto hundredths = [&](double low, double high) {
        return std::round((low + (high - low) * random.next_uniform()) * 100) / 100;
    };
    spatial::Input input;
    input.actors = actors;
    input.issues = issues;
    for (std::size_t i = 0; i < actors; ++i) {
        input.power.push_back(hundredths(20, 200));
        for (std::size_t k = 0; k < issues; ++k) {
            input.position.push_back(hundredths(0, 100));
            input.salience.push_back(hundredths(5, 99) / static_cast<double>(issues));
        }
    }
    return input;
}

/// Arguments: actors, issues, KTAB's milliseconds (0: it did not finish).
void run_spatial(benchmark::State& state) {
    const auto actors = static_cast<std::size_t>(state.range(0));
    const spatial::Input input = made_up(actors, static_cast<std::size_t>(state.range(1)), 1);
    std::size_t turns = 0;
    for ([[maybe_unused]] auto _ : state) {
        const auto history = spatial::run_spatial(input, {});
        turns = history->turns.size();
        benchmark::DoNotOptimize(history->states.data());
    }
    using benchmark::Counter;
    const double cube = std::pow(static_cast<double>(actors), 3);
    state.counters["turns"] = static_cast<double>(turns);
    state.counters["ktab_ms"] = static_cast<double>(state.range(2));
    state.counters["ratio"] =
        Counter(static_cast<double>(state.range(2)) / 1000, Counter::kIsIterationInvariantRate);
    state.counters["per_cube"] =
        Counter(static_cast<double>(turns) * cube, Counter::kIsIterationInvariantRate | Counter::kInvert);
}

BENCHMARK(run_spatial)
    ->Args({8, 3, 43})
    ->Args({13, 2, 320})
    ->Args({30, 3, 2700})
    ->Args({40, 1, 8200})
    ->Args({45, 3, 20900})
    ->Args({60, 3, 0})
    ->Args({160, 1, 0})
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

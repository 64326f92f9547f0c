// Time of random numbers, elementary functions and elicited quantiles, per number. The reference of each
// kernel is the C library's function, one number at a time, in the same process; counters show nanoseconds a
// number.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "stats/elicited.h"
#include "stats/kernels.h"
#include "stats/philox.h"

namespace {

using namespace entente::stats;

constexpr std::size_t count = 4096;  // input and output fit the first-level cache twice

std::vector<double> arguments(double low, double high) {
    std::vector<double> x(count);
    fill_uniform({1, 2}, 0, x);
    for (double& value : x) value = low + (high - low) * value;
    return x;
}

// Time a number, printed with its unit.
void report(benchmark::State& state, std::size_t numbers) {
    state.counters["each"] =
        benchmark::Counter(static_cast<double>(numbers),
                           benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void uniforms(benchmark::State& state) {
    std::vector<double> out(count);
    std::uint64_t first = 0;
    for ([[maybe_unused]] auto _ : state) {
        fill_uniform({1, 2}, first, out);
        first += count;
        benchmark::DoNotOptimize(out.data());
    }
    report(state, count);
}
BENCHMARK(uniforms);

using Many = void (*)(std::span<const double>, std::span<double>);
using One = double (*)(double);

void kernel(benchmark::State& state, Many function, double low, double high) {
    const std::vector<double> x = arguments(low, high);
    std::vector<double> out(count);
    for ([[maybe_unused]] auto _ : state) {
        function(x, out);
        benchmark::DoNotOptimize(out.data());
    }
    report(state, count);
}

void one_by_one(benchmark::State& state, One function, double low, double high) {
    const std::vector<double> x = arguments(low, high);
    std::vector<double> out(count);
    for ([[maybe_unused]] auto _ : state) {
        for (std::size_t i = 0; i < count; ++i) out[i] = function(x[i]);
        benchmark::DoNotOptimize(out.data());
    }
    report(state, count);
}

double library_exp(double x) {
    return std::exp(x);
}
double library_log(double x) {
    return std::log(x);
}
double library_cdf(double x) {
    return 0.5 * std::erfc(-x * 0.70710678118654752);
}
double library_logistic(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

BENCHMARK_CAPTURE(kernel, exp, fill_exp, -20, 20);
BENCHMARK_CAPTURE(one_by_one, exp_library, library_exp, -20, 20);
BENCHMARK_CAPTURE(kernel, log, fill_log, 0, 1);
BENCHMARK_CAPTURE(one_by_one, log_library, library_log, 0, 1);
BENCHMARK_CAPTURE(kernel, logistic, fill_logistic, -20, 20);
BENCHMARK_CAPTURE(one_by_one, logistic_library, library_logistic, -20, 20);
BENCHMARK_CAPTURE(kernel, normal_cdf, fill_normal_cdf, -8, 8);
BENCHMARK_CAPTURE(one_by_one, normal_cdf_library, library_cdf, -8, 8);
BENCHMARK_CAPTURE(kernel, normal_quantile, fill_normal_quantile, 0, 1);
BENCHMARK_CAPTURE(one_by_one, normal_quantile_scalar, kernel_normal_quantile, 0, 1);

// What the ensemble does for its inputs: 150 of them, a block of 256 draws each, here for 4,096 draws.
void inputs(benchmark::State& state, const Elicited& elicited) {
    constexpr std::size_t block = 256;
    constexpr std::uint64_t input_count = 150;
    std::vector<double> column(block);
    for ([[maybe_unused]] auto _ : state) {
        for (std::uint64_t first = 0; first < count; first += block) {
            for (std::uint64_t input = 0; input < input_count; ++input) {
                fill_uniform({1, input}, first, column);
                fill_quantiles(elicited, column, column);
                benchmark::DoNotOptimize(column.data());
            }
        }
    }
    report(state, count * input_count);
}
BENCHMARK_CAPTURE(inputs, range, Elicited::range({0, 100}, 40, 55, 70))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(inputs, half_uniform, Elicited::range({0, 100}, 0, 25, 70))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(inputs, mixture, Elicited::mixture({0, 100}, {{0.7, 5, 10, 20}, {0.3, 60, 70, 90}}))
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

// Settlement theories on many draws: draws a second for the closed forms, the time of 10,000 draws of ten actors and
// ten rounds for the challenge model, and each kernel beside its scalar twin of the same process.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "stats/philox.h"
#include "theory/batch.h"
#include "theory/challenge/challenge.h"
#include "theory/challenge/columns.h"
#include "theory/compromise/compromise.h"
#include "theory/condorcet/conditional.h"
#include "theory/median/median.h"

namespace {

using namespace entente;
using namespace entente::theory;

constexpr std::size_t actors = 10, draws = 10'000;

/// Positions 0..100, weights 0..1, saliences 0..1: [actor][draw].
struct Draws {
    std::vector<std::vector<double>> position, power, salience;
    std::vector<const double*> positions, powers, saliences;

    Draws() : position(actors), power(actors), salience(actors) {
        for (std::size_t a = 0; a < actors; ++a) {
            for (std::size_t d = 0; d < draws; ++d) {
                position[a].push_back(100 * stats::uniform({1, a}, d));
                power[a].push_back(stats::uniform({2, a}, d));
                salience[a].push_back(stats::uniform({3, a}, d));
            }
            positions.push_back(position[a].data());
            powers.push_back(power[a].data());
            saliences.push_back(salience[a].data());
        }
    }
    IssueColumns columns() const { return {actors, draws, positions.data(), powers.data()}; }
};

void count_draws(benchmark::State& state, std::size_t each) {
    state.SetItemsProcessed(static_cast<std::int64_t>(each) * state.iterations());
}

template <auto kernel>
void columns(benchmark::State& state) {
    const Draws input;
    std::vector<double> out(draws);
    for ([[maybe_unused]] auto _ : state) {
        kernel(input.columns(), out.data());
        benchmark::DoNotOptimize(out.data());
    }
    count_draws(state, draws);
}

template <auto scalar>
void one_by_one(benchmark::State& state) {
    const Draws input;
    std::vector<double> x(actors), w(actors);
    for ([[maybe_unused]] auto _ : state) {
        for (std::size_t d = 0; d < draws; ++d) {
            for (std::size_t a = 0; a < actors; ++a) x[a] = input.position[a][d], w[a] = input.power[a][d];
            benchmark::DoNotOptimize(scalar(x, w));
        }
    }
    count_draws(state, draws);
}

void challenge_kernel(benchmark::State& state) {
    const Draws input;
    std::vector<double> median(draws), mean(draws);
    for ([[maybe_unused]] auto _ : state) {
        challenge::challenge_columns({actors, draws, input.positions.data(), input.powers.data(), input.saliences.data()},
                                     10, median.data(), mean.data());
        benchmark::DoNotOptimize(median.data());
    }
    count_draws(state, draws);
}

void challenge_one_by_one(benchmark::State& state) {
    const Draws input;
    constexpr std::size_t some = 500;
    std::vector<double> x(actors), c(actors), s(actors);
    for ([[maybe_unused]] auto _ : state) {
        for (std::size_t d = 0; d < some; ++d) {
            for (std::size_t a = 0; a < actors; ++a)
                x[a] = input.position[a][d], c[a] = input.power[a][d], s[a] = input.salience[a][d];
            benchmark::DoNotOptimize(challenge::run_challenge({x, c, s}, {}, 10));
        }
    }
    count_draws(state, some);
}

BENCHMARK(columns<compromise_columns>)->Name("compromise/kernel");
BENCHMARK(one_by_one<compromise>)->Name("compromise/scalar");
BENCHMARK(columns<median_columns>)->Name("median/kernel");
BENCHMARK(one_by_one<weighted_median>)->Name("median/scalar");
BENCHMARK(columns<condorcet_columns>)->Name("condorcet/kernel");
BENCHMARK(one_by_one<conditional_mean>)->Name("condorcet/scalar");
BENCHMARK(challenge_kernel)->Name("challenge/kernel, 10,000 draws")->Unit(benchmark::kMillisecond);
BENCHMARK(challenge_one_by_one)->Name("challenge/scalar, 500 draws")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

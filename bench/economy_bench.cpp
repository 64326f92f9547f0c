// The economy: a counterfactual of the size of the published case, its plain twin, the table of responses, and the months
// of a run. Budgets: 31 x 40 in 0.1 s, 10,000 draws x 24 months x 20 flows in 0.2 s, on one core.
#include <benchmark/benchmark.h>

#include <cmath>
#include <string>

#include "economy/base_year/base_year.h"
#include "economy/longrun/caliendo_parro.h"
#include "economy/measures/response.h"
#include "economy/months/months.h"
#include "stats/philox.h"

using namespace entente;
using namespace entente::economy;

namespace {

// As large as the published data, half of the sectors without trade; numbers at random.
World large_world(std::size_t countries, std::size_t sectors) {
    stats::CounterGenerator random({31, 40});
    Accounts a;
    a.size = {countries, sectors};
    for (std::size_t n = 0; n < countries; ++n) a.names.countries.push_back(std::to_string(n));
    for (std::size_t j = 0; j < sectors; ++j) {
        a.names.sectors.push_back(std::to_string(j));
        a.elasticity.push_back(2 + 10 * random.next_uniform());
    }
    a.flow.assign(a.size.pairs(), 0);
    a.tariff.assign(a.size.pairs(), 1);
    a.output.resize(a.size.cells());
    a.value_added.resize(a.size.cells());
    a.input_share.assign(a.size.cells() * sectors, 1.0 / static_cast<double>(sectors));
    for (std::size_t j = 0; j < sectors; ++j) {
        for (std::size_t n = 0; n < countries; ++n) {
            a.output[a.size.cell(j, n)] = 50 + 100 * random.next_uniform();
            a.value_added[a.size.cell(j, n)] = 0.3 + 0.4 * random.next_uniform();
            for (std::size_t i = 0; i < countries && 2 * j < sectors; ++i) {
                if (i == n) continue;
                a.flow[a.size.at(j, n, i)] = 2 * random.next_uniform();
                a.tariff[a.size.at(j, n, i)] = 1 + 0.2 * random.next_uniform();
            }
        }
    }
    return *without_surpluses(*calibrate(a));
}

Shock bloc(const World& world) {
    Shock shock = no_change(world);
    for (std::size_t j = 0; 2 * j < world.size.sectors; ++j) {
        for (std::size_t n = 0; n < 3; ++n) {
            for (std::size_t i = 0; i < 3; ++i) shock.tariff[world.size.at(j, n, i)] = 1;
        }
    }
    return shock;
}

void counterfactual(benchmark::State& state) {
    const World world = large_world(31, 40);
    const Shock shock = bloc(world);
    std::size_t sweeps = 0;
    for ([[maybe_unused]] auto _ : state) sweeps = solve(world, shock, {})->sweeps;
    state.counters["sweeps"] = static_cast<double>(sweeps);
}
BENCHMARK(counterfactual)->Unit(benchmark::kMillisecond);

// The reference of the same process is smaller, as a dense solve of 1240 unknowns a wage step takes minutes.
void small_fast(benchmark::State& state) {
    const World world = large_world(10, 12);
    const Shock shock = bloc(world);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(solve(world, shock, {}));
}
BENCHMARK(small_fast)->Unit(benchmark::kMillisecond);

void small_plain(benchmark::State& state) {
    const World world = large_world(10, 12);
    const Shock shock = bloc(world);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(solve_plain(world, shock, {.tolerance = 1e-7}));
}
BENCHMARK(small_plain)->Unit(benchmark::kMillisecond);

void responses(benchmark::State& state) {
    const World world = *base_year_2021();
    const Measure ban{.id = "ban", .act = Act::export_ban, .by = {"US", "EU", "AL"}, .on = {"RU"}};
    const Measure answer{.id = "answer", .act = Act::export_ban, .by = {"CN"}, .on = {"RU"}, .goods = {Goods::sensitive}};
    const ResponsePlan plan{.levers = {*lever_of(world, ban), *lever_of(world, answer)},
                            .tracked = {{"CN", "RU", Goods::all}}};
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(solve_responses(world, plan));
}
BENCHMARK(responses)->Unit(benchmark::kMillisecond);

struct Case {
    MonthPlan plan;
    MonthDraws draws;
    std::vector<double> value;
};

Case twenty_flows(std::size_t count) {
    Case c;
    c.plan.first = make_month(2025, 9);
    c.plan.months = 24;
    c.plan.corridors = {{"banks", std::vector<double>(24, 0.6), {}}};
    for (std::size_t f = 0; f < 20; ++f) {
        FlowPath flow;
        flow.level = 2;
        flow.stream = 100 * f;
        for (std::size_t t = 0; t < 24; ++t) flow.target.insert(flow.target.end(), {0.1, 0.05, -0.01});
        c.plan.flows.push_back(flow);
    }
    c.draws = certain(count, {}, 0.15);
    std::fill(c.draws.shock_scale.begin(), c.draws.shock_scale.end(), 0.04);
    std::fill(c.draws.noise_scale.begin(), c.draws.noise_scale.end(), 0.05);
    c.value.resize(c.plan.values() * count);
    return c;
}

void months(benchmark::State& state) {
    Case c = twenty_flows(10000);
    for ([[maybe_unused]] auto _ : state) run_months(c.plan, c.draws, c.value);
}
BENCHMARK(months)->Unit(benchmark::kMillisecond);

void months_plain(benchmark::State& state) {
    Case c = twenty_flows(10000);
    for ([[maybe_unused]] auto _ : state) run_months_plain(c.plan, c.draws, c.value);
}
BENCHMARK(months_plain)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

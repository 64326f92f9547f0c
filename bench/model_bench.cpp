// What a draw costs: sampling and settling alone on a large case, and the whole evaluation of the example.
//
// The bar: a million draws of the compromise theory with 10 actors and 7 issues (150 uncertain inputs), sampling and
// settling only, under 3 s on one core; `items_per_second` is draws. The reference is the C library's exp over as
// many numbers, measured in the same run.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "model/evaluate.h"
#include "model/inputs.h"
#include "situation/load.h"
#include "theory/batch.h"

namespace {

using namespace entente;

constexpr std::size_t actors = 10;
constexpr std::size_t issues = 7;
constexpr std::size_t block = 1024;

std::string large_case() {
    std::string text =
        "[situation]\ntitle = \"Large\"\nquestion = \"?\"\nas_of = 2025-01-01\nhorizon = 2025-12-31\n[actor]\n";
    std::string deciders;
    for (std::size_t a = 0; a < actors; ++a) {
        text += fmt::format("A{} = {{ influence = \"{} to {}\" }}\n", a, 20 + a, 60 + 2 * a);
        deciders += fmt::format("{}\"A{}\"", a > 0 ? ", " : "", a);
    }
    for (std::size_t k = 0; k < issues; ++k) {
        text += fmt::format("[issue.i{}]\nasks = \"?\"\nreversion = 50\npossible = [0, 100]\ndecides = [{}]\n", k,
                            deciders);
        text += fmt::format("[position.i{}]\n", k);
        for (std::size_t a = 0; a < actors; ++a) {
            text += fmt::format("A{} = {{ at = \"{} to {}\", salience = \"{} to {}\" }}\n", a, 3 * a + k,
                                40 + 4 * a + k, 20 + a, 70 + a);
        }
    }
    return text;
}

model::Model large_model() {
    auto loaded = situation::read_situation(large_case(), "large.toml", ".");
    return *model::compile(loaded.value().situation);
}

// One block: draw every input, weigh, settle every issue by the compromise.
void settle_block(const model::Model& model, std::uint64_t first, std::vector<double>& weights,
                  std::vector<double>& points) {
    const model::InputColumns inputs = model::draw_inputs(model, 1, first, block, {});
    for (std::size_t k = 0; k < issues; ++k) {
        std::vector<const double*> position(actors);
        std::vector<const double*> weight(actors);
        for (std::size_t a = 0; a < actors; ++a) {
            const model::Seat& seat = model.issues[k].seats[a];
            const double* influence = inputs.of(seat.influence);
            const double* salience = inputs.of(seat.salience);
            for (std::size_t d = 0; d < block; ++d) {
                weights[a * block + d] = influence[d] * salience[d] / 100;
            }
            position[a] = inputs.of(seat.at);
            weight[a] = weights.data() + a * block;
        }
        theory::compromise_columns({actors, block, position.data(), weight.data()}, points.data() + k * block);
    }
}

void sample_and_settle(benchmark::State& state) {
    const model::Model model = large_model();
    std::vector<double> weights(actors * block);
    std::vector<double> points(issues * block);
    std::uint64_t first = 0;
    for ([[maybe_unused]] auto _ : state) {
        settle_block(model, first, weights, points);
        benchmark::DoNotOptimize(points.data());
        first += block;
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block));
}
BENCHMARK(sample_and_settle);

void evaluate_example(benchmark::State& state) {
    const std::string file = std::string(ENTENTE_SOURCE_DIR) + "/examples/alaska-2025/situation.toml";
    const model::Model model = *model::compile(situation::load_situation(file).value().situation);
    const auto detail = state.range(0) != 0 ? model::Detail::full : model::Detail::probabilities;
    std::uint64_t first = 0;
    for ([[maybe_unused]] auto _ : state) {
        const model::InputColumns inputs = model::draw_inputs(model, 1, first, block, {});
        benchmark::DoNotOptimize(model::evaluate(model, inputs, {}, detail));
        first += block;
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block));
}
BENCHMARK(evaluate_example)->ArgName("full")->Arg(0)->Arg(1);

void library_exp(benchmark::State& state) {
    std::vector<double> x(block * 150);
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<double>(i % 700) / 100;
    }
    for ([[maybe_unused]] auto _ : state) {
        double sum = 0;
        for (const double v : x) {
            sum += std::exp(v);
        }
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block));
}
BENCHMARK(library_exp);

}  // namespace

BENCHMARK_MAIN();

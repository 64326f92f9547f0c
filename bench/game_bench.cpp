// The bargain: 1,024 settlements, 2 signatories, 3 ratifiers, keeping, and a responder stage after it. Fewer
// draws for the plain twin; the ratio compares a settlement with a settlement.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>

#include "game/negotiation/aftermath.h"
#include "game/negotiation/bargain.h"
#include "game/negotiation/plain_bargain.h"

using namespace entente::game;

namespace {

/// Numbers in 0..1 in a fixed order.
class Dice {
  public:
    explicit Dice(std::uint64_t seed = 7) : state_(seed) {}
    double next() {
        return static_cast<double>((state_ = state_ * 6364136223846793005U + 1442695040888963407U) >> 11U) *
               0x1p-53;
    }
    Lane lane(double low, double high) {
        Lane lane;
        for (double& x : lane) x = low + (high - low) * next();
        return lane;
    }

  private:
    std::uint64_t state_;
};

struct Case {
    Track track;
    Terms terms;
};

Stand stand(Dice& dice, const Track& track, bool limited) {
    Stand one;
    for (const std::size_t bins : track.bins) {
        const double ideal = dice.next();
        one.utility.emplace_back();
        if (limited) one.beyond.emplace_back();
        for (std::size_t b = 0; b < bins; ++b) {
            const double x = (static_cast<double>(b) + .5) / static_cast<double>(bins);
            const double u = (1 - std::abs(x - ideal)) / static_cast<double>(track.bins.size());
            one.utility.back().push_back(dice.lane(.9 * u, 1.1 * u));
            if (limited) one.beyond.back().push_back(dice.lane(0, x > .7 ? .2 : 0));
        }
    }
    for (std::size_t c = 0; c < track.classes; ++c) one.after.push_back(dice.lane(-.1, .1));
    one.no_deal = dice.lane(.3, .6);
    one.failure = dice.lane(0, .1);
    return one;
}

/// A third party has 3 acts; a sanctioner who sees the act has 2. Or: a type of 2, a sender who knows it and
/// has 3 acts, an observer of the act who has 2.
struct Stage {
    Sequence sequence;
    Stakes stakes;
};

void add_node(Stage& stage, std::size_t options, std::size_t player,
              const std::vector<std::uint32_t>& seen_of) {
    Node node;
    node.options = options;
    node.player = player;
    node.seen_of = seen_of;
    node.row_of.assign(seen_of.size(), 0);
    node.seen = 1 + *std::max_element(seen_of.begin(), seen_of.end());
    Lane even;
    even.fill(1.0 / static_cast<double>(options));
    stage.sequence.nodes.push_back(node);
    stage.stakes.base.push_back({std::vector<Lane>(options, even)});
}

Stage make_stage(bool signalling, double lambda, std::uint64_t seed) {
    Dice dice(seed);
    Stage stage;
    stage.sequence.players = 2;
    if (signalling) {
        add_node(stage, 2, Node::no_player, {0});
        add_node(stage, 3, 0, {0, 1});
        add_node(stage, 2, 1, {0, 1, 2, 0, 1, 2});
    } else {
        add_node(stage, 3, 0, {0});
        add_node(stage, 2, 1, {0, 1, 2});
    }
    stage.stakes.decisiveness = {dice.lane(lambda, lambda), dice.lane(lambda, lambda)};
    stage.stakes.payoff.resize(2);
    for (auto& payoff : stage.stakes.payoff) {
        for (std::size_t h = 0; h < stage.sequence.histories(); ++h) payoff.push_back(dice.lane(0, 1));
    }
    return stage;
}

Case make_case(std::size_t per_issue, bool limited) {
    Case c;
    Dice dice;
    c.track.bins.assign(5, per_issue);
    std::size_t settlements = 1;
    for (const std::size_t n : c.track.bins) settlements *= n;
    c.track.classes = 4;
    for (std::size_t x = 0; x < settlements; ++x)
        c.track.class_of.push_back(static_cast<std::uint32_t>(x * 4 / settlements));
    c.track.signatory_types = {1, 1};
    c.track.ratifier_types = {1, 1, 1};
    for (int i = 0; i < 2; ++i) c.terms.signatory.push_back({stand(dice, c.track, limited)});
    for (int i = 0; i < 3; ++i) c.terms.ratifier.push_back({stand(dice, c.track, limited)});
    Lane one;
    one.fill(1);
    c.terms.signatory_prior = {{one}, {one}};
    c.terms.ratifier_prior = {{one}, {one}, {one}};
    for (const std::size_t n : c.track.bins) {
        c.terms.mass.emplace_back();
        for (std::size_t b = 0; b < n; ++b) {
            c.terms.mass.back().push_back(
                dice.lane(1.0 / static_cast<double>(n), 1.0 / static_cast<double>(n)));
        }
        c.terms.hold.emplace_back();
        for (std::size_t b = 0; b < n; ++b) c.terms.hold.back().push_back(dice.lane(0, .1));
    }
    c.terms.power = {dice.lane(.5, .5), dice.lane(.5, .5)};
    c.terms.decisiveness = dice.lane(5, 20);
    c.terms.table_power = dice.lane(0, 4);
    return c;
}

void run_bargain(benchmark::State& state, bool detail, bool limited) {
    const Case c = make_case(static_cast<std::size_t>(state.range(0)), limited);
    const Stage responder = make_stage(false, 10, 7);
    const auto draws = static_cast<std::size_t>(state.range(1));
    Outcome outcome;
    AftermathSolver solver;
    std::vector<Lane> leaf;
    for ([[maybe_unused]] auto _ : state) {
        for (std::size_t d = 0; d < draws; d += lane_count) {
            for (std::size_t k = 0; k < c.track.classes; ++k)
                solver.find_leaves(responder.sequence, responder.stakes, leaf);
            bargain(c.track, c.terms, detail, outcome);
            benchmark::DoNotOptimize(outcome.none.data());
        }
    }
    const double work =
        static_cast<double>(c.track.class_of.size() * draws) * static_cast<double>(state.iterations());
    state.counters["per_settlement"] =
        benchmark::Counter(work, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void lanes(benchmark::State& state) {
    run_bargain(state, false, false);
}
void lanes_with_detail(benchmark::State& state) {
    run_bargain(state, true, false);
}
void lanes_with_detail_and_limits(benchmark::State& state) {
    run_bargain(state, true, true);
}

void signalling(benchmark::State& state) {
    std::vector<Stage> stages;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        stages.push_back(make_stage(true, static_cast<double>(state.range(0)), seed));
    }
    AftermathSolver solver;
    Played played;
    double sweeps = 0, worst = 0, unsettled = 0;
    for ([[maybe_unused]] auto _ : state) {
        for (const Stage& stage : stages) {
            solver.play(stage.sequence, stage.stakes, played);
            sweeps += static_cast<double>(played.sweeps) / 20;
            for (const double residual : played.residual) {
                worst = std::max(worst, residual);
                unsettled += residual > 1e-10 ? 1 : 0;
            }
        }
    }
    const double work = 20.0 * lane_count * static_cast<double>(state.iterations());
    state.counters["per_draw"] =
        benchmark::Counter(work, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["sweeps"] = sweeps / static_cast<double>(state.iterations());
    state.counters["unsettled_share"] = unsettled / work;
    state.counters["residual"] = worst;
}

void plainly(benchmark::State& state) {
    const Case c = make_case(static_cast<std::size_t>(state.range(0)), false);
    Outcome outcome;
    for ([[maybe_unused]] auto _ : state) {
        plain::bargain(c.track, c.terms, outcome);
        benchmark::DoNotOptimize(outcome.none.data());
    }
    const double work =
        static_cast<double>(c.track.class_of.size() * lane_count) * static_cast<double>(state.iterations());
    state.counters["per_settlement"] =
        benchmark::Counter(work, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

}  // namespace

BENCHMARK(lanes)->Args({4, 10000})->Args({4, 20000})->Args({7, 1000})->Unit(benchmark::kMillisecond);
BENCHMARK(lanes_with_detail)->Args({4, 10000})->Unit(benchmark::kMillisecond);
BENCHMARK(lanes_with_detail_and_limits)->Args({4, 10000})->Unit(benchmark::kMillisecond);
BENCHMARK(signalling)->Arg(2)->Arg(5)->Arg(10)->Arg(20)->Unit(benchmark::kMillisecond);
BENCHMARK(plainly)->Args({4, 32})->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();

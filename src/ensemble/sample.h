// The sample: the joint distribution of inputs, settlements, stages and outcomes as two tables. `draws` has one row a
// draw with its weight, inputs and theory points; `cells` has, for a draw, the exact probability of each combination
// of stage and outcome and the conditional means of gains. A finding is a question put to it: a sum of weight times
// cell probability.
//
//     double p = 0;
//     for (std::size_t d = 0; d < sample.draws(); ++d) p += sample.weight[d] * sample.cell(c)[d];
//
// The cells of a draw add up to 1 and the weights of all draws too: the outside view and past rounds are in them
// (pool.h).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/evaluate.h"
#include "model/kept_plays.h"

namespace entente::ensemble {

inline constexpr std::size_t draws_a_block = 1024;

struct Plan {
    std::uint64_t draws = 10000;
    std::uint64_t seed = 1;
    std::size_t threads = 0;  ///< 0: as many as the machine has; never changes a byte of the result
};

/// How many blocks a plan is cut into; the last one may be short.
inline std::size_t blocks_of(const Plan& plan) {
    return (plan.draws + draws_a_block - 1) / draws_a_block;
}

/// What paired reruns take over from the run they are compared with.
struct Basis {
    std::vector<double> odds;    ///< [track]: factor on the odds of a deal
    std::vector<double> weight;  ///< of the draws before that factor; empty: all alike
};

/// How paired reruns are made: the same seed, and draws from the first on.
struct Reruns {
    Plan plan;
    Basis basis;
    std::shared_ptr<model::KeptPlays> kept;  ///< plays that all of them share, if they may
};

struct Sample {
    Plan plan;
    std::vector<double> weight;        ///< of each draw, 0 if it failed; sums to 1
    std::vector<double> prior_weight;  ///< the same before the outside view and what was seen
    std::vector<double> odds;          ///< [track]: factor that the outside view puts on the odds of a deal
    std::vector<double> inside;        ///< [track]: probability of a deal as the game gives it
    double seen = 1;                   ///< probability of what was seen, times the mean pooled mass
    model::InputColumns inputs;  ///< without columns in a paired rerun (run_variations)
    model::Block block;          ///< all draws in order
    model::Histograms histograms;
    std::uint64_t failed = 0;

    std::size_t draws() const { return block.draws; }
    bool is_complete() const { return block.draws == plan.draws; }
    const double* cell(std::size_t c) const { return block.column(block.cells, c); }
};

}  // namespace entente::ensemble

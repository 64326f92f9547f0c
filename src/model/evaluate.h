// One block of draws in, their exact distributions out.
//
//     Block block = evaluate(model, draw_inputs(model, seed, 0, 1024, {}), {}, Detail::full).block;
//     double p = block.column(block.cells, c)[d];        // probability of cell c in draw d
//
// The cells of a draw add up to 1. Means are conditional on the cell.
#pragma once

#include "model/inputs.h"
#include "model/model.h"
#include "model/settle.h"

namespace entente::model {

enum class Detail {
    probabilities,  ///< cells and tracks only, on the coarse ladder: for paired reruns
    margins,        ///< also tests, and what moves, chances, types and signals come to in each cell
    full            ///< also theories, means, stakes, histograms and what stands in the way of a deal
};

inline constexpr std::size_t theories_in_draws = 3;
/// Names of the theories whose points stand in the sample, in the order of Block::theory.
const char* theory_name(std::size_t theory);

/// Everything of a run of draws, column by column; a column is one double a draw.
struct Block {
    std::uint64_t first = 0;
    std::size_t draws = 0;
    std::vector<double> failed;       ///< 1 where nothing was possible on some issue or a payoff formula had no value;
                                      ///< such a draw weighs nothing
    std::vector<double> evidence;     ///< what past rounds say for the draw: 1 without any, mean 1 over draws
    std::vector<double> cells;        ///< [cell]: probability
    std::vector<double> tests_given;  ///< [stage][claim]: probability of the stage and the condition
    std::vector<double> tests_event;  ///< [stage][claim]: and of the event too
    std::vector<double> tracks;       ///< [Model::track_column]: probabilities and shares of the base measure
    std::vector<double> margins;      ///< [cell][margin]: probability of the cell and the value (margins)
    std::vector<double> formulas;     ///< [Course::formula_column]: points of each row of each formula (margins)
    std::vector<double> issue_means;  ///< [issue]: mean settlement, of a term given a deal (full)
    std::vector<double> theories;     ///< [theory][issue]: point forecast (full)
    std::vector<double> gains;        ///< [cell][position]: gain against reversion, points of 100 (full)
    std::vector<double> reversions;   ///< [issue] (full): as drawn

    const double* column(const std::vector<double>& table, std::size_t i) const {
        return table.data() + i * draws;
    }
};

/// Sums over draws of a block, weighted by their evidence: probability of the cell and of each bin of an issue.
struct Histograms {
    std::vector<std::vector<double>> mass;  ///< [cell * issues + issue][bin]
    void add(const Histograms& other);
};

struct Evaluation {
    Block block;
    Histograms histograms;  ///< empty unless full
};

/// What past rounds are weighed against: the mean probability of each round's result, over the first draws of a run.
struct PastMeans {
    std::vector<double> of_round;  ///< by Situation::past; empty: past rounds do not count
    std::vector<double> of_draw;   ///< by draw of the block: what they say for it, found before (reruns); empty: not found
};

class KeptPlays;

/// Runs a block. The model needs no lock: many blocks may run at once. `kept` serves reruns of the same draws.
Evaluation evaluate(const Model& model, const InputColumns& inputs, const Variation& variation, Detail detail,
                    const PastMeans& past = {}, KeptPlays* kept = nullptr);

/// The means for `past`: over blocks evaluated without them, one after another.
PastMeans past_means(const Model& model, std::span<const Block> blocks);

}  // namespace entente::model

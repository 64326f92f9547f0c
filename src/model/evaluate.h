// One block of draws in, their exact distributions out.
//
//     Block block = evaluate(model, draw_inputs(model, seed, 0, 1024, {}), {}, Detail::full);
//     double p = block.cell(c)[d];        // probability of cell c in draw d, given its stage
//
// Probabilities are given the stage; Model::stage_probability weighs the stages. Means are conditional on the cell.
#pragma once

#include "model/inputs.h"
#include "model/model.h"
#include "model/settle.h"

namespace entente::model {

enum class Detail {
    probabilities,  ///< cells and tests only, on the coarse ladder: for paired reruns
    full            ///< also theories, means, stakes and histograms
};

inline constexpr std::size_t theories_in_draws = 3;
/// Names of the theories whose points stand in the sample, in the order of Block::theory.
const char* theory_name(std::size_t theory);

/// Everything of a run of draws, column by column; a column is one double a draw.
struct Block {
    std::uint64_t first = 0;
    std::size_t draws = 0;
    std::vector<double> failed;       ///< 1 where nothing was possible on some issue; such a draw weighs nothing
    std::vector<double> cells;        ///< [cell]: probability given its stage
    std::vector<double> tests_given;  ///< [stage][claim]: probability of the condition given the stage
    std::vector<double> tests_event;  ///< [stage][claim]: of condition and event
    std::vector<double> issue_means;  ///< [issue]: mean settlement, of a term given a deal (full)
    std::vector<double> theories;     ///< [theory][issue]: point forecast (full)
    std::vector<double> gains;        ///< [cell][position]: gain against reversion, points of 100 (full)
    std::vector<double> reversions;   ///< [issue] (full): as drawn

    const double* column(const std::vector<double>& table, std::size_t i) const {
        return table.data() + i * draws;
    }
};

/// Sums over draws of a block: probability (given the stage) times mass of each bin of an issue, by cell.
struct Histograms {
    std::vector<std::vector<double>> mass;  ///< [cell * issues + issue][bin]
    void add(const Histograms& other);
};

struct Evaluation {
    Block block;
    Histograms histograms;  ///< empty unless full
};

/// Runs a block. The model needs no lock: many blocks may run at once.
Evaluation evaluate(const Model& model, const InputColumns& inputs, const Variation& variation, Detail detail);

}  // namespace entente::model

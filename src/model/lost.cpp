#include "model/lost.h"

#include "model/formulas.h"
#include "model/land.h"

namespace entente::model {

std::vector<std::size_t> lost_payoffs(const Model& model, const InputColumns& inputs) {
    const Variation none;
    const FlowChanges changes = foresee_flows(model, inputs);
    Landings landings(model, inputs, none, false);
    std::vector<situation::PayoffProgram> programs;
    for (const situation::Payoff& payoff : model.situation.payoffs) {
        programs.emplace_back(payoff);
    }
    std::vector<double> failed(inputs.draws, 0.0);
    std::vector<char> loses(programs.size(), 0);
    for (std::size_t begin = 0; begin < inputs.draws; begin += lane_count) {
        const std::size_t draws = std::min(lane_count, inputs.draws - begin);
        landings.land(begin, draws, failed);
        const Chunk chunk{model, inputs, none, begin, draws, landings.issues(), landings.distance(), changes};
        const FormulaLanes lanes = formula_lanes(chunk, programs);
        for (std::size_t p = 0; p < loses.size(); ++p) {
            loses[p] = loses[p] != 0 || lanes.loses[p] != 0 ? 1 : 0;
        }
    }
    std::vector<std::size_t> payoffs;
    for (std::size_t p = 0; p < loses.size(); ++p) {
        if (loses[p] != 0) {
            payoffs.push_back(p);
        }
    }
    return payoffs;
}

}  // namespace entente::model

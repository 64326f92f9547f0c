#include "model/worth.h"

#include <algorithm>

#include "model/utility.h"

namespace entente::model {

std::vector<double> option_cost(const Model& model, const InputColumns& inputs, std::size_t move, std::size_t option) {
    const situation::Move& of = model.situation.moves[move];
    const Variation none;
    const std::vector<IssueLanes> no_issues;  // a cost hangs on inputs alone
    const std::vector<std::vector<Lane>> no_distances;
    const FlowChanges no_changes;
    std::vector<double> cost(inputs.draws, 0.0);
    for (std::size_t begin = 0; begin < inputs.draws; begin += lane_count) {
        const std::size_t draws = std::min(lane_count, inputs.draws - begin);
        const Chunk chunk{model, inputs, none, begin, draws, no_issues, no_distances, no_changes};
        const Lane points = Utility(chunk, of.actor, Utility::any_type).option_points(of.options[option]);
        std::copy_n(points.begin(), draws, cost.begin() + static_cast<std::ptrdiff_t>(begin));
    }
    return cost;
}

}  // namespace entente::model

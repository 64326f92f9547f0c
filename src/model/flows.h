// What trade does, month by month: the flows of a situation over the draws of its sample, once for every set of
// conditional measures that may be in force (a case). The probability of each case in each cell stands among the margins
// of the sample, so what flows under an outcome is a mixture weighed by it, and nothing is sampled twice.
//
//     Result<FlowModel> flows = prepare_flows(model);                     // solves the long run once
//     economy::FlowDraws draws = flow_draws(*flows, model, sample.inputs, seed, most_flow_draws);
//     FlowRuns runs = run_flows(*flows, draws, seed, {flows->standing, flows->in_force(some_case)});
//     double value = runs.at(1, flow, month)[draw];                       // in the unit of the flow
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "model/flow_model.h"
#include "model/inputs.h"
#include "model/model.h"

namespace entente::model {

/// Flows are run over at most so many of the first draws: quantiles need no more.
inline constexpr std::size_t most_flow_draws = 2048;

/// Those that compile solved, because somebody reckons with them, or solved now.
Result<FlowModel> prepare_flows(const Model& model, std::span<const situation::Change> changes = {});

/// Flows by set of measures, month and draw.
struct FlowRuns {
    std::size_t draws = 0;
    std::size_t flows = 0;
    std::size_t months = 0;
    std::vector<std::vector<double>> value;  ///< [set][(flow * months + month) * draws + draw]
    const double* at(std::size_t which, std::size_t flow, std::size_t month) const {
        return value[which].data() + (flow * months + month) * draws;
    }
};

/// What the draws say of measures, payments and habits. Habits of banks and firms are those of the fit on the shipped
/// history (docs/economy.md 6.2), from streams of `seed`.
economy::FlowDraws flow_draws(const FlowModel& flows, const Model& model, const InputColumns& inputs, std::uint64_t seed,
                              std::size_t draws);

/// Runs the flows once for every set of measures (indices into FlowModel::measures, ascending).
FlowRuns run_flows(const FlowModel& flows, const economy::FlowDraws& draws, std::uint64_t seed,
                   const std::vector<std::vector<std::size_t>>& in_force);

/// By how many per cent the first twelve months of a flow differ in each case from what they would be without
/// conditional measures: what those reckon with whose payoffs name change(FLOW).
struct FlowChanges {
    std::size_t draws = 0;
    std::vector<std::size_t> place;             ///< [flow]: among those that are reckoned with
    std::vector<std::vector<double>> of_case;   ///< [case][place * draws + draw]
    const double* at(std::size_t which, std::size_t flow) const { return of_case[which].data() + place[flow] * draws; }
};

/// Of all draws of the columns. Nobody knows the habits of banks and firms or the shocks to come: habits are typical, and
/// no shock is foreseen. Without such payoffs: nothing.
FlowChanges foresee_flows(const Model& model, const InputColumns& inputs);

}  // namespace entente::model

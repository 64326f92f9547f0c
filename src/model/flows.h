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
#include "economy/history/drawn_flows.h"
#include "model/inputs.h"
#include "model/model.h"

namespace entente::model {

/// Flows are run over at most so many of the first draws: quantiles need no more.
inline constexpr std::size_t most_flow_draws = 2048;

struct FlowModel {
    economy::ResponseTable table;
    economy::MeasureSet set;
    std::vector<economy::Measure> measures;  ///< in the order of the situation's; after them those that may be lifted
    std::vector<std::size_t> of_measure;     ///< [measure]: index into the situation's
    std::vector<economy::DrawnFlow> flows;
    std::vector<std::size_t> standing;       ///< measures that come whatever happens
    economy::Month origin;                   ///< the last month known
    std::size_t months = 12;                 ///< to the horizon, at least 12 and at most 24
    std::size_t to_horizon = 12;             ///< those of them up to the month of the horizon

    /// Which measures are in force in a case, ascending: those that stand and those that come, lifted where it says so.
    std::vector<std::size_t> in_force(const situation::MeasureCase& come) const;
    economy::Month month(std::size_t t) const { return origin + static_cast<int>(t) + 1; }
};

/// Long-run responses of all flows to the levers of all measures, solved once. Codes E621, E640. A situation without
/// flows gives a model without any.
Result<FlowModel> prepare_flows(const Model& model);

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

}  // namespace entente::model

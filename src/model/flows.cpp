#include "model/flows.h"

#include <algorithm>

#include "situation/payoff.h"

namespace entente::model {
namespace {

using situation::Situation;

std::vector<double> column_of(const InputColumns& inputs, InputId id, std::size_t draws) {
    const double* column = inputs.of(id);
    return {column, column + draws};
}

std::vector<economy::DrawnMeasure> drawn_measures(const FlowModel& flows, const Situation& s, const InputColumns& inputs,
                                                  std::size_t draws) {
    std::vector<economy::DrawnMeasure> drawn;
    for (const std::size_t m : flows.of_measure) {
        const situation::Measure& measure = s.measures[m];
        drawn.push_back({column_of(inputs, measure.strength, draws), column_of(inputs, measure.enforcement, draws),
                         column_of(inputs, measure.credibility, draws), column_of(inputs, measure.loosened_to, draws)});
    }
    return drawn;
}

// Flows that some formula names, ascending.
std::vector<std::size_t> flows_reckoned_with(const Situation& s) {
    std::vector<std::size_t> flows;
    for (const situation::Payoff& payoff : s.payoffs) {
        for (const situation::PayoffName& name : payoff.names) {
            if (name.kind == situation::PayoffName::Kind::change) {
                flows.push_back(name.trade);
            }
        }
    }
    std::sort(flows.begin(), flows.end());
    flows.erase(std::unique(flows.begin(), flows.end()), flows.end());
    return flows;
}

economy::DrawnPlan plan_of(const FlowModel& flows, std::uint64_t seed) {
    return {.table = flows.table,
            .set = flows.set,
            .measures = flows.measures,
            .flows = flows.flows,
            .origin = flows.origin,
            .months = flows.months,
            .seed = seed};
}

}  // namespace

Result<FlowModel> prepare_flows(const Model& model, std::span<const situation::Change> changes) {
    const std::vector<situation::Measure>& measures = model.situation.measures;
    const bool may_need_room = std::any_of(changes.begin(), changes.end(), [&](const situation::Change& change) {
        return std::any_of(measures.begin(), measures.end(), [&](const situation::Measure& measure) {
            return measure.kind.act == economy::Act::tariff && measure.strength == change.input;
        });
    });
    return model.flows && !may_need_room ? *model.flows : prepare_flows(model.situation, changes);
}

economy::FlowDraws flow_draws(const FlowModel& flows, const Model& model, const InputColumns& inputs, std::uint64_t seed,
                              std::size_t draws) {
    economy::FlowDraws drawn;
    drawn.behaviour = economy::fitted_behaviour(draws, seed);
    drawn.measures = drawn_measures(flows, model.situation, inputs, draws);
    for (const situation::Flow& flow : model.situation.flows) {
        drawn.exposure.push_back(column_of(inputs, flow.payments, draws));
    }
    return drawn;
}

FlowRuns run_flows(const FlowModel& flows, const economy::FlowDraws& draws, std::uint64_t seed,
                   const std::vector<std::vector<std::size_t>>& in_force) {
    const economy::DrawnPlan plan = plan_of(flows, seed);
    const economy::DrawnPast past = economy::live_through(plan, draws, flows.standing);
    FlowRuns runs{draws.count(), flows.flows.size(), flows.months, {}};
    for (const std::vector<std::size_t>& measures : in_force) {
        runs.value.push_back(economy::drawn_flows(plan, draws, past, measures));
    }
    return runs;
}

FlowChanges foresee_flows(const Model& model, const InputColumns& inputs) {
    const Situation& s = model.situation;
    FlowChanges foreseen;
    if (!model.flows || inputs.draws == 0) {
        return foreseen;
    }
    economy::DrawnPlan plan = plan_of(*model.flows, 0);
    economy::FlowDraws draws{economy::typical_behaviour(inputs.draws),
                             drawn_measures(*model.flows, s, inputs, inputs.draws), {}};
    const std::vector<std::size_t> named = flows_reckoned_with(s);
    plan.flows.clear();
    foreseen.place.assign(s.flows.size(), 0);
    for (std::size_t i = 0; i < named.size(); ++i) {
        foreseen.place[named[i]] = i;
        plan.flows.push_back(model.flows->flows[named[i]]);
        draws.exposure.push_back(column_of(inputs, s.flows[named[i]].payments, inputs.draws));
    }
    std::vector<std::vector<std::size_t>> in_force;
    for (const situation::MeasureCase& come : s.measure_cases) {
        in_force.push_back(model.flows->in_force(come));
    }
    foreseen.draws = inputs.draws;
    foreseen.of_case = economy::foreseen_changes(plan, draws, model.flows->standing, in_force);
    return foreseen;
}

}  // namespace entente::model

// Questions about flows, put to one sample: what trade does under each outcome, which lever moves it, what is judged.
//
//     Result<model::FlowModel> flows = model::prepare_flows(model);
//     FlowFindings found = find_flows(model, *flows, sample, outcomes);
//
// What flows under an outcome is a mixture over the sets of conditional measures that come with it, weighed by their exact
// probabilities in every draw.
#pragma once

#include "ensemble/netcdf.h"
#include "insight/columns.h"
#include "insight/flow_findings.h"
#include "model/flows.h"

namespace entente::insight {

struct FlowFindings {
    std::vector<FlowFinding> flows;
    std::vector<MeasureFinding> measures;
    std::vector<EffectFinding> effects;
};

/// All three, in the order of the file; flows under every outcome that can happen, in the order given.
FlowFindings find_flows(const model::Model& model, const model::FlowModel& flows, const ensemble::Sample& sample,
                        const std::vector<OutcomeForecast>& order);

/// The flows of find_flows as columns of the sample, for its file: by cell, month and draw.
ensemble::FlowColumns flow_columns(const model::Model& model, const model::FlowModel& flows, const ensemble::Sample& sample);

/// Every flow before and after a change, over the draws of the two samples (counted with margins).
std::vector<FlowChange> flow_changes(const model::Model& model, const model::FlowModel& flows, const ensemble::Sample& before,
                                     const ensemble::Sample& after, const model::Variation& change);

/// Weight of every case and draw over some cells: [case * draws + draw].
std::vector<double> case_weights(const model::Model& model, const ensemble::Sample& sample,
                                 const std::vector<std::size_t>& cells, std::size_t draws);

}  // namespace entente::insight

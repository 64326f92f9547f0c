// The flows of a situation made ready to run month by month (flows.h): long-run responses solved once, and which measures
// are in force in which case.
//
//     Result<FlowModel> flows = prepare_flows(situation);
//     std::vector<std::size_t> listed = flows->in_force(situation.measure_cases[1]);
#pragma once

#include <span>
#include <vector>

#include "base/diagnostic.h"
#include "economy/history/drawn_flows.h"
#include "situation/situation.h"

namespace entente::model {

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
/// Tariffs have room for the file's what-ifs and for `changes`.
Result<FlowModel> prepare_flows(const situation::Situation& situation, std::span<const situation::Change> changes = {});

}  // namespace entente::model

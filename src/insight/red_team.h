// The red team: the likeliest set of at most three input values, each inside its own 5th to 95th percentile, at which
// another outcome leads. Inputs are pushed in proportion to what they do to the leading outcome (the shortest way in
// standard deviations if effects are linear); every candidate is a paired rerun of 300 draws, so what is reported has
// been computed, not extrapolated.
//
//     findings.red_team = find_red_team(model, findings.drivers, findings.target, reruns);
#pragma once

#include <optional>

#include "ensemble/run.h"
#include "insight/columns.h"

namespace entente::insight {

/// How much one input does: change of the target for one standard deviation of the input, on the normal scale.
struct Push {
    InputId input{};
    double slope = 0;
};

/// Where each input stands, in standard deviations from its median, when all are pushed against the target with a
/// common factor from 0 (medians) to 1 (all at the ends, +-1.645). Linear between, each held at its end.
std::vector<double> pushed(const std::vector<Push>& pushes, double factor);

/// Absent in a file without outcomes. `drivers` are those of find_drivers: with the target at both ends.
std::optional<RedTeam> find_red_team(const model::Model& model, const std::vector<Driver>& drivers,
                                     const Target& target, const ensemble::Reruns& reruns);

}  // namespace entente::insight

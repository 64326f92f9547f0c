// Something was seen: every finding again, with what it says of it (game.md 3.7). An observed move has the likelihood
// that the solved game gives it, a signal the one the file gives it; both reweight the same draws.
//
//     Result<std::vector<model::Observation>> seen = read_observations(situation, {"ofac-notice=small-banks"});
//     Result<ObserveFinding> finding = observe(model, sample, *seen);
#pragma once

#include <span>
#include <string>

#include "base/diagnostic.h"
#include "insight/columns.h"

namespace entente::insight {

/// How likely a type, chance or move was to come to each value, before and after.
struct Shift {
    VariableId variable{};
    std::vector<double> before;
    std::vector<double> after;
};

struct ObserveFinding {
    std::vector<model::Observation> seen;
    double probability = 0;          ///< of seeing this, beforehand
    double effective_draws = 0;
    std::uint64_t draws = 0;         ///< of the run that was needed
    std::vector<WhatIfOutcome> outcomes;
    std::vector<Shift> shifts;       ///< types first, then chances and moves that were not seen
    double largest_ratio = 1;        ///< between types of one actor: how much likelier one makes it than another
    bool informative = true;         ///< false: nothing moved beyond its Monte Carlo error and a thousandth
};

/// What can be seen in a situation: signals, then types, chances and moves, in the order of the file.
struct Observable {
    std::string id;
    std::string says;                 ///< in words
    std::vector<std::string> values;  ///< ids
};
std::vector<Observable> observables(const situation::Situation& situation);

/// "signal=value", "move=option", "chance=value". Codes E721 (nothing of that name, with the nearest), E722 (no such
/// value), E723 (the same thing seen twice, differently).
Result<std::vector<model::Observation>> read_observations(const situation::Situation& situation,
                                                          std::span<const std::string> written);

/// Reweights the sample's draws. Below 500 effective draws the same plan is extended, up to 16 times; below 200 the
/// question is refused: E724, which names the probability of what was seen, or E725 where each thing alone is likely
/// enough and only together they are not. E505 if something is no value of the file.
Result<ObserveFinding> observe(const model::Model& model, const ensemble::Sample& sample,
                               const std::vector<model::Observation>& seen);

/// The finding as one JSON object, schema `entente/observe-1` (docs/observe.schema.json), full precision.
std::string to_json(const ObserveFinding& finding, const situation::Situation& situation, std::uint64_t seed);

}  // namespace entente::insight

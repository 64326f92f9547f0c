// The watch list: what could be seen before the horizon, how much it would tell of the outcome, and what the forecast
// would then be (game.md 3.8). Every number is a sum over the sample; only what rows add to each other takes reruns.
//
//     std::vector<WatchRow> rows = find_watch(model, sample, findings.outcomes, reruns);
#pragma once

#include "insight/columns.h"

namespace entente::insight {

/// P(outcome, value) over the sample for one margin: [outcome][value], and the same block by block for errors.
struct JointTable {
    std::vector<std::vector<double>> p;
    std::vector<std::vector<std::vector<double>>> without_block;  ///< jackknife: renormalised, one block left out
};

JointTable joint_table(const model::Model& model, const ensemble::Sample& sample,
                       const std::vector<OutcomeColumn>& outcomes, const model::Margin& margin);

/// Mutual information of rows and columns of a joint table, nats (equation 13).
double mutual_information(const std::vector<std::vector<double>>& p);

/// Expected change of the row distribution once the column is known (equation 14).
double expected_swing(const std::vector<std::vector<double>>& p);

/// Probability that the likeliest row changes once the column is known (equation 15).
double flip_probability(const std::vector<std::vector<double>>& p);

/// Signals, moves and chances of the file, by falling information. `order` is that of the findings' outcomes.
std::vector<WatchRow> find_watch(const model::Model& model, const ensemble::Sample& sample,
                                 const std::vector<OutcomeForecast>& order, const ensemble::Reruns& reruns);

}  // namespace entente::insight

// The outcomes of a sample as columns: one probability a draw. Every question about outcomes starts here.
//
//     std::vector<OutcomeColumn> outcomes = outcome_columns(model);
//     std::vector<double> p = values(outcomes[0], sample);      // p[d], sums over cells of the outcome
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ensemble/sample.h"
#include "insight/findings.h"

namespace entente::insight {

/// The cells that make up an outcome.
struct OutcomeColumn {
    std::string id;
    std::optional<OutcomeId> outcome;
    bool is_deal = false;
    std::vector<std::size_t> cells;
};

/// Outcomes of the file in their canonical order, then what they leave open: "other-deal" and "other-no-deal" (or
/// "other" where nothing is bargained).
std::vector<OutcomeColumn> outcome_columns(const model::Model& model);

/// Probability of the outcome in each draw.
std::vector<double> values(const OutcomeColumn& outcome, const ensemble::Sample& sample);

/// sum w x and its Monte Carlo standard error; draws are independent.
Estimate weighted_mean(const std::vector<double>& x, const std::vector<double>& weight);

/// The same of probabilities: weights and cells sum to 1 only up to rounding, but no probability exceeds it.
Estimate mean_probability(const std::vector<double>& x, const std::vector<double>& weight);

/// Weights under which the mean of a column of issue means is the issue's mean: of a term given a deal on its track.
std::vector<double> weights_of_issue(const model::Model& model, const ensemble::Sample& sample, std::size_t issue);

/// Paired difference after - before of two weighted means over the same draws, which may weigh them differently.
Estimate paired_difference(const std::vector<double>& before, const std::vector<double>& before_weight,
                           const std::vector<double>& after, const std::vector<double>& after_weight);

/// sum w e / sum w g, with the linearised standard error; nothing if the denominator is 0.
std::optional<Estimate> ratio_of(const std::vector<double>& event, const std::vector<double>& given,
                                 const std::vector<double>& weight);

/// 5th, 25th, 50th, 75th, 95th percentile and mean of a weighted column.
Spread spread_of(const double* values, const std::vector<double>& weight);

/// The same of a histogram, linear inside bins.
Spread spread_of(const Histogram& histogram);

/// The histogram of an issue over the whole sample: of a term given a deal on its track. Masses sum to 1.
Histogram issue_histogram(const model::Model& model, const ensemble::Sample& sample, std::size_t issue);

}  // namespace entente::insight

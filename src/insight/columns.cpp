#include "insight/columns.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "stats/quantile.h"

namespace entente::insight {
namespace {

std::string other_id(const model::Model& model, const model::Cell& cell) {
    if (!model.situation.main_track) {
        return "other";
    }
    return model.in_main_deal(cell) ? "other-deal" : "other-no-deal";
}

// Where nobody states the odds of a deal, an outcome is shown given a deal if any part of it needs one.
void condition(const model::Model& model, OutcomeColumn& column) {
    const bool any_deal = std::any_of(column.cells.begin(), column.cells.end(), [&](const auto& cell) {
        return model.in_main_deal(model.cells[cell.first]);
    });
    column.given = any_deal ? "deal" : "no deal";
    std::erase_if(column.cells,
                  [&](const auto& cell) { return model.in_main_deal(model.cells[cell.first]) != any_deal; });
    for (auto& [cell, weight] : column.cells) {
        weight = model.probability_beside_main(model.cells[cell].stage);
    }
}

}  // namespace

std::vector<OutcomeColumn> outcome_columns(const model::Model& model) {
    std::vector<OutcomeColumn> columns;
    for (std::size_t o = 0; o < model.situation.outcomes.size(); ++o) {
        columns.push_back({model.situation.outcomes[o].id, static_cast<OutcomeId>(o), false, "", {}});
    }
    std::map<std::string, OutcomeColumn> others;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        const model::Cell& cell = model.cells[c];
        const std::pair<std::size_t, double> part{c, model.stage_probability(cell.stage)};
        if (cell.outcome) {
            columns[index(*cell.outcome)].cells.push_back(part);
        } else {
            OutcomeColumn& other = others[other_id(model, cell)];
            other.id = other_id(model, cell);
            other.cells.push_back(part);
        }
    }
    for (auto& [id, column] : others) {
        columns.push_back(std::move(column));
    }
    for (OutcomeColumn& column : columns) {
        column.is_deal = !column.cells.empty() &&
                         std::all_of(column.cells.begin(), column.cells.end(), [&](const auto& cell) {
                             return model.in_main_deal(model.cells[cell.first]);
                         });
        if (model.situation.main_track && !model.deal_is_modelled()) {
            condition(model, column);
        }
    }
    return columns;
}

std::vector<double> values(const OutcomeColumn& outcome, const ensemble::Sample& sample) {
    std::vector<double> probability(sample.draws(), 0.0);
    for (const auto& [cell, weight] : outcome.cells) {
        const double* column = sample.cell(cell);
        for (std::size_t d = 0; d < probability.size(); ++d) {
            probability[d] += weight * column[d];
        }
    }
    return probability;
}

Estimate weighted_mean(const std::vector<double>& x, const std::vector<double>& weight) {
    double mean = 0;
    for (std::size_t d = 0; d < x.size(); ++d) {
        mean += weight[d] * x[d];
    }
    double variance = 0;
    for (std::size_t d = 0; d < x.size(); ++d) {
        variance += weight[d] * weight[d] * (x[d] - mean) * (x[d] - mean);
    }
    return {mean, std::sqrt(variance)};
}

Estimate paired_difference(const std::vector<double>& before, const std::vector<double>& after,
                           const std::vector<double>& weight) {
    std::vector<double> difference(before.size());
    for (std::size_t d = 0; d < before.size(); ++d) {
        difference[d] = after[d] - before[d];
    }
    return weighted_mean(difference, weight);
}

Spread spread_of(const double* values, const std::vector<double>& weight) {
    const std::span<const double> x(values, weight.size());
    const std::vector<double> at = stats::weighted_quantiles(x, weight, std::vector{0.05, 0.25, 0.5, 0.75, 0.95});
    double mean = 0;
    for (std::size_t d = 0; d < weight.size(); ++d) {
        mean += weight[d] * values[d];
    }
    return {at[0], at[1], at[2], at[3], at[4], mean};
}

Spread spread_of(const Histogram& histogram) {
    std::vector<stats::Bin> bins;
    for (std::size_t b = 0; b < histogram.masses.size(); ++b) {
        bins.push_back({histogram.edges[b], histogram.edges[b + 1]});
    }
    const auto at = [&](double p) { return stats::histogram_quantile(bins, histogram.masses, p); };
    double mean = 0;
    for (std::size_t b = 0; b < histogram.masses.size(); ++b) {
        mean += histogram.masses[b] * (histogram.edges[b] + histogram.edges[b + 1]) / 2;
    }
    return {at(0.05), at(0.25), at(0.5), at(0.75), at(0.95), mean};
}

Histogram issue_histogram(const model::Model& model, const ensemble::Sample& sample, std::size_t issue) {
    // Tracks are solved apart, so every stage in which the issue has a value shows the same distribution.
    std::size_t stage = 0;
    while (!model.has_value(issue, stage)) {
        ++stage;
    }
    const model::Grid& grid = model.issues[issue].grid;
    Histogram histogram;
    histogram.edges.push_back(grid.bins.front().low);
    for (const model::Bin& bin : grid.bins) {
        histogram.edges.push_back(bin.high);
    }
    histogram.masses.assign(grid.bins.size(), 0.0);
    double total = 0;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        if (model.cells[c].stage == stage) {
            const std::vector<double>& mass = sample.histograms.mass[c * model.issues.size() + issue];
            for (std::size_t b = 0; b < mass.size(); ++b) {
                histogram.masses[b] += mass[b];
                total += mass[b];
            }
        }
    }
    for (double& mass : histogram.masses) {
        mass = total > 0 ? mass / total : 0.0;
    }
    return histogram;
}

}  // namespace entente::insight

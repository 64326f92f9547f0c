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

}  // namespace

std::vector<OutcomeColumn> outcome_columns(const model::Model& model) {
    std::vector<OutcomeColumn> columns;
    for (std::size_t o = 0; o < model.situation.outcomes.size(); ++o) {
        columns.push_back({model.situation.outcomes[o].id, static_cast<OutcomeId>(o), false, {}});
    }
    std::map<std::string, OutcomeColumn> others;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        const model::Cell& cell = model.cells[c];
        if (cell.outcome) {
            columns[index(*cell.outcome)].cells.push_back(c);
        } else {
            OutcomeColumn& other = others[other_id(model, cell)];
            other.id = other_id(model, cell);
            other.cells.push_back(c);
        }
    }
    for (auto& [id, column] : others) {
        columns.push_back(std::move(column));
    }
    for (OutcomeColumn& column : columns) {
        column.is_deal = !column.cells.empty() &&
                         std::all_of(column.cells.begin(), column.cells.end(), [&](std::size_t cell) {
                             return model.in_main_deal(model.cells[cell]);
                         });
    }
    return columns;
}

std::vector<double> values(const OutcomeColumn& outcome, const ensemble::Sample& sample) {
    std::vector<double> probability(sample.draws(), 0.0);
    for (const std::size_t cell : outcome.cells) {
        const double* column = sample.cell(cell);
        for (std::size_t d = 0; d < probability.size(); ++d) {
            probability[d] += column[d];
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

Estimate mean_probability(const std::vector<double>& x, const std::vector<double>& weight) {
    const Estimate mean = weighted_mean(x, weight);
    return {std::clamp(mean.value, 0.0, 1.0), mean.error};
}

std::vector<double> weights_of_issue(const model::Model& model, const ensemble::Sample& sample, std::size_t issue) {
    std::vector<double> weight(sample.draws(), 0.0);
    double total = 0;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        const double* cell = sample.cell(c);
        for (std::size_t d = 0; d < weight.size() && model.has_value(issue, model.cells[c].stage); ++d) {
            weight[d] += sample.weight[d] * cell[d];
            total += sample.weight[d] * cell[d];
        }
    }
    for (double& w : weight) {
        w = total > 0 ? w / total : 0.0;
    }
    return weight;
}

Estimate paired_difference(const std::vector<double>& before, const std::vector<double>& before_weight,
                           const std::vector<double>& after, const std::vector<double>& after_weight) {
    const double old_mean = weighted_mean(before, before_weight).value;
    const double new_mean = weighted_mean(after, after_weight).value;
    double variance = 0;
    for (std::size_t d = 0; d < before.size(); ++d) {
        const double part = after_weight[d] * (after[d] - new_mean) - before_weight[d] * (before[d] - old_mean);
        variance += part * part;
    }
    return {new_mean - old_mean, std::sqrt(variance)};
}

std::optional<Estimate> ratio_of(const std::vector<double>& event, const std::vector<double>& given,
                                 const std::vector<double>& weight) {
    const double denominator = weighted_mean(given, weight).value;
    if (denominator <= 0) {
        return std::nullopt;
    }
    const double p = weighted_mean(event, weight).value / denominator;
    std::vector<double> residual(weight.size());
    for (std::size_t d = 0; d < weight.size(); ++d) {
        residual[d] = (event[d] - p * given[d]) / denominator;
    }
    return Estimate{p, weighted_mean(residual, weight).error};
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
    const model::Grid& grid = model.issues[issue].grid;
    Histogram histogram;
    histogram.edges.push_back(grid.bins.front().low);
    for (const model::Bin& bin : grid.bins) {
        histogram.edges.push_back(bin.high);
    }
    histogram.masses.assign(grid.bins.size(), 0.0);
    double total = 0;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        if (model.has_value(issue, model.cells[c].stage)) {
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

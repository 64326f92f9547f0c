#include "insight/pooled_error.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "insight/columns.h"

namespace entente::insight {
namespace {

using Numbers = std::vector<double>;

Numbers sum_of(const StageColumns& event, std::size_t draws) {
    Numbers sum(draws, 0.0);
    for (const Numbers& column : event) {
        for (std::size_t d = 0; d < column.size(); ++d) {
            sum[d] += column[d];
        }
    }
    return sum;
}

// What each draw adds to the pooled mean of a column while the factors stay.
Numbers added_directly(const ensemble::Sample& sample, Numbers column) {
    const double mean = weighted_mean(column, sample.weight).value;
    for (std::size_t d = 0; d < column.size(); ++d) {
        column[d] = sample.weight[d] * (column[d] - mean);
    }
    return column;
}

void subtract(Numbers& from, double times, const Numbers& what) {
    for (std::size_t d = 0; d < from.size(); ++d) {
        from[d] -= times * what[d];
    }
}

// Solves matrix x = right for every draw at once (Gauss-Jordan). A track whose deals go wholly with another's has no
// factor of its own to find.
void solve(std::vector<Numbers> matrix, std::vector<Numbers>& right) {
    constexpr double least_pivot = 1e-12;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        if (std::fabs(matrix[i][i]) < least_pivot) {
            std::fill(right[i].begin(), right[i].end(), 0.0);
            continue;
        }
        for (std::size_t j = 0; j < matrix.size(); ++j) {
            const double times = j == i ? 0.0 : matrix[j][i] / matrix[i][i];
            subtract(matrix[j], times, matrix[i]);
            subtract(right[j], times, right[i]);
        }
    }
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        const double pivot = std::fabs(matrix[i][i]) < least_pivot ? 1.0 : matrix[i][i];
        for (double& x : right[i]) {
            x /= pivot;
        }
    }
}

}  // namespace

StageColumns by_stage(const model::Model& model, const ensemble::Sample& sample, const std::vector<std::size_t>& cells) {
    StageColumns columns(model.stages.size(), Numbers(sample.draws(), 0.0));
    for (const std::size_t c : cells) {
        const double* cell = sample.cell(c);
        Numbers& column = columns[model.cells[c].stage];
        for (std::size_t d = 0; d < column.size(); ++d) {
            column[d] += cell[d];
        }
    }
    return columns;
}

PooledError::PooledError(const model::Model& model, const ensemble::Sample& sample) : model_(model), sample_(sample) {
    std::vector<StageColumns> in_force;
    for (std::size_t t = 0; t < model.outside.size(); ++t) {
        const auto& outside = model.outside[t];
        if (!outside || sample.inside[t] <= 0 || sample.inside[t] >= 1) {
            continue;
        }
        std::vector<std::size_t> cells;
        for (std::size_t c = 0; c < model.cells.size(); ++c) {
            if (model.stages[model.cells[c].stage].in_force(static_cast<TrackId>(t))) {
                cells.push_back(c);
            }
        }
        tracks_.push_back(t);
        game_weight_.push_back(outside->game_weight);
        in_force.push_back(by_stage(model, sample, cells));
        deal_.push_back(weighted_mean(sum_of(in_force.back(), sample.draws()), sample.weight).value);
    }
    // Of each track: logit P = w logit p + const must hold, whatever the draws say of p; the factors see to it.
    std::vector<Numbers> slopes;
    for (std::size_t i = 0; i < tracks_.size(); ++i) {
        Numbers& row = slopes.emplace_back();
        for (std::size_t j = 0; j < tracks_.size(); ++j) {
            row.push_back(slope(in_force[i], j));
        }
        const double p = sample.inside[tracks_[i]];
        const double steepness = deal_[i] * (1 - deal_[i]) * game_weight_[i] / (p * (1 - p));
        const double* inside =
            sample.block.column(sample.block.tracks, model.track_column(tracks_[i], model::TrackCount::in_force));
        Numbers wanted(sample.draws());
        for (std::size_t d = 0; d < wanted.size(); ++d) {
            wanted[d] = steepness * sample.prior_weight[d] * (inside[d] - p);
        }
        subtract(wanted, 1, added_directly(sample, sum_of(in_force[i], sample.draws())));
        factor_.push_back(std::move(wanted));
    }
    solve(std::move(slopes), factor_);
}

Numbers PooledError::in_stages_of(const StageColumns& event, std::size_t track) const {
    StageColumns columns;
    for (std::size_t stage = 0; stage < event.size(); ++stage) {
        if (model_.stages[stage].in_force(static_cast<TrackId>(tracks_[track]))) {
            columns.push_back(event[stage]);
        }
    }
    return sum_of(columns, sample_.draws());
}

// How the probability of an event moves with the log of a track's factor: by its covariance with a deal there.
double PooledError::slope(const StageColumns& event, std::size_t track) const {
    return weighted_mean(in_stages_of(event, track), sample_.weight).value -
           deal_[track] * weighted_mean(sum_of(event, sample_.draws()), sample_.weight).value;
}

double PooledError::of(const StageColumns& event) const {
    Numbers adds = added_directly(sample_, sum_of(event, sample_.draws()));
    for (std::size_t i = 0; i < tracks_.size(); ++i) {
        subtract(adds, -slope(event, i), factor_[i]);
    }
    double variance = 0;
    for (const double x : adds) {
        variance += x * x;
    }
    return std::sqrt(variance);
}

}  // namespace entente::insight

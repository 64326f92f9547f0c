// Monte Carlo errors of what the outside view has touched. Its factors on the odds of a deal are found from the same draws
// as everything else: more deals than there should be among the draws make for a smaller factor. An error that holds the
// factors fixed misses that, and is several times too large where the class fits well.
//
//     const PooledError error(model, sample);
//     forecast.probability.error = error.of(by_stage(model, sample, outcome.cells));
#pragma once

#include <vector>

#include "ensemble/sample.h"
#include "model/model.h"

namespace entente::insight {

/// Probability of an event together with each stage, draw by draw: [stage][draw].
using StageColumns = std::vector<std::vector<double>>;
StageColumns by_stage(const model::Model& model, const ensemble::Sample& sample, const std::vector<std::size_t>& cells);

class PooledError {
  public:
    PooledError(const model::Model& model, const ensemble::Sample& sample);

    /// Standard error of the probability of an event over the pooled sample (delta method; draws are independent).
    double of(const StageColumns& event) const;

  private:
    std::vector<double> in_stages_of(const StageColumns& event, std::size_t track) const;
    double slope(const StageColumns& event, std::size_t track) const;

    const model::Model& model_;
    const ensemble::Sample& sample_;
    std::vector<std::size_t> tracks_;          // those with a factor
    std::vector<double> game_weight_;          // [of tracks_]
    std::vector<double> deal_;                 // [of tracks_]: pooled probability of a deal in force
    std::vector<std::vector<double>> factor_;  // [of tracks_][draw]: what the draw adds to the log of the factor
};

}  // namespace entente::insight

// Gradient-boosted decision trees for a yes-or-no question, small and deterministic.
//
// Trees of fixed depth, split on quantile bins, fitted to the logistic loss by second-order steps (Friedman
// 2001; Chen and Guestrin 2016, equations 5 to 7). Used to tell a page's article text from what stands around
// it.
//
//     BoostedTrees model = train(rows, {.trees = 100, .depth = 4});
//     double p = predict(model, features);   // probability of yes
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::evidence {

struct BoostedTrees {
    struct Split {
        std::uint16_t feature = 0;
        float threshold = 0;  ///< left if value <= threshold
    };
    std::size_t depth = 0;
    double start = 0;           ///< log odds before the first tree
    std::vector<Split> splits;  ///< 2^depth - 1 a tree, in heap order
    std::vector<float> leaves;  ///< 2^depth a tree: added to the log odds
    std::size_t trees() const { return depth == 0 ? 0 : leaves.size() >> depth; }
};

/// Training rows, all with the same number of features.
struct TrainingRows {
    std::size_t feature_count = 0;
    std::vector<float> values;   ///< row after row
    std::vector<float> targets;  ///< 0..1: how much of the row is a yes
    std::vector<float> weights;  ///< above 0
};

struct TrainingPlan {
    std::size_t trees = 100;
    std::size_t depth = 4;
    double rate = 0.1;           ///< how much of each step is taken
    double penalty = 5.0;        ///< on leaf weights (lambda of Chen and Guestrin)
    double least_weight = 5.0;   ///< second derivative a leaf needs
    double feature_share = 0.5;  ///< of the features offered to each tree, chosen by hash
};

/// Fits the trees; the same rows and plan give the same model. Needs at least one row.
BoostedTrees train(const TrainingRows& rows, const TrainingPlan& plan);

/// The probability of yes, 0..1, for one row of features.
double predict(const BoostedTrees& model, std::span<const float> features);

}  // namespace entente::evidence

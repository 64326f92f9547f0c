#include "evidence/article/main_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "evidence/article/main_text_numbers.h"

namespace entente::evidence {
namespace {

// The probability from which on keeping a block raises the expected F1: with kept words K, expected true
// words among them T and expected true words of the page A, F1 is about 2T / (K + A) (Lipton, Elkan and
// Naryanaswamy 2014).
double best_threshold(const Blocks& blocks, const std::vector<double>& probabilities) {
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
    double all = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        all += probabilities[i] * static_cast<double>(blocks.list[i].words);
    }
    double kept = 0;
    double truly = 0;
    double best = 0;
    double threshold = 1;
    for (const std::size_t i : order) {
        const auto words = static_cast<double>(blocks.list[i].words);
        kept += words;
        truly += probabilities[i] * words;
        const double f1 = 2 * truly / (kept + all);
        if (f1 > best) {
            best = f1;
            threshold = probabilities[i];
        }
    }
    return threshold;
}

}  // namespace

std::vector<bool> choose_main_text(const Blocks& blocks, const FeatureTable& features,
                                   const BoostedTrees& model, const TextChoice& choice) {
    std::vector<double> probabilities(blocks.list.size());
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        probabilities[i] = predict(model, features.row(i));
    }
    const double threshold = std::clamp(best_threshold(blocks, probabilities), choice.least, choice.enough);
    std::vector<bool> kept(probabilities.size());
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double needed = blocks.list[i].words <= 6 ? std::max(threshold, choice.short_line) : threshold;
        kept[i] = probabilities[i] >= needed;
    }
    return kept;
}

TrainingPlan text_training_plan() {
    return {.trees = 160, .depth = 4, .rate = 0.07, .penalty = 5, .least_weight = 3, .feature_share = 0.2};
}

float training_weight(std::size_t words) {
    return std::pow(static_cast<float>(words), 0.6F);
}

const BoostedTrees& shipped_model() {
    static const BoostedTrees model = [] {
        BoostedTrees trees;
        trees.depth = main_text_numbers::depth;
        trees.start = main_text_numbers::start;
        for (const auto& [feature, threshold] : main_text_numbers::splits()) {
            trees.splits.push_back({feature, threshold});
        }
        for (const int leaf : main_text_numbers::leaves()) {
            trees.leaves.push_back(static_cast<float>(leaf) * 1e-4F);
        }
        return trees;
    }();
    return model;
}

std::string source_of(const BoostedTrees& model) {
    std::string source = fmt::format("const double start = {};\nsplits:\n", model.start);
    for (const auto& split : model.splits)
        source += fmt::format("{{{},{}F}},\n", split.feature, split.threshold);
    source += "leaves:\n";
    for (const float leaf : model.leaves) source += fmt::format("{},\n", std::lround(leaf * 1e4F));
    return source;
}

}  // namespace entente::evidence

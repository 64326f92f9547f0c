// Which blocks of a page are its article.
//
// Boosted trees give each block a probability of being article text; the blocks kept are those that make the
// expected word F1 of the page greatest, so an uncertain page keeps more than a clear one. Very short lines
// must be surer: they weigh nothing in a text and are most of what should not be in it.
//
//     std::vector<bool> kept = choose_main_text(blocks, describe(document, blocks, title), shipped_model());
#pragma once

#include <string>
#include <vector>

#include "evidence/article/block.h"
#include "evidence/article/boosted_trees.h"
#include "evidence/article/features.h"

namespace entente::evidence {

/// Settings of the choice; the defaults are what was measured.
struct TextChoice {
    double least = 0.2;        ///< no block below this probability is kept
    double enough = 0.5;       ///< every longer block at or above this is kept
    double short_line = 0.65;  ///< what a line of at most six words needs
};

/// The probability of each block of being article text.
std::vector<double> text_probabilities(const Blocks& blocks, const FeatureTable& features,
                                       const BoostedTrees& model);

/// True for each block that is article text.
std::vector<bool> choose_by_probability(const Blocks& blocks, const std::vector<double>& probabilities,
                                        const TextChoice& choice);
std::vector<bool> choose_main_text(const Blocks& blocks, const FeatureTable& features,
                                   const BoostedTrees& model, const TextChoice& choice = {});

/// How the shipped model was trained, and how score_pages trains one a fold.
TrainingPlan text_training_plan();

/// The weight of a block of so many words in training.
float training_weight(std::size_t words);

/// Trained on 200 article pages of the WCXB collection (CC BY 4.0); the numbers are in main_text_numbers.cpp.
const BoostedTrees& shipped_model();

/// The numbers of a model as main_text_numbers.cpp, whole (scripts/fit_main_text.sh writes it).
std::string source_of(const BoostedTrees& model);

}  // namespace entente::evidence

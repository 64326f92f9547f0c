// The outside view meets the game once, on the base run (DESIGN 4.5): deal cells get P/p, the others (1-P)/(1-p), so
// that the odds of a deal become the pooled ones and every forecast conditional on deal or no deal stays what it was.
// What a draw says by itself is then its cells renormalised, weighted by its pooled mass. Reruns keep the odds factor.
//
//     Sample sample = ...;                 // cells as the game gives them, weights as past rounds leave them
//     pool(model, sample);                 // finds the factors and applies them
//     Reruns reruns = reruns_of(sample, 1000);
#pragma once

#include <vector>

#include "ensemble/sample.h"
#include "model/model.h"

namespace entente::ensemble {

/// logit P = w logit(inside) + (1-w) logit(outside).
double pooled_probability(double inside, double outside, double game_weight);

/// Fills odds, inside and pooled of the sample and applies them. Tracks without a reference class keep what the game
/// says (factor 1); so does one in which the game sees no deal at all, where no factor could make one.
void pool(const model::Model& model, Sample& sample);

/// Applies the factors and weights of another run to a rerun of its draws.
void pool_as(const model::Model& model, const Basis& basis, Sample& sample);

/// Reruns of the first `draws` draws of a sample (of all, if it has fewer). Given the model they share what they can.
Reruns reruns_of(const Sample& sample, std::uint64_t draws, const model::Model* model = nullptr);

}  // namespace entente::ensemble

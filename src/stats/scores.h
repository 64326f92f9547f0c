// Proper scores: how far a stated distribution was from what happened. Smaller is better for all of them, and
// no statement does better on average than one's true belief (Gneiting & Raftery 2007).
//
//     double penalty = brier(0.7, true);                          // 0.09
//     double distance = crps_of_sample(draws, weights, 42);       // in the units of the draws
//     double place = randomised_pit(0.2, 0.5, u);                 // uniform if forecasts are calibrated
#pragma once

#include <cstddef>
#include <span>

#include "stats/quantile.h"

namespace entente::stats {

/// (p - o)^2 for an event that happened (o = 1) or did not; 0 best, 1 worst.
double brier(double probability, bool happened);

/// Sum over exclusive outcomes of (p_k - o_k)^2 (Brier 1950); 0 best, 2 worst. `happened` indexes
/// probabilities.
double brier(std::span<const double> probabilities, std::size_t happened);

/// -log of the probability given to what happened, in natural units; infinity for "impossible".
double log_score(double probability_of_what_happened);

/// Continuous ranked probability score of a weighted sample, the integral of (F(x) - 1{x >= realised})^2, in
/// the units of the values. Empty weights: all equal.
double crps_of_sample(std::span<const double> values, std::span<const double> weights, double realised);

/// The same for a histogram as in quantile.h.
double crps_of_histogram(std::span<const Bin> bins, std::span<const double> masses, double realised);

/// Probability integral transform for distributions with atoms: from P(X < y) and P(X <= y) of the realised y
/// and an independent u uniform on (0,1). Uniform on (0,1) over many forecasts exactly if they are
/// calibrated.
double randomised_pit(double below, double at_most, double u);

/// The same for a weighted sample.
double pit_of_sample(std::span<const double> values, std::span<const double> weights, double realised,
                     double u);

}  // namespace entente::stats

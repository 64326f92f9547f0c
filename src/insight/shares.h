// Which inputs carry the uncertainty of a target: first-order shares of its variance, read off the sample by cutting
// each input into twenty equally filled bins (game.md, equation 19).
//
//     const Share share = variance_share(column, target, weight);        // bias-corrected, may be slightly negative
//     double floor = share_floor(target, weight, inputs, seed);          // no share at or below this is measurable
//
// Draws count by their weights, on any scale: only ratios matter, and equal weights give the same bytes whatever they
// are. "n" of the corrections is the effective number of draws, (sum w)^2 / sum w^2.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente::insight {

struct Share {
    double share = 0;           ///< bias-corrected
    double expected_shift = 0;  ///< mean absolute distance of the bins' means from the target's mean
};

/// `input`, `target` and `weight` (> 0) over the same draws. Fewer than 40 effective draws, or a constant target or
/// input, give 0. A bin holds a twentieth of the weight; a draw counts in the bin in which its weight ends.
Share variance_share(std::span<const double> input, std::span<const double> target, std::span<const double> weight);

/// The share that an input without any influence exceeds with probability 0.01 among `inputs` such inputs together,
/// from 100 random assignments of draws to bins (a gamma law with the same mean and variance).
double share_floor(std::span<const double> target, std::span<const double> weight, std::size_t inputs,
                   std::uint64_t seed);

/// The best linear predictor of the target from the normal scores of several inputs: one column that stands for a
/// correlated group.
std::vector<double> group_index(const std::vector<std::span<const double>>& inputs, std::span<const double> target,
                                std::span<const double> weight);

}  // namespace entente::insight

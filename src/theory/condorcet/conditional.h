// The probabilistic Condorcet election over the actors' own positions in its closed form: each position wins with a
// chance proportional to the product of its chances against every other.
//
//     conditional_mean(std::vector{0.0, 50.0, 100.0}, std::vector{1.0, 1.0, 1.0});   // 50
//
// One draw at a time; condorcet_columns (theory/batch.h) gives the same bytes for many draws.
#pragma once

#include <span>

namespace entente::theory {

/// Strength that every coalition has even without members, as a share of total weight x spread of positions. It keeps
/// a contest between two empty coalitions defined and is the same in any unit.
inline constexpr double coalition_floor = 1e-8;

/// The mean of the election. The candidates are the distinct positions held with weight; where all weights are 0,
/// every actor counts alike. Coalition of a against b: sum over actors of w max(0, |x - b| - |x - a|); victory is
/// linear in it (theories.md, sections 2 and 6). At least one position; as many weights, none negative. Cost n^3.
double conditional_mean(std::span<const double> positions, std::span<const double> weights);

}  // namespace entente::theory

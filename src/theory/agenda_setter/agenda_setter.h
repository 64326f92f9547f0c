// The agenda setter: one actor proposes, the others take it or leave it, and what it may propose is what enough of
// them prefer to the status quo (Romer & Rosenthal 1978).
//
//     setter_point(100, positions, votes, 0, 62.0 / 87, 0, 100);
#pragma once

#include <span>

#include "theory/no_deal.h"

namespace entente::theory {

/// The EU Council's thresholds: votes before and after Nice.
inline constexpr double qualified_before_nice = 62.0 / 87, qualified_nice = 255.0 / 345;

/// What beats or ties the reversion q for voters with at least `threshold` (0..1) of the votes; always contains q.
/// Voter i accepts x if |x - x_i| <= |q - x_i|. Threshold 1 is unanimity. No votes at all: q alone.
Zone winning_zone(std::span<const double> position, std::span<const double> votes, double reversion, double threshold,
                  double lower, double upper);

/// The setter's best point in the winning zone: its own position, or the end nearest to it; q where nothing beats q.
double setter_point(double setter, std::span<const double> position, std::span<const double> votes, double reversion,
                    double threshold, double lower, double upper);

}  // namespace entente::theory

// The weighted median: the position that no weighted majority would leave for another (Black 1948).
//
//     weighted_median(std::vector{0.0, 40.0, 100.0}, std::vector{1.0, 1.0, 1.0});   // 40
#pragma once

#include <span>

namespace entente::theory {

/// A cumulative weight this much below a half still counts as a half, relative to the total: whether two halves are
/// equal must not depend on the order in which weights are added.
inline constexpr double half_tolerance = 1e-12;

/// The smallest position whose cumulative weight reaches half of all (theories.md, section 2). Where all weights are
/// 0, every actor counts alike. At least one position; as many weights, none negative. Cost n log n.
double weighted_median(std::span<const double> positions, std::span<const double> weights);

/// The same, but where the lower half is exactly a half, the middle between its last position and the next one held
/// with weight. The median of mirrored positions is then the mirrored median.
double middle_median(std::span<const double> positions, std::span<const double> weights);

}  // namespace entente::theory

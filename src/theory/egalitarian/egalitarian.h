// The egalitarian solution: the point where the smallest gain over no deal is largest (Kalai 1977).
#pragma once

#include <span>

#include "theory/no_deal.h"

namespace entente::theory {

/// The point of the zone that gives everybody with weight at least t more than d, for the largest t. Power beyond
/// having a say plays no part.
double egalitarian_point(const Bargain& bargain, std::span<const double> disagreement, Zone zone);

}  // namespace entente::theory

// The Kalai-Smorodinsky solution: everybody gets the same share of the most it could gain over no deal.
#pragma once

#include <span>

#include "theory/no_deal.h"

namespace entente::theory {

/// The highest point on the line from d to the ideal gains (Kalai & Smorodinsky 1975): the largest t for which some
/// point of the zone gives everybody with weight at least d_i + t m_i, m_i being i's largest gain within the zone.
/// With more than two actors that line may miss the frontier; the smallest share is then made as large as it can be.
double kalai_smorodinsky_point(const Bargain& bargain, std::span<const double> disagreement, Zone zone);

}  // namespace entente::theory

// The asymmetric Nash solution: the point of the agreement zone where the weighted product of everybody's gains over
// no deal is largest (Nash 1950; Kalai 1977 for the weights).
//
//     nash_point(bargain, disagreement(bargain, 0.5), *agreement_zone(bargain, 0.5));
#pragma once

#include <span>

#include "theory/no_deal.h"

namespace entente::theory {

/// argmax over the zone of sum_i w_i ln(u_i(x) - d_i). The zone must have width, or be a single point.
double nash_point(const Bargain& bargain, std::span<const double> disagreement, Zone zone);

}  // namespace entente::theory

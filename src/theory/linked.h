// Bargaining over several issues at once. Utility adds up over issues, each weighted by how much of the actor's
// salience it has: U_i(x) = sum_k s_ik u_ik(x_k) / sum_k s_ik, u_ik(x) = -|x - x_ik| (or its square) in shares of the
// scale. Without a deal on everything there is a deal on nothing: D_i = U_i(all reversions) - cost. An actor may then
// give on what matters little to it and take on what matters much, which is what linkage means.
//
//     LinkedBargain bargain = linked_bargain(table, Loss::linear);
//     std::vector<double> x = linked_nash(bargain, bargain.disagreement(0.5));    // one number an issue, 0..1
//
// An actor's weight is its power, meaned over issues by its saliences; salience itself is inside the utility.
// Solutions maximise a concave function with kinks over a box, by the ellipsoid method (Shor 1977; Yudin & Nemirovski
// 1976), which needs nothing smooth. Gains are then right to about 1e-10; where several points give everybody the
// same gains, one of them is returned.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "theory/input.h"

namespace entente::theory {

enum class Loss { linear, quadratic };

inline constexpr std::size_t most_linked_issues = 40;

struct LinkedBargain {
    std::size_t actors = 0, issues = 0;    ///< actors with power and salience; the others have no say
    std::vector<double> position;          ///< [actor * issues + issue] on 0..1; 0 where the actor takes no part
    std::vector<double> share;             ///< [actor * issues + issue], an actor's sum to 1; 0 where it takes no part
    std::vector<double> power;             ///< [actor], above 0
    std::vector<double> reversion;         ///< [issue] on 0..1
    std::vector<double> lower, width;      ///< [issue]: back to the issue's own units
    Loss loss = Loss::linear;

    double utility(std::size_t actor, std::span<const double> x) const;
    /// Slope of the utility along each issue; 0 at a kink.
    void add_slope(std::size_t actor, std::span<const double> x, double times, std::span<double> slope) const;
    /// D_i at this cost of no deal, at least 0, in shares of the scale.
    std::vector<double> disagreement(double cost) const;
};

/// Every issue of the table must have a reversion.
LinkedBargain linked_bargain(const Table& table, Loss loss);

/// argmax sum_i c_i ln(U_i(x) - D_i); the reversion where nobody can gain without another's loss.
std::vector<double> linked_nash(const LinkedBargain& bargain, std::span<const double> disagreement);

/// The point that gives everybody the largest common share of the most it could gain if nobody lost.
std::vector<double> linked_kalai_smorodinsky(const LinkedBargain& bargain, std::span<const double> disagreement);

/// The point where the smallest gain is largest.
std::vector<double> linked_egalitarian(const LinkedBargain& bargain, std::span<const double> disagreement);

}  // namespace entente::theory

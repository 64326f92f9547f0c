// One round of the challenge model, step by step; run_challenge strings the steps together. Tables of pairs are
// [i * actors + j].
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "theory/challenge/challenge.h"

namespace entente::theory::challenge {

using Vector = std::vector<double>;

/// Where everybody stands, in shares of the range, and what nobody changes during a round.
struct Stand {
    std::size_t actors = 0;
    Vector distance;        ///< |x_i - x_j| / R
    Vector from_centre;     ///< |x_i - mu| / R
    Vector weight;          ///< c_i s_i
    Vector salience;        ///< s_i
};

Stand take_stand(const Input& input, std::span<const double> position, double range, Centre centre);

/// What the formulas of one round need for given risk exponents.
struct Utilities {
    Vector success, failure;  ///< U_s and U_f of i against j, with i's exponent
    Vector status_quo;        ///< U_sq of i
    Vector chance;            ///< P_ij that i beats j
};

/// Equations 15, 16, 24, 30 and 31. `exponent` empty stands for 1 everywhere.
Utilities work_out(const Stand& stand, std::span<const double> exponent, const Reading& reading);

/// E(i -> j) seen with actor `viewer`'s exponent; viewer is i or j (equations 5 to 7, 22, 23, 25).
double expected_utility(const Stand& stand, const Utilities& utilities, std::span<const double> exponent,
                        const Reading& reading, std::size_t i, std::size_t j, std::size_t viewer);

/// Exponents from security (equations 32 to 34), in [1/2, 2]; 1 for all where security is the same for all.
Vector risk_exponents(const Stand& stand, const Reading& reading);

/// Where i moves, given a = E(i -> j) and b = E(j -> i) for every j; i's own position if nobody persuades it.
double accept_offer(const Reading& reading, std::span<const double> position, std::size_t i,
                    std::span<const PairView> views);

/// Every pair's view in one round.
std::vector<PairView> all_views(const Stand& stand, const Reading& reading);

}  // namespace entente::theory::challenge

// A legislature divides a dollar: a member drawn at random proposes, a majority accepts or the next is drawn
// (Baron & Ferejohn 1989, closed rule, simple majority).
//
//     DollarShares s = baron_ferejohn(5, 0.8);   // the proposer 0.68, two partners 0.16 each, two nothing
#pragma once

#include <cstddef>

namespace entente::theory {

struct DollarShares {
    double proposer = 0;
    double partner = 0;        ///< of each member of the proposer's majority
    std::size_t partners = 0;  ///< (n - 1) / 2
};

/// The proposer keeps 1 - delta (n - 1) / (2 n) and pays delta / n to each partner. `members` odd, at least 1;
/// delta in [0, 1].
DollarShares baron_ferejohn(std::size_t members, double delta);

}  // namespace entente::theory

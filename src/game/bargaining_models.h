// Textbook bargains with a closed form: what the general solver must reproduce, and what an analyst checks by hand.
//
//     rubinstein_share(.9, .8)            // .714: the first proposer's share of a pie of 1
//     risk_and_return(.5, .1, .4)         // how much to demand of a side whose cost of war is unknown
//
// Shares, chances and discount factors are in 0..1; costs are in units of the pie, which is 1.
#pragma once

#include <cstddef>

namespace entente::game {

/// First proposer's share when offers alternate for ever: (1 - d2) / (1 - d1 d2), d the value of a pie one round
/// later (Rubinstein, Econometrica 1982).
double rubinstein_share(double discount_1, double discount_2);

/// The same when offers end after `rounds` (at least 1) and then nobody has anything; side 1 proposes first.
double alternating_offers_share(double discount_1, double discount_2, std::size_t rounds);

/// An offer to somebody whose least acceptable share is uniform on [low, high].
struct UncertainOffer {
    double offer = 0;      ///< the share offered, or the demand made
    double refused = 0;    ///< probability
    double payoff = 0;     ///< of the side that offers
};
UncertainOffer ultimatum_offer(double low, double high);

/// A demand x of the pie by a side that wins a war with probability p at a cost, of a side whose cost is uniform on
/// [0, most_cost]: more is refused more often (Fearon, International Organization 1995).
UncertainOffer risk_and_return(double win, double own_cost, double most_cost);

/// Of two types with costs low < high, the greater demand (that only the high-cost type accepts) is made if the
/// low-cost type has at most this probability.
double risky_demand_limit(double own_cost, double low_cost, double high_cost);

/// Deals that both prefer to war: side A's share from `low` to `high`, whose length is the sum of the costs.
struct BargainingRange {
    double low = 0;
    double high = 0;
};
BargainingRange bargaining_range(double win, double cost_a, double cost_b);

/// True if a side whose chance of winning falls from `now` to `later` fights now: pie of 1 a period, one lump cost to
/// it: now - d later > (1 - d)(1 + c (1 - d)) (Powell, International Organization 2006).
bool is_preventive_war(double now, double later, double discount, double cost);

/// Least discount factor at which keeping an agreement for ever is worth more than breaking it once and being
/// punished for ever: (temptation - reward) / (temptation - punishment).
double least_patience(double temptation, double reward, double punishment);

}  // namespace entente::game

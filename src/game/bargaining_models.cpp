#include "game/bargaining_models.h"

#include <algorithm>

namespace entente::game {

double rubinstein_share(double discount_1, double discount_2) {
    return (1 - discount_2) / (1 - discount_1 * discount_2);
}

double alternating_offers_share(double discount_1, double discount_2, std::size_t rounds) {
    double proposer = 0;  // what the proposer of the round after the last would keep, were there one
    for (std::size_t round = rounds; round >= 1; --round) {
        const bool side_1_proposes = round % 2 == 1;
        const double left_to_other = round == rounds ? 0.0 : (side_1_proposes ? discount_2 : discount_1) * proposer;
        proposer = 1 - left_to_other;
    }
    return proposer;
}

UncertainOffer ultimatum_offer(double low, double high) {
    // (1 - x)(x - low) / (high - low) is largest halfway between low and the whole pie.
    const double offer = std::clamp((1 + low) / 2, low, high);
    const double accepted = high > low ? (offer - low) / (high - low) : 1.0;
    return {offer, 1 - accepted, (1 - offer) * accepted};
}

UncertainOffer risk_and_return(double win, double own_cost, double most_cost) {
    const double above = std::max(0.0, (most_cost - own_cost) / 2);
    const double refused = most_cost > 0 ? above / most_cost : 0.0;
    const double demand = win + above;
    return {demand, refused, (1 - refused) * demand + refused * (win - own_cost)};
}

double risky_demand_limit(double own_cost, double low_cost, double high_cost) {
    return (high_cost - low_cost) / (high_cost + own_cost);
}

BargainingRange bargaining_range(double win, double cost_a, double cost_b) { return {win - cost_a, win + cost_b}; }

bool is_preventive_war(double now, double later, double discount, double cost) {
    return now - discount * later > (1 - discount) * (1 + cost * (1 - discount));
}

double least_patience(double temptation, double reward, double punishment) {
    return (temptation - reward) / (temptation - punishment);
}

}  // namespace entente::game

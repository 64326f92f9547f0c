// The votes and the chances of victory as inline functions, shared by the kernels.
//
//     double v = vote<VotingRule::cubic>(weight, utility_of_a - utility_of_b);   // above 0: for a
#pragma once

#include "stats/clones.h"
#include "theory/spatial/laws.h"

namespace entente::theory::spatial {

ENTENTE_INLINE double above_zero(double x) { return 0.0 < x ? x : 0.0; }

/// -1, +1 or, where the difference is below 1e-8, in between.
ENTENTE_INLINE double sign_of(double x) {
    const double ratio = x / 1e-8;
    const double at_least = -1.0 < ratio ? ratio : -1.0;
    return at_least < 1.0 ? at_least : 1.0;
}

template <VotingRule rule>
ENTENTE_INLINE double vote(double weight, double x) {
    if constexpr (rule == VotingRule::binary) {
        return weight * sign_of(x);
    } else if constexpr (rule == VotingRule::proportional_binary) {
        return weight * (0.8 * x + 0.2 * sign_of(x));
    } else if constexpr (rule == VotingRule::proportional_cubic) {
        return weight * (0.5 * x + 0.5 * (x * x * x));
    } else if constexpr (rule == VotingRule::cubic) {
        return weight * (x * x * x);
    } else if constexpr (rule == VotingRule::asymmetric) {
        const double factor = x < 0.0 ? 1.0 : 2.0 / 3.0;
        return factor * weight * x;
    } else {
        return weight * x;
    }
}

template <VictoryLaw law>
ENTENTE_INLINE double power_of(double x) {
    const double x2 = x * x;
    const double x4 = x2 * x2;
    if constexpr (law == VictoryLaw::square) {
        return x2;
    } else if constexpr (law == VictoryLaw::quartic) {
        return x4;
    } else if constexpr (law == VictoryLaw::octic) {
        return x4 * x4;
    } else {
        return x;
    }
}

/// The chance that a coalition of strength a beats one of strength b; both above 0.
template <VictoryLaw law>
ENTENTE_INLINE double victory(double a, double b) {
    if constexpr (law == VictoryLaw::binary) {
        constexpr double lead = 1.1;
        const double between = (a / (a + b) * (lead + 1.0) - 1.0) / (lead - 1.0);
        const double not_won = b >= lead * a ? 1e-6 / (1.0 + 1e-6) : between;
        return a >= lead * b ? 1.0 / (1.0 + 1e-6) : not_won;
    } else {
        return power_of<law>(a) / (power_of<law>(a) + power_of<law>(b));
    }
}

}  // namespace entente::theory::spatial

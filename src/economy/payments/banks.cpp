#include "economy/payments/banks.h"

#include <algorithm>

#include "stats/kernels.h"

namespace entente::economy {

double share_that_leaves(double pressure, const BankHabits& habits) {
    if (!(pressure > 0)) return 0;
    return stats::kernel_normal_cdf(stats::kernel_log(pressure / habits.tolerance) / habits.spread);
}

BankState move_towards(double goal, const BankState& state, const BankHabits& habits) {
    const double left =
        state.left + (goal > state.left ? habits.exit_speed : habits.return_speed) * (goal - state.left);
    const double open = habits.entry_most * left;
    const double entered =
        state.entered + (open > state.entered ? habits.entry_speed : habits.forget_speed) * (open - state.entered);
    return {left, entered};
}

BankState next_month(const BankState& state, double pressure, const BankHabits& habits) {
    return move_towards(share_that_leaves(pressure, habits), state, habits);
}

double kept_share(const BankState& state, const BankHabits& habits) {
    return 1 - habits.stop * std::max(0.0, state.left - state.entered);
}

bool stays(double margin, double volume, double chance_of_listing, double loss) {
    return margin * volume > chance_of_listing * loss;
}

Routes choose_routes(const RouteCosts& costs, double scale) {
    const double cost[3] = {costs.direct + costs.chance_direct * costs.fine,
                            costs.third_country + costs.chance_third * costs.fine, costs.stop};
    const double least = std::min({cost[0], cost[1], cost[2]});
    double weight[3];
    double sum = 0;
    for (int k = 0; k < 3; ++k) {
        weight[k] = stats::kernel_exp((least - cost[k]) / scale);
        sum += weight[k];
    }
    return {weight[0] / sum, weight[1] / sum, weight[2] / sum};
}

}  // namespace entente::economy

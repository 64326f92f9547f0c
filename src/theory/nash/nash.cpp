#include "theory/nash/nash.h"

#include <array>
#include <cmath>

namespace entente::theory {

namespace {

/// Slope of the sum of w ln(gain) at x, which falls as x grows. Points that leave somebody nothing count as steep
/// towards that actor.
double slope(const Bargain& bargain, std::span<const double> d, double x) {
    const double width = bargain.upper - bargain.lower;
    double sum = 0;
    for (std::size_t i = 0; i < d.size(); ++i) {
        if (!(bargain.weight[i] > 0)) continue;
        const double away = (x - bargain.position[i]) / width;
        const double sign = away > 0 ? 1.0 : away < 0 ? -1.0 : 0.0;
        const double gain = bargain.utility(i, x) - d[i];
        const double steepness = bargain.loss == Loss::linear ? sign : 2 * away;
        if (gain > 0) {
            sum -= bargain.weight[i] * steepness / gain;
        } else if (sign != 0) {
            return -sign * HUGE_VAL;
        }
    }
    return sum;
}

Result<Settlement> run(const Table& table, const Choices& choices) { return settle_bargains(table, choices, nash_point, linked_nash); }

}  // namespace

double nash_point(const Bargain& bargain, std::span<const double> d, Zone zone) {
    // The sum is concave, so its slope changes sign once; halving finds where to the last digit.
    for (int step = 0; step < 200 && zone.low < zone.high; ++step) {
        const double middle = zone.low + (zone.high - zone.low) / 2;
        const double rise = slope(bargain, d, middle);
        if (rise == 0) return middle;
        (rise > 0 ? zone.low : zone.high) = middle;
    }
    return zone.low + (zone.high - zone.low) / 2;
}

extern const Theory nash_theory;

constinit const Theory nash_theory{
    .name = "nash",
    .about = "the point where the weighted product of gains over no deal is largest; the cost of no deal is uncertain",
    .source = "Nash 1950; Kalai 1977",
    .needs_reversion = true,
    .gives_distribution = true,
    .options = bargaining_options,
    .run = run};

}  // namespace entente::theory

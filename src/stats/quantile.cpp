#include "stats/quantile.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <numeric>

#include "stats/summary.h"

namespace entente::stats {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double weight_of(std::span<const double> weights, std::size_t i) {
    return weights.empty() ? 1.0 : weights[i];
}

std::vector<std::size_t> rising_order(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [values](std::size_t a, std::size_t b) {
        return values[a] < values[b] || (values[a] == values[b] && a < b);
    });
    return order;
}

}  // namespace

std::vector<double> weighted_quantiles(std::span<const double> values, std::span<const double> weights,
                                       std::span<const double> p) {
    const std::vector<std::size_t> order = rising_order(values);
    std::vector<double> reached;  // cumulative weight after each value, in rising order
    std::vector<double> value;
    Sum total;
    for (const std::size_t i : order) {
        const double weight = weight_of(weights, i);
        if (!(weight > 0.0)) continue;
        total.add(weight);
        reached.push_back(total.value());
        value.push_back(values[i]);
    }
    std::vector<double> out;
    for (const double level : p) {
        if (value.empty()) {
            out.push_back(not_a_number);
            continue;
        }
        const auto found = std::lower_bound(reached.begin(), reached.end(), level * total.value());
        const auto index = std::min(static_cast<std::size_t>(found - reached.begin()), value.size() - 1);
        out.push_back(value[index]);
    }
    return out;
}

double weighted_quantile(std::span<const double> values, std::span<const double> weights, double p) {
    return weighted_quantiles(values, weights, std::array{p}).front();
}

double histogram_quantile(std::span<const Bin> bins, std::span<const double> masses, double p) {
    const double target = p * sum(masses);
    Sum reached;
    double last = not_a_number;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (!(masses[i] > 0.0)) continue;
        const double before = reached.value();
        reached.add(masses[i]);
        if (reached.value() >= target) {
            const double share = std::clamp((target - before) / masses[i], 0.0, 1.0);
            return bins[i].low + (bins[i].high - bins[i].low) * share;
        }
        last = bins[i].high;
    }
    return last;  // p = 1 missed by rounding of the total
}

double histogram_cumulative(std::span<const Bin> bins, std::span<const double> masses, double x) {
    Sum below;
    for (std::size_t i = 0; i < bins.size() && bins[i].low <= x; ++i) {
        const Bin& bin = bins[i];
        below.add(x >= bin.high ? masses[i] : masses[i] * (x - bin.low) / (bin.high - bin.low));
    }
    return below.value() / sum(masses);
}

}  // namespace entente::stats

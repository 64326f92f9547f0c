#include "stats/scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "stats/kernels.h"
#include "stats/summary.h"

namespace entente::stats {
namespace {

// Integral of a square whose root runs evenly from a to b over the width.
double even_square(double width, double a, double b) {
    return width * (a * a + a * b + b * b) / 3;
}

// Integral of (F(x) - 1{x >= realised})^2 over [low, high], where F rises evenly from `from` to `to`.
double piece(double low, double high, double from, double to, double realised) {
    if (!(high > low)) return 0;
    if (realised >= high) return even_square(high - low, from, to);
    if (realised <= low) return even_square(high - low, 1 - from, 1 - to);
    const double middle = from + (to - from) * (realised - low) / (high - low);
    return even_square(realised - low, from, middle) + even_square(high - realised, 1 - middle, 1 - to);
}

// Beyond all mass F is 0 on the left and 1 on the right, so only a realised value out there adds anything.
double outside(double low, double high, double realised) {
    return std::max(low - realised, 0.0) + std::max(realised - high, 0.0);
}

}  // namespace

double brier(double probability, bool happened) {
    const double gap = probability - (happened ? 1.0 : 0.0);
    return gap * gap;
}

double brier(std::span<const double> probabilities, std::size_t happened) {
    Sum total;
    for (std::size_t k = 0; k < probabilities.size(); ++k) total.add(brier(probabilities[k], k == happened));
    return total.value();
}

double log_score(double probability_of_what_happened) {
    return -kernel_log(probability_of_what_happened);
}

double crps_of_sample(std::span<const double> values, std::span<const double> weights, double realised) {
    std::vector<std::pair<double, double>> sorted;  // value, weight
    for (std::size_t i = 0; i < values.size(); ++i)
        sorted.emplace_back(values[i], weights.empty() ? 1.0 : weights[i]);
    std::erase_if(sorted, [](const auto& entry) { return !(entry.second > 0.0); });
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::sort(sorted.begin(), sorted.end());
    Sum total;
    for (const auto& [value, weight] : sorted) total.add(weight);
    Sum reached;
    Sum score;
    score.add(outside(sorted.front().first, sorted.back().first, realised));
    for (std::size_t i = 0; i + 1 < sorted.size(); ++i) {
        reached.add(sorted[i].second);
        const double level = reached.value() / total.value();
        score.add(piece(sorted[i].first, sorted[i + 1].first, level, level, realised));
    }
    return score.value();
}

double crps_of_histogram(std::span<const Bin> bins, std::span<const double> masses, double realised) {
    const double total = sum(masses);
    if (!(total > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    Sum reached;
    Sum score;
    score.add(outside(bins.front().low, bins.back().high, realised));
    double last = bins.front().low;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        const double before = reached.value() / total;
        score.add(piece(last, bins[i].low, before, before, realised));  // a gap between bins
        reached.add(masses[i]);
        score.add(piece(bins[i].low, bins[i].high, before, reached.value() / total, realised));
        last = bins[i].high;
    }
    return score.value();
}

double randomised_pit(double below, double at_most, double u) {
    return below + u * (at_most - below);
}

double pit_of_sample(std::span<const double> values, std::span<const double> weights, double realised,
                     double u) {
    Sum below;
    Sum at;
    Sum total;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        total.add(weight);
        if (values[i] < realised) below.add(weight);
        if (values[i] == realised) at.add(weight);
    }
    return randomised_pit(below.value() / total.value(), (below.value() + at.value()) / total.value(), u);
}

}  // namespace entente::stats

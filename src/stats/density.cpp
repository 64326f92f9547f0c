#include "stats/density.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/kernels.h"

namespace entente::stats {
namespace {

// P(low < Z < high), measured from the nearer tail, where small differences are not lost against 1.
double normal_mass(double low, double high) {
    if (low > 0.0) return kernel_normal_cdf(-low) - kernel_normal_cdf(-high);
    return kernel_normal_cdf(high) - kernel_normal_cdf(low);
}

// E|X| for X normal.
double mean_distance(double mean, double sd) {
    const double z = mean / sd;
    return mean * (1.0 - 2.0 * kernel_normal_cdf(-z)) + 2.0 * sd * kernel_normal_density(z);
}

double expected_distance(const Density& density, double point) {
    double sum = 0;
    for (const Atom& atom : density.atoms) sum += atom.mass * std::abs(atom.at - point);
    for (const NormalPart& part : density.parts) sum += part.mass * mean_distance(part.mean - point, part.sd);
    return sum;
}

// E|X - X'| for two independent copies.
double expected_spread(const Density& density) {
    double sum = 0;
    for (const Atom& atom : density.atoms) sum += atom.mass * expected_distance(density, atom.at);
    for (const NormalPart& a : density.parts) {
        for (const Atom& atom : density.atoms)
            sum += a.mass * atom.mass * mean_distance(a.mean - atom.at, a.sd);
        for (const NormalPart& b : density.parts) {
            sum += a.mass * b.mass * mean_distance(a.mean - b.mean, std::sqrt(a.sd * a.sd + b.sd * b.sd));
        }
    }
    return sum;
}

}  // namespace

double mass(const Density& density, double low, double high) {
    if (!(low < high)) return 0;
    double sum = 0;
    for (const Atom& atom : density.atoms) sum += atom.at > low && atom.at < high ? atom.mass : 0.0;
    for (const NormalPart& part : density.parts) {
        sum += part.mass * normal_mass((low - part.mean) / part.sd, (high - part.mean) / part.sd);
    }
    return sum;
}

double mass_at(const Density& density, double x) {
    double sum = 0;
    for (const Atom& atom : density.atoms) sum += atom.at == x ? atom.mass : 0.0;
    return sum;
}

double cumulative(const Density& density, double x) {
    double sum = 0;
    for (const Atom& atom : density.atoms) sum += atom.at <= x ? atom.mass : 0.0;
    for (const NormalPart& part : density.parts)
        sum += part.mass * kernel_normal_cdf((x - part.mean) / part.sd);
    return std::min(sum, 1.0);
}

double mean(const Density& density) {
    double sum = 0;
    for (const Atom& atom : density.atoms) sum += atom.mass * atom.at;
    for (const NormalPart& part : density.parts) sum += part.mass * part.mean;
    return sum;
}

double variance(const Density& density) {
    const double centre = mean(density);
    double sum = 0;
    for (const Atom& atom : density.atoms) sum += atom.mass * (atom.at - centre) * (atom.at - centre);
    for (const NormalPart& part : density.parts) {
        sum += part.mass * (part.sd * part.sd + (part.mean - centre) * (part.mean - centre));
    }
    return sum;
}

double crps(const Density& density, double realised) {
    return expected_distance(density, realised) - 0.5 * expected_spread(density);
}

double quantile(const Density& density, double p) {
    const double z = kernel_normal_quantile(p);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Atom& atom : density.atoms) {
        low = std::min(low, atom.at);
        high = std::max(high, atom.at);
    }
    for (const NormalPart& part : density.parts) {
        low = std::min(low, part.mean + z * part.sd);
        high = std::max(high, part.mean + z * part.sd);
    }
    if (cumulative(density, low) >= p) return low;
    // Halving ends when no number is left between the two; `high` is then the smallest that reaches p.
    for (double middle = low + (high - low) / 2; middle > low && middle < high;
         middle = low + (high - low) / 2) {
        (cumulative(density, middle) >= p ? high : low) = middle;
    }
    return high;
}

}  // namespace entente::stats

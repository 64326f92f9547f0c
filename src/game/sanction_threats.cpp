#include "game/sanction_threats.h"

#include <array>
#include <cmath>
#include <cstddef>

#include "stats/kernels.h"

namespace entente::game {
namespace {

constexpr std::size_t grid = 4000;
constexpr double root_half = 0.7071067811865476;

double gap(const ThreatGame& game, double r) { return answer_to_resistance(game, r).resists - r; }

}  // namespace

ThreatEquilibrium answer_to_resistance(const ThreatGame& game, double resists) {
    const double cut = (game.status_quo_sender - (1 - resists) * game.concede_sender) / resists;
    const double firm = game.stand_firm.sender, back = game.back_down;
    ThreatEquilibrium answer;
    answer.threatens = 1 - stats::kernel_normal_cdf(cut - firm) * stats::kernel_normal_cdf(cut - back);
    answer.stands_firm = bivariate_normal_cdf((firm - back) * root_half, firm - cut, root_half) / answer.threatens;
    const double resisting = answer.stands_firm * game.stand_firm.target +
                             (1 - answer.stands_firm) * game.back_down_target - game.concede_target;
    answer.resists = stats::kernel_normal_cdf(resisting / answer.stands_firm);
    return answer;
}

// The derivative by rho is the density at (h, k), so the integral from independence needs no tail (Plackett 1954).
double bivariate_normal_cdf(double h, double k, double rho) {
    constexpr std::size_t pieces = 16;
    constexpr std::array<double, 5> node{-0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831,
                                         0.9061798459386640};
    constexpr std::array<double, 5> weight{0.2369268850561891, 0.4786286704993665, 0.5688888888888889,
                                           0.4786286704993665, 0.2369268850561891};
    constexpr double two_pi = 6.283185307179586;
    const double half = rho / (2 * pieces);
    double integral = 0;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        for (std::size_t i = 0; i < node.size(); ++i) {
            const double r = half * (2 * static_cast<double>(piece) + 1 + node[i]);
            const double rest = 1 - r * r;
            integral += weight[i] * stats::kernel_exp(-(h * h - 2 * r * h * k + k * k) / (2 * rest)) / std::sqrt(rest);
        }
    }
    return stats::kernel_normal_cdf(h) * stats::kernel_normal_cdf(k) + half * integral / two_pi;
}

std::vector<ThreatEquilibrium> threat_equilibria(const ThreatGame& game) {
    std::vector<ThreatEquilibrium> found;
    double low = 0.5 / grid, at_low = gap(game, low);
    for (std::size_t i = 1; i < grid; ++i) {
        const double high = (static_cast<double>(i) + 0.5) / grid, at_high = gap(game, high);
        if (at_low * at_high <= 0) {
            double left = low, right = high;
            for (int round = 0; round < 60; ++round) {
                const double middle = 0.5 * (left + right);
                (gap(game, middle) * at_low > 0 ? left : right) = middle;
            }
            found.push_back(answer_to_resistance(game, 0.5 * (left + right)));
        }
        low = high;
        at_low = at_high;
    }
    return found;
}

}  // namespace entente::game

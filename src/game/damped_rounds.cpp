#include "game/damped_rounds.h"

#include <algorithm>
#include <cmath>


namespace entente::game {
namespace {

constexpr double first_share = 0.5;     // of the way to the answer
constexpr double least_share = 0.02;
constexpr double shorter = 0.7;         // whenever the distance stops falling
constexpr double settled = 1e-12;
constexpr double on_the_way = 1e-6;
constexpr std::size_t rounds_a_step = 20'000;

}  // namespace

bool DampedRounds::settle(std::span<double> log_odds, double t, std::size_t rounds, const std::stop_token& stop) {
    double share = first_share, before = 2;
    for (std::size_t round = 0; round < rounds && !stop.stop_requested(); ++round) {
        tree_.evaluate(log_odds);
        const double distance = tree_.distance(t);
        if (distance <= settled) return true;
        if (distance >= before) share = std::max(shorter * share, least_share);
        before = distance;
        // In log-odds, not probabilities: small probabilities then move as fast as large ones.
        tree_.answer(t, answer_);
        for (std::size_t k = 0; k < log_odds.size(); ++k) log_odds[k] += share * (answer_[k] - log_odds[k]);
    }
    tree_.evaluate(log_odds);
    return tree_.distance(t) <= on_the_way;
}

void DampedRounds::follow(std::span<double> log_odds, double from, double to, const std::stop_token& stop) {
    double t = from;
    while (t < to && !stop.stop_requested()) {
        t = std::min(to, t + std::max(0.02, 0.03 * t));
        settle(log_odds, t, rounds_a_step, stop);
    }
    tree_.evaluate(log_odds);
}

}  // namespace entente::game

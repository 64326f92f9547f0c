#include "theory/condorcet/election.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "theory/condorcet/conditional.h"

namespace entente::theory {

namespace {

/// A difference in utility this large already casts the whole of a binary vote.
constexpr double whole_vote = 1e-8;
/// The Markov form stops when no chance moves by more, or after this many steps.
constexpr double still = 1e-13;
constexpr std::size_t most_steps = 100'000;

using Matrix = std::vector<double>;  ///< [a * candidates + b]

/// Strength of the coalition for a against b: floor plus all votes for a.
Matrix coalitions(std::span<const double> positions, std::span<const double> weights, double range,
                  const std::vector<double>& candidate, VotingLaw law, double floor) {
    const std::size_t m = candidate.size();
    Matrix strength(m * m, floor);
    for (std::size_t k = 0; k < positions.size(); ++k) {
        for (std::size_t a = 0; a < m; ++a) {
            for (std::size_t b = a + 1; b < m; ++b) {
                const double prefers = std::abs(positions[k] - candidate[b]) - std::abs(positions[k] - candidate[a]);
                strength[a * m + b] += std::max(0.0, vote(law, weights[k], prefers / range));
                strength[b * m + a] += std::max(0.0, vote(law, weights[k], -prefers / range));
            }
        }
    }
    return strength;
}

Matrix victories(const Matrix& strength, std::size_t m, VictoryLaw law) {
    Matrix wins(m * m, 0.5);
    for (std::size_t a = 0; a < m; ++a) {
        for (std::size_t b = 0; b < m; ++b)
            if (a != b) wins[a * m + b] = victory(law, strength[a * m + b], strength[b * m + a]);
    }
    return wins;
}

/// Chances in proportion to the product of victories.
std::vector<double> conditional_chances(const Matrix& wins, std::size_t m) {
    std::vector<double> chance(m, 1.0);
    for (std::size_t b = 0; b < m; ++b) {
        for (std::size_t a = 0; a < m; ++a)
            if (a != b) chance[a] *= wins[a * m + b];
        const double largest = *std::max_element(chance.begin(), chance.end());
        for (double& c : chance) c /= largest;
    }
    const double all = std::accumulate(chance.begin(), chance.end(), 0.0);
    for (double& c : chance) c /= all;
    return chance;
}

/// How likely a is proposed against b: alike, or as it pays those who would win.
Matrix proposals(const Matrix& strength, const Matrix& wins, std::size_t m, ElectionForm form, double floor) {
    Matrix proposed(m * m, 1.0 / static_cast<double>(m));
    if (form == ElectionForm::markov_uniform) return proposed;
    for (std::size_t b = 0; b < m; ++b) {
        double all = 0;
        for (std::size_t a = 0; a < m; ++a) {
            proposed[a * m + b] = strength[a * m + b] * wins[a * m + b] + (a == b ? 0.01 * floor : 0.0);
            all += proposed[a * m + b];
        }
        for (std::size_t a = 0; a < m; ++a) proposed[a * m + b] /= all;
    }
    return proposed;
}

/// Iterates P'_a = sum_b V_ab (P_a T_ba + P_b T_ab), each step halfway, until it rests.
bool markov_chances(const Matrix& wins, const Matrix& proposed, std::size_t m, std::vector<double>& chance) {
    chance.assign(m, 1.0 / static_cast<double>(m));
    std::vector<double> next(m);
    for (std::size_t step = 0; step < most_steps; ++step) {
        double moved = 0;
        for (std::size_t a = 0; a < m; ++a) {
            double sum = 0;
            for (std::size_t b = 0; b < m; ++b)
                sum += wins[a * m + b] * (chance[a] * proposed[b * m + a] + chance[b] * proposed[a * m + b]);
            next[a] = (chance[a] + sum) / 2;
            moved = std::max(moved, std::abs(next[a] - chance[a]));
        }
        chance.swap(next);
        if (moved <= still) return true;
    }
    return false;
}

}  // namespace

double vote(VotingLaw law, double w, double x) {
    const double sign = std::clamp(x / whole_vote, -1.0, 1.0);
    switch (law) {
        case VotingLaw::binary: return w * sign;
        case VotingLaw::proportional_binary: return w * (0.8 * x + 0.2 * sign);
        case VotingLaw::proportional: break;
        case VotingLaw::proportional_cubic: return w * (0.5 * x + 0.5 * x * x * x);
        case VotingLaw::cubic: return w * (x * x * x);
        case VotingLaw::asymmetric: return x < 0 ? w * x : 2.0 / 3.0 * w * x;
    }
    return w * x;
}

double victory(VictoryLaw law, double own, double other) {
    const double ratio = own / (own + other);
    if (law == VictoryLaw::binary) {
        constexpr double lead = 1.1, sure = 1 / (1 + 1e-6);
        if (own >= lead * other) return sure;
        if (other >= lead * own) return 1 - sure;
        return (ratio * (lead + 1) - 1) / (lead - 1);
    }
    double odds = other / own;
    const int squarings = law == VictoryLaw::linear ? 0 : law == VictoryLaw::square ? 1 : law == VictoryLaw::quartic ? 2 : 3;
    if (squarings == 0) return ratio;
    for (int i = 0; i < squarings; ++i) odds *= odds;
    return 1 / (1 + odds);
}

Election hold_election(std::span<const double> positions, std::span<const double> weights, double range,
                       const ElectionLaws& laws) {
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (!(total > 0)) return hold_election(positions, std::vector<double>(positions.size(), 1.0), range, laws);

    Election election;
    for (std::size_t i = 0; i < positions.size(); ++i)
        if (weights[i] > 0) election.candidate.push_back(positions[i]);
    std::sort(election.candidate.begin(), election.candidate.end());
    election.candidate.erase(std::unique(election.candidate.begin(), election.candidate.end()), election.candidate.end());
    const std::size_t m = election.candidate.size();
    if (m == 1) {
        election.chance = {1.0};
        return election;
    }
    const double floor = coalition_floor * total * (election.candidate.back() - election.candidate.front()) / range;
    const Matrix strength = coalitions(positions, weights, range, election.candidate, laws.voting, floor);
    const Matrix wins = victories(strength, m, laws.victory);
    if (laws.form == ElectionForm::conditional) {
        election.chance = conditional_chances(wins, m);
        return election;
    }
    election.settled = markov_chances(wins, proposals(strength, wins, m, laws.form, floor), m, election.chance);
    return election;
}

}  // namespace entente::theory

// A probabilistic Condorcet election: voters with weights and utilities over options, a chance for every option.
//
//     ElectionRoom room;
//     Election how{VictoryLaw::linear, VotingRule::proportional, CondorcetModel::conditional};
//     bool settled = elect(how, ballot, room, chances);
//
// Formulas: README.md, "Votes, coalitions, victory" and "Election".
#pragma once

#include <cstddef>
#include <vector>

#include "theory/spatial/kernels.h"
#include "theory/spatial/laws.h"

namespace entente::theory::spatial {

/// Steps after which a Markov election that still moves is taken as it stands.
inline constexpr std::size_t most_election_steps = 100'000;

struct Election {
    VictoryLaw victory = VictoryLaw::linear;
    VotingRule voting = VotingRule::proportional;
    CondorcetModel model = CondorcetModel::conditional;
};

/// Scratch of an election, to be kept between elections so that none allocates twice.
struct ElectionRoom {
    std::vector<double> side, rival, chance, challenge, challenged, next;
    std::vector<double> share;  ///< [lanes_of(options)]
};

/// chances[option] (`ballot.options` of them, summing to 1). False if a Markov election did not settle within
/// most_election_steps; the chances are then those it had reached.
bool elect(const Election& how, const Ballot& ballot, ElectionRoom& room, double* chances);

/// The product of each row over the sum of all products: out[a] for chance[b * stride + a]. Long products of small
/// chances do not vanish.
void shares_of_products(std::size_t options, std::size_t stride, const double* chance, double* share);

}  // namespace entente::theory::spatial

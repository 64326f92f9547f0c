// The probabilistic Condorcet election: every candidate position meets every other, coalitions of those who prefer it
// give it a chance to win, and the chances of all contests together give a distribution over positions.
//
//     Election e = hold_election(positions, weights, 100, {});
//     e.candidate[0], e.chance[0];
//
// Formulas: theories.md, section 6 (vote, coalitions, victory, PCE), with floors in proportion to the weights so that
// the unit of power does not matter.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente::theory {

enum class ElectionForm { markov_uniform, conditional, markov_incentive };
enum class VictoryLaw { linear, square, quartic, octic, binary };
enum class VotingLaw { proportional, binary, proportional_binary, proportional_cubic, cubic, asymmetric };

struct ElectionLaws {
    ElectionForm form = ElectionForm::markov_uniform;
    VictoryLaw victory = VictoryLaw::linear;
    VotingLaw voting = VotingLaw::proportional;
};

struct Election {
    std::vector<double> candidate;  ///< the distinct positions held with weight, ascending
    std::vector<double> chance;     ///< of each, summing to 1
    bool settled = true;            ///< false: the Markov form was still moving after its last step
};

/// The vote that weight w casts on a difference x in utility: positive for the first of two options.
double vote(VotingLaw law, double w, double x);

/// The chance that a coalition of strength `own` beats one of strength `other`; both above 0.
double victory(VictoryLaw law, double own, double other);

/// Holds the election. An actor's utility of a candidate is 1 - |x - candidate| / range; range > 0. Where all weights
/// are 0, everybody counts alike. Cost: candidates^2 x (actors + steps).
Election hold_election(std::span<const double> positions, std::span<const double> weights, double range,
                       const ElectionLaws& laws);

}  // namespace entente::theory

// The nine families of choices of the Spatial Model of Politics, and the one of ours, as values. families.h gives
// them names; README.md in this folder gives the formula of each.
//
//     Options options{.voting = VotingRule::cubic, .consent = Consent::both};
#pragma once

namespace entente::theory::spatial {

/// How the strengths of two coalitions become a chance: a ratio of powers 1, 2, 4, 8, or a 10 % lead decides.
enum class VictoryLaw { linear, square, quartic, octic, binary };

/// How a difference in utility becomes a vote.
enum class VotingRule { binary, proportional_binary, proportional, proportional_cubic, cubic, asymmetric };

/// How pairwise chances become a distribution over options.
enum class CondorcetModel { conditional, markov_uniform, markov_incentive };

/// What a third party that joins a side risks.
enum class ThirdPartyCommitment { none, semi, full };

/// How saliences and chances weigh in a bargain: first powers, squares, or squares of the advantage.
enum class VectorBargain { s1p1, s2p2, s2pmax };

/// Whose view of a challenge becomes a bargain: the initiator's, both as rivals, or their power-weighted mean.
enum class BargainModel { initiator, initiator_and_receiver, power_weighted };

/// The interval that risk attitudes span: [0, 1], [-1/2, 1], [-1, 1].
enum class RiskRange { minimum, middle, maximum };

/// How much of another's true risk attitude an actor sees, the rest being its own: 0, 1/3, 1/2, 2/3, 1.
enum class RiskPerception { none, one_third, half, two_thirds, full };

/// Whether an actor takes the likeliest bargain of its queue or draws one.
enum class StateTransition { deterministic, stochastic };

/// Whose consent moves an actor. `each_alone` is the source as it runs: everyone moves by the bargain it elects
/// itself, even if the partner elected another, and two slips of the source are kept. `both` is the corrected model:
/// a bargain is carried out only if both parties elect it, and the slips are mended.
enum class Consent { each_alone, both };

}  // namespace entente::theory::spatial

#include "theory/spatial/families.h"

namespace entente::theory::spatial {
namespace {

using Names = std::string_view;

constexpr std::array<Names, 5> victory_names{"Linear", "Square", "Quartic", "Octic", "Binary"};
constexpr std::array<Names, 6> voting_names{"Binary", "PropBin", "Prop", "PropCbc", "Cubic", "ASymProsp"};
constexpr std::array<Names, 3> election_names{"Conditional", "MarkovUniform", "MarkovIncentive"};
constexpr std::array<Names, 3> commitment_names{"NoCommit", "SemiCommit", "FullCommit"};
constexpr std::array<Names, 3> interpolation_names{"S1P1", "S2P2", "S2PMax"};
constexpr std::array<Names, 3> bargain_names{"InitOnlyInterp", "InitRcvrInterp", "PWCompInterp"};
constexpr std::array<Names, 3> risk_range_names{"Min", "Mid", "Max"};
constexpr std::array<Names, 5> risk_perception_names{"None", "OneThird", "Half", "TwoThirds", "Full"};
constexpr std::array<Names, 2> transition_names{"Deterministic", "Stochastic"};

}  // namespace

std::span<const Family> families() {
    static constexpr std::array<Family, 9> all{{
        {Choice::victory, "victory", "VictoryProbModel", victory_words, victory_names, 0},
        {Choice::voting, "voting", "VotingRule", voting_words, voting_names, 2},
        {Choice::election, "election", "PCEModel", election_words, election_names, 0},
        {Choice::commitment, "commitment", "ThirdPartyCommit", commitment_words, commitment_names, 1},
        {Choice::interpolation, "interpolation", "InterVecBrgn", interpolation_words, interpolation_names, 1},
        {Choice::bargain, "bargain", "BargnModel", bargain_words, bargain_names, 0},
        {Choice::risk_range, "risk-range", "BigRRange", risk_range_words, risk_range_names, 1},
        {Choice::risk_perception, "risk-perception", "BigRAdjust", risk_perception_words, risk_perception_names, 1},
        {Choice::transition, "transition", "StateTransitions", transition_words, transition_names, 0},
    }};
    return all;
}

void set_family(Options& options, Choice choice, std::size_t index) {
    switch (choice) {
        case Choice::victory: options.victory = static_cast<VictoryLaw>(index); break;
        case Choice::voting: options.voting = static_cast<VotingRule>(index); break;
        case Choice::election: options.condorcet = static_cast<CondorcetModel>(index); break;
        case Choice::commitment: options.commitment = static_cast<ThirdPartyCommitment>(index); break;
        case Choice::interpolation: options.interpolation = static_cast<VectorBargain>(index); break;
        case Choice::bargain: options.bargain = static_cast<BargainModel>(index); break;
        case Choice::risk_range: options.risk_range = static_cast<RiskRange>(index); break;
        case Choice::risk_perception: options.risk_perception = static_cast<RiskPerception>(index); break;
        case Choice::transition: options.transition = static_cast<StateTransition>(index); break;
    }
}

}  // namespace entente::theory::spatial

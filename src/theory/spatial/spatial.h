// The Spatial Model of Politics: actors with influence bargain over any number of issues at once. Each turn every
// actor looks for the one rival whom it gains most from challenging, the two strike a bargain in vectors, everybody
// affected elects one of the bargains on its table, and positions, then ideals, move.
//
// The formulas are those of the open program KTAB (README.md in this folder states them); `Consent::each_alone`
// repeats its positions bit by bit, `Consent::both` is the corrected model.
//
//     spatial::Input input{.actors = 3, .issues = 1, .power = {57, 102, 153},
//                          .position = {66, 100, 71}, .salience = {76, 62, 59}};
//     Result<spatial::History> history = spatial::run_spatial(input, {});
//     history->states.back().position[0];   // where the first actor ends, on 0..100
//
// Pure functions over values; arrays are dense, row after row, and a row is an actor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/diagnostic.h"
#include "theory/spatial/laws.h"

namespace entente::theory::spatial {

inline constexpr std::size_t fewest_actors = 3;    ///< a challenge needs a third party
inline constexpr std::size_t most_actors = 250;    ///< the source's limit; the work grows as its third power
inline constexpr std::size_t most_issues = 100;

struct Input {
    std::size_t actors = 0;        ///< fewest_actors..most_actors
    std::size_t issues = 0;        ///< 1..most_issues
    std::vector<double> power;     ///< [actor], above 0, any unit
    std::vector<double> position;  ///< [actor * issues + issue], 0..100
    std::vector<double> salience;  ///< [actor * issues + issue], at least 0, an actor's sum above 0 and at most 100
    std::vector<double> ideal;     ///< [actor * issues + issue], 0..100; empty: the position is the ideal
    /// [actor * actors + other]: how far an actor's ideal follows the other's new position; at least 0, a row sums to
    /// at most 1. Empty: everyone's ideal follows its own position ("cynical"). All 0: ideals never move.
    std::vector<double> accommodation;
};

struct Options {
    VictoryLaw victory = VictoryLaw::linear;
    VotingRule voting = VotingRule::proportional;
    CondorcetModel condorcet = CondorcetModel::conditional;
    ThirdPartyCommitment commitment = ThirdPartyCommitment::semi;
    VectorBargain interpolation = VectorBargain::s2p2;
    BargainModel bargain = BargainModel::initiator;
    RiskRange risk_range = RiskRange::middle;
    RiskPerception risk_perception = RiskPerception::one_third;
    StateTransition transition = StateTransition::deterministic;
    Consent consent = Consent::each_alone;
    std::uint64_t seed = 1;        ///< key of the draws where the transition is stochastic
    std::size_t max_turns = 100;   ///< 1..10,000: at most this many turns
    double stop_ratio = 0.02;      ///< 0..1: stop after a turn (not the first) whose movement falls below this
                                   ///< share of the first turn's; 0 never stops early
};

/// A bargain on the table of a turn, on 0..100.
struct Proposal {
    std::uint32_t initiator = 0;
    std::uint32_t receiver = 0;
    double expected_gain = 0;               ///< the initiator's expected gain in utility from the challenge
    /// The initiator's chance that the bargain was struck with: as the one sees it whose view the bargain is. 0..1,
    /// but for the receiver's view under Consent::each_alone, where the source puts the expected gain in its place.
    double win_probability = 0;
    std::vector<double> initiator_position;  ///< [issue] where the initiator would stand
    std::vector<double> receiver_position;   ///< [issue] where the receiver would stand
    bool initiator_accepts = false;         ///< the initiator elected it from its queue
    bool receiver_accepts = false;          ///< the receiver elected it from its queue
    bool operator==(const Proposal&) const = default;
};

struct State {
    std::vector<double> position;         ///< [actor * issues + issue], 0..100
    std::vector<double> ideal;            ///< [actor * issues + issue], 0..100
    std::vector<double> win_probability;  ///< [actor] that the actor's place wins; those who share a place share it
    /// Actors that hold the places elected among: each the first to stand where no earlier place is within a tenth
    /// of 0..100 (Euclidean). An actor near two places reports the chance of the later one.
    std::vector<std::uint32_t> places;
    std::vector<double> place_probability;  ///< [place], summing to 1
    std::vector<double> risk;             ///< [actor] risk attitude, -1..1 (0..1 or -1/2..1 by RiskRange)
    bool operator==(const State&) const = default;
};

struct Turn {
    std::vector<Proposal> proposals;  ///< in the order made: by initiator, then by view
    double movement_ratio = 0;        ///< the turn's movement over the first turn's (the stop rule's number)
    bool operator==(const Turn&) const = default;
};

enum class StopReason { settled, out_of_turns };

struct History {
    std::vector<State> states;  ///< the input first, then one a turn
    std::vector<Turn> turns;    ///< one fewer than states
    StopReason stopped = StopReason::settled;
    Diagnostics notes;  ///< what a reader should know: a degenerate input and the limit taken, rounds run out
    bool operator==(const History&) const = default;
};

/// Runs the model. Codes E350-E354 for input it cannot run on (see codes.h). The same input and options give the
/// same bytes on any x86-64. Cost grows as the third power of the number of actors a turn.
Result<History> run_spatial(const Input& input, const Options& options);

/// The diagnostics run_spatial would refuse with; empty if it would run.
Diagnostics check(const Input& input, const Options& options);

/// The place of the last state most likely to win, the first of equals; one number an issue on 0..100.
std::vector<double> likeliest_position(const History& history, std::size_t issues);

/// The last state's places weighted by their chances of winning; one number an issue on 0..100.
std::vector<double> expected_position(const History& history, std::size_t issues);

}  // namespace entente::theory::spatial

// The nine families of choices by name: ours, as `--set voting=cubic`, and KTAB's, as `<VotingRule>Cubic</VotingRule>`.
//
//     const Family& family = families()[1];                 // voting
//     set_family(options, Choice::voting, 4);               // the fifth word of it, cubic
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "theory/spatial/spatial.h"
#include "theory/theory.h"

namespace entente::theory::spatial {

enum class Choice {
    victory, voting, election, commitment, interpolation, bargain, risk_range, risk_perception, transition
};

struct Family {
    Choice choice = Choice::victory;
    std::string_view option;                       ///< our name
    std::string_view element;                      ///< KTAB's name
    std::span<const Word> words;                   ///< our names of the values, in the order of the enumeration
    std::span<const std::string_view> spellings;   ///< KTAB's names of the same
    std::size_t initial = 0;                       ///< index of the default
};

/// All nine, in the order of Choice.
std::span<const Family> families();

/// Sets a family to its word number `index` (below words.size()).
void set_family(Options& options, Choice choice, std::size_t index);

inline constexpr std::array victory_words{
    Word{"linear", "strengths in proportion"}, Word{"square", "squares of strengths in proportion"},
    Word{"quartic", "fourth powers"}, Word{"octic", "eighth powers"}, Word{"binary", "a lead of a tenth decides"}};
inline constexpr std::array voting_words{
    Word{"binary", "full weight whatever the difference"},
    Word{"proportional-binary", "four fifths proportional, one fifth binary"},
    Word{"proportional", "weight times difference in utility"},
    Word{"proportional-cubic", "half proportional, half cubic"}, Word{"cubic", "weight times the cubed difference"},
    Word{"asymmetric", "losses count in full, gains two thirds"}};
inline constexpr std::array election_words{
    Word{"conditional", "the chance to beat every other option at once"},
    Word{"markov-uniform", "the state that chance challenges settle into"},
    Word{"markov-incentive", "the same, stronger coalitions challenging more often"}};
inline constexpr std::array commitment_words{
    Word{"none", "a third party risks nothing of its own"},
    Word{"semi", "a third party keeps its place if its side wins, follows the winner if not"},
    Word{"full", "a third party ends where the winner stands"}};
inline constexpr std::array interpolation_words{
    Word{"s1p1", "by salience and chance"}, Word{"s2p2", "by their squares"},
    Word{"s2pmax", "by squared salience and the advantage in chance"}};
inline constexpr std::array bargain_words{
    Word{"initiator", "as the initiator sees the challenge"},
    Word{"initiator-and-receiver", "both views, as rival bargains"},
    Word{"power-weighted", "the mean of both views, by influence"}};
inline constexpr std::array risk_range_words{
    Word{"minimum", "0 to 1"}, Word{"middle", "-1/2 to 1"}, Word{"maximum", "-1 to 1"}};
inline constexpr std::array risk_perception_words{
    Word{"none", "others are taken to be like oneself"}, Word{"one-third", "a third of their own attitude is seen"},
    Word{"half", "half of it"}, Word{"two-thirds", "two thirds of it"}, Word{"full", "all of it"}};
inline constexpr std::array transition_words{
    Word{"deterministic", "the likeliest bargain"}, Word{"stochastic", "a bargain drawn by its chance"}};

}  // namespace entente::theory::spatial

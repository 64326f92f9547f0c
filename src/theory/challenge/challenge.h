// The expected-utility model of Bueno de Mesquita: each round every actor weighs challenging every other, offers
// follow from who expects to gain, and everybody moves to the best offer it received.
//
//     Path path = run_challenge({positions, powers, saliences}, named_reading("scholz-code"), 10);
//
// The published formulas leave a dozen questions open; each is a named switch here (docs/theories.md, letters A to L
// of theories.md 1.1), and `named_reading` gives the combinations that were used in print.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace entente::theory::challenge {

enum class Denominator { global, pairwise };                   ///< A: what a chance of success is a share of
enum class ReverseChance { support, complement, net };         ///< B: the chance of the one challenged
enum class View { own, target };                               ///< C: who computes the answer to a challenge
enum class SecuritySum { challenged, challenging };            ///< D: over challenges received, or made
enum class CompromiseSign { figure, text };                    ///< E: the text's sign slip
enum class Capitulation { never, figure };                     ///< F: does anyone give in outright
enum class OfferChoice { scholz_key, least_move, highest_offer };  ///< G: which offer is taken
enum class Precedence { by_kind, none };                       ///< G: confrontation, compromise, capitulation in turn
enum class RangeRule { fixed, each_round };                    ///< H: what distances are a share of
enum class Centre { median, mean };                            ///< I: what mu is
enum class Tailwind { rule, always, never };                   ///< J: T, whether mu moves the other one's way
enum class TieRule { skip, offer };                            ///< K: actors who stand together
enum class StopRule { rounds, settled };                       ///< L

struct Reading {
    Denominator denominator = Denominator::global;
    ReverseChance reverse = ReverseChance::support;
    View view = View::own;
    SecuritySum security = SecuritySum::challenged;
    CompromiseSign sign = CompromiseSign::figure;
    Capitulation capitulation = Capitulation::never;
    OfferChoice offer = OfferChoice::scholz_key;
    Precedence precedence = Precedence::by_kind;
    RangeRule range = RangeRule::fixed;
    Centre centre = Centre::median;
    double status_quo = 1.0;  ///< J: Q, the chance that nothing changes without a challenge, in [0, 1]
    Tailwind tailwind = Tailwind::rule;
    TieRule tie = TieRule::skip;
    StopRule stop = StopRule::rounds;
    double threshold = 0.005;  ///< stop rule `settled`: moves of the median below this share of the range
};

/// scholz-code, scholz-paper, least-move or highest-offer; anything else gives scholz-code.
Reading named_reading(std::string_view name);

struct Input {
    std::span<const double> position;  ///< at least two, any scale
    std::span<const double> power;     ///< at least 0
    std::span<const double> salience;  ///< 0..1; at least one power x salience above 0
};

struct Path {
    std::vector<std::vector<double>> position;  ///< [round][actor]; round 0 is the input
    bool settled = false;                       ///< the stop rule ended it before the rounds ran out
    bool all_equal = false;                     ///< nobody disagreed, so nobody moved
};

/// Runs at most `rounds` rounds. Cost: actors^3 a round.
Path run_challenge(const Input& input, const Reading& reading, std::size_t rounds);

/// The expected utilities of one pair in one round, as i sees them.
struct PairView {
    double challenge = 0;  ///< a = E(i -> j)
    double answer = 0;     ///< b = E(j -> i)
};

/// Every pair's view in the first round, [i * actors + j]; what the offers are made from.
std::vector<PairView> first_round_views(const Input& input, const Reading& reading);

}  // namespace entente::theory::challenge

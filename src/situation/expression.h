// Conditions of the situation file, parsed: "deal and control in today..swap and enforcement <= loose".
//
// Grammar: `or` binds weakest, then `and`, then `not`; parentheses group. The leaves are
//
//     deal            a deal is in force on the main track     (`no deal` is its negation)
//     deal(issue)     the same for the track of that issue     (`no deal(issue)` likewise)
//     signed          terms were signed on the main track, whether or not they came into force
//     kept            the deal on the main track is in force and kept; signed(issue), kept(issue) likewise
//     issue < v, <=, >, >=, ==, !=     v a number or a landmark of that issue
//     issue in a..b   both ends included
//     move == option, chance == value, type == value; likewise !=
//
// A term (an issue with two or more deciders) has a value only under a deal on its track: without one every
// comparison of it is false. An issue with one decider has a value in every stage.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"

namespace entente::situation {

/// A set of values of one issue: the interval between low and high, each end in or out. Infinite ends are allowed.
struct Region {
    IssueId issue{};
    double low = 0;
    double high = 0;
    bool includes_low = true;
    bool includes_high = true;

    bool contains(double x) const {
        return (x > low || (includes_low && x == low)) && (x < high || (includes_high && x == high));
    }
};

struct Expression {
    enum class Kind { always, deal, is_signed, kept, region, choice, negation, conjunction, disjunction };
    Kind kind = Kind::always;
    TrackId track{};                    ///< of a deal, a signature or a deal kept
    VariableId variable{};              ///< of a choice: variable == value
    std::size_t value = 0;
    Region region;                      ///< of a region
    std::vector<Expression> children;   ///< one for a negation, two or more for the others
};

/// What a claim tests: either how likely `event` is given `given`, or how likely an actor gains more under one outcome
/// than under another (a draw of each), or than a number:
///
///     "secondary >= small-banks given no deal"
///     "gain(CN, frozen-loose) > gain(CN, talks-drift)"      "gain(UA, frozen-loose) < 0"
struct Gain {
    ActorId actor{};
    OutcomeId outcome{};
};

struct Test {
    enum class Kind { event, gain };
    Kind kind = Kind::event;
    Expression event;
    Expression given;        ///< `always` if the test has no condition
    Gain left;               ///< of a gain test: left > right (or < )
    bool left_is_greater = true;
    bool right_is_gain = false;
    Gain right;
    double right_value = 0;  ///< in points of the actor's 0..100 scale, if right is a number
};

/// How things stand on one track.
enum class Standing : std::uint8_t { none, signed_only, broken, kept };

/// What an expression is asked of.
struct Facts {
    std::vector<Standing> track;        ///< by TrackId: a deal is in force if broken or kept
    std::vector<double> value;          ///< by IssueId; ignored for terms of a track without a deal
    std::vector<int> track_of_issue;    ///< the track an issue is a term of, -1 for one with a value in every stage
    std::vector<std::size_t> choice;    ///< by VariableId: what it came to; not_made for a move nobody makes

    static constexpr std::size_t not_made = ~std::size_t{0};
    bool in_force(std::size_t t) const { return track[t] == Standing::broken || track[t] == Standing::kept; }
};

/// The truth of an expression where the facts are known. A broken deal was in force: `deal` holds, `kept` does not.
bool holds(const Expression& expression, const Facts& facts);

}  // namespace entente::situation

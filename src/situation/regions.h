// An issue's scale cut at the constants of conditions: between two cuts, and on each of them, every condition has one
// truth value. So a question about conditions ("can both hold?") is answered exactly by trying one value a piece.
//
//     auto pieces = cut(issue.scale, constants_of(id, conditions));
//     auto found = find_state(both, domains_of(situation));   // where both outcomes hold, if anywhere
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "situation/expression.h"
#include "situation/situation.h"

namespace entente::situation {

/// The finite ends of every region of this issue in the expressions: sorted, each once.
std::vector<double> constants_of(IssueId issue, std::span<const Expression> expressions);

/// A piece of a scale: a point (low == high), or the open interval between two cuts (the ends of the scale belong to
/// the interval beside them unless they are cuts themselves).
struct Piece {
    double low = 0;
    double high = 0;
    bool is_point() const { return low == high; }
    double middle() const { return low + (high - low) / 2; }
};

/// Pieces in ascending order; `constants` sorted, all inside the bounds.
std::vector<Piece> cut(const stats::Bounds& bounds, std::span<const double> constants);

/// Which track each issue is a term of, or -1: what `holds` needs.
std::vector<int> track_of_issues(std::span<const Issue> issues);

/// What the names of an expression range over.
struct Domains {
    std::span<const Issue> issues;
    std::size_t tracks = 0;
    std::span<const Variable> variables;  ///< a move may also be not made
};

Domains domains_of(const Situation& situation);

struct Search {
    std::optional<Facts> state;  ///< where the expression holds; a value is NaN and a choice not_made if it is not asked
    bool complete = true;        ///< false if the search gave up
    std::size_t steps = 0;       ///< leaves and joints looked at
};

inline constexpr std::size_t largest_search = 5'000'000;

/// A state in which the expression holds, or proof (complete, no state) that there is none. Gives up after `budget`
/// steps, which no condition written by hand comes near.
Search find_state(const Expression& expression, const Domains& domains, std::size_t budget = largest_search);

}  // namespace entente::situation

// What bargaining theories share: what each would have without a deal, and which points beat that for everybody.
//
//     Bargain bargain{positions, weights, 0, 100, 80};
//     std::optional<Zone> zone = agreement_zone(bargain, 0.1);   // nothing: no deal
//
// Utility is minus the distance, or its square, as a share of the scale: u_i(x) = -|x - x_i| / width. Without a deal
// actor i has d_i = u_i(reversion) - cost; the cost of no deal is the same for all, in the same units, and uncertain.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "theory/linked.h"
#include "theory/one_issue.h"

namespace entente::theory {

struct Bargain {
    std::span<const double> position;
    std::span<const double> weight;  ///< actors of weight 0 have no say
    double lower = 0, upper = 100;   ///< the scale
    double reversion = 0;
    Loss loss = Loss::linear;

    double utility(std::size_t actor, double x) const;
    /// Smallest distance, in units of the scale, at which utility has fallen to `level`; level <= 0.
    double reach(double level) const;
};

struct Zone {
    double low = 0, high = 0;
};

/// Points at which everybody with weight has at least its `floor` ([actor], utilities <= 0); nothing if there is none.
std::optional<Zone> acceptable(const Bargain& bargain, std::span<const double> floor);

/// d_i for each actor at a cost of no deal.
std::vector<double> disagreement(const Bargain& bargain, double cost);

/// Points nobody would refuse at this cost; nothing if there is none.
std::optional<Zone> agreement_zone(const Bargain& bargain, double cost);

/// The point of largest t at which everybody has d_i + t m_i; m_i > 0. `zone` must be the zone of d. The middle where
/// several points reach it.
double raise_together(const Bargain& bargain, std::span<const double> disagreement, std::span<const double> pace,
                      Zone zone);

/// A solution of one bargain: where it settles within the zone, given d.
using Solution = double (*)(const Bargain& bargain, std::span<const double> disagreement, Zone zone);

/// Options that every bargaining theory has.
inline constexpr std::array loss_words{Word{"linear", "distance"}, Word{"quadratic", "its square"}};
inline constexpr std::array linkage_words{
    Word{"apart", "each issue by itself"},
    Word{"linked", "all at once: a loss on one issue may be made good on another"},
};
inline constexpr std::array bargaining_options{
    OptionSpec{"loss", OptionKind::word, "linear", "what distance costs", loss_words},
    OptionSpec{"cost-low", OptionKind::number, "0", "least cost of no deal to each, in percent of the scale", {}, 0, 1000},
    OptionSpec{"cost-high", OptionKind::number, "100", "largest cost of no deal; evenly likely between", {}, 0, 1000},
    OptionSpec{"issues", OptionKind::word, "apart", "how several issues are bargained over", linkage_words},
};

/// The same of all issues at once (linked.h): a point on 0..1 of each issue's scale.
using LinkedSolution = std::vector<double> (*)(const LinkedBargain& bargain, std::span<const double> disagreement);

/// Solves every issue for costs spread evenly from cost-low to cost-high: a distribution of settlements, its mean, and
/// the chance of no deal; a point where both costs are equal. Without any deal the settlement is the reversion. With
/// issues=linked all issues are solved together, at fewer costs; E312 beyond `most_linked_issues`.
Result<Settlement> settle_bargains(const Table& table, const Choices& choices, Solution solution,
                                   LinkedSolution linked_solution);

}  // namespace entente::theory

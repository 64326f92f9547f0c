// Findings about the answers of those with a choice: what would change them, and whether they are the only ones.
// Included by findings.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"

namespace entente::insight {

/// 5th, 50th and 95th percentile over draws and circumstances.
struct Range {
    double low = 0;
    double middle = 0;
    double high = 0;
};

/// How likely something later would have to be for an option to stop being the best, all else as it is played.
struct ChanceThreshold {
    VariableId variable{};      ///< a chance, or somebody else's move
    std::size_t value = 0;
    bool best_below = true;     ///< the option is best while the value is less likely than this; else while likelier
    Range at;                   ///< 0..1: the chance at which the best option changes, 0 or 1 where none changes it
    double within = 0;          ///< share of cases in which that lies strictly between 0 and 1
    Range now;                  ///< the chance as it is played, given the option
    /// What the value would have to cost, in points of the mover's 0..100 scale, for the option to become and to stay
    /// the best at the chances as they are played, over the cases in which such a size exists; absent where the value
    /// does no harm, or where that is so in less than a twentieth of cases.
    std::optional<Range> penalty_from;
    std::optional<Range> penalty_to;
};

struct OptionThresholds {
    std::size_t option = 0;
    double best = 0;            ///< share of cases in which it is worth most
    Range margin;               ///< points by which it is worth more than the best other option
    Range cost_limit;           ///< highest cost, in points, at which it would still be the best: of a threat the
                                ///< largest that is credible
    std::vector<ChanceThreshold> chances;
};

struct AnswerThresholds {
    std::size_t move = 0;       ///< index into moves
    std::vector<OptionThresholds> options;
};

/// Where what follows the bargain has several answers that all hold, or may have.
struct SeveralFinding {
    std::uint64_t draws = 0;    ///< searched
    double share = 0;           ///< of them with several answers somewhere, by weight
    double reach = 0;           ///< probability of getting to where there are several
    std::size_t most = 0;       ///< answers found in one place
    double apart = 0;           ///< largest difference of an option's probability between two of them
    bool too_large = false;     ///< it can go on in too many ways to be searched: nothing else is known
};

}  // namespace entente::insight

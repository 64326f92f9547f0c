// The plain way to a quantal response: everybody moves part of the way to its logit answer, round after round, while
// decisiveness grows in small steps. Slow near folds and for mixed equilibria, but it needs no matrix, so it serves
// games whose information sets are too many for Newton's method, and finds starting points. Private to the solver.
#pragma once

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

#include "game/logit_tree.h"

namespace entente::game {

class DampedRounds {
  public:
    explicit DampedRounds(LogitTree& tree)
        : tree_(tree), answer_(tree.is_public() ? 0 : tree.unknowns()) {}

    /// Up to `rounds` rounds at fixed t; true if the largest change of a probability fell below 1e-12.
    bool settle(std::span<double> log_odds, double t, std::size_t rounds, const std::stop_token& stop);

    /// From `from` to `to`, each step 3 % and at least .02, settled before the next.
    void follow(std::span<double> log_odds, double from, double to, const std::stop_token& stop);

  private:
    LogitTree& tree_;
    std::vector<double> answer_;
};

}  // namespace entente::game

// Logit quantal response of a finite game: every information set of a player is an agent that picks action a with
// probability proportional to exp(l Q(a)), where Q is what the action is worth to the player if all others, and its
// own later agents, play the same answer (McKelvey and Palfrey, Experimental Economics 1998).
//
//     QuantalSolver solver(game);                               // once: all memory is taken here
//     for (each draw) {
//         const QuantalResponse& r = solver.solve({payoffs, chance, decisiveness});   // takes no memory
//         use(r.probabilities, r.payoffs);
//     }
//     std::vector<QuantalResponse> table = solver.follow(lambdas);    // one decisiveness for all, several values
//
// Which answer, where there are several: the one on the principal branch, the curve of answers that begins at equal
// probabilities for decisiveness 0 (all decisivenesses grow in proportion). It is followed by arc length, so it may
// turn back on its way; the first time it meets the value asked for counts. A game in which every information set has
// one node needs no curve: one pass backward solves it exactly. Mathematics: docs/game-files.md.
//
// A solver is a value with memory of its own: one a thread. The same input gives the same bytes, whatever was solved
// before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "game/extensive_game.h"

namespace entente::game {

struct QuantalResponse {
    double lambda = 0;                  ///< the decisiveness asked for; 1 where each player has its own
    std::vector<double> probabilities;  ///< of each action of players, in the order of ExtensiveGame::actions
    std::vector<double> payoffs;        ///< expected, one a player
    double residual = 0;    ///< largest distance of a probability from the logit answer to all others
    std::size_t turns = 0;  ///< how often the branch turned back on its way here
    bool settled = true;    ///< false: residual above 1e-8, the numbers are the nearest found
};

/// What one draw changes. Empty spans: as in the game.
struct QuantalDraw {
    std::span<const double> payoffs;  ///< [outcome * players + player], as ExtensiveGame::payoffs
    std::span<const double> chance;   ///< one a chance action, as ExtensiveGame::chance; above 0 unless it was 0 there
    std::span<const double> decisiveness;  ///< one a player, at least 0; log-odds a unit of payoff
};

/// A point that the principal branch tends to as decisiveness grows: a sequential equilibrium, up to `regret`.
struct LimitPoint {
    QuantalResponse response;  ///< `lambda` is where the branch was left
    double regret = 0;         ///< the most a player could gain by another strategy, in payoff units
    bool reached = true;       ///< false: regret is above what was asked
};

class QuantalSolver {
  public:
    /// The game must have no errors (check_game). It is copied where needed and need not live on.
    explicit QuantalSolver(const ExtensiveGame& game);
    ~QuantalSolver();
    QuantalSolver(QuantalSolver&&) noexcept;
    QuantalSolver& operator=(QuantalSolver&&) noexcept;

    /// The answer of the principal branch where each player has its decisiveness. The reference is good until the
    /// next call.
    const QuantalResponse& solve(const QuantalDraw& draw);

    /// The principal branch at each decisiveness (at least 0, the same for all players), in the order given.
    std::vector<QuantalResponse> follow(std::span<const double> lambdas, const std::stop_token& stop = {});

    /// Follows the principal branch until regret is at most `regret` times the range of payoffs.
    LimitPoint limit(double regret = 1e-8, const std::stop_token& stop = {});

    /// All distinct answers found at one decisiveness: the principal branch first, then by Newton's method from
    /// `starts` random profiles (Philox with `seed`; half of them after a few damped rounds of answers). Two answers
    /// are the same if no probability differs by more than 1e-6. The list may be incomplete: it is a search.
    std::vector<QuantalResponse> equilibria(double lambda, std::size_t starts = 400, std::uint64_t seed = 1,
                                            const std::stop_token& stop = {});

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

/// The most any player gains by leaving `probabilities` (one a player action) while the others keep them: in games of
/// perfect recall over all its strategies; where a player forgets, over one information set at a time.
double regret(const ExtensiveGame& game, std::span<const double> probabilities);

/// The probability of each node, given those of player actions. `out`: one a node.
void reach_probabilities(const ExtensiveGame& game, std::span<const double> probabilities, std::span<double> out);

}  // namespace entente::game

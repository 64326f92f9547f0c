// One game as numbers: what each action is worth when players mix by given log-odds, and how that changes with them.
// Private to the solver; memory is taken by the constructor only.
//
//     LogitTree tree(game);
//     tree.evaluate(log_odds);       // one number for each action of players but the first of its set
//     tree.residual(t, out);         // log-odds less what logit would answer; zero at a quantal response
//     tree.jacobian(t, matrix);      // its derivative
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "game/extensive_game.h"

namespace entente::game {

class LogitTree {
  public:
    explicit LogitTree(const ExtensiveGame& game);

    /// Replaces payoffs, chance probabilities and the players' decisiveness; lengths as in the game.
    void set_payoffs(std::span<const double> payoffs);
    void set_chance(std::span<const double> chance);
    void set_decisiveness(std::span<const double> decisiveness);
    /// Largest difference of payoffs along plays times decisiveness: the unit in which the branch is measured. At
    /// least 1e-300.
    double range() const { return range_; }

    std::size_t unknowns() const { return unknowns_; }
    std::size_t players() const { return players_; }
    std::size_t player_actions() const { return player_actions_; }
    bool is_public() const { return public_; }

    /// Probabilities, values and beliefs at these log-odds (unknowns() long).
    void evaluate(std::span<const double> log_odds);
    /// The exact answer of a public game at decisivenesses multiplied by `scale`.
    void solve_backward(double scale);

    /// F = log-odds - t * worth, where worth is decisiveness * (Q(a) - Q(first)) / range. After evaluate().
    void residual(std::span<const double> log_odds, double t, std::span<double> out) const;
    /// The worths themselves: -dF/dt.
    void worths(std::span<double> out) const;
    /// dF/dlog-odds, column by column: matrix[column * stride + row]. After evaluate().
    void jacobian(double t, double* matrix, std::size_t stride) const;
    /// Largest |probability - logit answer|. After evaluate().
    double distance(double t);
    /// Most that the agent of one information set gains there by its best action, reached or not. After evaluate().
    double agent_regret() const;
    /// The logit answer to the evaluated profile, as log-odds.
    void answer(double t, std::span<double> log_odds) const;
    /// Change of log-probabilities that a change of log-odds means, relative where they are large: the size of a step.
    double size(std::span<const double> change) const;

    std::span<const double> probabilities() const { return {probability_.data(), player_actions_}; }
    std::span<const double> log_probabilities() const { return {log_probability_.data(), player_actions_}; }
    double value(std::size_t player) const { return value_[player]; }

    /// Log-odds of given probabilities; those of 0 become -700.
    void log_odds_of(std::span<const double> probabilities, std::span<double> log_odds) const;

    struct Set {
        std::uint32_t player = 0, first_action = 0, actions = 0, first_unknown = 0;
        std::uint32_t first_node = 0, nodes = 0;  ///< in nodes_of_set_
    };
    std::span<const Set> sets() const { return sets_; }

  private:
    void set_probabilities(std::span<const double> log_odds);
    void find_log_reach();
    void find_values();
    void find_beliefs();
    void add_later_choices(double t, double* matrix, std::size_t stride) const;
    void add_beliefs(double t, double* matrix, std::size_t stride) const;
    void find_range();

    struct Node {
        std::int32_t set;
        std::uint32_t first_child, first_action, actions;
        std::int32_t outcome;
        std::uint32_t parent;
    };
    std::vector<Node> nodes_;
    std::vector<Set> sets_;  ///< of players
    std::vector<std::uint32_t> nodes_of_set_;
    std::size_t players_ = 0, player_actions_ = 0, unknowns_ = 0;
    bool public_ = false;
    std::vector<double> payoffs_, decisiveness_;
    double range_ = 1;
    std::vector<double> probability_, log_probability_;  ///< one an action, chance included
    std::vector<double> log_reach_, belief_;             ///< one a node; belief is that within its set
    std::vector<double> value_;                          ///< [node * players + player]
    std::vector<double> worth_;                          ///< Q, one a player action
    std::vector<double> low_, high_;                     ///< for the range, [node * players + player]
};

}  // namespace entente::game

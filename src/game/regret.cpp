#include <algorithm>
#include <vector>

#include "game/quantal_response.h"

namespace entente::game {
namespace {

/// Everything that depends on the profile only.
class Profile {
  public:
    Profile(const ExtensiveGame& game, std::span<const double> probabilities)
        : game_(game), probability_(probabilities.begin(), probabilities.end()) {
        probability_.insert(probability_.end(), game.chance.begin(), game.chance.end());
        value_.resize(game.nodes.size());
        reach_.resize(game.nodes.size());
    }

    /// Most that `player` gains by its best strategy; needs perfect recall.
    double best_gain(std::size_t player) {
        find_reach(player);
        std::vector<std::uint32_t> depth = own_depth(player);
        const std::uint32_t deepest = depth.empty() ? 0 : *std::max_element(depth.begin(), depth.end());
        const std::vector<double> before = probability_;
        find_values(player);
        const double current = value_.empty() ? 0 : value_[0];
        // Later sets first: what they choose does not depend on earlier ones.
        for (std::uint32_t level = deepest; level >= 1; --level) {
            find_values(player);
            find_worths();
            for (std::size_t s = 0; s < game_.player_sets(); ++s) {
                if (depth[s] == level) choose_best(game_.sets[s]);
            }
        }
        find_values(player);
        const double gain = value_[0] - current;
        probability_ = before;
        return gain;
    }

    /// Most that `player` gains by another choice at one information set.
    double best_gain_at_one_set(std::size_t player) {
        find_reach(static_cast<std::size_t>(-1));
        find_values(player);
        find_worths();
        double gain = 0;
        for (std::size_t s = 0; s < game_.player_sets(); ++s) {
            const MoveSet& set = game_.sets[s];
            if (static_cast<std::size_t>(set.player) != player) continue;
            double mean = 0;
            for (std::uint32_t a = set.first_action; a < set.first_action + set.actions; ++a) {
                mean += probability_[a] * worth_[a];
            }
            gain = std::max(gain, worth_[best_action(set)] - mean);
        }
        return gain;
    }

  private:
    const MoveSet& mover(std::size_t node) const { return game_.sets[static_cast<std::size_t>(game_.nodes[node].set)]; }

    /// Probability that all but `player` play towards each node.
    void find_reach(std::size_t player) {
        std::fill(reach_.begin(), reach_.end(), 0.0);
        if (!reach_.empty()) reach_[0] = 1;
        for (std::size_t n = 0; n < game_.nodes.size(); ++n) {
            if (game_.nodes[n].set == no_index) continue;
            const bool own = mover(n).player != chance_player && static_cast<std::size_t>(mover(n).player) == player;
            for (std::uint32_t j = 0; j < mover(n).actions; ++j) {
                reach_[game_.nodes[n].first_child + j] = reach_[n] * (own ? 1.0 : probability_[mover(n).first_action + j]);
            }
        }
    }

    void find_values(std::size_t player) {
        for (std::size_t n = game_.nodes.size(); n-- > 0;) {
            const TreeNode& node = game_.nodes[n];
            value_[n] = node.outcome == no_index ? 0.0 : game_.payoff(static_cast<std::size_t>(node.outcome), player);
            if (node.set == no_index) continue;
            for (std::uint32_t j = 0; j < mover(n).actions; ++j) {
                value_[n] += probability_[mover(n).first_action + j] * value_[node.first_child + j];
            }
        }
    }

    /// For each set of the player 1 + the number of its own moves before; 0 for sets of others.
    std::vector<std::uint32_t> own_depth(std::size_t player) const {
        std::vector<std::uint32_t> depth(game_.player_sets(), 0), above(game_.nodes.size(), 0);
        for (std::size_t n = 0; n < game_.nodes.size(); ++n) {
            if (game_.nodes[n].set == no_index) continue;
            const bool own = mover(n).player != chance_player && static_cast<std::size_t>(mover(n).player) == player;
            if (own) depth[static_cast<std::size_t>(game_.nodes[n].set)] = above[n] + 1;
            for (std::uint32_t j = 0; j < mover(n).actions; ++j) {
                above[game_.nodes[n].first_child + j] = above[n] + (own ? 1U : 0U);
            }
        }
        return depth;
    }

    /// What each action of players is worth to its owner, weighted by how likely its set is reached; one pass.
    void find_worths() {
        worth_.assign(game_.player_actions(), 0.0);
        for (std::size_t n = 0; n < game_.nodes.size(); ++n) {
            if (game_.nodes[n].set == no_index || mover(n).player == chance_player) continue;
            for (std::uint32_t j = 0; j < mover(n).actions; ++j) {
                worth_[mover(n).first_action + j] += reach_[n] * value_[game_.nodes[n].first_child + j];
            }
        }
    }

    std::size_t best_action(const MoveSet& set) const {
        const auto first = worth_.begin() + set.first_action;
        return static_cast<std::size_t>(std::max_element(first, first + set.actions) - worth_.begin());
    }

    void choose_best(const MoveSet& set) {
        const std::size_t best = best_action(set);
        for (std::size_t a = set.first_action; a < set.first_action + set.actions; ++a) probability_[a] = a == best ? 1.0 : 0.0;
    }

    const ExtensiveGame& game_;
    std::vector<double> probability_, value_, reach_, worth_;
};

}  // namespace

double regret(const ExtensiveGame& game, std::span<const double> probabilities) {
    const bool recalls = forgetful_sets(game).empty();
    Profile profile(game, probabilities);
    double largest = 0;
    for (std::size_t i = 0; i < game.players.size(); ++i) {
        largest = std::max(largest, recalls ? profile.best_gain(i) : profile.best_gain_at_one_set(i));
    }
    return largest;
}

void reach_probabilities(const ExtensiveGame& game, std::span<const double> probabilities, std::span<double> out) {
    if (!out.empty()) out[0] = 1;
    for (std::size_t n = 0; n < game.nodes.size(); ++n) {
        if (game.nodes[n].set == no_index) continue;
        const MoveSet& set = game.sets[static_cast<std::size_t>(game.nodes[n].set)];
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            const std::size_t action = set.first_action + j;
            const double p = set.player == chance_player ? game.chance[action - game.player_actions()] : probabilities[action];
            out[game.nodes[n].first_child + j] = out[n] * p;
        }
    }
}

}  // namespace entente::game

#include "game/logit_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/kernels.h"

namespace entente::game {
namespace {

constexpr double least_range = 1e-300;
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

LogitTree::LogitTree(const ExtensiveGame& game)
    : players_(game.players.size()), player_actions_(game.player_actions()), public_(game::is_public(game)) {
    const std::size_t player_sets = game.player_sets();
    for (std::size_t s = 0; s < player_sets; ++s) {
        const MoveSet& set = game.sets[s];
        sets_.push_back({static_cast<std::uint32_t>(set.player), set.first_action, set.actions,
                         static_cast<std::uint32_t>(unknowns_), 0, 0});
        unknowns_ += set.actions - 1;
    }
    nodes_.reserve(game.nodes.size());
    for (const TreeNode& node : game.nodes) {
        const MoveSet* set = node.set == no_index ? nullptr : &game.sets[static_cast<std::size_t>(node.set)];
        const bool of_player = set != nullptr && set->player != chance_player;
        nodes_.push_back({of_player ? node.set : no_index, node.first_child, set ? set->first_action : 0,
                          set ? set->actions : 0, node.outcome, 0});
        if (of_player) ++sets_[static_cast<std::size_t>(node.set)].nodes;
    }
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
        for (std::uint32_t j = 0; j < nodes_[n].actions; ++j) nodes_[nodes_[n].first_child + j].parent = n;
    }
    std::uint32_t first = 0;
    for (Set& set : sets_) {
        set.first_node = first;
        first += set.nodes;
        set.nodes = 0;
    }
    nodes_of_set_.resize(first);
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
        if (nodes_[n].set == no_index) continue;
        Set& set = sets_[static_cast<std::size_t>(nodes_[n].set)];
        nodes_of_set_[set.first_node + set.nodes++] = n;
    }
    probability_.assign(game.actions.size(), 0.0);
    log_probability_.assign(game.actions.size(), 0.0);
    value_.assign(nodes_.size() * players_, 0.0);
    low_.assign(nodes_.size(), 0.0);
    high_.assign(nodes_.size(), 0.0);
    worth_.assign(player_actions_, 0.0);
    log_reach_.assign(public_ ? 0 : nodes_.size(), 0.0);
    belief_.assign(public_ ? 0 : nodes_.size(), 0.0);
    payoffs_.assign(game.payoffs.size(), 0.0);
    decisiveness_.assign(players_, 1.0);
    set_chance(game.chance);
    set_payoffs(game.payoffs);
}

void LogitTree::set_payoffs(std::span<const double> payoffs) {
    std::copy(payoffs.begin(), payoffs.end(), payoffs_.begin());
    find_range();
}

void LogitTree::set_chance(std::span<const double> chance) {
    for (std::size_t a = 0; a < chance.size(); ++a) {
        probability_[player_actions_ + a] = chance[a];
        log_probability_[player_actions_ + a] = stats::kernel_log(chance[a]);
    }
}

void LogitTree::set_decisiveness(std::span<const double> decisiveness) {
    std::copy(decisiveness.begin(), decisiveness.end(), decisiveness_.begin());
    find_range();
}

// The range of a whole play, so that payoffs at inner nodes count as they add up.
void LogitTree::find_range() {
    range_ = least_range;
    for (std::size_t i = 0; i < players_; ++i) {
        for (std::size_t n = nodes_.size(); n-- > 0;) {
            const Node& node = nodes_[n];
            double low = node.actions == 0 ? 0 : infinity, high = node.actions == 0 ? 0 : -infinity;
            for (std::uint32_t j = 0; j < node.actions; ++j) {
                low = std::min(low, low_[node.first_child + j]);
                high = std::max(high, high_[node.first_child + j]);
            }
            const double own =
                node.outcome == no_index ? 0.0 : payoffs_[static_cast<std::size_t>(node.outcome) * players_ + i];
            low_[n] = low + own;
            high_[n] = high + own;
        }
        range_ = std::max(range_, decisiveness_[i] * (high_[0] - low_[0]));
    }
}

void LogitTree::set_probabilities(std::span<const double> log_odds) {
    for (const Set& set : sets_) {
        double largest = 0;
        for (std::uint32_t j = 1; j < set.actions; ++j) {
            largest = std::max(largest, log_odds[set.first_unknown + j - 1]);
        }
        double total = 0;
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            const double shifted = (j == 0 ? 0.0 : log_odds[set.first_unknown + j - 1]) - largest;
            log_probability_[set.first_action + j] = shifted;
            total += probability_[set.first_action + j] = stats::kernel_exp(shifted);
        }
        const double log_total = stats::kernel_log(total);
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            log_probability_[set.first_action + j] -= log_total;
            probability_[set.first_action + j] /= total;
        }
    }
}

void LogitTree::find_log_reach() {
    log_reach_[0] = 0;
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
        const Node& node = nodes_[n];
        for (std::uint32_t j = 0; j < node.actions; ++j) {
            log_reach_[node.first_child + j] = log_reach_[n] + log_probability_[node.first_action + j];
        }
    }
}

void LogitTree::find_values() {
    for (std::size_t n = nodes_.size(); n-- > 0;) {
        const Node& node = nodes_[n];
        double* value = &value_[n * players_];
        for (std::size_t i = 0; i < players_; ++i) {
            value[i] = node.outcome == no_index ? 0.0 : payoffs_[static_cast<std::size_t>(node.outcome) * players_ + i];
        }
        for (std::uint32_t j = 0; j < node.actions; ++j) {
            const double p = probability_[node.first_action + j];
            const double* child = &value_[(node.first_child + j) * players_];
            for (std::size_t i = 0; i < players_; ++i) value[i] += p * child[i];
        }
    }
}

// Beliefs from logarithms of reach: a set that is reached with probability e^-900 has beliefs like any other.
void LogitTree::find_beliefs() {
    for (const Set& set : sets_) {
        double* worth = &worth_[set.first_action];
        std::fill(worth, worth + set.actions, 0.0);
        double largest = -infinity, total = 0;
        for (std::uint32_t m = 0; m < set.nodes; ++m) {
            largest = std::max(largest, log_reach_[nodes_of_set_[set.first_node + m]]);
        }
        for (std::uint32_t m = 0; m < set.nodes; ++m) {
            const std::uint32_t n = nodes_of_set_[set.first_node + m];
            total += belief_[n] = set.nodes == 1 ? 1.0 : stats::kernel_exp(log_reach_[n] - largest);
        }
        for (std::uint32_t m = 0; m < set.nodes; ++m) {
            const std::uint32_t n = nodes_of_set_[set.first_node + m];
            belief_[n] /= total;
            for (std::uint32_t j = 0; j < set.actions; ++j) {
                worth[j] += belief_[n] * value_[(nodes_[n].first_child + j) * players_ + set.player];
            }
        }
    }
}

void LogitTree::evaluate(std::span<const double> log_odds) {
    set_probabilities(log_odds);
    find_values();
    find_log_reach();
    find_beliefs();
}

void LogitTree::solve_backward(double scale) {
    for (std::size_t n = nodes_.size(); n-- > 0;) {
        const Node& node = nodes_[n];
        double* value = &value_[n * players_];
        if (node.set != no_index) {
            const std::size_t mover = sets_[static_cast<std::size_t>(node.set)].player;
            const double decisiveness = scale * decisiveness_[mover];
            double largest = -infinity, total = 0;
            for (std::uint32_t j = 0; j < node.actions; ++j) {
                worth_[node.first_action + j] = value_[(node.first_child + j) * players_ + mover];
                largest = std::max(largest, worth_[node.first_action + j]);
            }
            for (std::uint32_t j = 0; j < node.actions; ++j) {
                const double behind = worth_[node.first_action + j] - largest;
                total += probability_[node.first_action + j] = stats::kernel_exp(decisiveness * behind);
            }
            for (std::uint32_t j = 0; j < node.actions; ++j) probability_[node.first_action + j] /= total;
        }
        for (std::size_t i = 0; i < players_; ++i) {
            value[i] = node.outcome == no_index ? 0.0 : payoffs_[static_cast<std::size_t>(node.outcome) * players_ + i];
        }
        for (std::uint32_t j = 0; j < node.actions; ++j) {
            const double p = probability_[node.first_action + j];
            for (std::size_t i = 0; i < players_; ++i) value[i] += p * value_[(node.first_child + j) * players_ + i];
        }
    }
}

void LogitTree::worths(std::span<double> out) const {
    for (const Set& set : sets_) {
        const double factor = decisiveness_[set.player] / range_;
        for (std::uint32_t j = 1; j < set.actions; ++j) {
            out[set.first_unknown + j - 1] = factor * (worth_[set.first_action + j] - worth_[set.first_action]);
        }
    }
}

void LogitTree::residual(std::span<const double> log_odds, double t, std::span<double> out) const {
    worths(out);
    for (std::size_t k = 0; k < unknowns_; ++k) out[k] = log_odds[k] - t * out[k];
}

void LogitTree::answer(double t, std::span<double> log_odds) const {
    worths(log_odds);
    for (double& odds : log_odds) odds *= t;
}

double LogitTree::distance(double t) {
    double farthest = 0;
    for (const Set& set : sets_) {
        const double factor = t * decisiveness_[set.player] / range_;
        double best = -infinity, total = 0;
        for (std::uint32_t j = 0; j < set.actions; ++j) best = std::max(best, worth_[set.first_action + j]);
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            total += stats::kernel_exp(factor * (worth_[set.first_action + j] - best));
        }
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            const double answer = stats::kernel_exp(factor * (worth_[set.first_action + j] - best)) / total;
            farthest = std::max(farthest, std::abs(answer - probability_[set.first_action + j]));
        }
    }
    return farthest;
}

double LogitTree::agent_regret() const {
    double largest = 0;
    for (const Set& set : sets_) {
        double best = -infinity, mean = 0;
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            best = std::max(best, worth_[set.first_action + j]);
            mean += probability_[set.first_action + j] * worth_[set.first_action + j];
        }
        largest = std::max(largest, best - mean);
    }
    return largest;
}

double LogitTree::size(std::span<const double> change) const {
    constexpr double relative = 0.05;
    double largest = 0;
    for (const Set& set : sets_) {
        double mean = 0;
        for (std::uint32_t j = 1; j < set.actions; ++j) {
            mean += probability_[set.first_action + j] * change[set.first_unknown + j - 1];
        }
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            const double moved = (j == 0 ? 0.0 : change[set.first_unknown + j - 1]) - mean;
            const double unit = 1 - relative * log_probability_[set.first_action + j];
            largest = std::max(largest, std::abs(moved) / unit);
        }
    }
    return largest;
}

void LogitTree::jacobian(double t, double* matrix, std::size_t stride) const {
    for (std::size_t column = 0; column < unknowns_; ++column) {
        std::fill(matrix + column * stride, matrix + column * stride + unknowns_, 0.0);
        matrix[column * stride + column] = 1;
    }
    add_later_choices(t, matrix, stride);
    add_beliefs(t, matrix, stride);
}

namespace {

/// Subtracts `amount` = t * d(worth of one action) from the rows of its set: the row of the action itself, or, for
/// the first action, which all others are measured against, from every row with the other sign.
void subtract_from_rows(const LogitTree::Set& set, std::uint32_t action, double amount, double* column) {
    if (action > 0) {
        column[set.first_unknown + action - 1] -= amount;
        return;
    }
    for (std::uint32_t j = 1; j < set.actions; ++j) column[set.first_unknown + j - 1] += amount;
}

}  // namespace

// What later choices do to the value of earlier actions: from each node of a player up to the root, the change of its
// value times the probability of getting there.
void LogitTree::add_later_choices(double t, double* matrix, std::size_t stride) const {
    for (std::uint32_t h = 1; h < nodes_.size(); ++h) {
        const Node& node = nodes_[h];
        if (node.set == no_index || node.actions < 2) continue;
        const Set& later = sets_[static_cast<std::size_t>(node.set)];
        double on_the_way = 1;
        for (std::uint32_t at = h; at != 0;) {
            const std::uint32_t parent = nodes_[at].parent;
            const Node& above = nodes_[parent];
            const std::uint32_t action = at - above.first_child;
            if (above.set != no_index && above.actions > 1) {
                const Set& earlier = sets_[static_cast<std::size_t>(above.set)];
                const double weight =
                    t * decisiveness_[earlier.player] / range_ * belief_[parent] * on_the_way;
                double mean = 0;
                for (std::uint32_t b = 0; b < node.actions; ++b) {
                    mean += probability_[node.first_action + b] * value_[(node.first_child + b) * players_ + earlier.player];
                }
                for (std::uint32_t b = 1; b < node.actions; ++b) {
                    const double gain = value_[(node.first_child + b) * players_ + earlier.player] - mean;
                    subtract_from_rows(earlier, action, weight * probability_[node.first_action + b] * gain,
                                       matrix + (later.first_unknown + b - 1) * stride);
                }
            }
            on_the_way *= probability_[above.first_action + action];
            at = parent;
        }
    }
}

// What earlier choices do to beliefs: d log reach of a node is one minus the probability for the action that leads
// there, minus the probability for the others.
void LogitTree::add_beliefs(double t, double* matrix, std::size_t stride) const {
    const auto add_choice = [&](const Set& set, std::uint32_t j, double weight, const Node& above, std::uint32_t taken) {
        const Set& earlier = sets_[static_cast<std::size_t>(above.set)];
        for (std::uint32_t b = 1; b < above.actions; ++b) {
            const double change = (b == taken ? 1.0 : 0.0) - probability_[above.first_action + b];
            subtract_from_rows(set, j, weight * change, matrix + (earlier.first_unknown + b - 1) * stride);
        }
    };
    for (const Set& set : sets_) {
        if (set.nodes < 2 || set.actions < 2) continue;
        const double factor = t * decisiveness_[set.player] / range_;
        for (std::uint32_t m = 0; m < set.nodes; ++m) {
            const std::uint32_t h = nodes_of_set_[set.first_node + m];
            if (belief_[h] == 0) continue;
            for (std::uint32_t at = h; at != 0;) {
                const std::uint32_t parent = nodes_[at].parent;
                const Node& above = nodes_[parent];
                const std::uint32_t taken = at - above.first_child;
                at = parent;
                if (above.set == no_index || above.actions < 2) continue;
                for (std::uint32_t j = 0; j < set.actions; ++j) {
                    const double value = value_[(nodes_[h].first_child + j) * players_ + set.player];
                    const double weight = factor * belief_[h] * (value - worth_[set.first_action + j]);
                    add_choice(set, j, weight, above, taken);
                }
            }
        }
    }
}

void LogitTree::log_odds_of(std::span<const double> probabilities, std::span<double> log_odds) const {
    constexpr double lowest = -700;
    for (const Set& set : sets_) {
        const double first = std::max(stats::kernel_log(probabilities[set.first_action]), lowest);
        for (std::uint32_t j = 1; j < set.actions; ++j) {
            const double own = std::max(stats::kernel_log(probabilities[set.first_action + j]), lowest);
            log_odds[set.first_unknown + j - 1] = own - first;
        }
    }
}

}  // namespace entente::game

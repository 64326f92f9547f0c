#include "game/extensive_game.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::game {

std::size_t ExtensiveGame::player_sets() const {
    const auto first_chance =
        std::find_if(sets.begin(), sets.end(), [](const MoveSet& set) { return set.player == chance_player; });
    return static_cast<std::size_t>(first_chance - sets.begin());
}

std::size_t ExtensiveGame::player_actions() const { return actions.size() - chance.size(); }

std::size_t TreeBuilder::add_set(std::size_t player, std::string label, std::vector<std::string> actions) {
    MoveSet set{static_cast<std::int32_t>(player), 0, static_cast<std::uint32_t>(actions.size()), std::move(label), {}};
    sets_.push_back({std::move(set), std::move(actions), {}});
    return sets_.size() - 1;
}

std::size_t TreeBuilder::add_chance(std::string label, std::vector<std::string> actions,
                                    std::vector<double> probabilities) {
    MoveSet set{chance_player, 0, static_cast<std::uint32_t>(actions.size()), std::move(label), {}};
    sets_.push_back({std::move(set), std::move(actions), std::move(probabilities)});
    return sets_.size() - 1;
}

std::size_t TreeBuilder::add_outcome(const std::vector<double>& payoffs) {
    game_.payoffs.insert(game_.payoffs.end(), payoffs.begin(), payoffs.end());
    return game_.payoffs.size() / game_.players.size() - 1;
}

TreeNode& TreeBuilder::place() {
    if (!started_) {
        started_ = true;
        game_.nodes.emplace_back();
        return game_.nodes.front();
    }
    TreeNode& node = game_.nodes[open_.back().next++];
    while (!open_.empty() && open_.back().next == open_.back().end) open_.pop_back();
    return node;
}

void TreeBuilder::move(std::size_t set, std::int32_t outcome) {
    const auto first = static_cast<std::uint32_t>(std::max<std::size_t>(game_.nodes.size(), 1));
    place() = {static_cast<std::int32_t>(set), first, outcome};
    const std::uint32_t end = first + sets_[set].set.actions;
    game_.nodes.resize(end);
    open_.push_back({first, end});
}

void TreeBuilder::end(std::int32_t outcome) { place() = {no_index, 0, outcome}; }

ExtensiveGame TreeBuilder::finish() && {
    std::vector<std::size_t> order(sets_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t s) {
        const std::int32_t player = sets_[s].set.player;
        return player == chance_player ? std::numeric_limits<std::int32_t>::max() : player;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    std::vector<std::int32_t> place_of(sets_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        Draft& draft = sets_[order[i]];
        place_of[order[i]] = static_cast<std::int32_t>(i);
        draft.set.first_action = static_cast<std::uint32_t>(game_.actions.size());
        game_.sets.push_back(std::move(draft.set));
        for (std::string& action : draft.actions) game_.actions.push_back(std::move(action));
        game_.chance.insert(game_.chance.end(), draft.chances.begin(), draft.chances.end());
    }
    for (TreeNode& node : game_.nodes) {
        if (node.set != no_index) node.set = place_of[static_cast<std::size_t>(node.set)];
    }
    return std::move(game_);
}

}  // namespace entente::game

// Tests only: sequences of moves written down by what each player sees.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "game/negotiation/aftermath.h"

namespace entente::game::testing {

using Moves = std::vector<std::size_t>;  ///< what every node before came to

inline Lane same_in_all(double x) {
    Lane lane;
    lane.fill(x);
    return lane;
}

class SequenceBuilder {
  public:
    SequenceBuilder(std::size_t players, double lambda) {
        sequence.players = players;
        stakes.decisiveness.assign(players, same_in_all(lambda));
        stakes.payoff.resize(players);
    }

    /// Chance with probabilities that may depend on what came before.
    void chance(std::size_t options, const std::function<std::vector<double>(const Moves&)>& probabilities) {
        Node node;
        node.options = options;
        node.player = Node::no_player;
        std::vector<std::vector<Lane>> base;
        for (const Moves& before : list()) {
            node.row_of.push_back(static_cast<std::uint32_t>(base.size()));
            node.seen_of.push_back(static_cast<std::uint32_t>(base.size()));
            base.emplace_back();
            for (const double p : probabilities(before)) base.back().push_back(same_in_all(p));
        }
        node.rows = node.seen = base.size();
        sequence.nodes.push_back(node);
        stakes.base.push_back(base);
    }

    /// A player who sees `view` of what came before, and nothing else. Equal base weights.
    void player(std::size_t who, std::size_t options, const std::function<Moves(const Moves&)>& view) {
        Node node;
        node.options = options;
        node.player = who;
        std::map<Moves, std::uint32_t> sets;
        for (const Moves& before : list()) {
            node.row_of.push_back(0);
            node.seen_of.push_back(
                sets.emplace(view(before), static_cast<std::uint32_t>(sets.size())).first->second);
        }
        node.seen = sets.size();
        sequence.nodes.push_back(node);
        stakes.base.push_back({std::vector<Lane>(options, same_in_all(1))});
    }

    /// Payoffs of whole histories, one a player.
    void pay(const std::function<std::vector<double>(const Moves&)>& payoffs) {
        for (const Moves& moves : list()) {
            const std::vector<double> u = payoffs(moves);
            for (std::size_t p = 0; p < u.size(); ++p) stakes.payoff[p].push_back(same_in_all(u[p]));
        }
    }

    Played play() const {
        return game::play(sequence, stakes);
    }

    /// All histories of the nodes so far, in order.
    std::vector<Moves> list() const {
        std::vector<Moves> all{{}};
        for (const Node& node : sequence.nodes) {
            std::vector<Moves> longer;
            for (const Moves& before : all) {
                for (std::size_t o = 0; o < node.options; ++o) {
                    longer.push_back(before);
                    longer.back().push_back(o);
                }
            }
            all = std::move(longer);
        }
        return all;
    }

    Sequence sequence;
    Stakes stakes;
};

}  // namespace entente::game::testing

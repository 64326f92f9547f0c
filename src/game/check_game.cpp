#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "game/extensive_game.h"

namespace entente::game {
namespace {

constexpr double sum_tolerance = 1e-9;

std::string name_of(const ExtensiveGame& game, const MoveSet& set) {
    const std::string label = set.label.empty() ? std::string("without a label") : "\"" + set.label + "\"";
    return set.player == chance_player
               ? fmt::format("chance move {}", label)
               : fmt::format("information set {} of {}", label, game.players[static_cast<std::size_t>(set.player)]);
}

Diagnostic about(const MoveSet& set, std::string code, std::string message, std::string hint) {
    return {std::move(code), Severity::error, set.where, std::move(message), std::move(hint), {}};
}

void check_chance(const ExtensiveGame& game, Diagnostics& wrong) {
    for (const MoveSet& set : game.sets) {
        if (set.player != chance_player) continue;
        double sum = 0;
        bool proper = true;
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            const double p = game.chance[set.first_action + j - game.player_actions()];
            proper = proper && p >= 0 && p <= 1 + sum_tolerance;
            sum += p;
        }
        if (!proper) {
            wrong.push_back(about(set, "E409", name_of(game, set) + " has a probability outside 0 to 1",
                                  "write shares of 1, such as 0.3 or 3/10"));
        } else if (!(std::abs(sum - 1) <= sum_tolerance)) {
            wrong.push_back(about(set, "E409", fmt::format("the probabilities of {} sum to {:.10g}", name_of(game, set), sum),
                                  "make them sum to 1; thirds are exact as 1/3"));
        }
    }
}

std::vector<char> reachable_nodes(const ExtensiveGame& game) {
    std::vector<char> reached(game.nodes.size(), 0);
    if (!reached.empty()) reached[0] = 1;
    for (const TreeNode& node : game.nodes) {
        if (node.set == no_index) continue;
        const MoveSet& set = game.sets[static_cast<std::size_t>(node.set)];
        const char here = reached[static_cast<std::size_t>(&node - game.nodes.data())];
        for (std::uint32_t j = 0; j < set.actions; ++j) {
            const bool possible =
                set.player != chance_player || game.chance[set.first_action + j - game.player_actions()] > 0;
            reached[node.first_child + j] = here && possible;
        }
    }
    return reached;
}

void check_reach(const ExtensiveGame& game, Diagnostics& wrong) {
    const std::vector<char> reached = reachable_nodes(game);
    std::vector<char> set_reached(game.sets.size(), 0);
    for (std::size_t n = 0; n < game.nodes.size(); ++n) {
        if (game.nodes[n].set != no_index && reached[n]) set_reached[static_cast<std::size_t>(game.nodes[n].set)] = 1;
    }
    for (std::size_t s = 0; s < game.player_sets(); ++s) {
        if (set_reached[s]) continue;
        wrong.push_back(about(game.sets[s], "E413", name_of(game, game.sets[s]) + " can never be reached",
                              "give the chance moves before it a probability above 0, or cut the branch"));
    }
}

/// Walks depth-first without recursion: `enter(node, parent)` and `leave(node, parent)`; the root is its own parent.
template <class Enter, class Leave>
void walk(const ExtensiveGame& game, Enter enter, Leave leave) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path;  // node, next child
    if (game.nodes.empty()) return;
    enter(std::uint32_t{0}, std::uint32_t{0});
    path.emplace_back(0, 0);
    while (!path.empty()) {
        const std::uint32_t n = path.back().first;
        const TreeNode& node = game.nodes[n];
        const std::uint32_t actions = node.set == no_index ? 0 : game.sets[static_cast<std::size_t>(node.set)].actions;
        if (path.back().second == actions) {
            path.pop_back();
            leave(n, path.empty() ? n : path.back().first);
            continue;
        }
        const std::uint32_t child = node.first_child + path.back().second++;
        enter(child, n);
        path.emplace_back(child, 0);
    }
}

void check_absent_minded(const ExtensiveGame& game, Diagnostics& wrong) {
    std::vector<char> on_path(game.sets.size(), 0), said(game.sets.size(), 0);
    std::vector<char> counted(game.nodes.size(), 0);
    walk(
        game,
        [&](std::uint32_t n, std::uint32_t) {
            const std::int32_t s = game.nodes[n].set;
            if (s == no_index || game.sets[static_cast<std::size_t>(s)].player == chance_player) return;
            const auto set = static_cast<std::size_t>(s);
            if (on_path[set] && !said[set]) {
                said[set] = 1;
                wrong.push_back(about(game.sets[set], "E412", name_of(game, game.sets[set]) + " is met twice on one play",
                                      "give the later decision an information set of its own"));
            }
            counted[n] = !on_path[set];
            on_path[set] = 1;
        },
        [&](std::uint32_t n, std::uint32_t) {
            if (counted[n]) on_path[static_cast<std::size_t>(game.nodes[n].set)] = 0;
        });
}

}  // namespace

bool is_public(const ExtensiveGame& game) {
    std::vector<char> seen(game.sets.size(), 0);
    for (const TreeNode& node : game.nodes) {
        if (node.set == no_index) continue;
        const auto set = static_cast<std::size_t>(node.set);
        if (game.sets[set].player == chance_player) continue;
        if (seen[set]) return false;
        seen[set] = 1;
    }
    return true;
}

// Perfect recall holds exactly if all nodes of a set have the same last own action before them (an action belongs to
// one set, whose nodes by the same rule agree on what came before).
std::vector<std::size_t> forgetful_sets(const ExtensiveGame& game) {
    constexpr std::int64_t unseen = -2, none = -1;
    std::vector<std::int64_t> last_action(game.sets.size(), unseen);
    std::vector<char> forgets(game.sets.size(), 0);
    std::vector<std::vector<std::int64_t>> done(game.players.size(), {none});  // each player's own actions on the path
    const auto mover = [&](std::uint32_t n) -> const MoveSet& {
        return game.sets[static_cast<std::size_t>(game.nodes[n].set)];
    };
    walk(
        game,
        [&](std::uint32_t n, std::uint32_t parent) {
            if (n != parent && mover(parent).player != chance_player) {
                const std::uint32_t action = mover(parent).first_action + (n - game.nodes[parent].first_child);
                done[static_cast<std::size_t>(mover(parent).player)].push_back(action);
            }
            if (game.nodes[n].set == no_index || mover(n).player == chance_player) return;
            const auto set = static_cast<std::size_t>(game.nodes[n].set);
            const std::int64_t last = done[static_cast<std::size_t>(mover(n).player)].back();
            if (last_action[set] == unseen) last_action[set] = last;
            if (last_action[set] != last) forgets[set] = 1;
        },
        [&](std::uint32_t n, std::uint32_t parent) {
            if (n == parent || mover(parent).player == chance_player) return;
            done[static_cast<std::size_t>(mover(parent).player)].pop_back();
        });
    std::vector<std::size_t> sets;
    for (std::size_t s = 0; s < forgets.size(); ++s) {
        if (forgets[s]) sets.push_back(s);
    }
    return sets;
}

Diagnostics check_game(const ExtensiveGame& game) {
    Diagnostics wrong;
    check_chance(game, wrong);
    check_absent_minded(game, wrong);
    if (!has_errors(wrong)) check_reach(game, wrong);
    // The first few say enough; a large file may have the same mistake everywhere.
    constexpr std::size_t most = 50;
    if (wrong.size() > most) wrong.resize(most);
    if (has_errors(wrong)) return wrong;
    if (const std::vector<std::size_t> sets = forgetful_sets(game); !sets.empty()) {
        const std::string more = sets.size() == 1 ? std::string() : fmt::format(" (and at {} other sets)", sets.size() - 1);
        Diagnostic note = about(game.sets[sets[0]], "E421",
                                "at " + name_of(game, game.sets[sets[0]]) + " the player has forgotten a move or what it knew" + more,
                                "if this was not meant, split the set; agents are solved one by one, so the answer holds either way");
        note.severity = Severity::warning;
        wrong.push_back(std::move(note));
    }
    return wrong;
}

}  // namespace entente::game

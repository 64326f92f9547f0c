// A finite game in extensive form as flat arrays, and what may be wrong with it.
//
//     //  player 1 enters or stays out; player 2, who saw it, fights or yields
//     ExtensiveGame game;
//     game.players = {"entrant", "holder"};
//     ...                                           // or read_game("entry.efg"), see game_file.h
//     if (Diagnostics wrong = check_game(game); has_errors(wrong)) ...
//
// Nodes: the root is node 0; the children of a node stand together, in the order of its actions, after the node
// itself, so one loop forward meets parents before children and one loop backward children before parents. A node
// belongs to a set (an information set of a player, or a chance set) or ends the game. Actions are numbered through
// all sets: those of players first, then those of chance, and `sets[s].first_action + j` is action j of set s. A
// payoff may stand at any node; what a play is worth is the sum along its path.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace entente::game {

inline constexpr std::int32_t chance_player = -1;
inline constexpr std::int32_t no_index = -1;

/// Decision points that their owner cannot tell apart: an information set, or (player -1) moves of chance.
struct MoveSet {
    std::int32_t player = chance_player;
    std::uint32_t first_action = 0;
    std::uint32_t actions = 0;
    std::string label;
    Location where;  ///< where a file first names it; empty otherwise
};

/// One node of the tree.
struct TreeNode {
    std::int32_t set = no_index;  ///< whose move it is; no_index ends the game
    std::uint32_t first_child = 0;
    std::int32_t outcome = no_index;  ///< payoffs received on arrival; no_index: none
};

struct ExtensiveGame {
    std::string title;
    std::vector<std::string> players;
    std::vector<MoveSet> sets;  ///< of players first: player by player, in order of first appearance; then chance
    std::vector<std::string> actions;  ///< labels, one an action
    std::vector<double> chance;        ///< probability of each chance action, from `player_actions()` on
    std::vector<TreeNode> nodes;
    std::vector<double> payoffs;  ///< payoffs[outcome * players + player]

    std::size_t player_sets() const;     ///< how many sets belong to players
    std::size_t player_actions() const;  ///< how many actions belong to players
    double payoff(std::size_t outcome, std::size_t player) const { return payoffs[outcome * players.size() + player]; }
};

/// Most nodes a game may have, and most strategy profiles of a strategic game.
inline constexpr std::size_t node_limit = std::size_t{1} << 24U;

/// What makes a game unsolvable, or needs to be said: E409 probabilities of chance, E412 absent-minded player (a play
/// passes one information set twice), E413 set that chance never lets be reached; warning E421 a player forgets what
/// it did or knew (imperfect recall). One pass over the tree each.
Diagnostics check_game(const ExtensiveGame& game);

/// True if every information set of a player has one node: all is public, one backward pass solves it.
bool is_public(const ExtensiveGame& game);

/// Information sets in which a player no longer knows one of its own earlier moves or sets; empty: perfect recall.
std::vector<std::size_t> forgetful_sets(const ExtensiveGame& game);

/// Builds a game node by node, in the order of a depth-first file: after a node with k actions come its k subtrees.
///
///     TreeBuilder builder({"entrant", "holder"});
///     builder.move(builder.add_set(0, "enter?", {"in", "out"}));
///     builder.end(builder.add_outcome({1, 1}));
///     builder.end(builder.add_outcome({0, 2}));
///     ExtensiveGame game = std::move(builder).finish();
class TreeBuilder {
  public:
    explicit TreeBuilder(std::vector<std::string> players) { game_.players = std::move(players); }

    /// A new information set of a player (an index); its number, for `move`.
    std::size_t add_set(std::size_t player, std::string label, std::vector<std::string> actions);
    /// A new chance set, one probability an action.
    std::size_t add_chance(std::string label, std::vector<std::string> actions, std::vector<double> probabilities);
    /// One payoff a player.
    std::size_t add_outcome(const std::vector<double>& payoffs);

    /// The next node in depth-first order. `outcome`: an index from `add_outcome`, or no_index.
    void move(std::size_t set, std::int32_t outcome = no_index);
    void end(std::int32_t outcome);
    void end(std::size_t outcome) { end(static_cast<std::int32_t>(outcome)); }

    bool complete() const { return started_ && open_.empty(); }
    std::size_t nodes() const { return game_.nodes.size(); }
    std::size_t sets() const { return sets_.size(); }
    MoveSet& set(std::size_t set) { return sets_[set].set; }
    const std::vector<std::string>& actions_of(std::size_t set) const { return sets_[set].actions; }
    const std::vector<double>& chances_of(std::size_t set) const { return sets_[set].chances; }

    /// The game, with sets and actions in their final order. Only when complete().
    ExtensiveGame finish() &&;

  private:
    struct Draft {
        MoveSet set;
        std::vector<std::string> actions;
        std::vector<double> chances;
    };
    struct Open {
        std::uint32_t next = 0;
        std::uint32_t end = 0;
    };
    TreeNode& place();

    ExtensiveGame game_;
    std::vector<Draft> sets_;
    std::vector<Open> open_;  ///< nodes whose children are still to come
    bool started_ = false;
};

}  // namespace entente::game

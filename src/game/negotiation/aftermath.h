// What follows a settlement: acts, moves and chances, one after another, each seeing some of what came before
// (game.md 3.2, 3.5, 3.6), for `lane_count` draws side by side. Chance, choice and act are one kind of node:
//
//     P(option | what is seen) ~ base(option) exp(l Q(option))
//
// with l = 0 for chance. Private types are the first nodes. The whole history is one number: mixed radix over the
// nodes, first node slowest, so that tables over histories are plain arrays.
//
//     Sequence sequence{...};                 // fixed: nodes, who sees what
//     Played played = play(sequence, stakes);
//     played.leaf[history][lane]
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "game/negotiation/lanes.h"

namespace entente::game {

struct Node {
    std::size_t options = 0;
    std::size_t player = 0;                   ///< index into payoffs; no_player for chance
    std::vector<std::uint32_t> row_of;        ///< [history before this node]: which row of base weights applies
    std::size_t rows = 1;
    std::vector<std::uint32_t> seen_of;       ///< [history before this node]: information set
    std::size_t seen = 1;                     ///< number of information sets

    static constexpr std::size_t no_player = ~std::size_t{0};
};

/// What does not change from draw to draw.
struct Sequence {
    std::vector<Node> nodes;
    std::size_t players = 0;
    std::size_t histories() const;            ///< product of options
};

/// What is drawn.
struct Stakes {
    std::vector<std::vector<std::vector<Lane>>> base;  ///< [node][row][option], at least 0; a row of 0s: not reached
    std::vector<Lane> decisiveness;           ///< [player]: lambda
    std::vector<std::vector<Lane>> payoff;    ///< [player][history], utilities on 0..1
};

struct Played {
    std::vector<Lane> leaf;                   ///< [history]: probability, sums to 1
    std::vector<std::vector<std::vector<Lane>>> choice;  ///< [node][information set][option]
    std::vector<Lane> value;                  ///< [player]: expected payoff
    Lane residual{};                          ///< largest change of a belief in the last sweep
    std::size_t sweeps = 0;
};

/// Solves and plays: one exact backward pass where no information set of a player holds two histories (0 sweeps), else
/// a fixed point with lambda raised from 0 (docs/game.md, section 4) to a residual of 1e-10, lane by lane independent
/// of the others; at most 5,000 sweeps, then an honest residual. Chance uses row_of alone; an information set that base
/// weights of different rows meet keeps each row's weights, and `choice` then is their average by reach.
Played play(const Sequence& sequence, const Stakes& stakes);

/// The same for one play after another, in the same buffers; nothing else passes from one to the next.
class AftermathSolver {
  public:
    AftermathSolver();
    ~AftermathSolver();
    AftermathSolver(const AftermathSolver&) = delete;
    AftermathSolver& operator=(const AftermathSolver&) = delete;

    void play(const Sequence& sequence, const Stakes& stakes, Played& played);
    /// Leaves alone.
    void find_leaves(const Sequence& sequence, const Stakes& stakes, std::vector<Lane>& leaf);

  private:
    class Solver;
    std::unique_ptr<Solver> solver_;
};

}  // namespace entente::game

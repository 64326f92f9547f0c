// Which settlement a hard rule takes, lane by lane: the rules of game/bargain_rules.h over settlements with
// base measure, gains being surpluses averaged over types. Inside this folder only.
#pragma once

#include <array>
#include <cstdint>

#include "game/negotiation/settlement_lanes.h"

namespace entente::game {

struct Choice {
    static constexpr std::uint32_t nothing = ~std::uint32_t{0};

    Choice() { settlement.fill(nothing); }

    std::array<std::uint32_t, lane_count> settlement{};
    Row value;               ///< what the rule maximises
    Row tie;                 ///< what decides between equals
    std::vector<Row> ideal;  ///< [signatory]: best gain it could have, for kalai_smorodinsky
};

/// First pass of kalai_smorodinsky: best individually rational gains.
void raise_ideals(const Board& board, const Row& mass, const Verdict& verdict, Choice& choice);

/// Compares one settlement with the best so far; an earlier one stays unless it is beaten by more than 1e-12
/// of it.
void consider(const Board& board, Rule rule, const Row& mass, const Verdict& verdict,
              std::uint32_t settlement, Choice& choice);

/// Weight 1 where the settlement was chosen; signatures become certain or impossible.
void take_chosen(const Board& board, const Choice& choice, std::uint32_t settlement, Verdict& verdict,
                 Row& weight);

}  // namespace entente::game

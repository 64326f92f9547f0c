// Weighted votes: the probability that those who agree hold at least a quota of the weight, with independent
// votes, for `lane_count` draws side by side. Inside this folder only.
//
//     Coalitions council(weights, 0.7);
//     council.agree(yes, ratified, room);         // yes: one row a voter
//
// Up to 8 voters: the sum over all coalitions that win. More: f(w), the probability that those still to vote
// bring at least w, voter by voter, f(w) <- p f(w - weight) + (1 - p) f(w), with weights in whole units. A
// unit is the coarsest that makes all weights whole within 1e-9 of the total, if 512 or fewer make the total
// (votes of the Council before 2014, a show of hands); else 1/512 of the total, weights to the nearest unit.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "game/negotiation/lane_math.h"

namespace entente::game {

class Coalitions {
  public:
    Coalitions() = default;
    /// One weight a voter, at least 0; a coalition wins with quota (in 0..1) of their sum, or 1e-9 of the sum
    /// less.
    Coalitions(std::span<const Lane> weight, double quota);

    std::size_t voters() const { return voters_; }
    /// Rows of working memory that `agree` needs.
    std::size_t room() const { return voters_ <= enumerated ? std::size_t{1} << voters_ : units_most + 1; }
    /// `yes`: probability that each agrees. `room`: room() rows.
    void agree(const Row* yes, Row& out, Row* room) const;

  private:
    static constexpr std::size_t enumerated = 8;
    static constexpr std::size_t units_most = 512;

    void count_units(std::size_t lane, std::span<const double> weight, double quota);

    std::size_t voters_ = 0;
    std::vector<Row> wins_;                                     ///< [coalition]: 1 or 0
    std::vector<std::array<std::uint32_t, lane_count>> units_;  ///< [voter]
    std::array<std::uint32_t, lane_count> needed_{};
    std::uint32_t needed_most_ = 0;
    std::vector<std::uint8_t> same_;  ///< [voter]: the same units in every lane
};

}  // namespace entente::game

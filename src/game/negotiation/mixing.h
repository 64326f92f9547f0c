// The next point of a fixed-point iteration x <- g(x) from the last few (Anderson, Journal of the ACM 1965,
// with at most 5 differences): each lane fits its own combination of past residuals f = g - x,
//
//     minimise |f - sum_j c_j df_j|,   next x = x + share f - sum_j c_j (dx_j + share df_j)
//
// and forgets its past on its own, so that lanes do not touch each other. Inside this folder only.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "game/negotiation/lane_math.h"

namespace entente::game {

class Mixing {
  public:
    explicit Mixing(std::size_t rows);

    /// Replaces x in lanes with share > 0; the past of the others no longer counts. x and g: one row a
    /// coordinate.
    void advance(std::vector<Row>& x, const std::vector<Row>& g, const Row& share);

  private:
    static constexpr std::size_t depth = 5;

    void forget(std::size_t lane);
    void record(const std::vector<Row>& x, const std::vector<Row>& g);
    void fit(const Row& share);

    std::size_t rows_ = 0;
    std::size_t slot_ = 0;
    std::array<std::uint8_t, lane_count> known_{};  ///< has a point before this one
    std::vector<Row> last_x_, last_f_;
    std::array<std::vector<Row>, depth> dx_, df_;
    std::array<Row, depth> alive_{};  ///< 1 where the difference is of the present course
    std::array<std::array<Row, depth>, depth> gram_{};
    std::array<Row, depth> product_{};  ///< of f with each df
    std::array<Row, depth> part_{};
};

}  // namespace entente::game

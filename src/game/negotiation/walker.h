// Visits every settlement of a board in product order, first issue slowest, with running sums and products by
// issue: a settlement costs one step from its parent. What has no base measure in any lane is skipped with
// all under it. Inside this folder only.
//
//     Walker walker(board, track.class_of);
//     walker.run([&] { use(walker.stake, walker.settlement, walker.klass); });
#pragma once

#include <cstdint>
#include <vector>

#include "game/negotiation/settlement_lanes.h"

namespace entente::game {

class Walker {
  public:
    Walker(const Board& board, const std::vector<std::uint32_t>& class_of)
        : bin(board.bins.size()),
          board_(board),
          class_of_(class_of),
          products_((board.bins.size() + 1) * board.products),
          sums_((board.bins.size() + 1) * board.sums),
          value_(board.classes > 1 ? board.kinds : 0),
          odds_(board.party_kinds),
          raised_(board.party_kinds) {
        std::copy(board.product_start.begin(), board.product_start.end(), products_.begin());
        std::copy(board.sum_start.begin(), board.sum_start.end(), sums_.begin());
    }

    template <class Visit>
    void run(Visit&& visit) {
        settlement = 0;
        descend(0, visit);
    }

    // The settlement at hand.
    AtStake stake;
    const Row* sums = nullptr;  ///< its running sums; the first are values without that of the class
    std::size_t settlement = 0;
    std::uint32_t klass = 0;
    std::vector<std::size_t> bin;  ///< [issue]

  private:
    template <class Visit>
    void descend(std::size_t depth, Visit& visit) {
        Row* const products = &products_[depth * board_.products];
        Row* const sums_here = &sums_[depth * board_.sums];
        if (depth == board_.bins.size()) {
            set_stake(products, sums_here);
            visit();
            ++settlement;
            return;
        }
        for (std::size_t b = 0; b < board_.bins[depth]; ++b) {
            bin[depth] = b;
            if (take_step(board_, board_.first_bin[depth] + b, products, sums_here,
                          products + board_.products, sums_here + board_.sums)) {
                descend(depth + 1, visit);
            } else {
                settlement += board_.below[depth];
            }
        }
    }

    void set_stake(const Row* products, const Row* sums_here) {
        klass = class_of_[settlement];
        sums = sums_here;
        stake.mass = products;
        stake.value = sums_here;
        const bool by_class = board_.classes > 1;
        if (by_class) {
            add_class(sums_here, &board_.class_value[klass * board_.kinds], board_.kinds, false,
                      value_.data());
            stake.value = value_.data();
        }
        if (!board_.keeping) return;
        stake.break_odds = board_.direct ? sums_here + board_.keep_sum : products + 1;
        if (by_class) {
            const Row* values = &board_.class_keep[klass * board_.party_kinds];
            add_class(stake.break_odds, values, board_.party_kinds, !board_.direct, odds_.data());
            stake.break_odds = odds_.data();
        }
        if (board_.direct) {
            stake.break_exponents = stake.break_odds;
            raise(stake.break_exponents, board_.party_kinds, raised_.data());
            stake.break_odds = raised_.data();
        }
    }

    const Board& board_;
    const std::vector<std::uint32_t>& class_of_;
    std::vector<Row> products_;  ///< [depth][product]
    std::vector<Row> sums_;      ///< [depth][sum]
    std::vector<Row> value_;
    std::vector<Row> odds_;
    std::vector<Row> raised_;
};

}  // namespace entente::game

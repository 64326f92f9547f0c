// A track and its terms made ready for the walk over settlements: every table times lambda, so that utilities
// become log-odds, and laid out so that one step of the walk is one sum and one product of neighbouring rows.
// Inside this folder only.
//
// A kind is one type of one actor; kinds of signatories come first, of ratifiers after. With u the utility
// without limits, b what limits take off, h the penalty for breaking, a issue's rows of a bin are
//
//     sums:     lambda (u - b) of each kind, lambda b of each limited kind, in direct mode -lambda (u - b +
//     h) of
//               each kind of a signatory
//     products: the base measure, else exp(-lambda (u - b + h)) of each kind of a signatory
//
// so that whether a deal is kept needs no exponential at a settlement. Direct mode is for draws whose
// exponents would overflow a product.
#pragma once

#include <cstddef>
#include <vector>

#include "game/negotiation/bargain.h"
#include "game/negotiation/lane_math.h"
#include "game/negotiation/quota.h"

namespace entente::game {

struct Board {
    static constexpr std::size_t not_limited = ~std::size_t{0};

    Board(const Track& track, const Terms& terms, const Row& lanes, bool direct_mode);

    /// Rows of a bin (a flat index over issues).
    const Row* sum_step(std::size_t bin) const { return &sum_steps[bin * sums]; }
    const Row* product_step(std::size_t bin) const { return &product_steps[bin * products]; }
    std::size_t kinds_of(std::size_t actor) const { return first_kind[actor + 1] - first_kind[actor]; }
    bool is_limited(std::size_t actor) const { return give_row[first_kind[actor]] != not_limited; }

    std::vector<std::size_t> bins;       ///< [issue]
    std::vector<std::size_t> first_bin;  ///< [issue]: flat index
    std::vector<std::size_t> below;      ///< [issue]: settlements under one of its bins
    std::size_t flat_bins = 0;
    std::size_t classes = 1;
    std::size_t parties = 0;  ///< signatories
    std::size_t actors = 0;
    std::size_t kinds = 0;
    std::size_t party_kinds = 0;
    std::vector<std::size_t> first_kind;  ///< [actor], and the end
    bool keeping = true;
    bool direct = false;
    bool unanimous = true;
    bool untyped = true;    ///< one kind an actor
    bool any_risk = false;  ///< some signatory loses by a failure, in some lane

    std::size_t sums = 0;
    std::size_t products = 1;
    std::vector<Row> sum_steps;      ///< [flat bin][sum]
    std::vector<Row> product_steps;  ///< [flat bin][product]
    std::vector<Row> sum_start;
    std::vector<Row> product_start;
    std::vector<Row> class_value;       ///< [class][kind]: lambda after
    std::vector<Row> class_keep;        ///< [class][kind of signatory]: factor, or exponent in direct mode
    std::vector<std::size_t> give_row;  ///< [kind]: its row of lambda b among the sums
    std::size_t keep_sum = 0;           ///< first row of keeping among the sums, in direct mode
    std::vector<Row> risk;              ///< [kind]: lambda f
    std::vector<Row> no_deal;           ///< [kind]: D
    std::vector<Row> prior;             ///< [kind]
    std::vector<Row> power;             ///< [signatory]: kappa a
    Row lambda;
    Coalitions coalitions;  ///< used unless unanimous
};

/// 1 for lanes whose exponents would overflow as products, else 0.
Row find_wide_lanes(const Track& track, const Terms& terms);

}  // namespace entente::game

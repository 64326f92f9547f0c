// The inner loops of play(): beliefs, values and logit answers of a sequence of moves, in all lanes. Inside
// this folder only.
#pragma once

#include "game/negotiation/lane_math.h"

namespace entente::game {

/// out[o] = weight[o] odds[o] / sum, or weight[o] / sum where odds is null; 0 where the sum is 0.
void normalise(const Lane* weight, const Row* odds, std::size_t options, Row* out);
/// out[o] = reach move[o].
void spread(const Row& reach, const Row* move, std::size_t options, Row* out);
/// out = sum of p[o] value[o].
void expect(const Row* p, const Row* value, std::size_t options, Row& out);
void add_row(const Row& one, Row& sum);
/// worth[o] += belief value[o], belief = reach / all; where a set is not reached, every history in it counts
/// alike.
void add_worth(const Row& reach, const Row& all, double alike, const Row* value, std::size_t options,
               Row* worth);
/// Turns what options are worth into odds against the best of them: exp(scale lambda (Q - max Q)).
void find_odds(const Row& scale, const Lane& lambda, std::size_t options, Row* worth);
/// Moves `share` of the way from `move` to `answer`; raises `residual` to the largest distance there was.
void approach(const Row* answer, const Row& share, std::size_t options, Row* move, Row& residual);

}  // namespace entente::game

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
/// out = part / all; `otherwise` where all is 0.
void divide(const Row& part, const Row& all, double otherwise, Row& out);
/// worth[o] += belief value[o].
void add_worth(const Row& belief, const Row* value, std::size_t options, Row* worth);
/// Turns what options are worth into odds against the best of them: exp(scale lambda (Q - max Q)).
void find_odds(const Row& scale, const Lane& lambda, std::size_t options, Row* worth);
/// Raises `most` to the largest distance between the rows, lane by lane.
void furthest(const Row* one, const Row* other, std::size_t rows, Row& most);

}  // namespace entente::game

// What follows the bargain in one chunk of draws, laid open continuation by continuation. A continuation is a view and
// what the public nodes came to; the rest of its sequence is one small game a draw. Internal to the room.
#pragma once

#include <functional>
#include <vector>

#include "model/play.h"

namespace entente::model {

/// One small game with one draw's numbers: probabilities of every choice as played, and payoffs.
struct OpenGame {
    const game::Sequence& sequence;
    const game::Stakes& stakes;
    const game::Played& played;
    std::size_t continuation = 0;  ///< view * prefixes + prefix
    std::size_t draw = 0;        ///< of the columns
    std::size_t lane = 0;
    double probability = 0;      ///< of the continuation, in this draw

    std::size_t before(std::size_t node) const;  ///< histories before the node
    double base(std::size_t node, std::size_t history, std::size_t option) const;
    /// Probability of an option after a history.
    double choice(std::size_t node, std::size_t history, std::size_t option) const;
};

/// Calls `look` with every continuation of every draw that did not fail. False, and no call, if there is too much.
bool lay_open(const Model& model, const InputColumns& inputs, const std::function<void(const OpenGame&)>& look);

}  // namespace entente::model

// One continuation in one draw, with the probabilities of all choices looked up once: expectations backward from
// any depth, with what is assumed of one later node instead of how it was played. Internal to the room.
#pragma once

#include <vector>

#include "model/laid_open.h"

namespace entente::model {

/// Numbers of one player or event on every history of one depth.
using Level = std::vector<double>;

/// What is assumed of one later node.
struct Assumed {
    enum class Kind { nothing, certain, excluded } kind = Kind::nothing;
    std::size_t node = 0;   ///< of the sequence
    std::size_t value = 0;  ///< that it comes to for certain, or never
};

class OneGame {
  public:
    explicit OneGame(const OpenGame& game);

    std::size_t nodes() const { return game_.sequence.nodes.size(); }
    std::size_t before(std::size_t n) const { return before_[n]; }

    /// Probability of each history before a node.
    Level reach(std::size_t node) const;
    /// Expected payoff of a player after `node`, history by history, in points of 100.
    Level worth_after(std::size_t node, std::size_t player, const Assumed& assumed) const;
    /// Probability after `node` that a later node comes to a value.
    Level chance_after(std::size_t node, std::size_t later, std::size_t value) const;

  private:
    std::size_t options(std::size_t n) const { return game_.sequence.nodes[n].options; }
    Level back_to(Level level, std::size_t depth, std::size_t node, const Assumed& assumed) const;
    double expected(std::size_t n, std::size_t h, const Level& later, const Assumed& assumed) const;

    const OpenGame& game_;
    std::vector<std::size_t> before_;          // [node]: histories before it, and after the last
    std::vector<std::vector<double>> choice_;  // [node][history after it]
};

}  // namespace entente::model

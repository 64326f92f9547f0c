// What one actor wants, as it draws it, for one of its types: the utility of DESIGN 4.1 in the form that the bargain
// and the moves afterwards need. Internal to the room.
//
// An actor without goals loses its normalised salience times distance on every issue; an actor with goals has the
// weighted mean of their scores and nothing else. Its own moves cost it what their options say.
#pragma once

#include <span>
#include <vector>

#include "model/chunk.h"

namespace entente::model {

class Utility {
  public:
    /// Inputs as the file has them, whatever its type changes.
    static constexpr std::size_t any_type = ~std::size_t{0};

    /// `type` is the value of the actor's own type (ignored if it has none), or any_type.
    Utility(const Chunk& chunk, ActorId actor, std::size_t type);

    bool has_goals() const { return chunk_.model.has_goals(actor_); }

    /// Loss per unit of distance on an issue where the actor has a position, else 0.
    Lane weight(std::size_t issue) const;
    const situation::Position* position(std::size_t issue) const;

    /// The input the actor goes by: another one if its type says so.
    InputId typed(InputId input) const;

    /// Normalised weight of goal g (index into goals_of its actor) times its score in row r.
    const Lane& goal_value(std::size_t goal, std::size_t row) const { return goal_values_[goal][row]; }
    const std::vector<std::size_t>& goals() const { return goals_; }

    /// What an option of one of its own moves costs, as a share of the actor's scale.
    Lane option_cost(const situation::Option& option) const;
    /// The same in points of 100.
    Lane option_points(const situation::Option& option) const;

    /// Utility of terms where they revert to, on the issues of one track (without goals).
    Lane reversion(const TrackModel& track) const;

    /// u contributed by an issue of a track lying in a slot, and what a limit takes off there.
    Lane term(std::size_t issue, std::size_t slot) const;
    Lane beyond(std::size_t issue, std::size_t slot) const;
    bool has_limit(std::size_t issue) const;

  private:
    Lane loss_compared(const situation::Option& option) const;  // of a cost "as ISSUE: FROM to TO"

    std::span<const situation::Override> overrides_;
    const Chunk& chunk_;
    const situation::Situation& s_;
    ActorId actor_;
    std::vector<std::size_t> goals_;
    std::vector<std::vector<Lane>> goal_values_;
    Lane salience_{};  // of all its issues
};

}  // namespace entente::model

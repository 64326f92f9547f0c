// Who challenges whom, and the bargains that come of it.
//
//     propose(world, options, room);          // fills room.deals
#pragma once

#include "theory/spatial/turn.h"

namespace entente::theory::spatial {

/// Each actor's best challenge by its own reckoning, if it gains more than 1e-5, as one bargain or two (see
/// BargainModel); by initiator, then by view. The survey of the turn stands in room.view.
void propose(const World& world, const Options& options, TurnRoom& room);

}  // namespace entente::theory::spatial

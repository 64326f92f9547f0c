// One turn of the Spatial Model of Politics: proposals, the elections over each actor's queue, and the moves.
//
//     TurnRoom room;
//     survey(world, options, room.view);
//     Turn turn = take_turn(world, options, 1, room);    // world has moved on
#pragma once

#include <cstddef>
#include <vector>

#include "theory/spatial/spatial.h"
#include "theory/spatial/survey.h"
#include "theory/spatial/world.h"

namespace entente::theory::spatial {

/// A bargain on the table, on 0..1.
struct Deal {
    std::size_t initiator = 0;
    std::size_t receiver = 0;
    double expected_gain = 0;
    double win_probability = 0;
    std::vector<double> at_initiator;  ///< [issue]
    std::vector<double> at_receiver;   ///< [issue]
};

/// Scratch of a turn, kept from turn to turn.
struct TurnRoom {
    Survey view;
    std::vector<double> seen, win, lose, gain, principal_for, principal_against;  ///< [stride]
    std::vector<double> value;       ///< [deal * stride + actor] utility of the world with that deal alone
    std::vector<double> value_as_is;  ///< [stride]
    std::vector<double> by_position;  ///< [position * stride + actor] utility
    std::vector<double> row, utility, chance;
    std::vector<Deal> deals;
    std::vector<std::size_t> queue, elected;
};

/// Carries out turn number `number` (from 1) on a world whose survey stands in room.view; positions and ideals move.
/// The movement ratio of the result is left at 0.
Turn take_turn(World& world, const Options& options, std::size_t number, TurnRoom& room);

}  // namespace entente::theory::spatial

// What everybody sees at the start of a turn: distances, risk attitudes, and who would win as things stand.
//
//     Survey view;
//     survey(world, options, view);
//     elect_places(world, options, view, state);
#pragma once

#include <cstddef>
#include <vector>

#include "theory/spatial/election.h"
#include "theory/spatial/spatial.h"
#include "theory/spatial/world.h"

namespace entente::theory::spatial {

/// Tables of a turn and the scratch to fill them; kept from turn to turn. Rows of world.stride doubles.
struct Survey {
    std::vector<double> loss, reach;                          ///< [actor * stride + position], see Scene
    std::vector<double> loss_by_position, reach_by_position;  ///< transposed
    std::vector<double> distance_by_position;                 ///< [position * stride + actor]
    std::vector<double> own_loss, own_reach;                  ///< [actor]
    std::vector<double> risk;                                 ///< [actor] risk attitude
    std::vector<double> row, utility;
    ElectionRoom room;
    bool elections_settled = true;  ///< false once a Markov election of this run was cut short
};

inline Election election_of(const Options& options) {
    return {options.victory, options.voting, options.condorcet};
}

/// The risk attitude that an actor with its own supposes in one with `other`.
double perceived_risk(RiskPerception choice, double own, double other);

/// Fills the tables and the risk attitudes.
void survey(const World& world, const Options& options, Survey& view);

/// The kernels' view of it all.
Scene scene_of(const World& world, const Survey& view);

/// Elects among the places, voters weighted by power, and fills state.places, state.place_probability and
/// state.win_probability (see State).
void elect_places(const World& world, const Options& options, Survey& view, State& state);

}  // namespace entente::theory::spatial

// Small things that the parts of Play share. Internal to the room.
#pragma once

#include "model/chunk.h"

namespace entente::model {

inline Lane filled(double value) {
    Lane lane;
    lane.fill(value);
    return lane;
}

/// Sums lanes of an act's regions over its steering classes.
std::vector<Lane> by_class(const NodeRole& role, const std::vector<Lane>& of_region);

/// How many values a type has.
std::size_t values_of(const situation::Situation& situation, std::size_t type);

}  // namespace entente::model

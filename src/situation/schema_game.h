// The part of the format table that the game reads: costs, goals, moves, chances, types, signals, past rounds.
#pragma once

#include <span>

#include "situation/schema.h"

namespace entente::situation {

std::span<const TableSpec> game_tables();

}  // namespace entente::situation

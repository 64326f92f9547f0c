// Draws done side by side. A lane is one draw; every number of a negotiation is an array with one double a lane, so
// that loops over lanes become vector instructions and give the same bytes on any machine.
#pragma once

#include <array>
#include <cstddef>

namespace entente::game {

inline constexpr std::size_t lane_count = 32;
using Lane = std::array<double, lane_count>;

}  // namespace entente::game

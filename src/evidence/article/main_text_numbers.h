// The numbers of the shipped text model (see main_text.h). Generated; edit main_text.cpp's plan and train
// again.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace entente::evidence::main_text_numbers {

inline constexpr unsigned depth = 4;
extern const double start;
std::span<const std::pair<std::uint16_t, float>> splits();
std::span<const std::int16_t> leaves();  ///< in units of 0.0001

}  // namespace entente::evidence::main_text_numbers

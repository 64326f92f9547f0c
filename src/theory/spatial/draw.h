// The draw of the stochastic transition: which bargain of its queue an actor takes. Counter-based, so that it depends
// on seed, turn and actor alone, not on the order of work.
//
//     std::size_t taken = drawn(chances, seed, turn, actor);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace entente::theory::spatial {

/// Index into `chances` (at least one, at least 0, summing to 1 up to rounding) drawn with those chances by the
/// stream of (seed, turn, actor).
std::size_t drawn(std::span<const double> chances, std::uint64_t seed, std::size_t turn, std::size_t actor);

}  // namespace entente::theory::spatial

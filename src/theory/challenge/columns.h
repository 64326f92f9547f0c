// The challenge model on many draws at once, in the reading scholz-code with Q = 1: the one that "where theories
// disagree" shows. Each draw has the bytes of run_challenge.
//
//     challenge_columns({actors, draws, positions, powers, saliences}, 10, medians, means);
#pragma once

#include <cstddef>

namespace entente::theory::challenge {

/// One column a draw, actor after actor: [a][d] for actors a and draws d. Positions on any scale, power at least 0,
/// salience 0..1.
struct Columns {
    std::size_t actors = 0;
    std::size_t draws = 0;
    const double* const* position = nullptr;
    const double* const* power = nullptr;
    const double* const* salience = nullptr;
};

/// Weighted median and mean of positions after `rounds` rounds, one of each a draw; either may be null.
void challenge_columns(const Columns& columns, std::size_t rounds, double* median, double* mean);

}  // namespace entente::theory::challenge

// Closed-form theories on many draws at once: one column a draw, actor after actor. These are the kernels that the
// ensemble runs on every draw of every issue; each equals its scalar twin in the theory's own folder bit by bit.
//
//     IssueColumns columns{actors, draws, position_columns, weight_columns};
//     compromise_columns(columns, out);
#pragma once

#include <cstddef>

namespace entente::theory {

/// position[a][d] and weight[a][d] for actors a and draws d; weight = influence x salience / 100, at least 0.
struct IssueColumns {
    std::size_t actors = 0;
    std::size_t draws = 0;
    const double* const* position = nullptr;
    const double* const* weight = nullptr;
};

/// sum w x / sum w (theories.md, section 2). Where all weights are 0 the plain mean.
void compromise_columns(const IssueColumns& columns, double* out);

/// The smallest position whose cumulative weight reaches half of all (theories.md, section 2).
void median_columns(const IssueColumns& columns, double* out);

/// Mean of the probabilistic Condorcet election over positions, conditional form, linear votes and victory
/// (theories.md, sections 2 and 6).
void condorcet_columns(const IssueColumns& columns, double* out);

}  // namespace entente::theory

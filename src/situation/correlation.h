// Are the correlations of a file possible together? They are, if the matrix that holds all of them (and nothing
// between other pairs) is positive definite.
#pragma once

#include <cstddef>
#include <span>

#include "situation/situation.h"

namespace entente::situation {

struct CorrelationProblem {
    enum class Kind { none, twice, too_many, not_positive_definite };
    Kind kind = Kind::none;
    std::size_t entry = 0;  ///< the correlation to name: the later one of a pair, else the last
    InputId first{};        ///< of `twice`
    InputId second{};
};

/// Checks all of them together by Cholesky factorisation; every |rho| < 1 and inputs distinct within an entry.
CorrelationProblem check_correlation(std::span<const Correlation> correlations, std::size_t inputs);

}  // namespace entente::situation

// Which clause governs which: what a verb of saying, asking or promising is about.
//
//     for (std::size_t k : complements_of(parse, c)) ...    // "urged Chile to withdraw": the clause of "withdraw"
#pragma once

#include <cstddef>
#include <vector>

#include "evidence/language/clauses.h"

namespace entente::evidence {

/// Clauses that the verb of clause `c` governs as its complement, in order; with those joined to them by `and`.
std::vector<std::size_t> complements_of(const Parse& parse, std::size_t c);

/// The clause of saying that governs `c`; no_group if there is none.
std::size_t reporter_of(const Parse& parse, std::size_t c);

/// True under "if", "unless", "whether", or governed by a verb that only may be.
bool is_conditional(const Parse& parse, std::size_t c);

}  // namespace entente::evidence

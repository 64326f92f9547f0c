// Where theories disagree: published settlement theories run on the very draws of the sample, each draw a table of who
// stands where. The closed forms are in the sample already (IssueForecast::by_theory); here the others join them, on
// the first draws or on all, and those that cannot take the situation say why.
//
//     add_theories(model, sample, 500, findings);
#pragma once

#include <cstdint>

#include "ensemble/sample.h"
#include "insight/findings.h"

namespace entente::insight {

/// Draws on which theories without a column kernel are run for a brief; a saved run takes all.
inline constexpr std::uint64_t theory_draws_of_a_brief = 500;

/// Adds to every term and forecast what each further theory says of it, over at most `most` draws, and to
/// `findings.theory_notes` a note a theory. A theory settles all issues together where it links them and everybody it
/// needs stands on each, otherwise issue by issue. The cost of no deal, which bargaining theories need, is drawn anew
/// for each draw, evenly over the scale. Draws are shared among `sample.plan.threads`; the result does not depend on
/// them.
void add_theories(const model::Model& model, const ensemble::Sample& sample, std::uint64_t most, Findings& findings);

}  // namespace entente::insight

// What must hold of outcomes before a model may use them: each can come about, no two at once, and no term matters
// where there is no deal.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "situation/expression.h"
#include "situation/regions.h"
#include "situation/situation.h"

namespace entente::situation {

/// The tracks that have a deal wherever the expression is true (or false). Sound, not complete.
std::set<TrackId> deals_if_true(const Expression& expression);
std::set<TrackId> deals_if_false(const Expression& expression);

/// The issue of a comparison of a term that could matter without a deal on its track, if there is one: such a
/// comparison has no meaning there. `guarded`: tracks known to have a deal.
std::optional<IssueId> unguarded_term(const Expression& expression, std::span<const Issue> issues,
                                      const std::set<TrackId>& guarded = {});

/// A state in words: "a deal, control = 62.5, enforcement = 20".
std::string describe_state(const Facts& state, const Expression& expression, const Situation& situation);

}  // namespace entente::situation

// One input given another value from outside the file: what `entente what-if FILE KEY=VALUE` reads.
//
//     Result<Change> change = read_change(situation, "actor.CN.influence", "60 to 80");
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "situation/situation.h"
#include "situation/values.h"

namespace entente::situation {

/// What a value of this input may be written with: the bounds, landmarks and words of the place it comes from. Valid
/// as long as the situation.
ValueRules value_rules(const Situation& situation, const Input& input);

/// The same grammar as in the file. Codes E180 (no such input, with the nearest) and those of values (E12x).
Result<Change> read_change(const Situation& situation, std::string_view key, std::string_view written);

}  // namespace entente::situation

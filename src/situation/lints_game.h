// Lints about who can answer, at what cost, and who is one actor: a part of lints.h.
#pragma once

#include <vector>

#include "situation/lints.h"
#include "situation/situation.h"

namespace entente::situation {

/// L150, L151 and L154.
void lint_game(const Situation& situation, std::vector<Lint>& lints);

}  // namespace entente::situation

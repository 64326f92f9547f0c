// A situation as the plain table that theories read: medians of what the file says.
#pragma once

#include "situation/situation.h"
#include "theory/input.h"

namespace entente::app {

/// Issues that one actor decides alone are no settlements and are left out. On an issue with deciders only deciders,
/// ratifiers and voices stand in the table, on any other everybody who has a position; who stands nowhere is left out.
/// Saliences count by issue; power is the influence on the issue.
theory::Table table_of(const situation::Situation& situation);

}  // namespace entente::app

// A negotiation built by hand for the tests of this room: 5 actors, 4 issues, 6 outcomes, every kind of
// finding. All of its facts are invented.
#pragma once

#include "insight/findings.h"
#include "situation/situation.h"

namespace entente::brief::testing {

situation::Situation example_situation();
insight::Findings example_findings();

// Parts of the two, in a file of their own.
void add_flow_tables(situation::Situation& situation);
void add_flow_findings(insight::Findings& findings);

}  // namespace entente::brief::testing

// From findings to the brief as a value.
//
//     Brief brief = compose(situation, findings, {.file = "examples/alaska-2025/situation.toml"});
//
// Above the fold: bottom line, confidence, news, context, why it matters, what is next, what would change our
// mind, readers, one quote, one stat. Below: the working. A block whose numbers are not modelled is absent,
// never faked.
#pragma once

#include <string>

#include "brief/brief.h"
#include "insight/findings.h"
#include "insight/observe.h"
#include "situation/situation.h"

namespace entente::brief {

struct ComposeOptions {
    std::string file = "situation.toml";  ///< as the rerun line names it
};

/// Findings must be those of this situation: ids are taken as valid. Never fails; an empty finding gives no
/// block.
Brief compose(const situation::Situation& situation, const insight::Findings& findings,
              const ComposeOptions& options = {});

/// What something seen moves, as one section of a brief.
Section compose_observation(const situation::Situation& situation, const insight::ObserveFinding& finding);

}  // namespace entente::brief

// A settlement of one theory as JSON, schema `entente/settle-1`: full precision, on the input's own scale.
#pragma once

#include <string>

#include "theory/settlement.h"

namespace entente::app {

/// Numbers that a theory does not have (a position that an actor does not hold) are null.
std::string settlement_json(const theory::Settlement& settlement);

}  // namespace entente::app

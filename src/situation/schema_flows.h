// The part of the format that speaks of measures, flows and effects; schema.h joins it to the rest.
#pragma once

#include <span>

#include "situation/schema.h"

namespace entente::situation {

std::span<const TableSpec> flow_tables();

}  // namespace entente::situation

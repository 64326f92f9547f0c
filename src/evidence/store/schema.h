// The tables of an evidence store (docs/evidence-store.md), and what is checked before a file is taken for
// one.
#pragma once

#include "base/diagnostic.h"
#include "evidence/store/database.h"

namespace entente::evidence {

/// Checks marks and version; a new file gets its tables if `access` is write. E220, E221, and as Connection.
Result<void> prepare_schema(Connection& connection, const std::string& path, Access access);

}  // namespace entente::evidence

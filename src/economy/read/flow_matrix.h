// A matrix of flows with domestic sales from a CSV of three columns: exporter, importer, value.
#pragma once

#include <filesystem>

#include "economy/longrun/gravity.h"

namespace entente::economy {

/// Countries in alphabetical order of the exporter column; pairs that the file lacks are zero. Codes E001 to E003, E602
/// (a row without three fields, a pair twice), E601 (no number), E603 (negative flow), with lines.
Result<FlowMatrix> read_flow_matrix(const std::filesystem::path& file);

}  // namespace entente::economy

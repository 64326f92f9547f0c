// The sample as one file that xarray, R and Julia read: NetCDF classic with 64-bit offsets, written once, renamed.
//
//     dimensions  draw, cell, issue, position, ...
//     variables   weight(draw), one a key path (draw), theory points and means by issue, cell probabilities, gains
#pragma once

#include <filesystem>

#include "base/diagnostic.h"
#include "ensemble/sample.h"

namespace entente::ensemble {

/// Code E004 with the library's reason if the file cannot be written.
Result<void> write_netcdf(const model::Model& model, const Sample& sample, const std::filesystem::path& path);

/// The same table as CSV: one row a draw, inputs and theory points, then cell probabilities. Code E004.
Result<void> write_csv(const model::Model& model, const Sample& sample, const std::filesystem::path& path);

}  // namespace entente::ensemble

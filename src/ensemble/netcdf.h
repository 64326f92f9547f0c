// The sample as one file that xarray, R and Julia read: NetCDF classic with 64-bit offsets, written once, renamed.
//
//     dimensions  draw, cell, issue, position, ...
//     variables   weight(draw), one a key path (draw), theory points and means by issue, cell probabilities, gains,
//                 flow_mean and flow_spread (cell, flow, month, flow_draw)
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "ensemble/sample.h"

namespace entente::ensemble {

/// What flows in each month, by cell and draw: over the sets of measures that may come there. The first draws of the sample
/// only; without flows all is empty.
struct FlowColumns {
    std::size_t draws = 0;
    std::vector<std::string> months;  ///< "2025-09", ...
    std::vector<double> mean;         ///< [((cell * flows + flow) * months + month) * draws + draw], in the flow's unit;
                                      ///< not a number where the draw leaves the cell no chance
    std::vector<double> spread;       ///< standard deviation, likewise: 0 where one set of measures comes for certain
};

/// Code E004 with the library's reason if the file cannot be written.
Result<void> write_netcdf(const model::Model& model, const Sample& sample, const FlowColumns& flows,
                          const std::filesystem::path& path);

/// The same table as CSV: one row a draw, inputs and theory points, then cell probabilities. Code E004.
Result<void> write_csv(const model::Model& model, const Sample& sample, const std::filesystem::path& path);

}  // namespace entente::ensemble

// Running an ensemble: fixed blocks of draws on all cores, each written to its own place, sums merged in block order.
// The bytes of the result depend on the file, the seed, the number of draws and the version of the program, never on
// threads, order or interruptions.
//
//     Sample sample = run(model, {.draws = 10000, .seed = 1}, {}, Detail::full, Progress{});
#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostic.h"
#include "base/progress.h"
#include "ensemble/sample.h"

namespace entente::ensemble {

/// In memory. A stop request ends it after the blocks under way; the sample then holds the leading finished blocks.
Sample run(const model::Model& model, const Plan& plan, const model::Variation& variation, model::Detail detail,
           const Progress& progress);

/// Paired reruns: the same draws once for each variation, as many as the plan says. The samples come back in the
/// order of the variations; all of them share the machine's threads. The basis is that of the run they are compared
/// with: what-ifs and signals keep its odds factors and what past rounds say of its draws (a variation of how like today
/// a past round was hears them again).
std::vector<Sample> run_variations(const model::Model& model, const Reruns& reruns,
                                   const std::vector<model::Variation>& variations, model::Detail detail);

/// The same with the blocks taken in another order (a permutation of 0 .. blocks-1): for tests of reproducibility.
Sample run_in_order(const model::Model& model, const Plan& plan, const std::vector<std::size_t>& order);

/// A saved run: every finished block is kept as a checksummed part file in `folder`/parts, so a run that was stopped
/// or killed goes on where it ended. Parts of another file, seed or version are refused (E511); damaged ones are
/// computed again and noted (E512) in `notes`. Code E004 if the folder cannot be written.
Result<Sample> run_saved(const model::Model& model, const Plan& plan, const std::filesystem::path& folder,
                         const Progress& progress, Diagnostics& notes);

/// Removes the part files of a finished run.
void drop_parts(const std::filesystem::path& folder);

}  // namespace entente::ensemble

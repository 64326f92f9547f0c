// The folder of a run, written whole and read back.
//
//     manifest.json   what was run (content hash, seed, draws, version) and the hash of every result: the same on any machine
//     draws.nc        the sample; draws.csv on request
//     findings.json   entente/findings-1
//     brief.md, brief.html
//     run.log         what may differ from run to run: file, its raw hash, threads, times, platform
#pragma once

#include <filesystem>
#include <string>

#include "app/study.h"
#include "base/diagnostic.h"

namespace entente::app {

struct RunRecord {
    bool csv = false;
    std::string started;    ///< ISO time, for run.log
    double seconds = 0;
    std::size_t threads = 0;
};

/// Writes every result of a finished study into the folder; the manifest comes last, so a folder with one is whole.
/// Code E004.
Result<void> write_run(const std::filesystem::path& folder, const Study& study, const ensemble::Sample& sample,
                       const RunRecord& record);

struct SavedRun {
    std::string file;          ///< the situation file, from here
    std::string content_hash;
    std::string findings;      ///< the JSON
};

/// Codes E020 (no run here), E022 (findings.json is not the one that was written).
Result<SavedRun> read_run(const std::filesystem::path& folder);

/// Refuses, before any work, an output file whose folder is not there or not writable. Code E004.
Result<void> check_writable(const std::filesystem::path& file);

}  // namespace entente::app

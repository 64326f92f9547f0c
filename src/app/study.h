// From what was named on the command line to findings: a situation file is loaded, compiled, run and asked; the folder
// of a finished run is read back. The one place where commands come by a model.
//
//     Result<Study> study = study_of(options, console);
//     if (!study) return report(study.error(), console);
//     print(study->findings.outcomes[0].id);
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/arguments.h"
#include "app/command.h"
#include "app/console.h"
#include "base/diagnostic.h"
#include "ensemble/sample.h"
#include "insight/findings.h"
#include "model/model.h"

namespace entente::app {

struct StudyOptions {
    std::string path;  ///< a situation file or the folder of a run
    ensemble::Plan plan;
    std::uint64_t threads = 0;
};

/// Declares FILE, --draws, --seed and --threads.
void declare_study(Arguments& arguments, StudyOptions& options);
/// The last three.
void declare_plan(Arguments& arguments, ensemble::Plan& plan, std::uint64_t& threads);

struct Study {
    std::string file;          ///< the situation file, as a command line names it
    model::Model model;
    ensemble::Plan plan;
    insight::Findings findings;
    std::optional<ensemble::Sample> sample;  ///< absent when the findings were read from a folder
};

/// A situation file ready to run, its warnings shown. `file` may be a run folder: then the file it ran.
Result<model::Model> load_model(const std::string& file, Console& console);

/// What a command wants of a situation before any work starts.
using CheckFirst = std::function<Result<void>(const situation::Situation&)>;

/// Loads and runs, or reads back. A run that was stopped gives the findings of its finished blocks (then
/// findings.draws < findings.planned_draws), or E025 if there are none. A folder keeps its own draws and seed: others
/// are refused (E027).
Result<Study> study_of(const StudyOptions& options, Console& console, const CheckFirst& check = {});

/// The sample of a study: the one it has, or the same draws run again.
const ensemble::Sample& sample_of(Study& study, Console& console);

/// Done, or interrupted if the findings are partial.
Exit exit_of(const Study& study);

/// Shows the diagnostics and gives their exit code.
Exit refuse(const Diagnostics& diagnostics, Console& console);

}  // namespace entente::app

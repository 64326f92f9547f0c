#include "app/study.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/saved_run.h"
#include "ensemble/run.h"
#include "insight/find.h"
#include "insight/theories.h"
#include "insight/usable.h"
#include "situation/load.h"

namespace entente::app {
namespace {

ensemble::Plan plan_of(const StudyOptions& options) {
    ensemble::Plan plan = options.plan;
    plan.threads = options.threads;
    return plan;
}

Result<Study> study_of_run(const StudyOptions& options, Console& console, const CheckFirst& check) {
    Result<SavedRun> saved = read_run(options.path);
    if (!saved) {
        return tl::unexpected(saved.error());
    }
    Result<model::Model> model = load_model(saved->file, console);
    if (!model) {
        return tl::unexpected(model.error());
    }
    if (model->situation.content_hash != saved->content_hash) {
        return failure("E021", saved->file + " changed after the run in " + options.path,
                       "run it again, or restore the file");
    }
    if (check) {
        if (auto wanted = check(model->situation); !wanted) {
            return tl::unexpected(wanted.error());
        }
    }
    Result<insight::Findings> findings =
        insight::from_json(saved->findings, model->situation, options.path + "/findings.json");
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    ensemble::Plan plan = plan_of(options);
    const auto differs = [](std::uint64_t asked, std::uint64_t usual, std::uint64_t kept) {
        return asked != usual && asked != kept;
    };
    if (differs(plan.draws, ensemble::Plan{}.draws, findings->planned_draws) ||
        differs(plan.seed, ensemble::Plan{}.seed, findings->seed)) {
        return failure("E027",
                       fmt::format("the run in {} has {} draws and seed {}", options.path, findings->planned_draws, findings->seed),
                       "leave --draws and --seed out, or name the situation file: " + saved->file);
    }
    plan.draws = findings->planned_draws;
    plan.seed = findings->seed;
    return Study{saved->file, std::move(*model), plan, std::move(*findings), std::nullopt};
}

}  // namespace

void declare_study(Arguments& arguments, StudyOptions& options) {
    arguments.word(options.path, "FILE", "a situation file, or the folder of a run");
    declare_plan(arguments, options.plan, options.threads);
}

void declare_plan(Arguments& arguments, ensemble::Plan& plan, std::uint64_t& threads) {
    arguments.option(plan.draws, "--draws", "N", "how many draws (10000)", {1, 100'000'000});
    arguments.option(plan.seed, "--seed", "N", "the seed of the random numbers (1)", {0, UINT64_MAX});
    arguments.option(threads, "--threads", "N", "how many threads; never changes a byte of the result (all cores)",
                     {1, 1024});
}

Result<model::Model> load_model(const std::string& file, Console& console) {
    Result<situation::Loaded> loaded = situation::load_situation(file);
    if (!loaded) {
        return tl::unexpected(loaded.error());
    }
    Diagnostics warnings;
    for (const Diagnostic& note : loaded->notes) {
        if (note.severity != Severity::note) {
            warnings.push_back(note);
        }
    }
    console.show(warnings);
    return model::compile(std::move(loaded->situation));
}

Result<Study> study_of(const StudyOptions& options, Console& console, const CheckFirst& check) {
    if (std::error_code error; std::filesystem::is_directory(options.path, error)) {
        return study_of_run(options, console, check);
    }
    Result<model::Model> model = load_model(options.path, console);
    if (!model) {
        return tl::unexpected(model.error());
    }
    if (check) {
        if (auto wanted = check(model->situation); !wanted) {
            return tl::unexpected(wanted.error());
        }
    }
    const ensemble::Plan plan = plan_of(options);
    console.say(fmt::format("{}: {} draws, seed {}", model->situation.title, plan.draws, plan.seed));
    Study study{options.path, std::move(*model), plan, {}, std::nullopt};
    {
        const ProgressLine line(console, "running");
        study.sample = ensemble::run(study.model, plan, {}, model::Detail::full, line.progress());
    }
    if (study.sample->draws() == 0) {
        return failure("E025", "stopped before the first block of draws was finished",
                       "nothing was computed, nothing was written");
    }
    if (!study.sample->is_complete()) {
        console.say(fmt::format("stopped: {} of {} draws are finished; the answer is from these", study.sample->draws(),
                                plan.draws));
    }
    if (const Result<void> usable = insight::check_usable(study.model, *study.sample); !usable) {
        return tl::unexpected(usable.error());
    }
    const ProgressLine line(console, "asking");
    Progress asking = line.progress();
    asking.stop = {};  // what was computed is to be told; a second Ctrl-C ends the program
    study.findings = insight::find(study.model, *study.sample, asking);
    insight::add_theories(study.model, *study.sample, insight::theory_draws_of_a_brief, study.findings);
    return study;
}

const ensemble::Sample& sample_of(Study& study, Console& console) {
    if (!study.sample) {
        const ProgressLine line(console, "running the saved draws again");
        study.sample = ensemble::run(study.model, study.plan, {}, model::Detail::full, line.progress());
    }
    return *study.sample;
}

Exit exit_of(const Study& study) {
    return study.findings.draws < study.findings.planned_draws ? Exit::interrupted : Exit::done;
}

Exit refuse(const Diagnostics& diagnostics, Console& console) {
    console.show(diagnostics);
    return exit_for(diagnostics);
}

}  // namespace entente::app

// entente run FILE --out DIR: the ensemble and all findings, kept; a run that was stopped goes on.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "app/command.h"
#include "app/json.h"
#include "app/saved_run.h"
#include "app/study.h"
#include "base/date.h"
#include "base/file.h"
#include "ensemble/run.h"
#include "insight/find.h"
#include "insight/theories.h"
#include "insight/usable.h"

namespace entente::app {
namespace {

struct Options {
    std::string file;
    ensemble::Plan plan;
    std::uint64_t threads = 0;
    std::string out = "results";
    bool csv = false;
    bool json = false;
};

std::string now() {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(
                             std::chrono::system_clock::now().time_since_epoch())
                             .count();
    return iso(Date{static_cast<std::int32_t>(seconds / 86400), static_cast<std::int32_t>(seconds % 86400)});
}

Exit stopped(const ensemble::Sample& sample, const Options& options, Console& console) {
    console.say(fmt::format("stopped: {} of {} draws are finished and kept in {}; the same command goes on from there",
                            sample.draws(), options.plan.draws, options.out));
    return Exit::interrupted;
}

Exit finish(Study study, const ensemble::Sample& sample, const Options& options, const RunRecord& record, Console& console) {
    {
        const ProgressLine line(console, "asking");
        Progress asking = line.progress();
        asking.stop = {};
        study.findings = insight::find(study.model, sample, asking);
        insight::add_theories(study.model, sample, sample.draws(), study.findings);
    }
    if (const Result<void> written = write_run(options.out, study, sample, record); !written) {
        return refuse(written.error(), console);
    }
    ensemble::drop_parts(options.out);
    if (options.json) {
        console.print(insight::to_json(study.findings, study.model.situation));
    } else {
        console.print(options.out + "\n");
    }
    console.say(fmt::format("written to {}: manifest.json, draws.nc, {}findings.json, brief.md, brief.html, run.log",
                            options.out, options.csv ? "draws.csv, " : ""));
    return exit_of(study);
}

Exit run(const Options& options, Console& console) {
    const auto begun = std::chrono::steady_clock::now();
    RunRecord record{options.csv, now(), 0, 0};
    Result<model::Model> model = load_model(options.file, console);
    if (!model) {
        return refuse(model.error(), console);
    }
    if (const auto folder = make_folder(options.out).and_then([&] {
            return check_writable(std::filesystem::path(options.out) / "manifest.json");
        });
        !folder) {
        return refuse(folder.error(), console);
    }
    if (const Result<SavedRun> there = read_run(options.out); there && there->content_hash != model->situation.content_hash) {
        console.say(fmt::format("{} holds a run of {}, as it was then; it is replaced", options.out, there->file));
    }
    Study study{options.file, std::move(*model), options.plan, {}, std::nullopt};
    study.plan.threads = options.threads;
    console.say(fmt::format("{}: {} draws, seed {}", study.model.situation.title, study.plan.draws, study.plan.seed));
    Diagnostics notes;
    ensemble::Sample whole;
    {
        const ProgressLine line(console, "running");
        Result<ensemble::Sample> sample =
            ensemble::run_saved(study.model, study.plan, options.out, line.progress(), notes);
        if (!sample) {
            return refuse(sample.error(), console);
        }
        whole = std::move(*sample);
    }
    console.show(notes);
    if (!whole.is_complete()) {
        return stopped(whole, options, console);
    }
    if (const Result<void> usable = insight::check_usable(study.model, whole); !usable) {
        return refuse(usable.error(), console);
    }
    record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    record.threads = options.threads != 0 ? options.threads : std::thread::hardware_concurrency();
    return finish(std::move(study), whole, options, record, console);
}

}  // namespace

Command run_command() {
    return {"run",
            "FILE",
            "the ensemble and all findings, kept in a folder; goes on where it was stopped",
            {{"run examples/alaska-2025/situation.toml --out results", "manifest, sample, findings, brief"},
             {"run situation.toml --draws 1000000 --out big", "stop it with Ctrl-C; the same line goes on"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.word(options->file, "FILE", "a situation file");
                declare_plan(arguments, options->plan, options->threads);
                arguments.option(options->out, "--out", "DIR", "the folder of the results (results)");
                arguments.flag(options->csv, "--csv", "also draws.csv");
                arguments.flag(options->json, "--json", "print the findings (entente/findings-1)");
                return [options](Console& console) { return run(*options, console); };
            }};
}

}  // namespace entente::app

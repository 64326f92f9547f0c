// entente observe FILE SIGNAL=VALUE...: something was seen; what it moves, and what it says of who makes it.
#include "insight/observe.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/briefing.h"
#include "app/command.h"
#include "app/study.h"
#include "brief/compose.h"
#include "ensemble/run.h"
#include "insight/usable.h"

namespace entente::app {
namespace {

struct Options {
    StudyOptions study;
    std::vector<std::string> seen;
    bool json = false;
};

/// The sample alone: no finding but this one is wanted. A saved run gives its plan.
Result<Study> sampled(const StudyOptions& options, Console& console, const CheckFirst& check) {
    if (std::error_code error; std::filesystem::is_directory(options.path, error)) {
        Result<Study> study = study_of(options, console, check);
        if (study) {
            sample_of(*study, console);
        }
        return study;
    }
    Result<model::Model> model = load_model(options.path, console);
    if (!model) {
        return tl::unexpected(model.error());
    }
    if (auto wanted = check(model->situation); !wanted) {
        return tl::unexpected(wanted.error());
    }
    ensemble::Plan plan = options.plan;
    plan.threads = options.threads;
    console.say(fmt::format("{}: {} draws, seed {}", model->situation.title, plan.draws, plan.seed));
    Study study{options.path, std::move(*model), plan, {}, std::nullopt};
    {
        const ProgressLine line(console, "running");
        study.sample = ensemble::run(study.model, plan, {}, model::Detail::margins, line.progress());
    }
    if (study.sample->draws() == 0) {
        return failure("E025", "stopped before the first block of draws was finished",
                       "nothing was computed, nothing was written");
    }
    if (const Result<void> usable = insight::check_usable(study.model, *study.sample); !usable) {
        return tl::unexpected(usable.error());
    }
    return study;
}

/// What can be seen, by the ids to write and in words.
void list_observables(const situation::Situation& situation, Console& console) {
    const std::vector<insight::Observable> all = insight::observables(situation);
    console.say(all.empty() ? "the file has nothing that could be seen: no [signal.*], [move.*], [chance.*] or [type.*]"
                            : "say what was seen, as SIGNAL=VALUE:");
    for (const insight::Observable& one : all) {
        console.say(fmt::format("  {}={}   {}", one.id, fmt::join(one.values, "|"), one.says));
    }
}

Exit observe(const Options& options, Console& console) {
    std::vector<model::Observation> seen;
    const auto check = [&](const situation::Situation& situation) -> Result<void> {
        if (options.seen.empty()) {
            list_observables(situation, console);
            return tl::unexpected(Diagnostics{});  // nothing is wrong, and nothing is left to do
        }
        return insight::read_observations(situation, options.seen).map([&](std::vector<model::Observation> read) {
            seen = std::move(read);
        });
    };
    Result<Study> study = sampled(options.study, console, check);
    if (!study) {
        return study.error().empty() ? Exit::usage : refuse(study.error(), console);
    }
    const ensemble::Sample& sample = sample_of(*study, console);
    const Result<insight::ObserveFinding> finding = insight::observe(study->model, sample, seen);
    if (!finding) {
        return refuse(finding.error(), console);
    }
    if (options.json) {
        console.print(insight::to_json(*finding, study->model.situation, study->plan.seed));
    } else {
        brief::Brief told = sections_of(briefing(*study), {});
        told.below.push_back(brief::compose_observation(study->model.situation, *finding));
        console.print(as_text(told, console));
    }
    return sample.is_complete() ? Exit::done : Exit::interrupted;
}

}  // namespace

Command observe_command() {
    return {"observe",
            "FILE SIGNAL=VALUE...",
            "something was seen: what it moves, and what it says of who made it",
            {{"observe examples/alaska-2025/situation.toml ofac-notice=yes", "a signal of the file"},
             {"observe situation.toml beijing=comply", "a move: the solved game says how likely it was"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                declare_study(arguments, options->study);
                arguments.words(options->seen, "SIGNAL=VALUE",
                                "a signal, move, chance or type of the file, and what it came to");
                arguments.flag(options->json, "--json", "as JSON (entente/observe-1)");
                return [options](Console& console) { return observe(*options, console); };
            }};
}

}  // namespace entente::app

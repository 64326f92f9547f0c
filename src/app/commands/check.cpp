// entente check FILE: what is wrong, what is doubtful, what was taken as default; solves 256 draws to be sure.
#include <fmt/format.h>

#include <algorithm>
#include <stop_token>

#include "app/command.h"
#include "app/json.h"
#include "app/study.h"
#include "ensemble/run.h"
#include "insight/find.h"
#include "insight/usable.h"
#include "situation/lints.h"
#include "situation/load.h"

namespace entente::app {
namespace {

constexpr std::uint64_t trial_draws = 256;

struct Options {
    std::string file;
    bool inputs = false;
    bool json = false;
};

struct Checked {
    Diagnostics found;
    std::vector<std::string> defaults;
    std::optional<situation::Situation> situation;  ///< if the file could be read
};

/// Warnings that only a run shows, each at its place in the file where it has one.
void add_warnings_of_run(const situation::Loaded& loaded, const std::stop_token& stop, Checked& checked) {
    Result<model::Model> model = model::compile(loaded.situation);
    if (!model) {
        checked.found.insert(checked.found.end(), model.error().begin(), model.error().end());
        return;
    }
    const ensemble::Sample sample =
        ensemble::run(*model, {trial_draws, 1, 0}, {}, model::Detail::full, Progress{{}, stop});
    if (stop.stop_requested()) {
        return;
    }
    if (const Result<void> usable = insight::check_usable(*model, sample); !usable) {
        for (Diagnostic error : usable.error()) {
            error.where = loaded.place_of("situation").where;
            checked.found.push_back(std::move(error));
        }
        return;
    }
    for (Diagnostic& warning : insight::find(*model, sample, Progress{}).warnings) {
        if (!situation::is_accepted(loaded.situation, warning.code, "")) {
            if (warning.where.file.empty()) {
                warning.where.file = loaded.place_of("situation").where.file;
            }
            checked.found.push_back(std::move(warning));
        }
    }
}

Checked check_file(const std::string& file, const std::stop_token& stop) {
    Checked checked;
    Result<situation::Loaded> loaded = situation::load_situation(file);
    if (!loaded) {
        checked.found = loaded.error();
        return checked;
    }
    checked.found = loaded->notes;
    const Diagnostics lints = situation::lint(*loaded);
    checked.found.insert(checked.found.end(), lints.begin(), lints.end());
    checked.defaults = loaded->defaults;
    add_warnings_of_run(*loaded, stop, checked);
    checked.situation = std::move(loaded->situation);
    return checked;
}

std::size_t count(const Diagnostics& found, Severity severity) {
    return static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

std::string counted(std::size_t number, const std::string& thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

std::string input_lines(const situation::Situation& situation, const std::vector<std::string>& keys) {
    std::size_t width = 0;
    for (const std::string& key : keys) {
        width = std::max(width, key.size());
    }
    std::string text;
    for (const std::string& key : keys) {
        const auto input = situation.find_input(key);
        text += fmt::format("    {:<{}}  {}\n", key, width, input ? situation.input(*input).written : "");
    }
    return text;
}

void print(const Checked& checked, const Options& options, Console& console) {
    for (const Diagnostic& diagnostic : checked.found) {
        console.print(format(diagnostic) + "\n");
    }
    if (checked.situation && !checked.defaults.empty()) {
        console.print(fmt::format("{} left to the program:\n{}", counted(checked.defaults.size(), "number"),
                                  input_lines(*checked.situation, checked.defaults)));
    }
    if (checked.situation && options.inputs) {
        std::vector<std::string> keys;
        for (const situation::Input& input : checked.situation->inputs) {
            keys.push_back(input.key);
        }
        console.print(fmt::format("{} in all:\n{}", counted(keys.size(), "input"),
                                  input_lines(*checked.situation, keys)));
    }
    console.print(fmt::format("{}: {}, {}, {}{}\n", options.file, counted(count(checked.found, Severity::error), "error"),
                              counted(count(checked.found, Severity::warning), "warning"),
                              counted(count(checked.found, Severity::note), "note"),
                              has_errors(checked.found) ? "" : fmt::format("; {} draws solved", trial_draws)));
}

Exit check(const Options& options, Console& console) {
    const Checked checked = check_file(options.file, console.stop());
    if (console.stopped()) {
        return Exit::interrupted;
    }
    if (options.json) {
        console.print(diagnostics_json(options.file, checked.found, checked.defaults));
    } else {
        print(checked, options, console);
    }
    if (has_errors(checked.found)) {
        return exit_for(checked.found);
    }
    return count(checked.found, Severity::warning) > 0 ? Exit::findings : Exit::done;
}

}  // namespace

Command check_command() {
    return {"check",
            "FILE",
            "what is wrong with a file, what is doubtful, what was taken as default",
            {{"check examples/alaska-2025/situation.toml", "errors, unanswered doubts, defaults"},
             {"check situation.toml --inputs", "also every uncertain number with its key path"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.word(options->file, "FILE", "a situation file");
                arguments.flag(options->inputs, "--inputs", "list every uncertain number with its key path");
                arguments.flag(options->json, "--json", "as JSON (entente/diagnostics-1)");
                return [options](Console& console) { return check(*options, console); };
            }};
}

}  // namespace entente::app

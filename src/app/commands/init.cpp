// entente init NAME: a commented situation file to start from.
#include <fmt/format.h>

#include <filesystem>

#include "app/command.h"
#include "app/json.h"
#include "app/saved_run.h"
#include "app/study.h"
#include "base/file.h"
#include "situation/init.h"

namespace entente::app {
namespace {

struct Options {
    std::string name;
    bool json = false;
};

Exit init(const Options& options, Console& console) {
    std::filesystem::path file = options.name;
    if (file.extension() != ".toml") {
        file += ".toml";
    }
    const std::string shown = file.string();
    std::error_code error;
    if (std::filesystem::exists(file, error)) {
        return refuse({{"E004", Severity::error, {shown, 0, 0}, "this file exists already",
                        "choose another name: nothing is written over", {}}},
                      console);
    }
    const Result<void> written = check_writable(file).and_then(
        [&] { return write_file(file, situation::starter_file(file.stem().string())); });
    if (!written) {
        return refuse(written.error(), console);
    }
    if (options.json) {
        console.print(created_json(shown));
    } else {
        console.print(shown + "\n");
    }
    console.say(fmt::format("next: edit it, `entente check {}`, `entente brief {}`", shown, shown));
    return Exit::done;
}

}  // namespace

Command init_command() {
    return {"init",
            "NAME",
            "a commented situation file to start from",
            {{"init my-case", "writes my-case.toml, which runs as it is"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.word(options->name, "NAME", "of the file; .toml is added");
                arguments.flag(options->json, "--json", "the file's name as JSON (entente/created-1)");
                return [options](Console& console) { return init(*options, console); };
            }};
}

}  // namespace entente::app

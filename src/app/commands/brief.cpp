// entente brief FILE: the main job.
#include "app/briefing.h"
#include "app/command.h"
#include "app/saved_run.h"
#include "app/study.h"
#include "base/file.h"

namespace entente::app {
namespace {

struct Options {
    StudyOptions study;
    std::string format = "text";
    std::string out;
    std::uint64_t width = 0;
    bool json = false;
};

std::string render(const Study& study, const Options& options, const Console& console) {
    const brief::Brief value = briefing(study);
    if (options.format == "md") {
        return as_markdown(value);
    }
    if (options.format == "html") {
        return as_html(value);
    }
    if (options.format == "json") {
        return as_json(value);
    }
    return as_text(value, console, options.width);
}

Exit brief_of(Options options, Console& console) {
    if (options.json) {
        options.format = "json";
    }
    if (!options.out.empty()) {
        // Text in a file has no colours, whatever the terminal.
        console.no_colour();
        if (const Result<void> writable = check_writable(options.out); !writable) {
            return refuse(writable.error(), console);
        }
    }
    const Result<Study> study = study_of(options.study, console);
    if (!study) {
        return refuse(study.error(), console);
    }
    const std::string text = render(*study, options, console);
    if (options.out.empty()) {
        console.print(text);
        return exit_of(*study);
    }
    if (const Result<void> written = write_file(options.out, text); !written) {
        return refuse(written.error(), console);
    }
    console.say("written: " + options.out);
    return exit_of(*study);
}

}  // namespace

Command brief_command() {
    return {"brief",
            "FILE",
            "run the file, then print the brief",
            {{"brief examples/alaska-2025/situation.toml", "the brief, in the terminal"},
             {"brief situation.toml --format html --out brief.html", "one self-contained page to send or print"},
             {"brief results", "the brief of a run saved in the folder results"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                declare_study(arguments, options->study);
                arguments.choice(options->format, "--format", {"text", "md", "html", "json"}, "the form (text)");
                arguments.option(options->out, "--out", "PATH", "a file instead of stdout");
                arguments.option(options->width, "--width", "N", "columns of the text (the terminal's, else 80)",
                                 {40, 400});
                arguments.flag(options->json, "--json", "the brief as a value: --format json");
                return [options](Console& console) { return brief_of(*options, console); };
            }};
}

}  // namespace entente::app

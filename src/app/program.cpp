#include "app/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "app/command.h"
#include "app/version.h"
#include "base/text.h"

namespace entente::app {
namespace {

std::string examples_text(const std::vector<Example>& examples) {
    std::string text = "Examples\n";
    for (const Example& example : examples) {
        text += fmt::format("  entente {}\n      {}\n", example.line, example.does);
    }
    return text;
}

std::string general_help() {
    std::string text = examples_text({
        {"brief examples/alaska-2025/situation.toml", "run the file and print the brief: the main job"},
        {"brief situation.toml --format html --out brief.html", "the same as a page to send"},
        {"init my-case", "a commented file to start your own from"},
        {"check my-case.toml", "what is wrong with it, what is doubtful, what was taken as default"},
    });
    text += "\nCommands\n";
    for (const Command& command : commands()) {
        text += fmt::format("  {:<34} {}\n", command.name + " " + command.usage, command.summary);
    }
    text += fmt::format(
        "  {:<34} {}\n  {:<34} {}\n\n"
        "Data goes to stdout, talk to stderr; --json gives the data of any command as one object.\n"
        "`entente COMMAND --help` shows the options of a command.\n"
        "Exit codes: 0 done, 1 findings against you, 64 usage, 65 bad input, 66 missing file, 70 internal, "
        "130 interrupted.\n",
        "--help", "this text", "--version", "the version");
    return text;
}

std::string command_help(const Command& command, const Arguments& arguments) {
    std::string text = examples_text(command.examples);
    text += fmt::format("\nentente {} {}: {}\n\n", command.name, command.usage, command.summary);
    std::size_t width = 0;
    for (const Arguments::Entry& entry : arguments.entries()) {
        width = std::max(width, entry.name.size());
    }
    for (const Arguments::Entry& entry : arguments.entries()) {
        text += fmt::format("  {:<{}}  {}\n", entry.name, width, entry.help);
    }
    return text;
}

Exit run_command_line(const Command& command, const std::vector<std::string>& words, Console& console) {
    Arguments arguments(command.name);
    const auto work = command.declare(arguments);
    bool plain = false;
    arguments.flag(plain, "--plain,--no-color", "no colour and no progress line, whatever the terminal");
    bool help = false;
    arguments.flag(help, "-h,--help", "this text");
    if (std::find(words.begin(), words.end(), "--help") != words.end() ||
        std::find(words.begin(), words.end(), "-h") != words.end()) {
        console.print(command_help(command, arguments));
        return Exit::done;
    }
    if (const auto wrong = arguments.parse(words)) {
        console.say(fmt::format("entente {}: {}\n    usage: entente {} {}\n    `entente {} --help` shows examples and "
                                "every option",
                                command.name, *wrong, command.name, command.usage, command.name));
        return Exit::usage;
    }
    if (plain) {
        console.plain();
    }
    return work(console);
}

Exit dispatch(const std::vector<std::string>& words, Console& console) {
    if (words.empty()) {
        console.say(general_help());
        return Exit::usage;
    }
    std::vector<std::string> rest(words.begin() + 1, words.end());
    std::string name = words.front();
    if (name == "--version" || name == "-V") {
        console.print(fmt::format("entente {}\n", version()));
        return Exit::done;
    }
    if (name == "--help" || name == "-h" || name == "help") {
        if (rest.empty()) {
            console.print(general_help());
            return Exit::done;
        }
        name = rest.front();
        rest = {"--help"};
    }
    std::vector<std::string> names;
    for (const Command& command : commands()) {
        if (command.name == name) {
            return run_command_line(command, rest, console);
        }
        names.push_back(command.name);
    }
    const auto meant = nearest(name, names);
    console.say(fmt::format("entente: there is no command \"{}\"{}\n    `entente --help` lists them all", name,
                            meant ? "; did you mean \"" + *meant + "\"?" : ""));
    return Exit::usage;
}

}  // namespace

Exit run_program(const std::vector<std::string>& words, Console& console) {
    // The one place that catches: what gets here is a broken invariant or a machine out of memory.
    try {
        return dispatch(words, console);
    } catch (const std::exception& failure) {
        console.say(fmt::format("entente: internal error: {}\n    This is a mistake of the program, not of your "
                                "file. Nothing that was saved before has changed.",
                                failure.what()));
        return Exit::internal;
    }
}

}  // namespace entente::app

// entente explain [CODE]: what a diagnostic code means and what to do.
#include <fmt/format.h>

#include <algorithm>

#include "app/codes.h"
#include "app/command.h"
#include "app/json.h"
#include "base/text.h"

namespace entente::app {
namespace {

struct Options {
    std::string code;
    bool json = false;
};

std::string upper(std::string code) {
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return code;
}

Exit unknown(const std::string& code, const std::vector<CodeEntry>& entries, Console& console) {
    std::vector<std::string> codes;
    for (const CodeEntry& entry : entries) {
        codes.emplace_back(entry.code);
    }
    const auto meant = nearest(code, codes);
    console.say(fmt::format("entente explain: there is no code \"{}\"{}\n    `entente explain` lists them all", code,
                            meant ? "; did you mean " + *meant + "?" : ""));
    return Exit::usage;
}

Exit explain(const Options& options, Console& console) {
    std::vector<CodeEntry> entries = all_codes();
    if (!options.code.empty()) {
        const std::string code = upper(options.code);
        const auto found = std::find_if(entries.begin(), entries.end(),
                                        [&](const CodeEntry& entry) { return entry.code == code; });
        if (found == entries.end()) {
            return unknown(options.code, entries, console);
        }
        entries = {*found};
    }
    if (options.json) {
        console.print(codes_json(entries));
    } else if (options.code.empty()) {
        for (const CodeEntry& entry : entries) {
            console.print(fmt::format("{}  {}\n", entry.code, entry.title));
        }
    } else {
        const CodeEntry& entry = entries.front();
        console.print(
            fmt::format("{}: {}\n\n{}\n\nWhat to do: {}\n", entry.code, entry.title, entry.meaning, entry.remedy));
    }
    return Exit::done;
}

}  // namespace

Command explain_command() {
    return {"explain",
            "[CODE]",
            "what a diagnostic code means and what to do about it",
            {{"explain E106", "the meaning of one code"}, {"explain", "all codes"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.optional_word(options->code, "CODE", "a code as printed, such as E106");
                arguments.flag(options->json, "--json", "as JSON (entente/codes-1)");
                return [options](Console& console) { return explain(*options, console); };
            }};
}

}  // namespace entente::app

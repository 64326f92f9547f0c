// entente settle FILE: published theories on a plain table of positions.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/command.h"
#include "app/settlement_json.h"
#include "app/situation_table.h"
#include "app/study.h"
#include "situation/load.h"
#include "theory/read_table.h"
#include "theory/theory.h"

namespace entente::app {
namespace {

using theory::Settlement;
using theory::Theory;

constexpr std::string_view every_theory = "all";

struct Options {
    std::string file;
    std::string theory = "density";
    std::vector<std::string> settings;
    bool list = false;
    bool json = false;
};

std::string theory_lines() {
    std::string text;
    for (const Theory* theory : theory::theories()) {
        text += fmt::format("{}\n    {}\n    {}\n", theory->name, theory->about, theory->source);
        for (const theory::OptionSpec& option : theory->options) {
            text += fmt::format("    {}={}  {}\n", option.name, option.initial, option.meaning);
            for (const theory::Word& word : option.words) {
                text += fmt::format("        {}: {}\n", word.name, word.meaning);
            }
        }
    }
    return text;
}

Result<theory::Settings> read_settings(const std::vector<std::string>& words) {
    theory::Settings settings;
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos) {
            return failure("E321", fmt::format("\"{}\" sets nothing", word), "write OPTION=VALUE");
        }
        settings.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    }
    return settings;
}

/// What one theory says of the table, or why it says nothing.
struct Answer {
    const Theory* theory = nullptr;
    std::optional<Settlement> settlement;
    Diagnostics why_not;
};

// What the file itself sets comes first, where the theory has such an option, so the command line has the last word.
theory::Settings settings_for(const Theory& theory, const theory::Table& table, const theory::Settings& given) {
    theory::Settings settings;
    for (const auto& [name, value] : table.settings) {
        const bool is_option = std::any_of(theory.options.begin(), theory.options.end(),
                                           [&](const theory::OptionSpec& option) { return option.name == name; });
        if (is_option) {
            settings.emplace_back(name, value);
        }
    }
    settings.insert(settings.end(), given.begin(), given.end());
    return settings;
}

Answer ask(const Theory& theory, const theory::Table& table, const theory::Settings& given) {
    Result<Settlement> settled = theory::settle(theory.name, table, settings_for(theory, table, given));
    return settled ? Answer{&theory, std::move(*settled), {}} : Answer{&theory, std::nullopt, settled.error()};
}

// A settlement at full precision would pretend; four digits of the scale's width are more than any input has.
std::string shown(double value, const theory::TableIssue& issue) {
    const double digits = std::ceil(4 - std::log10(std::max(issue.upper - issue.lower, 1e-9)));
    return fmt::format("{:.{}f}", value, static_cast<int>(std::clamp(digits, 0.0, 9.0)));
}

std::string table_text(const theory::Table& table, const std::vector<Answer>& answers) {
    std::size_t width = 8;
    for (const theory::TableIssue& issue : table.issues) {
        width = std::max(width, issue.name.size());
    }
    std::string text = fmt::format("{:<18}", "");
    for (const theory::TableIssue& issue : table.issues) {
        text += fmt::format("  {:>{}}", issue.name, width);
    }
    text += "\n";
    for (const Answer& answer : answers) {
        if (!answer.settlement) {
            continue;
        }
        text += fmt::format("{:<18}", answer.theory->name);
        for (std::size_t k = 0; k < table.issues.size(); ++k) {
            text += fmt::format("  {:>{}}", shown(answer.settlement->settlement[k], table.issues[k]), width);
        }
        text += "\n";
    }
    return text;
}

std::string settlements_json(const theory::Table& table, const std::vector<Answer>& answers) {
    using Json = nlohmann::ordered_json;
    Json theories = Json::array();
    for (const Answer& answer : answers) {
        Json issues = Json::array();
        Json notes = Json::array();
        for (std::size_t k = 0; answer.settlement && k < table.issues.size(); ++k) {
            const bool has_chance = !answer.settlement->no_deal.empty();
            issues.push_back({{"issue", table.issues[k].name},
                              {"settlement", answer.settlement->settlement[k]},
                              {"no_deal", has_chance ? Json(answer.settlement->no_deal[k]) : Json(nullptr)}});
        }
        for (const Diagnostic& note : answer.settlement ? answer.settlement->notes : answer.why_not) {
            notes.push_back({{"code", note.code}, {"message", note.message}});
        }
        theories.push_back({{"theory", answer.theory->name},
                            {"applies", answer.settlement.has_value()},
                            {"issues", std::move(issues)},
                            {"rounds", answer.settlement ? answer.settlement->states : 0},
                            {"notes", std::move(notes)}});
    }
    return Json{{"schema", "entente/settlement-1"}, {"theories", std::move(theories)}}.dump(2) + "\n";
}

Result<theory::Table> read_any_table(const std::string& file) {
    if (!file.ends_with(".toml")) {
        return theory::read_table(file);
    }
    const Result<situation::Loaded> loaded = situation::load_situation(file);
    return loaded ? Result<theory::Table>(table_of(loaded->situation)) : tl::unexpected(loaded.error());
}

Exit settle(const Options& options, Console& console) {
    if (options.list) {
        console.print(theory_lines());
        return Exit::done;
    }
    if (options.file.empty()) {
        console.say("entente settle: FILE is missing: a table of positions (`--theories` lists the theories)");
        return Exit::usage;
    }
    const auto table = read_any_table(options.file);
    const auto settings = read_settings(options.settings);
    if (!table || !settings) {
        return refuse(table ? settings.error() : table.error(), console);
    }
    std::vector<Answer> answers;
    if (options.theory == every_theory) {
        for (const Theory* theory : theory::theories()) {
            answers.push_back(ask(*theory, *table, *settings));
        }
    } else {
        const auto theory = theory::find_theory(options.theory);
        if (!theory) {
            return refuse(theory.error(), console);
        }
        answers.push_back(ask(**theory, *table, *settings));
        const Answer& answer = answers.back();
        if (!answer.settlement) {
            return refuse(answer.why_not, console);
        }
        if (options.json) {
            console.print(settlement_json(*answer.settlement));
            return Exit::done;
        }
    }
    if (options.json) {
        console.print(settlements_json(*table, answers));
        return Exit::done;
    }
    console.print(table_text(*table, answers));
    for (const Answer& answer : answers) {
        if (answer.settlement) {
            console.show(answer.settlement->notes);
        } else if (!answer.why_not.empty()) {
            console.say(fmt::format("{} does not apply: {}", answer.theory->name, answer.why_not.front().message));
        }
    }
    return Exit::done;
}

}  // namespace

Command settle_command() {
    return {"settle",
            "FILE",
            "where issues settle under a published theory, from a table of positions or a situation",
            {{"settle table.csv --theory all", "every theory that applies, one line each"},
             {"settle table.csv --theory challenge --set rounds=10", "one theory with its options"},
             {"settle --theories", "the theories, their sources, their options"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.optional_word(options->file, "FILE",
                                        "CSV with actor,issue,position,salience,power[,reversion], a file of KTAB, or a situation");
                arguments.option(options->theory, "--theory", "NAME", "one of `--theories`, or all that apply: all (density)");
                arguments.options(options->settings, "--set", "OPTION=VALUE", "an option of the theory; may be repeated");
                arguments.flag(options->list, "--theories", "list the theories with their sources and options");
                arguments.flag(options->json, "--json", "as JSON (entente/settle-1; of all: entente/settlement-1)");
                return [options](Console& console) { return settle(*options, console); };
            }};
}

}  // namespace entente::app

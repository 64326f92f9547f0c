// entente what-if FILE [KEY=VALUE... | ID...]: the same draws with some inputs changed.
#include <fmt/format.h>

#include <algorithm>

#include "app/briefing.h"
#include "app/command.h"
#include "app/json.h"
#include "app/study.h"
#include "base/text.h"
#include "ensemble/pool.h"
#include "insight/find.h"
#include "insight/what_if.h"
#include "situation/change.h"

namespace entente::app {
namespace {

struct Options {
    StudyOptions study;
    std::vector<std::string> asked;
    bool json = false;
};

/// All KEY=VALUE together are one what-if; its id is how the command line wrote it.
Result<situation::WhatIf> read_ad_hoc(const situation::Situation& situation, const std::vector<std::string>& asked) {
    situation::WhatIf what_if;
    Diagnostics wrong;
    for (const std::string& change : asked) {
        const auto equals = change.find('=');
        if (equals == std::string::npos) {
            continue;
        }
        auto read = situation::read_change(situation, std::string_view(change).substr(0, equals),
                                           std::string_view(change).substr(equals + 1));
        if (!read) {
            wrong.insert(wrong.end(), read.error().begin(), read.error().end());
            continue;
        }
        const std::string says = situation.input(read->input).key + " = " + read->written;
        what_if.says += (what_if.says.empty() ? "" : ", ") + says;
        what_if.changes.push_back(std::move(*read));
    }
    if (!wrong.empty()) {
        return tl::unexpected(std::move(wrong));
    }
    what_if.id = "asked";
    what_if.because = "asked on the command line";
    return what_if;
}

Result<void> check_ids(const situation::Situation& situation, const std::vector<std::string>& asked) {
    std::vector<std::string> known;
    for (const situation::WhatIf& what_if : situation.what_ifs) {
        known.push_back(what_if.id);
    }
    for (const std::string& id : asked) {
        if (id.find('=') == std::string::npos && std::find(known.begin(), known.end(), id) == known.end()) {
            const auto meant = nearest(id, known);
            return failure("E024", fmt::format("the file has no what-if \"{}\"", id),
                           meant ? "did you mean \"" + *meant + "\"?"
                                 : fmt::format("it has: {}; or write KEY=VALUE", fmt::join(known, ", ")));
        }
    }
    return {};
}

/// Leaves the what-ifs that were asked for, in the file's order, in situation and findings alike.
void keep(Study& study, const std::vector<std::string>& asked) {
    const auto is_unwanted = [&](const auto& entry) {
        return std::find(asked.begin(), asked.end(), entry.id) == asked.end();
    };
    std::erase_if(study.model.situation.what_ifs, is_unwanted);
    std::erase_if(study.findings.what_ifs, is_unwanted);
}

Exit what_if(const Options& options, Console& console) {
    situation::WhatIf ad_hoc;
    const auto check = [&](const situation::Situation& situation) -> Result<void> {
        if (auto known = check_ids(situation, options.asked); !known) {
            return known;
        }
        Result<situation::WhatIf> read = read_ad_hoc(situation, options.asked);
        if (!read) {
            return tl::unexpected(read.error());
        }
        ad_hoc = std::move(*read);
        return {};
    };
    Result<Study> study = study_of(options.study, console, check);
    if (!study) {
        return refuse(study.error(), console);
    }
    if (!options.asked.empty()) {
        keep(*study, options.asked);
    }
    if (!study->findings.what_ifs.empty()) {  // a brief leaves out what what-ifs do to flows, answers and gains
        const ensemble::Sample& sample = sample_of(*study, console);
        for (std::size_t i = 0; i < study->findings.what_ifs.size(); ++i) {
            study->findings.what_ifs[i] =
                insight::ask_what_if(study->model, sample, study->model.situation.what_ifs[i], ensemble::reruns_of(sample, 1000));
        }
    }
    if (!ad_hoc.changes.empty()) {
        const ensemble::Sample& sample = sample_of(*study, console);
        study->findings.what_ifs.push_back(
            insight::ask_what_if(study->model, sample, ad_hoc, ensemble::reruns_of(sample, 1000)));
        study->model.situation.what_ifs.push_back(std::move(ad_hoc));
    }
    if (study->findings.what_ifs.empty()) {
        console.say("the file has no [what-if.*]; ask one as KEY=VALUE, such as actor.CN.influence=\"60 to 80\"");
        return Exit::usage;
    }
    for (const insight::WhatIfFinding& finding : study->findings.what_ifs) {
        console.show(finding.warnings);
    }
    if (options.json) {
        console.print(part_of_findings(insight::to_json(study->findings, study->model.situation), "entente/what-if-1",
                                       std::vector<std::string_view>{"situation", "as_of", "draws", "seed", "what_ifs"}));
    } else {
        console.print(as_text(sections_of(briefing(*study), {"what-ifs"}), console));
    }
    return exit_of(*study);
}

}  // namespace

Command what_if_command() {
    return {"what-if",
            "FILE [ID|KEY=VALUE]...",
            "the same draws with some inputs changed, side by side",
            {{"what-if examples/alaska-2025/situation.toml", "every what-if of the file"},
             {"what-if situation.toml actor.CN.influence=\"60 to 80\"", "one of your own; several change together"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                declare_study(arguments, options->study);
                arguments.words(options->asked, "CHANGE", "an id of the file, or KEY=VALUE as the file would write it");
                arguments.flag(options->json, "--json", "as JSON (entente/what-if-1)");
                return [options](Console& console) { return what_if(*options, console); };
            }};
}

}  // namespace entente::app

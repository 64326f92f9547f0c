// entente read PAGE...: saved pages to evidence.
#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "app/command.h"
#include "app/evidence_json.h"
#include "app/evidence_text.h"
#include "app/reading.h"
#include "app/study.h"
#include "evidence/actors/actor_table.h"
#include "insight/proposal.h"
#include "situation/load.h"

namespace entente::app {
namespace {

struct Options {
    ReadingOptions reading;
    std::string into;
    bool json = false;
};

Exit exit_of(const evidence::ReadOutcome& outcome) {
    if (outcome.stopped) return Exit::interrupted;
    return outcome.refused > 0 ? Exit::bad_input : Exit::done;
}

Result<std::vector<evidence::PageRecord>> load_pages(ReadPages& read) {
    std::vector<evidence::PageRecord> pages;
    for (const std::string& file : read.outcome.files) {
        auto page = read.store.load(file);
        if (!page) return tl::unexpected(page.error());
        pages.push_back(std::move(*page));
    }
    return pages;
}

Result<std::string> pages_json(ReadPages& read) {
    const auto pages = load_pages(read);
    if (!pages) return tl::unexpected(pages.error());
    return read_json(*pages, read.origins);
}

Result<std::string> pages_patch(ReadPages& read, const situation::Situation& situation, const std::string& file) {
    const auto pages = load_pages(read);
    if (!pages) return tl::unexpected(pages.error());
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    return insight::propose(situation, folder.empty() ? "." : folder, *pages, read.origins,
                            read.actors ? *read.actors : evidence::shipped_actors());
}

Result<std::string> pages_text(ReadPages& read, const Options& options, int width) {
    evidence::EvidenceFilter filter;
    filter.files = read.outcome.files;
    const auto events = read.store.events(filter);
    if (!events) return tl::unexpected(events.error());
    const auto actors = read.store.actors();
    if (!actors) return tl::unexpected(actors.error());
    const auto lines = evidence::group_timeline(*events);
    std::string text = listing_table(timeline_table(*events, lines, names_of(*actors)), width);
    if (!lines.empty()) {
        const std::string from =
            options.reading.store.empty() ? "PAGE..." : "--store " + options.reading.store;
        text += fmt::format("\nThe sentence of a line: entente evidence {} --show {}\n", from,
                            (*events)[lines.front().events.front()].place.name);
    }
    return text;
}

Exit read(const Options& options, Console& console) {
    if (options.reading.pages.empty()) {
        console.say("entente read: name at least one page or folder (entente read --help)");
        return Exit::usage;
    }
    std::optional<situation::Loaded> into;
    if (!options.into.empty()) {
        auto loaded = situation::load_situation(options.into);
        if (!loaded) return refuse(loaded.error(), console);
        into = std::move(*loaded);
    }
    auto done = read_named(options.reading, console);
    if (!done) return refuse(done.error(), console);
    const auto text = into           ? pages_patch(*done, into->situation, options.into)
                      : options.json ? pages_json(*done)
                                     : pages_text(*done, options, static_cast<int>(console.width()));
    if (!text) return refuse(text.error(), console);
    console.print(*text);
    console.say(
        fmt::format("{}; {} origin{}{}", outcome_line(done->outcome), done->origins.groups.size(),
                    done->origins.groups.size() == 1 ? "" : "s",
                    options.reading.store.empty() ? "; nothing was kept (--store FILE keeps it)" : ""));
    return exit_of(done->outcome);
}

}  // namespace

Command read_command() {
    return {"read",
            "PAGE... [options]",
            "saved pages to evidence: who did what to whom, when, and which page says so",
            {{"read pages/ --store evidence.sqlite", "every page of a folder, kept; the timeline"},
             {"read talks.html dump.txt --json", "what two pages say, as data"},
             {"read pages/ --into situation.toml", "what the pages would add to a situation, to be edited"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.words(options->reading.pages, "PAGE",
                                "saved pages (HTML, text), or folders of them");
                declare_reading(arguments, options->reading);
                arguments.option(options->into, "--into", "SITUATION", "print what the pages would add to this file");
                arguments.flag(options->json, "--json", "as JSON (entente/read-1)");
                return [options](Console& console) { return read(*options, console); };
            }};
}

}  // namespace entente::app

#include "app/reading.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/hash.h"
#include "evidence/actors/actor_table.h"

namespace entente::app {

using evidence::Store;

void declare_reading(Arguments& arguments, ReadingOptions& options) {
    arguments.option(options.store, "--store", "FILE", "the evidence store (SQLite)");
    arguments.option(options.actors, "--actors", "FILE",
                     "your own states, people and organisations, added to the table");
    arguments.option(options.threads, "--threads", "N", "how many threads (default: one a core)", {1, 1024});
}

Result<ReadPages> read_named(const ReadingOptions& options, Console& console) {
    const auto files = evidence::list_pages(options.pages);
    if (!files) return tl::unexpected(files.error());
    std::optional<evidence::ActorTable> actors;
    std::string table_hash;
    if (!options.actors.empty()) {
        const auto text = read_file(options.actors);
        if (!text) return tl::unexpected(text.error());
        auto extended = evidence::extend_actors(evidence::shipped_actors(), *text, options.actors);
        if (!extended) return tl::unexpected(extended.error());
        actors = std::move(*extended);
        table_hash = sha256(*text);
    }
    auto store = Store::open(options.store.empty() ? ":memory:" : options.store, evidence::Access::write);
    if (!store) return tl::unexpected(store.error());
    evidence::ReadPlan plan;
    plan.threads = options.threads;
    plan.actors = actors ? &*actors : nullptr;
    plan.table_hash = table_hash;
    Result<evidence::ReadOutcome> outcome = [&] {
        const ProgressLine line(console, fmt::format("reading {} pages", files->size()));
        return evidence::read_pages(*store, *files, plan, line.progress());
    }();
    if (!outcome) return tl::unexpected(outcome.error());
    console.show(outcome->notes);
    auto origins = store->origins();
    if (!origins) return tl::unexpected(origins.error());
    return ReadPages{std::move(*store), std::move(*outcome), std::move(*origins), std::move(actors)};
}

std::string outcome_line(const evidence::ReadOutcome& outcome) {
    std::string line = fmt::format("{} page{} read", outcome.written, outcome.written == 1 ? "" : "s");
    if (outcome.known > 0) line += fmt::format(", {} known already", outcome.known);
    if (outcome.refused > 0) line += fmt::format(", {} refused", outcome.refused);
    if (outcome.stopped) line += "; stopped before the rest";
    return line;
}

}  // namespace entente::app

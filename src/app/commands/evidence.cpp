// entente evidence: what a store (or pages read on the spot) holds, listed and filtered.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/command.h"
#include "app/evidence_json.h"
#include "app/evidence_text.h"
#include "app/reading.h"
#include "app/study.h"

namespace entente::app {
namespace {

using namespace evidence;

constexpr const char* usual_store = "evidence.sqlite";

struct Options {
    ReadingOptions reading;
    bool pairs = false, weeks = false, quotes = false, figures = false, actors = false, origins = false,
         unknown = false;
    std::string search;
    std::string show;
    std::string from, to;
    EvidenceFilter filter;
    std::uint64_t limit = 20;
    std::string format = "table";
    bool json = false;
};

// The store and what names mean in it.
struct Opened {
    Store store;
    ActorNames names;
    ActsFor acts_for;
};

Result<Opened> open(const Options& options, Console& console) {
    if (!options.reading.pages.empty()) {
        auto read = read_named(options.reading, console);
        if (!read) return tl::unexpected(read.error());
        const auto actors = read->store.actors();
        if (!actors) return tl::unexpected(actors.error());
        const std::optional<ActorTable>& own = read->actors;
        return Opened{std::move(read->store), names_of(*actors), acts_for_state(own ? *own : shipped_actors())};
    }
    auto store =
        Store::open(options.reading.store.empty() ? usual_store : options.reading.store, Access::read);
    if (!store) return tl::unexpected(store.error());
    const auto actors = store->actors();
    if (!actors) return tl::unexpected(actors.error());
    return Opened{std::move(*store), names_of(*actors), acts_for_state(shipped_actors())};
}

Result<std::string> show(Opened& opened, const Options& options) {
    RecordName name;
    if (!parse_record_name(options.show, name)) {
        return failure("E227", fmt::format("\"{}\" is not the name of a thing in a store", options.show),
                       "names look like 3fa9c1e2.e3; `entente evidence` lists them");
    }
    const auto file = opened.store.file_of(name.hash);
    if (!file) return tl::unexpected(file.error());
    const auto page = opened.store.load(*file);
    if (!page) return tl::unexpected(page.error());
    std::string text = show_record(*page, name);
    if (text.empty()) {
        return failure("E227", fmt::format("the page {} has no {}", *file, options.show),
                       "`entente evidence` lists what there is");
    }
    return text;
}

// One list: its rows for people, its values for programs.
struct Found {
    Listing listing;
    std::optional<std::vector<StoredEvent>> events;
    std::vector<TimelineLine> lines;
    std::vector<Dyad> dyads;
    std::optional<std::vector<StoredQuote>> quotes;
    std::optional<std::vector<StoredFigure>> figures;
    std::optional<std::vector<StoredActor>> actors;
    std::optional<std::vector<StoredHit>> hits;
    std::optional<PageOrigins> origins;
    Diagnostics failure;
};

/// What was read, once it is kept; nothing if it could not be read.
template <class T>
const T* take(Result<T> result, std::optional<T>& to, Diagnostics& failure) {
    if (!result) {
        failure = std::move(result.error());
        return nullptr;
    }
    return &to.emplace(std::move(*result));
}

void find_events(Opened& opened, const Options& options, Found& found) {
    const auto* events = take(opened.store.events(options.filter), found.events, found.failure);
    if (events == nullptr) return;
    found.lines = group_timeline(*events);
    if (options.pairs || options.weeks) {
        found.dyads = dyad_series(*events, found.lines, opened.acts_for);
        for (const Dyad& dyad : found.dyads) {
            for (const std::string* id : {&dyad.first, &dyad.second}) {
                if (const Actor* actor = shipped_actors().find(*id)) opened.names.emplace(*id, actor->name);
            }
        }
        found.listing = options.weeks ? weeks_listing(found.dyads, opened.names)
                                      : pairs_listing(found.dyads, opened.names);
    } else {
        found.listing = options.format == "csv" ? timeline_listing(*events, found.lines, opened.names)
                                                : timeline_table(*events, found.lines, opened.names);
    }
}

Found find(Opened& opened, const Options& options) {
    Found found;
    Store& store = opened.store;
    if (!options.search.empty()) {
        if (const auto* hits = take(store.search(options.search, options.limit), found.hits, found.failure)) {
            found.listing = hits_listing(*hits);
        }
    } else if (options.quotes) {
        if (const auto* quotes = take(store.quotes(options.filter), found.quotes, found.failure)) {
            found.listing = quotes_listing(*quotes, opened.names);
        }
    } else if (options.figures) {
        if (const auto* figures = take(store.figures(options.filter), found.figures, found.failure)) {
            found.listing = figures_listing(*figures);
        }
    } else if (options.actors) {
        if (const auto* actors = take(store.actors(options.filter), found.actors, found.failure)) {
            found.listing = actors_listing(*actors);
        }
    } else if (options.origins) {
        if (const auto* origins = take(store.origins(), found.origins, found.failure)) {
            found.listing = origins_listing(*origins);
        }
    } else if (options.unknown) {
        std::optional<std::vector<StoredName>> kept;
        if (const auto* names = take(store.unknown_names(options.limit), kept, found.failure)) {
            found.listing = names_listing(*names);
        }
    } else {
        find_events(opened, options, found);
    }
    return found;
}

std::string found_json(const Found& found, const Options& options) {
    EvidenceAnswer answer;
    answer.store =
        options.reading.pages.empty() && options.reading.store.empty() ? usual_store : options.reading.store;
    answer.events = found.events ? &*found.events : nullptr;
    answer.timeline = found.events ? &found.lines : nullptr;
    answer.pairs = options.pairs || options.weeks ? &found.dyads : nullptr;
    answer.quotes = found.quotes ? &*found.quotes : nullptr;
    answer.figures = found.figures ? &*found.figures : nullptr;
    answer.actors = found.actors ? &*found.actors : nullptr;
    answer.hits = found.hits ? &*found.hits : nullptr;
    answer.origins = found.origins ? &*found.origins : nullptr;
    return evidence_json(answer);
}

bool read_days(Options& options, Console& console) {
    for (const auto& [text, to, name] : {std::tuple(&options.from, &options.filter.from, "--from"),
                                         std::tuple(&options.to, &options.filter.to, "--to")}) {
        if (text->empty()) continue;
        *to = parse_date(*text);
        if (*to) continue;
        console.say(
            fmt::format("entente evidence: {} takes a day such as 2025-08-15, not \"{}\"", name, *text));
        return false;
    }
    for (std::string& type : options.filter.types) {
        std::transform(type.begin(), type.end(), type.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        if (plover_type(type)) continue;
        console.say(fmt::format(
            "entente evidence: there is no event type \"{}\"; PLOVER has AGREE, CONSULT, SUPPORT, "
            "CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, "
            "SANCTION, MOBILIZE, COERCE, ASSAULT",
            type));
        return false;
    }
    return true;
}

Exit list(Options& options, Console& console) {
    if (!read_days(options, console)) return Exit::usage;
    auto opened = open(options, console);
    if (!opened) return refuse(opened.error(), console);
    if (!options.show.empty()) {
        const auto text = show(*opened, options);
        if (!text) return refuse(text.error(), console);
        console.print(*text);
        return Exit::done;
    }
    const Found found = find(*opened, options);
    if (!found.failure.empty()) return refuse(found.failure, console);
    if (options.json || options.format == "json") {
        console.print(found_json(found, options));
    } else if (options.format == "csv") {
        console.print(listing_csv(found.listing));
    } else if (found.listing.rows.empty()) {
        console.say("nothing is known of that");
    } else {
        console.print(listing_table(found.listing, static_cast<int>(console.width())));
        if (found.listing.titles.back() == "id") {
            std::string from = options.reading.store.empty() ? "" : " --store " + options.reading.store;
            if (!options.reading.pages.empty() && from.empty()) from = " PAGE...";
            console.say(fmt::format("\na line's sentence: entente evidence{} --show {}", from,
                                    found.listing.rows.front().back()));
        }
    }
    return Exit::done;
}

void declare_lists(Arguments& arguments, Options& options) {
    arguments.flag(options.pairs, "--pairs",
                   "who did how much to whom: cooperation and conflict (Goldstein)");
    arguments.flag(options.weeks, "--weeks", "the same by week");
    arguments.flag(options.quotes, "--quotes", "who said what");
    arguments.flag(options.figures, "--figures", "numbers with what they count");
    arguments.flag(options.actors, "--names", "who is named on how many pages");
    arguments.flag(options.unknown, "--unknown", "frequent names that the table of actors lacks");
    arguments.flag(options.origins, "--origins", "which pages rest on which");
    arguments.option(options.search, "--search", "WORDS",
                     "passages with all words, \"a phrase\", -without, begin*");
    arguments.option(options.show, "--show", "ID",
                     "one thing in full: its sentence, its place, why it was read so");
}

}  // namespace

Command evidence_command() {
    return {"evidence",
            "[PAGE...] [options]",
            "what pages say, listed and filtered: timeline, pairs, quotes, figures, search",
            {{"evidence --store evidence.sqlite --actor state:CHN --from 2025-08-01",
              "the timeline of one power"},
             {"evidence --store evidence.sqlite --search 'secondary sanctions'", "passages, the best first"},
             {"evidence --store evidence.sqlite --show 3fa9c1e2.e3", "the sentence behind a line"},
             {"evidence talks.html --quotes --format csv", "quotes of one page, without a store"}},
            [](Arguments& arguments) {
                auto options = std::make_shared<Options>();
                arguments.words(options->reading.pages, "PAGE",
                                "pages to read first; without any, the store as it is");
                declare_reading(arguments, options->reading);
                declare_lists(arguments, *options);
                arguments.option(options->from, "--from", "DAY", "not before this day");
                arguments.option(options->to, "--to", "DAY", "not after this day");
                arguments.options(options->filter.actors, "--actor", "ID",
                                  "with this actor; twice: with both");
                arguments.options(options->filter.types, "--type", "TYPE", "events of this PLOVER type");
                arguments.options(options->filter.files, "--page", "FILE", "of this page");
                arguments.option(options->filter.word, "--word", "TEXT", "whose sentence holds this");
                arguments.option(options->limit, "--limit", "N", "how many search results (default 20)",
                                 {1, 100000});
                arguments.choice(options->format, "--format", {"table", "csv", "json"}, "how to print");
                arguments.flag(options->json, "--json", "as JSON (entente/evidence-1)");
                return [options](Console& console) { return list(*options, console); };
            }};
}

}  // namespace entente::app

// The evidence store: one SQLite file that keeps what was read from pages. docs/evidence-store.md has its
// tables and promises.
//
//     Result<Store> store = Store::open("evidence.sqlite", Access::write);
//     store->put(records, reader);                     // in one transaction; pages already there are left
//     alone Result<PageRecord> back = store->load("pages/talks.html"); for (const StoredEvent& e :
//     *store->events({.actors = {"state:CHN"}})) print(e.name, e.sentence);
//
// Answers are sorted by content, so they do not depend on the order in which pages were read.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "evidence/origin/page_origins.h"
#include "evidence/store/database.h"
#include "evidence/store/record.h"

namespace entente::evidence {

/// The schema this program writes and the newest it reads.
inline constexpr int store_version = 1;

/// How long a writer waits for another, in milliseconds.
inline constexpr int store_patience = 30'000;

struct StoredPage {
    std::string file;
    std::string hash;
    std::string reader;  ///< which reader made the rows
    bool operator==(const StoredPage&) const = default;
};

/// Where a found thing stands; the head of every answer.
struct StoredPlace {
    std::string name;  ///< "3fa9c1e2.e3"
    std::string file;
    std::size_t line = 0;  ///< see ArticlePlaces::line
    std::string title;
    std::string publisher;
    std::optional<Date> published;
    std::size_t origin = 0;  ///< pages with one number rest on one origin
};

struct StoredEvent {
    StoredPlace place;
    Event event;
    std::string sentence;
};

struct StoredQuote {
    StoredPlace place;
    Quote quote;
};

struct StoredFigure {
    StoredPlace place;
    Figure figure;
    std::string passage;
};

struct StoredHit {
    StoredPlace place;
    std::string snippet;  ///< found words between \x02 and \x03
    double rank = 0;      ///< BM25, smaller is better
};

struct StoredActor {
    std::string id;
    ActorKind kind = ActorKind::state;
    std::string name;
    std::string title;
    bool in_table = true;
    std::size_t mentions = 0;
    std::size_t pages = 0;
    std::size_t origins = 0;
};

struct StoredName {
    std::string name;
    std::size_t mentions = 0;
    std::size_t pages = 0;
};

/// What to list; what is empty does not restrict.
struct EvidenceFilter {
    std::optional<Date> from;  ///< day of an event or figure, else of publication; both included
    std::optional<Date> to;
    std::vector<std::string> actors;  ///< ids; an event must have all of them, a quote one as its speaker
    std::vector<std::string> types;   ///< PLOVER names of events
    std::vector<std::string> files;
    std::string
        word;  ///< must stand in the sentence, the quote, the passage of a figure; case of ASCII ignored
};

class Store {
  public:
    /// E001 for a missing file when reading, E220 not a store, E221 from a newer version, E222 cannot be
    /// written, E223 busy, E224 damaged. ":memory:" is a store that goes with the object.
    static Result<Store> open(const std::string& path, Access access, int patience = store_patience);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    /// By file.
    Result<std::vector<StoredPage>> pages();
    /// Writes what is new or changed, all or nothing; returns how many pages were written.
    Result<std::size_t> put(std::span<const PageRecord> records, std::string_view reader);
    /// What was put, without the notes. E227 if there is no such page.
    Result<PageRecord> load(std::string_view file);
    /// Takes a page out; false if there was none.
    Result<bool> forget(std::string_view file);

    /// Lets the file grow to so many of SQLite's pages and no further, as a full disk would.
    void limit_pages(std::size_t pages);

    /// By day (unknown days by publication, then undated), file and place.
    Result<std::vector<StoredEvent>> events(const EvidenceFilter& filter = {});
    /// By day of publication, file and place.
    Result<std::vector<StoredQuote>> quotes(const EvidenceFilter& filter = {});
    Result<std::vector<StoredFigure>> figures(const EvidenceFilter& filter = {});
    /// By pages, mentions, id.
    Result<std::vector<StoredActor>> actors(const EvidenceFilter& filter = {});
    /// Names that no table has, by pages, then mentions.
    Result<std::vector<StoredName>> unknown_names(std::size_t limit);
    /// The best `limit` passages. E225 if the query has no word.
    Result<std::vector<StoredHit>> search(std::string_view query, std::size_t limit);
    /// The file of the page whose hash begins so; E227 if none does.
    Result<std::string> file_of(std::string_view hash_digits);

    /// Brings origins up to date with the pages if they are not, and gives them by file.
    Result<PageOrigins> origins();

  private:
    explicit Store(std::unique_ptr<Connection> connection, Access access);
    Result<std::vector<OriginInput>> origin_inputs();
    Result<std::string> origin_stamp();
    Result<void> save_origins(const PageOrigins& origins, const std::string& stamp);
    Result<PageOrigins> saved_origins();

    std::unique_ptr<Connection> connection_;
    Access access_ = Access::read;
};

/// A query of the user as FTS5 understands it: words, "phrases", -without, begin*. Empty if nothing is asked.
std::string search_expression(std::string_view query);

}  // namespace entente::evidence

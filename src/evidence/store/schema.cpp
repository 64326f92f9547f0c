#include "evidence/store/schema.h"

#include <fmt/format.h>

#include "evidence/store/store.h"

namespace entente::evidence {
namespace {

constexpr std::int64_t store_mark = 0x456E7465;  // "Ente", in the file's header

constexpr const char* tables = R"sql(
CREATE TABLE page (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, reader TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT, title_basis TEXT, author TEXT, author_basis TEXT,
    published TEXT, published_basis TEXT, published_text TEXT,
    publisher TEXT, publisher_basis TEXT, language TEXT, language_basis TEXT,
    canonical TEXT, canonical_basis TEXT, section TEXT, section_basis TEXT
) STRICT;
CREATE INDEX page_hash ON page (hash);
CREATE TABLE other_date (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, date TEXT NOT NULL, basis TEXT, text TEXT,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE credit (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, of TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE sign (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, sign TEXT NOT NULL,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, page INTEGER NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL,
    line INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
    source_begin INTEGER NOT NULL, source_end INTEGER NOT NULL, text TEXT,
    UNIQUE (page, ordinal)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    text, content='passage', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE actor (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    title TEXT, mentions INTEGER NOT NULL, in_table INTEGER NOT NULL,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_id ON actor (id);
CREATE TABLE mention (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
    naming TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT, cameo TEXT,
    goldstein REAL NOT NULL, plover_score REAL NOT NULL,
    first_day TEXT, last_day TEXT, date_basis TEXT,
    negated INTEGER NOT NULL, future INTEGER NOT NULL, hypothetical INTEGER NOT NULL, historical INTEGER NOT NULL,
    attributed_to TEXT, rule TEXT, confidence REAL NOT NULL, line INTEGER NOT NULL,
    begin INTEGER NOT NULL, end INTEGER NOT NULL, verb_begin INTEGER NOT NULL, verb_end INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_actor (
    page INTEGER NOT NULL, event INTEGER NOT NULL, side TEXT NOT NULL, ordinal INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (page, event, side, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_id ON event_actor (actor);
CREATE TABLE quote (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, speaker TEXT, kind TEXT NOT NULL, cue TEXT,
    text TEXT NOT NULL, line INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE figure (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, value REAL NOT NULL, upper REAL, unit TEXT, currency TEXT,
    what TEXT, comparison TEXT, first_day TEXT, last_day TEXT, date_basis TEXT,
    line INTEGER NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE unknown_name (
    page INTEGER NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (page, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE origin (
    page INTEGER PRIMARY KEY, number INTEGER NOT NULL, of TEXT, relation TEXT, basis TEXT
) STRICT;
CREATE TABLE kinship (
    first INTEGER NOT NULL, second INTEGER NOT NULL, kind TEXT NOT NULL,
    of_first REAL NOT NULL, of_second REAL NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE TABLE state (
    one INTEGER PRIMARY KEY CHECK (one = 1), origin_stamp TEXT NOT NULL
) STRICT;
INSERT INTO state VALUES (1, '');
)sql";

Diagnostic refusal(const std::string& path, std::string code, std::string message, std::string hint) {
    Diagnostic why;
    why.code = std::move(code);
    why.where.file = path;
    why.message = std::move(message);
    why.hint = std::move(hint);
    return why;
}

bool is_blank(Connection& connection) {
    return connection.number("PRAGMA application_id") == 0 && connection.number("PRAGMA user_version") == 0 &&
           connection.number("SELECT count(*) FROM sqlite_schema") == 0;
}

Result<void> check_marks(Connection& connection, const std::string& path) {
    const std::int64_t mark = connection.number("PRAGMA application_id");
    const std::int64_t version = connection.number("PRAGMA user_version");
    if (connection.failed()) return tl::unexpected(connection.take_failure());
    if (mark != store_mark || version < 1) {
        return failure(refusal(path, "E220", "this file is not an evidence store",
                               "name another file, or one that does not exist yet"));
    }
    if (version > store_version) {
        return failure(refusal(path, "E221",
                               fmt::format("this store is of version {}; this program reads up to version {}",
                                           version, store_version),
                               "use a newer entente; nothing in the store was changed"));
    }
    return {};
}

}  // namespace

Result<void> prepare_schema(Connection& connection, const std::string& path, Access access) {
    const bool blank = is_blank(connection);
    if (connection.failed()) return tl::unexpected(connection.take_failure());
    if (!blank) {
        if (const auto checked = check_marks(connection, path); !checked) return checked;
    } else if (access == Access::read) {
        return failure(refusal(path, "E220", "this file is empty, not an evidence store",
                               "fill it first: entente read PAGE... --store FILE"));
    }
    connection.run(
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
        "PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536;");
    if (access == Access::read) {
        if (connection.failed()) return tl::unexpected(connection.take_failure());
        return {};
    }
    Transaction transaction(connection);
    // Another process may have been quicker: what is blank is asked again inside the turn.
    if (!connection.failed() && is_blank(connection)) {
        connection.run(tables);
        connection.run(
            fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", store_mark, store_version)
                .c_str());
    }
    if (connection.failed()) return tl::unexpected(connection.take_failure());
    if (auto committed = transaction.commit(); !committed) return committed;
    return check_marks(connection, path);
}

}  // namespace entente::evidence

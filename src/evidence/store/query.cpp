// What a store answers: lists with filters. Each is one SQL statement whose conditions are built from the
// filter; values are always bound, never spliced in.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "evidence/store/rows.h"
#include "evidence/store/store.h"

namespace entente::evidence {
namespace {

constexpr std::string_view place_columns =
    "page.hash, page.file, page.title, page.publisher, page.published, coalesce(origin.number, page.id)";

// Columns of place_columns from `first` on.
StoredPlace place_in(const Statement& row, int first, char letter, std::size_t ordinal, std::size_t line) {
    StoredPlace place;
    place.name = record_name(row.text(first), letter, ordinal);
    place.file = row.text(first + 1);
    place.line = line;
    place.title = row.text(first + 2);
    place.publisher = row.text(first + 3);
    place.published = date_in(row, first + 4);
    place.origin = row.size(first + 5);
    return place;
}

// Conditions and the values they bind, in one order.
class Conditions {
  public:
    // Every @ of the condition takes the value.
    void add(std::string_view condition, std::string value) {
        std::string text(condition);
        values_.push_back(std::move(value));
        const std::string name = fmt::format("?{}", values_.size());
        for (std::size_t at = text.find('@'); at != std::string::npos;
             at = text.find('@', at + name.size())) {
            text.replace(at, 1, name);
        }
        text_ += (text_.empty() ? " WHERE " : " AND ") + text;
    }
    void add_any(std::string_view column, const std::vector<std::string>& wanted) {
        if (wanted.empty()) return;
        std::string list;
        for (const std::string& value : wanted) {
            values_.push_back(value);
            list += fmt::format("{}?{}", list.empty() ? "" : ", ", values_.size());
        }
        text_ += fmt::format("{}{} IN ({})", text_.empty() ? " WHERE " : " AND ", column, list);
    }
    const std::string& text() const { return text_; }
    void bind(Statement& statement) const {
        for (std::size_t i = 0; i < values_.size(); ++i) statement.bind(static_cast<int>(i) + 1, values_[i]);
    }

  private:
    std::string text_;
    std::vector<std::string> values_;
};

void add_days(Conditions& conditions, const EvidenceFilter& filter, std::string_view first,
              std::string_view last) {
    // Only days are compared: stored times would sort after their own day.
    if (filter.from) {
        conditions.add(fmt::format("substr({}, 1, 10) >= @", last), iso(Date{filter.from->day, {}}));
    }
    if (filter.to)
        conditions.add(fmt::format("substr({}, 1, 10) <= @", first), iso(Date{filter.to->day, {}}));
}

void add_word(Conditions& conditions, const EvidenceFilter& filter, std::string_view column) {
    if (!filter.word.empty())
        conditions.add(fmt::format("instr(lower({}), lower(@)) > 0", column), filter.word);
}

std::string condition_on_actor(std::string_view table_column) {
    return fmt::format(
        "EXISTS (SELECT 1 FROM event_actor WHERE event_actor.page = {0}.page AND "
        "event_actor.event = {0}.ordinal AND event_actor.actor = @)",
        table_column);
}

}  // namespace

Result<std::vector<StoredEvent>> Store::events(const EvidenceFilter& filter) {
    Conditions conditions;
    add_days(conditions, filter, "coalesce(event.first_day, page.published)",
             "coalesce(event.last_day, page.published)");
    for (const std::string& actor : filter.actors) conditions.add(condition_on_actor("event"), actor);
    conditions.add_any("event.type", filter.types);
    conditions.add_any("page.file", filter.files);
    add_word(conditions, filter, "event.sentence");
    Statement list(
        *connection_,
        fmt::format(
            "SELECT event.ordinal, event.line, event.sentence, {}, {}, "
            "event.page FROM event JOIN page ON page.id = event.page "
            "LEFT JOIN origin ON origin.page = page.id{} "
            "ORDER BY coalesce(substr(event.first_day, 1, 10), substr(page.published, 1, 10), '9999'), "
            "event.first_day IS NULL, page.file, event.ordinal",
            place_columns, event_columns, conditions.text()));
    conditions.bind(list);
    Statement sides(
        *connection_,
        "SELECT side, actor FROM event_actor WHERE page = ?1 AND event = ?2 ORDER BY side, ordinal");
    std::vector<StoredEvent> events;
    constexpr int event_at = 9;
    while (list.step()) {
        StoredEvent found;
        found.place = place_in(list, 3, 'e', list.size(0), list.size(1));
        found.sentence = list.text(2);
        found.event = event_in(list, event_at);
        found.event.line = found.place.line;
        sides.bind(1, list.integer(event_at + 19)).bind(2, list.size(0));
        while (sides.step()) {
            (sides.text(0) == "actor" ? found.event.actors : found.event.recipients).push_back(sides.text(1));
        }
        events.push_back(std::move(found));
    }
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return events;
}

Result<std::vector<StoredQuote>> Store::quotes(const EvidenceFilter& filter) {
    Conditions conditions;
    add_days(conditions, filter, "page.published", "page.published");
    conditions.add_any("quote.speaker", filter.actors);
    conditions.add_any("page.file", filter.files);
    add_word(conditions, filter, "quote.text");
    Statement list(
        *connection_,
        fmt::format("SELECT quote.ordinal, quote.line, {}, {} FROM quote JOIN page ON page.id = quote.page "
                    "LEFT JOIN origin ON origin.page = page.id{} "
                    "ORDER BY coalesce(substr(page.published, 1, 10), '9999'), page.file, quote.ordinal",
                    place_columns, quote_columns, conditions.text()));
    conditions.bind(list);
    std::vector<StoredQuote> quotes;
    while (list.step()) {
        StoredQuote found{place_in(list, 2, 'q', list.size(0), list.size(1)), quote_in(list, 8)};
        found.quote.line = found.place.line;
        quotes.push_back(std::move(found));
    }
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return quotes;
}

Result<std::vector<StoredFigure>> Store::figures(const EvidenceFilter& filter) {
    Conditions conditions;
    add_days(conditions, filter, "coalesce(figure.first_day, page.published)",
             "coalesce(figure.last_day, page.published)");
    conditions.add_any("page.file", filter.files);
    add_word(conditions, filter, "passage.text");
    Statement list(
        *connection_,
        fmt::format("SELECT figure.ordinal, figure.line, passage.text, {}, {} FROM figure "
                    "JOIN page ON page.id = figure.page LEFT JOIN origin ON origin.page = page.id "
                    "LEFT JOIN passage ON passage.page = figure.page AND passage.text IS NOT NULL AND "
                    "passage.begin <= figure.begin AND passage.end > figure.begin{} "
                    "ORDER BY coalesce(substr(page.published, 1, 10), '9999'), page.file, figure.ordinal",
                    place_columns, figure_columns, conditions.text()));
    conditions.bind(list);
    std::vector<StoredFigure> figures;
    while (list.step()) {
        StoredFigure found{place_in(list, 3, 'f', list.size(0), list.size(1)), figure_in(list, 9),
                           list.text(2)};
        found.figure.line = found.place.line;
        figures.push_back(std::move(found));
    }
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return figures;
}

Result<std::vector<StoredActor>> Store::actors(const EvidenceFilter& filter) {
    Conditions conditions;
    conditions.add_any("actor.id", filter.actors);
    conditions.add_any("page.file", filter.files);
    add_days(conditions, filter, "page.published", "page.published");
    if (!filter.word.empty()) conditions.add("instr(lower(actor.name), lower(@)) > 0", filter.word);
    Statement list(
        *connection_,
        fmt::format("SELECT actor.id, min(actor.kind), min(actor.name), coalesce(max(actor.title), ''), "
                    "max(actor.in_table), sum(actor.mentions), count(*), "
                    "count(DISTINCT coalesce(origin.number, page.id)) "
                    "FROM actor JOIN page ON page.id = actor.page "
                    "LEFT JOIN origin ON origin.page = page.id{} GROUP BY actor.id "
                    "ORDER BY 7 DESC, 6 DESC, actor.id",
                    conditions.text()));
    conditions.bind(list);
    std::vector<StoredActor> actors;
    while (list.step()) {
        actors.push_back({list.text(0), actor_kind_of(list.text(1)), list.text(2), list.text(3), list.flag(4),
                          list.size(5), list.size(6), list.size(7)});
    }
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return actors;
}

Result<std::vector<StoredName>> Store::unknown_names(std::size_t limit) {
    Statement list(*connection_,
                   "SELECT name, sum(mentions), count(*) FROM unknown_name GROUP BY name "
                   "ORDER BY 3 DESC, 2 DESC, name LIMIT ?1");
    list.bind(1, limit);
    std::vector<StoredName> names;
    while (list.step()) names.push_back({list.text(0), list.size(1), list.size(2)});
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return names;
}

Result<std::vector<StoredHit>> Store::search(std::string_view query, std::size_t limit) {
    const std::string expression = search_expression(query);
    if (expression.empty()) {
        return failure("E225", "the search has no word to look for",
                       "write words, \"a phrase\", -without, or begin* for all words that begin so");
    }
    // The index alone ranks; only the best rows are joined to their pages. Some more than asked for are
    // ranked, so that which of equals are shown hangs on file and place, not on the order in which pages were
    // read.
    Statement list(
        *connection_,
        fmt::format("SELECT passage.ordinal, passage.line, best.snippet, best.rank, {} FROM "
                    "(SELECT rowid, rank, snippet(search, 0, char(2), char(3), ' \u2026 ', 24) AS snippet "
                    "FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT ?2) AS best "
                    "JOIN passage ON passage.id = best.rowid JOIN page ON page.id = passage.page "
                    "LEFT JOIN origin ON origin.page = page.id "
                    "ORDER BY best.rank, page.file, passage.ordinal LIMIT ?3",
                    place_columns));
    constexpr std::size_t equals = 64;
    list.bind(1, expression).bind(2, limit + equals).bind(3, limit);
    std::vector<StoredHit> hits;
    while (list.step()) {
        hits.push_back({place_in(list, 4, 'p', list.size(0), list.size(1)), list.text(2), list.real(3)});
    }
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return hits;
}

Result<std::string> Store::file_of(std::string_view hash_digits) {
    Statement find(*connection_,
                   "SELECT file FROM page WHERE hash >= ?1 AND hash < ?1 || 'g' ORDER BY file LIMIT 1");
    find.bind(1, hash_digits);
    if (find.step()) return find.text(0);
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return failure("E227", fmt::format("no page of the store has a hash that begins with {}", hash_digits),
                   "names of things come from `entente evidence`");
}

std::string search_expression(std::string_view query) {
    std::string wanted;
    std::string unwanted;
    std::size_t at = 0;
    while (at < query.size()) {
        const char c = query[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0') {
            ++at;
            continue;
        }
        const bool without = c == '-';
        if (without) ++at;
        const bool phrase = at < query.size() && query[at] == '"';
        if (phrase) ++at;
        std::size_t end = query.find_first_of(
            phrase ? std::string_view("\"\0", 2) : std::string_view(" \t\n\r\"\0", 6), at);
        if (end == std::string_view::npos) end = query.size();
        std::string_view words = query.substr(at, end - at);
        at = end < query.size() && phrase && query[end] == '"' ? end + 1 : end;
        const bool begins = !phrase && words.ends_with('*');
        while (!phrase && words.ends_with('*')) words.remove_suffix(1);
        // Without a letter or digit the tokenizer would find nothing, which FTS5 takes for "everything
        // matches".
        const bool has_word = std::any_of(words.begin(), words.end(), [](char ch) {
            return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
                   static_cast<unsigned char>(ch) >= 0x80;
        });
        if (!has_word) continue;
        const std::string term = fmt::format("\"{}\"{}", words, begins ? "*" : "");
        std::string& side = without ? unwanted : wanted;
        side += (side.empty() ? "" : (without ? " OR " : " AND ")) + term;
    }
    if (wanted.empty()) return {};
    return unwanted.empty() ? wanted : fmt::format("({}) NOT ({})", wanted, unwanted);
}

}  // namespace entente::evidence

#include "evidence/store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "evidence/store/rows.h"
#include "evidence/store/schema.h"
#include "evidence/store/write.h"

namespace entente::evidence {
namespace {

Diagnostic no_such_page(std::string_view file) {
    Diagnostic why;
    why.code = "E227";
    why.where.file = std::string(file);
    why.message = "this page is not in the store";
    why.hint = "`entente evidence --list` names the pages that are";
    return why;
}

struct PageRow {
    std::int64_t id = 0;
    std::string hash;
    std::string reader;
};

std::optional<PageRow> find_page(Connection& connection, std::string_view file) {
    Statement find(connection, "SELECT id, hash, reader FROM page WHERE file = ?1");
    find.bind(1, file);
    if (!find.step()) return std::nullopt;
    return PageRow{find.integer(0), find.text(1), find.text(2)};
}

Metadata load_metadata(const Statement& row) {
    Metadata said;
    int at = 0;
    const auto stated = [&] {
        Stated value{row.text(at), row.text(at + 1)};
        at += 2;
        return value;
    };
    said.title = stated();
    said.author = stated();
    if (const auto date = date_in(row, at))
        said.published = StatedDate{*date, row.text(at + 1), row.text(at + 2)};
    at += 3;
    said.publisher = stated();
    said.language = stated();
    said.canonical = stated();
    said.section = stated();
    return said;
}

void load_article(Connection& connection, std::int64_t page, Article& article) {
    Statement head(
        connection,
        "SELECT title, title_basis, author, author_basis, published, published_basis, published_text, "
        "publisher, publisher_basis, language, language_basis, canonical, canonical_basis, section, "
        "section_basis, file, hash, kind FROM page WHERE id = ?1");
    if (!head.bind(1, page).step()) return;
    article.metadata = load_metadata(head);
    article.file = head.text(15);
    article.hash = head.text(16);
    article.kind = head.text(17) == "html" ? PageKind::html : PageKind::text;
    Statement dates(connection, "SELECT date, basis, text FROM other_date WHERE page = ?1 ORDER BY ordinal");
    dates.bind(1, page);
    while (dates.step()) {
        if (const auto date = date_in(dates, 0)) {
            article.metadata.other_dates.push_back({*date, dates.text(1), dates.text(2)});
        }
    }
    Statement credits(connection, "SELECT of, kind, words FROM credit WHERE page = ?1 ORDER BY ordinal");
    credits.bind(1, page);
    while (credits.step()) {
        article.credits.push_back({credits.text(0),
                                   credits.text(1) == "whole" ? RelayKind::whole : RelayKind::passage,
                                   credits.text(2)});
    }
    Statement signs(connection, "SELECT sign FROM sign WHERE page = ?1 ORDER BY ordinal");
    signs.bind(1, page);
    while (signs.step()) article.signs.push_back(signs.text(0));
    Statement lines(connection,
                    "SELECT kind, line, begin, end, source_begin, source_end, text FROM passage "
                    "WHERE page = ?1 ORDER BY ordinal");
    lines.bind(1, page);
    while (lines.step()) {
        ArticleLine line;
        line.kind = line_class_of(lines.text(0));
        line.line = lines.size(1);
        line.text = {lines.size(2), lines.size(3)};
        line.snapshot = {lines.size(4), lines.size(5)};
        if (!lines.is_null(6)) article.text += lines.text(6) + "\n";
        article.lines.push_back(line);
    }
}

// Lines of the article's text, where a reading counts them.
class LineCounter {
  public:
    explicit LineCounter(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') ends_.push_back(i);
        }
    }
    std::size_t at(std::size_t offset) const {
        const auto end = std::lower_bound(ends_.begin(), ends_.end(), offset);
        return 1 + static_cast<std::size_t>(end - ends_.begin());
    }

  private:
    std::vector<std::size_t> ends_;
};

void load_actors(Connection& connection, std::int64_t page, const LineCounter& lines, Reading& reading) {
    Statement actors(
        connection,
        "SELECT id, kind, name, title, mentions, in_table FROM actor WHERE page = ?1 ORDER BY ordinal");
    actors.bind(1, page);
    while (actors.step()) {
        reading.actors.push_back({actors.text(0), actor_kind_of(actors.text(1)), actors.text(2),
                                  actors.text(3), actors.size(4), actors.flag(5)});
    }
    Statement mentions(
        connection, "SELECT actor, kind, naming, begin, end FROM mention WHERE page = ?1 ORDER BY ordinal");
    mentions.bind(1, page);
    while (mentions.step()) {
        const ByteRange range{mentions.size(3), mentions.size(4)};
        reading.mentions.push_back({mentions.text(0), actor_kind_of(mentions.text(1)),
                                    naming_of(mentions.text(2)), range, lines.at(range.begin)});
    }
    Statement names(connection, "SELECT name, mentions FROM unknown_name WHERE page = ?1 ORDER BY ordinal");
    names.bind(1, page);
    while (names.step()) reading.unknown_names.push_back({names.text(0), names.size(1)});
}

void load_statements(Connection& connection, std::int64_t page, const LineCounter& lines, Reading& reading) {
    Statement events(connection,
                     fmt::format("SELECT {} FROM event WHERE page = ?1 ORDER BY ordinal", event_columns));
    events.bind(1, page);
    while (events.step()) {
        reading.events.push_back(event_in(events, 0));
        reading.events.back().line = lines.at(reading.events.back().sentence.begin);
    }
    Statement sides(
        connection,
        "SELECT event, side, actor FROM event_actor WHERE page = ?1 ORDER BY event, side, ordinal");
    sides.bind(1, page);
    while (sides.step()) {
        if (sides.size(0) >= reading.events.size()) continue;
        Event& event = reading.events[sides.size(0)];
        (sides.text(1) == "actor" ? event.actors : event.recipients).push_back(sides.text(2));
    }
    Statement quotes(connection,
                     fmt::format("SELECT {} FROM quote WHERE page = ?1 ORDER BY ordinal", quote_columns));
    quotes.bind(1, page);
    while (quotes.step()) {
        reading.quotes.push_back(quote_in(quotes, 0));
        reading.quotes.back().line = lines.at(reading.quotes.back().range.begin);
    }
    Statement figures(connection,
                      fmt::format("SELECT {} FROM figure WHERE page = ?1 ORDER BY ordinal", figure_columns));
    figures.bind(1, page);
    while (figures.step()) {
        reading.figures.push_back(figure_in(figures, 0));
        reading.figures.back().line = lines.at(reading.figures.back().range.begin);
    }
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection, Access access)
    : connection_(std::move(connection)), access_(access) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, Access access, int patience) {
    std::error_code error;
    if (access == Access::read && path != ":memory:" && !std::filesystem::exists(path, error)) {
        Diagnostic why;
        why.code = "E001";
        why.where.file = path;
        why.message = "there is no such store";
        why.hint = "make one: entente read PAGE... --store FILE";
        return failure(std::move(why));
    }
    auto connection = std::make_unique<Connection>(path, access, patience);
    if (connection->failed()) return tl::unexpected(connection->take_failure());
    if (const auto prepared = prepare_schema(*connection, path, access); !prepared) {
        return tl::unexpected(prepared.error());
    }
    return Store(std::move(connection), access);
}

Result<std::vector<StoredPage>> Store::pages() {
    std::vector<StoredPage> pages;
    Statement list(*connection_, "SELECT file, hash, reader FROM page ORDER BY file");
    while (list.step()) pages.push_back({list.text(0), list.text(1), list.text(2)});
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return pages;
}

Result<std::size_t> Store::put(std::span<const PageRecord> records, std::string_view reader) {
    Transaction transaction(*connection_);
    std::size_t written = 0;
    for (const PageRecord& record : records) {
        const auto known = find_page(*connection_, record.article.file);
        if (known && known->hash == record.article.hash && known->reader == reader) continue;
        if (known) remove_page(*connection_, known->id);
        insert_page(*connection_, record, reader);
        ++written;
    }
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    if (const auto committed = transaction.commit(); !committed) return tl::unexpected(committed.error());
    return written;
}

Result<PageRecord> Store::load(std::string_view file) {
    const auto page = find_page(*connection_, file);
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    if (!page) return failure(no_such_page(file));
    PageRecord record;
    load_article(*connection_, page->id, record.article);
    const LineCounter lines(record.article.text);
    load_actors(*connection_, page->id, lines, record.reading);
    load_statements(*connection_, page->id, lines, record.reading);
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return record;
}

Result<bool> Store::forget(std::string_view file) {
    Transaction transaction(*connection_);
    const auto page = find_page(*connection_, file);
    if (page) remove_page(*connection_, page->id);
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    if (const auto committed = transaction.commit(); !committed) return tl::unexpected(committed.error());
    return page.has_value();
}

void Store::limit_pages(std::size_t pages) {
    connection_->run(fmt::format("PRAGMA max_page_count = {}", pages).c_str());
}

}  // namespace entente::evidence

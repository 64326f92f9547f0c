#include "evidence/store/write.h"

#include <string>

#include "evidence/store/rows.h"

namespace entente::evidence {
namespace {

std::int64_t insert_head(Connection& connection, const Article& article, std::string_view reader) {
    Statement insert(connection,
                     "INSERT INTO page (file, hash, reader, kind, title, title_basis, author, author_basis, "
                     "published, published_basis, published_text, publisher, publisher_basis, language, "
                     "language_basis, canonical, canonical_basis, section, section_basis) "
                     "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19)");
    insert.bind(1, article.file).bind(2, article.hash).bind(3, reader);
    insert.bind(4, std::string_view(article.kind == PageKind::html ? "html" : "text"));
    const Metadata& said = article.metadata;
    int at = 5;
    const auto state = [&](const Stated& stated) {
        insert.bind_or_null(at, stated.value).bind_or_null(at + 1, stated.basis);
        at += 2;
    };
    state(said.title);
    state(said.author);
    bind_date(insert, at, said.published ? std::optional(said.published->date) : std::nullopt);
    insert.bind_or_null(at + 1, said.published ? said.published->basis : std::string_view());
    insert.bind_or_null(at + 2, said.published ? said.published->text : std::string_view());
    at += 3;
    state(said.publisher);
    state(said.language);
    state(said.canonical);
    state(said.section);
    insert.run();
    return connection.last_row();
}

void insert_dates(Connection& connection, std::int64_t page, const Metadata& said) {
    Statement insert(connection, "INSERT INTO other_date VALUES (?1,?2,?3,?4,?5)");
    for (std::size_t i = 0; i < said.other_dates.size(); ++i) {
        const StatedDate& stated = said.other_dates[i];
        insert.bind(1, page)
            .bind(2, i)
            .bind(3, iso(stated.date))
            .bind(4, stated.basis)
            .bind(5, stated.text)
            .run();
    }
}

void insert_credits(Connection& connection, std::int64_t page, const Article& article) {
    Statement credit(connection, "INSERT INTO credit VALUES (?1,?2,?3,?4,?5)");
    for (std::size_t i = 0; i < article.credits.size(); ++i) {
        const Credit& c = article.credits[i];
        credit.bind(1, page).bind(2, i).bind(3, c.of);
        credit.bind(4, std::string_view(c.kind == RelayKind::whole ? "whole" : "passage"))
            .bind(5, c.words)
            .run();
    }
    Statement sign(connection, "INSERT INTO sign VALUES (?1,?2,?3)");
    for (std::size_t i = 0; i < article.signs.size(); ++i) {
        sign.bind(1, page).bind(2, i).bind(3, article.signs[i]).run();
    }
}

void insert_passages(Connection& connection, std::int64_t page, const Article& article) {
    Statement insert(
        connection,
        "INSERT INTO passage (page, ordinal, kind, line, begin, end, source_begin, source_end, text) "
        "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    Statement index(connection, "INSERT INTO search (rowid, text) VALUES (?1, ?2)");
    for (std::size_t i = 0; i < article.lines.size(); ++i) {
        const ArticleLine& line = article.lines[i];
        const bool has_text = line.kind == LineClass::body || line.kind == LineClass::subheading;
        insert.bind(1, page).bind(2, i).bind(3, line_class_name(line.kind)).bind(4, line.line);
        insert.bind(5, line.text.begin).bind(6, line.text.end);
        insert.bind(7, line.snapshot.begin).bind(8, line.snapshot.end);
        const std::string_view text =
            std::string_view(article.text).substr(line.text.begin, line.text.size());
        if (has_text) {
            insert.bind(9, text).run();
            index.bind(1, connection.last_row()).bind(2, text).run();
        } else {
            insert.bind_null(9).run();
        }
    }
}

void insert_actors(Connection& connection, std::int64_t page, const Reading& reading) {
    Statement actor(connection, "INSERT INTO actor VALUES (?1,?2,?3,?4,?5,?6,?7,?8)");
    for (std::size_t i = 0; i < reading.actors.size(); ++i) {
        const ActorCount& a = reading.actors[i];
        actor.bind(1, page).bind(2, i).bind(3, a.actor).bind(4, actor_kind_name(a.kind)).bind(5, a.name);
        actor.bind_or_null(6, a.title).bind(7, a.mentions).bind(8, a.in_table).run();
    }
    Statement mention(connection, "INSERT INTO mention VALUES (?1,?2,?3,?4,?5,?6,?7)");
    for (std::size_t i = 0; i < reading.mentions.size(); ++i) {
        const ActorMention& m = reading.mentions[i];
        mention.bind(1, page).bind(2, i).bind(3, m.actor).bind(4, actor_kind_name(m.kind));
        mention.bind(5, naming_name(m.naming)).bind(6, m.text.begin).bind(7, m.text.end).run();
    }
    Statement unknown(connection, "INSERT INTO unknown_name VALUES (?1,?2,?3,?4)");
    for (std::size_t i = 0; i < reading.unknown_names.size(); ++i) {
        const UnknownName& u = reading.unknown_names[i];
        unknown.bind(1, page).bind(2, i).bind(3, u.name).bind(4, u.mentions).run();
    }
}

void insert_sides(Statement& insert, std::int64_t page, std::size_t event, std::string_view side,
                  const std::vector<std::string>& actors) {
    for (std::size_t i = 0; i < actors.size(); ++i) {
        insert.bind(1, page).bind(2, event).bind(3, side).bind(4, i).bind(5, actors[i]).run();
    }
}

void insert_events(Connection& connection, std::int64_t page, const PageRecord& record,
                   const ArticlePlaces& places) {
    Statement insert(
        connection,
        "INSERT INTO event (page, ordinal, type, mode, cameo, goldstein, plover_score, first_day, "
        "last_day, date_basis, negated, future, hypothetical, historical, attributed_to, rule, "
        "confidence, line, begin, end, verb_begin, verb_end, sentence) VALUES "
        "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23)");
    Statement side(connection, "INSERT INTO event_actor VALUES (?1,?2,?3,?4,?5)");
    const std::string_view text = record.article.text;
    for (std::size_t i = 0; i < record.reading.events.size(); ++i) {
        const Event& e = record.reading.events[i];
        insert.bind(1, page).bind(2, i).bind(3, plover_name(e.type));
        insert.bind_or_null(4, e.mode).bind_or_null(5, e.cameo).bind(6, e.goldstein).bind(7, e.plover_score);
        bind_days(insert, 8, e.date);
        insert.bind_or_null(10, e.date_basis);
        insert.bind(11, e.flags.negated).bind(12, e.flags.future).bind(13, e.flags.hypothetical);
        insert.bind(14, e.flags.historical).bind_or_null(15, e.attributed_to).bind_or_null(16, e.rule);
        insert.bind(17, e.confidence).bind(18, places.line(e.sentence.begin));
        insert.bind(19, e.sentence.begin)
            .bind(20, e.sentence.end)
            .bind(21, e.verb.begin)
            .bind(22, e.verb.end);
        insert.bind(23, e.sentence.begin <= text.size() ? text.substr(e.sentence.begin, e.sentence.size())
                                                        : std::string_view());
        insert.run();
        insert_sides(side, page, i, "actor", e.actors);
        insert_sides(side, page, i, "recipient", e.recipients);
    }
}

void insert_quotes(Connection& connection, std::int64_t page, const PageRecord& record,
                   const ArticlePlaces& places) {
    Statement insert(connection, "INSERT INTO quote VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    for (std::size_t i = 0; i < record.reading.quotes.size(); ++i) {
        const Quote& q = record.reading.quotes[i];
        insert.bind(1, page).bind(2, i).bind_or_null(3, q.speaker);
        insert.bind(4, std::string_view(q.kind == QuoteKind::direct ? "direct" : "indirect"));
        insert.bind_or_null(5, q.cue).bind(6, q.text).bind(7, places.line(q.range.begin));
        insert.bind(8, q.range.begin).bind(9, q.range.end).run();
    }
}

void insert_figures(Connection& connection, std::int64_t page, const PageRecord& record,
                    const ArticlePlaces& places) {
    Statement insert(connection,
                     "INSERT INTO figure VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)");
    for (std::size_t i = 0; i < record.reading.figures.size(); ++i) {
        const Figure& f = record.reading.figures[i];
        insert.bind(1, page).bind(2, i).bind(3, f.value);
        if (f.upper) {
            insert.bind(4, *f.upper);
        } else {
            insert.bind_null(4);
        }
        insert.bind_or_null(5, f.unit).bind_or_null(6, f.currency).bind_or_null(7, f.what);
        insert.bind_or_null(8, f.comparison);
        bind_days(insert, 9, f.date);
        insert.bind_or_null(11, f.date_basis).bind(12, places.line(f.range.begin));
        insert.bind(13, f.range.begin).bind(14, f.range.end).run();
    }
}

}  // namespace

void insert_page(Connection& connection, const PageRecord& record, std::string_view reader) {
    const std::int64_t page = insert_head(connection, record.article, reader);
    insert_dates(connection, page, record.article.metadata);
    insert_credits(connection, page, record.article);
    insert_passages(connection, page, record.article);
    insert_actors(connection, page, record.reading);
    const ArticlePlaces places(record.article);
    insert_events(connection, page, record, places);
    insert_quotes(connection, page, record, places);
    insert_figures(connection, page, record, places);
}

void remove_page(Connection& connection, std::int64_t page) {
    // The index has no text of its own: it must be told what to forget before the text goes.
    Statement(connection,
              "INSERT INTO search (search, rowid, text) "
              "SELECT 'delete', id, text FROM passage WHERE page = ?1 AND text IS NOT NULL")
        .bind(1, page)
        .run();
    for (const char* table : {"other_date", "passage", "actor", "mention", "unknown_name", "event",
                              "event_actor", "quote", "figure", "origin", "credit", "sign"}) {
        Statement(connection, "DELETE FROM " + std::string(table) + " WHERE page = ?1").bind(1, page).run();
    }
    Statement(connection, "DELETE FROM kinship WHERE first = ?1 OR second = ?1").bind(1, page).run();
    Statement(connection, "DELETE FROM page WHERE id = ?1").bind(1, page).run();
}

}  // namespace entente::evidence

#include "evidence/store/store.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include "base/hash.h"
#include "base/test_tools.h"
#include "evidence/store/rows.h"

using namespace entente;
using namespace entente::evidence;
using entente::test_tools::need;

namespace {

struct Scratch {
    std::filesystem::path folder;
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "entente-store-XXXXXX").string();
        folder = mkdtemp(name.data());
    }
    ~Scratch() {
        std::error_code error;
        std::filesystem::remove_all(folder, error);
    }
    std::string path(const char* name = "evidence.sqlite") const { return (folder / name).string(); }
};

// A page about which everything is said that can be said; `seed` decides what.
PageRecord sample_page(const std::string& file, unsigned seed) {
    PageRecord record;
    Article& article = record.article;
    article.file = file;
    article.hash = sha256(file + std::to_string(seed));
    article.kind = seed % 2 == 0 ? PageKind::html : PageKind::text;
    article.metadata.title = {"Talks " + std::to_string(seed), "h1"};
    article.metadata.publisher = {seed % 3 == 0 ? "" : "The Harbour Post", seed % 3 == 0 ? "" : "line 2"};
    if (seed % 4 != 0)
        article.metadata.published = StatedDate{need(parse_date("2025-08-15")), "line 3", "15 August"};
    if (seed % 5 == 0)
        article.metadata.other_dates = {{need(parse_date("2025-08-16")), "JSON-LD dateModified", "16"}};
    for (unsigned i = 0; i < 1 + seed % 4; ++i) {
        ArticleLine line;
        line.kind = i % 3 == 2 ? LineClass::boilerplate : LineClass::body;
        line.line = article.kind == PageKind::text ? 4 + 2 * i : 0;
        line.snapshot = {100 * i, 100 * i + 60};
        if (line.kind == LineClass::body) {
            line.text.begin = article.text.size();
            article.text += fmt::format("The ports met in year {} over café tolls.", seed + i);
            line.text.end = article.text.size();
            article.text += "\n";
        }
        article.lines.push_back(line);
    }
    if (seed % 2 == 1) article.credits = {{"The Tide", RelayKind::whole, "Read the full story at The Tide"}};
    if (seed % 7 == 0) article.signs = {"a sign"};
    Reading& reading = record.reading;
    reading.actors = {{"state:ARD", ActorKind::state, "Arden", "", 2, true},
                      {"per:bo-ul", ActorKind::person, "Bo Ul", "harbour master", 1, false}};
    reading.mentions = {{"state:ARD", ActorKind::state, Naming::metonym, {4, 9}, 1}};
    Event event;
    event.type = EventType::consult;
    event.mode = "meet";
    event.cameo = "040";
    event.goldstein = 1.0 + seed / 3.0;
    event.actors = {"state:ARD", "per:bo-ul"};
    event.recipients = {"state:BRI"};
    if (seed % 2 == 0) {
        event.date = DayRange{need(parse_date("2025-08-01")), need(parse_date("2025-08-03"))};
        event.date_basis = "at the start of August";
    }
    event.sentence = {0, 20};
    event.verb = {10, 13};
    event.line = 1;
    event.flags.negated = seed % 3 == 1;
    event.confidence = 0.1 * (seed % 10);
    event.rule = "meet:reciprocal";
    reading.events = {event};
    reading.quotes = {{"per:bo-ul", QuoteKind::indirect, "the \"ports\"", "said", {4, 9}, 1}};
    Figure figure;
    figure.value = seed / 7.0;
    if (seed % 2 == 0) figure.upper = 1e300;
    figure.what = "tolls";
    figure.range = {4, 9};
    figure.line = 1;
    reading.figures = {figure};
    reading.unknown_names = {{"Corrie", seed}};
    return record;
}

// All that a record says, as text, to compare two.
std::string told(const PageRecord& r) {
    const Article& a = r.article;
    std::string text = a.file + a.hash + (a.kind == PageKind::html ? "h" : "t") + a.text;
    const Metadata& m = a.metadata;
    for (const Stated* s : {&m.title, &m.author, &m.publisher, &m.language, &m.canonical, &m.section}) {
        text += "|" + s->value + "=" + s->basis;
    }
    if (m.published) text += iso(m.published->date) + m.published->basis + m.published->text;
    for (const StatedDate& d : m.other_dates) text += iso(d.date) + d.basis + d.text;
    for (const ArticleLine& l : a.lines) {
        text += fmt::format("\n{} {} {} {} {} {}", line_class_name(l.kind), l.line, l.text.begin, l.text.end,
                            l.snapshot.begin, l.snapshot.end);
    }
    for (const Credit& c : a.credits) text += c.of + c.words + std::to_string(static_cast<int>(c.kind));
    for (const std::string& s : a.signs) text += s;
    const auto days = [](const std::optional<DayRange>& d) { return d ? iso(d->first) + iso(d->last) : "?"; };
    for (const ActorCount& c : r.reading.actors) {
        text += fmt::format("\n{} {} {} {} {} {}", c.actor, static_cast<int>(c.kind), c.name, c.title,
                            c.mentions, c.in_table);
    }
    for (const ActorMention& x : r.reading.mentions) {
        text += fmt::format("\n{} {} {} {} {} {}", x.actor, static_cast<int>(x.kind), naming_name(x.naming),
                            x.text.begin, x.text.end, x.line);
    }
    for (const Event& e : r.reading.events) {
        text += fmt::format("\n{} {} {} {} {} {} {} {} {} {} {} {} {}", plover_name(e.type), e.mode, e.cameo,
                            e.goldstein, e.plover_score, fmt::join(e.actors, ","),
                            fmt::join(e.recipients, ","), days(e.date), e.date_basis, e.sentence.begin,
                            e.sentence.end, e.verb.begin, e.verb.end);
        text += fmt::format(" {} {}{}{}{} {} {} {}", e.line, e.flags.negated, e.flags.future,
                            e.flags.hypothetical, e.flags.historical, e.attributed_to, e.rule, e.confidence);
    }
    for (const Quote& q : r.reading.quotes) {
        text += fmt::format("\n{} {} {} {} {} {}", q.speaker, static_cast<int>(q.kind), q.text, q.cue,
                            q.range.begin, q.line);
    }
    for (const Figure& f : r.reading.figures) {
        text += fmt::format("\n{} {} {} {} {} {} {} {} {}", f.value, f.upper.value_or(-1), f.unit, f.currency,
                            f.what, f.comparison, days(f.date), f.range.begin, f.line);
    }
    for (const UnknownName& u : r.reading.unknown_names) text += u.name + std::to_string(u.mentions);
    return text;
}

Store memory_store() {
    auto store = Store::open(":memory:", Access::write);
    REQUIRE(store.has_value());
    return std::move(*store);
}

// The first column of the first row of a statement, by SQLite itself.
std::string ask(const std::string& path, const char* sql) {
    sqlite3* handle = nullptr;
    sqlite3_open(path.c_str(), &handle);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> close(handle, sqlite3_close);
    std::string answer;
    char* error = nullptr;
    sqlite3_exec(
        handle, sql,
        [](void* to, int, char** values, char**) {
            *static_cast<std::string*>(to) = values[0] == nullptr ? "" : values[0];
            return 0;
        },
        &answer, &error);
    if (error != nullptr) answer = error;
    sqlite3_free(error);
    return answer;
}

}  // namespace

TEST_CASE("a page comes back from the store as it was put") {
    Store store = memory_store();
    for (unsigned seed = 0; seed < 30; ++seed) {
        const PageRecord page = sample_page("page " + std::to_string(seed), seed);
        REQUIRE(store.put(std::span(&page, 1), "r1").value() == 1);
        const auto back = store.load(page.article.file);
        REQUIRE(back.has_value());
        CHECK(told(*back) == told(page));
    }
}

TEST_CASE("the store does what a map of pages does, whatever is put, changed, taken out and asked") {
    rc::check("store against twin", [] {
        Store store = memory_store();
        std::map<std::string, std::pair<PageRecord, std::string>> twin;
        const auto steps = *rc::gen::container<std::vector<std::tuple<unsigned, unsigned, unsigned>>>(
            rc::gen::tuple(rc::gen::inRange(0U, 8U), rc::gen::inRange(0U, 5U), rc::gen::inRange(0U, 40U)));
        for (const auto& [what, which, seed] : steps) {
            const std::string file = "page-" + std::to_string(which);
            if (what < 5) {
                const PageRecord page = sample_page(file, seed);
                const std::string reader = what == 4 ? "r2" : "r1";
                const auto at = twin.find(file);
                const bool is_new = at == twin.end() || at->second.first.article.hash != page.article.hash ||
                                    at->second.second != reader;
                RC_ASSERT(store.put(std::span(&page, 1), reader).value() == (is_new ? 1U : 0U));
                if (is_new) twin.insert_or_assign(file, std::pair(page, reader));
            } else if (what == 5) {
                RC_ASSERT(store.forget(file).value() == (twin.erase(file) == 1));
            } else {
                const auto back = store.load(file);
                RC_ASSERT(back.has_value() == twin.contains(file));
                if (back) RC_ASSERT(told(*back) == told(twin.at(file).first));
            }
        }
        std::size_t events = 0;
        std::size_t with_word = 0;
        for (const auto& [file, page] : twin) {
            events += page.first.reading.events.size();
            for (const ArticleLine& line : page.first.article.lines)
                with_word += line.text.size() > 0 ? 1U : 0U;
        }
        RC_ASSERT(store.pages()->size() == twin.size());
        RC_ASSERT(store.events()->size() == events);
        RC_ASSERT(store.search("CAFE toll*", 1000)->size() == with_word);
        RC_ASSERT(store.origins()->pages.size() == twin.size());
    });
}

TEST_CASE("answers do not hang on the order in which pages were put") {
    Store one = memory_store();
    Store other = memory_store();
    std::vector<PageRecord> pages;
    for (unsigned i = 0; i < 12; ++i) pages.push_back(sample_page("page-" + std::to_string(i), i));
    REQUIRE(one.put(pages, "r").has_value());
    std::reverse(pages.begin(), pages.end());
    for (const PageRecord& page : pages) REQUIRE(other.put(std::span(&page, 1), "r").has_value());
    const auto line = [](const auto& found) {
        std::string text;
        for (const auto& entry : found) text += entry.place.name + entry.place.file + " ";
        return text;
    };
    CHECK(line(*one.events()) == line(*other.events()));
    CHECK(line(*one.quotes()) == line(*other.quotes()));
    CHECK(line(*one.figures()) == line(*other.figures()));
    CHECK(line(*one.search("ports", 5)) == line(*other.search("ports", 5)));
}

TEST_CASE("filters leave what they ask for") {
    Store store = memory_store();
    std::vector<PageRecord> pages;
    for (unsigned i = 0; i < 12; ++i) pages.push_back(sample_page("page-" + std::to_string(i), i));
    REQUIRE(store.put(pages, "r").has_value());
    EvidenceFilter filter;
    CHECK(store.events(filter)->size() == 12);
    filter.actors = {"state:ARD", "state:BRI"};
    CHECK(store.events(filter)->size() == 12);
    filter.actors = {"state:ARD", "state:XXX"};
    CHECK(store.events(filter)->empty());
    filter = {};
    filter.to = parse_date("2025-08-02");  // the six dated events; the others count by publication
    CHECK(store.events(filter)->size() == 6);
    filter = {};
    filter.from = parse_date("2025-08-10");  // undated events of pages with a date: seeds 1, 3, 5, 7, 9, 11
    CHECK(store.events(filter)->size() == 6);
    filter = {};
    filter.types = {"CONSULT"};
    filter.files = {"page-3", "page-4"};
    CHECK(store.events(filter)->size() == 2);
    filter.types = {"AID"};
    CHECK(store.events(filter)->empty());
    filter = {};
    filter.word = "TOLLS'; DROP TABLE page; --";
    CHECK(store.figures(filter)->empty());
    CHECK(store.actors()->size() == 2);
    CHECK(store.actors()->front().pages == 12);
}

TEST_CASE("a search is words, never instructions") {
    CHECK(search_expression("secondary sanctions") == "\"secondary\" AND \"sanctions\"");
    CHECK(search_expression("\"Chinese banks\" tarif* -oil") ==
          "(\"Chinese banks\" AND \"tarif\"*) NOT (\"oil\")");
    CHECK(search_expression("  \" -  * ") == "");
    Store store = memory_store();
    const PageRecord page = sample_page("a", 3);
    REQUIRE(store.put(std::span(&page, 1), "r").has_value());
    CHECK(store.search("-oil", 3).error().front().code == "E225");
    for (const char* query : {"NEAR(ports met)", "text:ports", "ports OR", "{ports}", "^ports", "ports)",
                              "a\"b", "\"", "*", "ports AND NOT", "''; DROP TABLE page"}) {
        const auto hits = store.search(query, 3);
        INFO(query);
        CHECK((hits.has_value() || hits.error().front().code == "E225"));
    }
    const auto hits = store.search("ports cafe", 3);
    REQUIRE(hits->size() >= 1);
    CHECK(hits->front().snippet.find("\x02"
                                     "ports\x03") != std::string::npos);
}

TEST_CASE("a store of a newer version and files that are no store are refused and left alone") {
    const Scratch scratch;
    {
        auto store = Store::open(scratch.path(), Access::write);
        REQUIRE(store.has_value());
        const PageRecord page = sample_page("a", 1);
        REQUIRE(store->put(std::span(&page, 1), "r").has_value());
    }
    CHECK(Store::open(scratch.path(), Access::read)->pages()->size() == 1);
    ask(scratch.path(), "PRAGMA user_version = 99");
    CHECK(Store::open(scratch.path(), Access::write).error().front().code == "E221");
    CHECK(ask(scratch.path(), "SELECT count(*) FROM page") == "1");

    ask(scratch.path("other.sqlite"), "CREATE TABLE t (x)");
    CHECK(Store::open(scratch.path("other.sqlite"), Access::write).error().front().code == "E220");
    std::ofstream(scratch.path("text")) << std::string(5000, 'x');
    CHECK(Store::open(scratch.path("text"), Access::write).error().front().code == "E220");
    CHECK(Store::open(scratch.path("none"), Access::read).error().front().code == "E001");
    CHECK_FALSE(std::filesystem::exists(scratch.path("none")));
    std::ofstream(scratch.path("empty")).close();
    CHECK(Store::open(scratch.path("empty"), Access::read).error().front().code == "E220");
    CHECK(Store::open(scratch.folder.string(), Access::write).error().front().code == "E222");
}

TEST_CASE("two writers take turns, and a third that will not wait says so") {
    const Scratch scratch;
    auto one = Store::open(scratch.path(), Access::write);
    auto two = Store::open(scratch.path(), Access::write, 0);
    const PageRecord a = sample_page("a", 1);
    const PageRecord b = sample_page("b", 2);
    REQUIRE(one->put(std::span(&a, 1), "r").value() == 1);
    REQUIRE(two->put(std::span(&a, 1), "r").value() == 0);  // the other was quicker
    REQUIRE(two->put(std::span(&b, 1), "r").value() == 1);
    CHECK(one->pages()->size() == 2);

    Connection other(scratch.path(), Access::write, 0);
    other.run("BEGIN IMMEDIATE");
    const PageRecord c = sample_page("c", 3);
    CHECK(two->put(std::span(&c, 1), "r").error().front().code == "E223");
    other.run("ROLLBACK");
    CHECK(two->put(std::span(&c, 1), "r").value() == 1);
}

TEST_CASE("a full disk ends the writing with a reason; what was stored stays") {
    const Scratch scratch;
    auto store = Store::open(scratch.path(), Access::write);
    const PageRecord first = sample_page("first", 1);
    REQUIRE(store->put(std::span(&first, 1), "r").has_value());
    // SQLite's own limit on pages raises what a full disk raises.
    Connection limited(scratch.path(), Access::write, 0);
    const auto pages = limited.number("PRAGMA page_count");
    REQUIRE(pages > 0);
    store.emplace(std::move(*Store::open(scratch.path(), Access::write)));
    std::vector<PageRecord> many;
    for (unsigned i = 0; i < 400; ++i) many.push_back(sample_page("page-" + std::to_string(i), i));
    store->limit_pages(static_cast<std::size_t>(pages) + 4);
    const auto failed = store->put(many, "r");
    REQUIRE_FALSE(failed.has_value());
    CHECK(failed.error().front().code == "E222");
    CHECK(store->pages()->size() == 1);
    CHECK(told(*store->load("first")) == told(first));
    CHECK(ask(scratch.path(), "PRAGMA integrity_check") == "ok");
}

TEST_CASE("names of things are read back") {
    RecordName name;
    CHECK(parse_record_name("3fa9c1e2.e3", name));
    CHECK((name.hash == "3fa9c1e2" && name.letter == 'e' && name.number == 2));
    CHECK(parse_record_name("3fa9c1e2", name));
    CHECK(name.letter == '\0');
    for (const char* wrong :
         {"", "3fa", "xyzzy", "3fa9c1e2.", "3fa9c1e2.e", "3fa9c1e2.e0", "3fa9c1e2.x1", "3fa9c1e2.e1x"}) {
        CHECK_FALSE(parse_record_name(wrong, name));
    }
    CHECK(record_name(std::string(64, 'a'), 'q', 0) == "aaaaaaaa.q1");
}

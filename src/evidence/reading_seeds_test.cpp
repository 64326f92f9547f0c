// The five saved pages, against what a careful reader wrote down before (tests/reading/seed_facts.tsv).
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>

#include "base/file.h"
#include "base/test_tools.h"
#include "base/text.h"
#include "evidence/article.h"
#include "evidence/reading.h"

using namespace entente;
using namespace entente::evidence;

namespace {

struct Fact {
    std::size_t line = 0;
    bool must = true;
    std::vector<std::string> columns;
    bool found = false;
};

using Facts = std::map<std::string, std::vector<Fact>>;  // by kind

std::map<std::string, Facts> read_facts() {
    std::map<std::string, Facts> facts;
    const auto text = read_file(std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests/reading/seed_facts.tsv");
    REQUIRE(text);
    std::size_t begin = 0;
    while (begin < text->size()) {
        const std::size_t end = std::min(text->find('\n', begin), text->size());
        const std::vector<std::string_view> columns = split(std::string_view(*text).substr(begin, end - begin), '\t');
        begin = end + 1;
        if (columns.size() < 5 || columns[0].starts_with("#")) continue;
        Fact fact;
        fact.line = static_cast<std::size_t>(std::atoi(std::string(columns[2]).c_str()));
        fact.must = columns[3] == "must";
        for (std::size_t i = 4; i < columns.size(); ++i) fact.columns.emplace_back(columns[i]);
        facts[std::string(columns[0])][std::string(columns[1])].push_back(std::move(fact));
    }
    return facts;
}

std::string column(const Fact& fact, std::size_t i) {
    return i < fact.columns.size() ? fact.columns[i] : std::string();
}

bool one_of(const std::string& bars, std::string_view what) {
    const auto list = split(bars, '|');
    return bars == "*" || std::find(list.begin(), list.end(), what) != list.end();
}

// All wanted ids are there; a star wants nothing.
bool has_all(const std::string& wanted, const std::vector<std::string>& ids) {
    if (wanted == "*" || wanted == "-" || wanted.empty()) return true;
    const auto list = split(wanted, ' ');
    return std::all_of(list.begin(), list.end(), [&](std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); });
}

bool fits(const Fact& fact, const Event& event) {
    std::vector<std::string> all = event.actors;
    all.insert(all.end(), event.recipients.begin(), event.recipients.end());
    const bool reciprocal = event.type == EventType::consult;
    const std::string flag = column(fact, 3);
    const bool flags = (flag == "negated") == event.flags.negated && (flag != "future" || event.flags.future);
    return one_of(column(fact, 0), plover_name(event.type)) && has_all(column(fact, 1), reciprocal ? all : event.actors) && has_all(column(fact, 2), reciprocal ? all : event.recipients) && flags;
}

struct Tally {
    int right = 0;
    int extra = 0;
    int wanted = 0;
    int found = 0;
    double precision() const { return right + extra == 0 ? 1 : static_cast<double>(right) / (right + extra); }
    double recall() const { return wanted == 0 ? 1 : static_cast<double>(found) / wanted; }
};

template <class T, class Match>
void tally(std::vector<Fact>& facts, const std::vector<T>& found, const std::function<std::size_t(const T&)>& line, Match match, Tally& sum) {
    for (const T& one : found) {
        bool right = false;
        for (Fact& fact : facts) {
            if ((fact.line != 0 && fact.line != line(one)) || !match(fact, one)) continue;
            right = true;
            fact.found = true;
        }
        (right ? sum.right : sum.extra) += 1;
    }
    for (const Fact& fact : facts) {
        if (!fact.must) continue;
        ++sum.wanted;
        if (fact.found) ++sum.found;
    }
}

// The line of the file of each line of the article's text.
std::vector<std::size_t> file_lines(const Article& article) {
    std::vector<std::size_t> lines;
    for (const ArticleLine& line : article.lines) {
        if (line.kind == LineClass::body || line.kind == LineClass::subheading) lines.push_back(line.line);
    }
    return lines;
}

}  // namespace

TEST_CASE("the five saved pages say what a careful reader found") {
    const std::filesystem::path root = entente::test_tools::data_folder();
    if (!std::filesystem::exists(root / "pages/seeds")) {
        MESSAGE("skipped: no saved pages at " << root.string());
        return;
    }
    std::map<std::string, Facts> facts = read_facts();
    Tally actors;
    Tally events;
    Tally quotes;
    Tally figures;
    for (const auto& entry : std::filesystem::directory_iterator(root / "pages/seeds")) {
        const std::string page = entry.path().filename().string().substr(0, 3);
        const Result<Article> article = load_article(entry.path());
        REQUIRE(article);
        ReadingContext context;
        if (const auto& published = article->metadata.published) context.published = published->date;
        const Reading reading = read_article(article->text, context);
        const std::vector<std::size_t> lines = file_lines(*article);
        const auto line = [&](const auto& one) { return one.line >= 1 && one.line <= lines.size() ? lines[one.line - 1] : std::size_t{0}; };
        Facts& known = facts[page];
        tally<ActorCount>(known["actor"], reading.actors, [](const ActorCount&) { return std::size_t{0}; }, [](const Fact& f, const ActorCount& a) { return column(f, 0) == a.actor; }, actors);
        tally<Event>(known["event"], reading.events, line, fits, events);
        tally<Quote>(known["quote"], reading.quotes, line,
                     [](const Fact& f, const Quote& q) { return one_of(column(f, 0), q.kind == QuoteKind::direct ? "direct" : "indirect") && one_of(column(f, 1), q.speaker); }, quotes);
        tally<Figure>(known["figure"], reading.figures, line,
                      [](const Fact& f, const Figure& g) { return std::fabs(std::atof(column(f, 0).c_str()) - g.value) < 1e-6 && column(f, 1) == g.unit; }, figures);
        for (const Fact& trap : known["trap"]) {
            for (const Figure& figure : reading.figures) CHECK_FALSE((column(trap, 0) == "figure" && std::fabs(std::atof(column(trap, 1).c_str()) - figure.value) < 1e-6));
            for (const ActorCount& actor : reading.actors) CHECK_FALSE((column(trap, 0) == "actor" && column(trap, 1) == actor.actor));
        }
        for (const auto& [kind, list] : known) {
            for (const Fact& fact : list) {
                if (kind != "trap" && fact.must && !fact.found) MESSAGE(page << " misses " << kind << " line " << fact.line << " " << column(fact, 0) << " " << column(fact, 1) << " " << column(fact, 2));
            }
        }
        // Every leader and state is demanded without exception.
        for (const Fact& fact : known["actor"]) CHECK_MESSAGE((fact.found || !fact.must), page << " lacks " << column(fact, 0));
    }
    MESSAGE("precision, recall: actors " << actors.precision() << " " << actors.recall() << ", events " << events.precision() << " " << events.recall() << ", quotes "
                                         << quotes.precision() << " " << quotes.recall() << ", figures " << figures.precision() << " " << figures.recall());
    // Floors a little under what was measured, so that a change that loses readings is seen.
    CHECK(actors.recall() == doctest::Approx(1.0));
    CHECK(events.recall() > 0.8);
    CHECK(events.precision() > 0.6);
    CHECK(quotes.recall() > 0.8);
    CHECK(figures.recall() == doctest::Approx(1.0));
}

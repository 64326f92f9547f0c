#include "insight/store_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "evidence/language/sentences.h"
#include "evidence/store/store.h"
#include "evidence/store/timeline.h"
#include "insight/page_words.h"

namespace entente::insight {
namespace {

using evidence::StoredPlace;
using situation::Situation;

constexpr std::size_t fewest_words = 6;
constexpr std::size_t most_words = 45;
constexpr std::size_t longest_sentence = 320;  // bytes

// What is held against each candidate.
struct Subject {
    const Situation& situation;
    FileActors actors;
    std::vector<Words> issues;
    std::map<std::string, std::string> names;  // id of the table or the page -> name

    bool informs(const StoredPlace& place) const {
        return place.published && place.published->day <= situation.as_of.day;
    }

    // Words shared with the issue it speaks of most.
    std::size_t issue_words_in(std::string_view text) const {
        const Words words = content_words(text);
        std::size_t most = 0;
        for (const Words& issue : issues) most = std::max(most, in_common(issue, words));
        return most;
    }
};

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        count += !blank && !inside;
        inside = !blank;
    }
    return count;
}

struct Rank {
    std::size_t words = 0;
    std::size_t origins = 0;
    int day = 0;
    // Higher is better; equals are told apart by the order of the store's answer, which is by day, file and place.
    bool beats(const Rank& other) const {
        return std::tie(words, origins, day) > std::tie(other.words, other.origins, other.day);
    }
};

// What informs has a day: see Subject::informs.
int day_of(const StoredPlace& place) {
    return place.published ? place.published->day : 0;
}

StoredSource source_of(const StoredPlace& place, std::size_t origins) {
    return {place.name, place.file, place.title, place.publisher, iso(Date{day_of(place), std::nullopt}), origins};
}

// Origins by what is said.
class Origins {
  public:
    void add(const std::string& said, const StoredPlace& place) { seen_[said].insert(place.origin); }
    std::size_t of(const std::string& said) const {
        const auto found = seen_.find(said);
        return found == seen_.end() ? 0 : found->second.size();
    }

  private:
    std::map<std::string, std::set<std::size_t>> seen_;
};

// True if the bytes of the quote stand on the page it is said to stand on.
Result<bool> stands_on_page(evidence::Store& store, const evidence::StoredQuote& quote) {
    const Result<evidence::PageRecord> page = store.load(quote.place.file);
    if (!page) return tl::unexpected(page.error());
    const std::string& text = page->article.text;
    const evidence::ByteRange range = quote.quote.range;
    return range.end <= text.size() && range.begin <= range.end &&
           text.substr(range.begin, range.size()).find(quote.quote.text) != std::string::npos;
}

Result<std::optional<StoreQuote>> choose_quote(evidence::Store& store, const Subject& subject) {
    const auto quotes = store.quotes();
    if (!quotes) return tl::unexpected(quotes.error());
    Origins origins;
    for (const evidence::StoredQuote& quote : *quotes) {
        if (subject.informs(quote.place)) origins.add(lower_case(quote.quote.text), quote.place);
    }
    std::optional<StoreQuote> best;
    Rank highest;
    for (const evidence::StoredQuote& quote : *quotes) {
        const evidence::Quote& said = quote.quote;
        if (!subject.informs(quote.place) || said.kind != evidence::QuoteKind::direct) continue;
        const std::size_t words = word_count(said.text);
        if (words < fewest_words || words > most_words) continue;
        if (subject.actors.find(said.speaker, quote.place.published).empty()) continue;
        const Rank rank{subject.issue_words_in(said.text), origins.of(lower_case(said.text)), day_of(quote.place)};
        if (rank.words == 0 || (best && !rank.beats(highest))) continue;
        const Result<bool> stands = stands_on_page(store, quote);
        if (!stands) return tl::unexpected(stands.error());
        if (!*stands) continue;
        const auto name = subject.names.find(said.speaker);
        best = StoreQuote{said.text, name == subject.names.end() ? said.speaker : name->second, source_of(quote.place, rank.origins)};
        highest = rank;
    }
    return best;
}

// The sentence of a passage in which the figure's words stand; the passage if none does.
std::string sentence_with(const std::string& passage, const evidence::PageRecord& page, evidence::ByteRange figure) {
    const std::string& text = page.article.text;
    if (figure.end > text.size()) return {};
    const std::string words = text.substr(figure.begin, figure.size());
    for (const evidence::ByteRange range : evidence::split_sentences(passage)) {
        std::string sentence = passage.substr(range.begin, range.size());
        if (sentence.find(words) != std::string::npos) return sentence;
    }
    return {};
}

bool names_an_actor(const Subject& subject, const evidence::PageRecord& page, std::string_view sentence) {
    for (const evidence::ActorMention& mention : page.reading.mentions) {
        if (subject.actors.find(mention.actor, page.article.metadata.published ? std::optional(page.article.metadata.published->date) : std::nullopt).empty()) continue;
        const std::string& text = page.article.text;
        if (mention.text.end <= text.size() && sentence.find(text.substr(mention.text.begin, mention.text.size())) != std::string_view::npos) return true;
    }
    return false;
}

Result<std::optional<StoreFigure>> choose_figure(evidence::Store& store, const Subject& subject) {
    const auto figures = store.figures();
    if (!figures) return tl::unexpected(figures.error());
    const auto key = [](const evidence::Figure& f) { return fmt::format("{} {} {}", f.value, f.unit, lower_case(f.what)); };
    Origins origins;
    for (const evidence::StoredFigure& figure : *figures) {
        if (subject.informs(figure.place)) origins.add(key(figure.figure), figure.place);
    }
    std::optional<StoreFigure> best;
    Rank highest;
    for (const evidence::StoredFigure& figure : *figures) {
        const bool counts = !figure.figure.unit.empty() || !figure.figure.currency.empty();
        if (!subject.informs(figure.place) || !counts || subject.issue_words_in(figure.passage) == 0) continue;
        const Result<evidence::PageRecord> page = store.load(figure.place.file);
        if (!page) return tl::unexpected(page.error());
        const std::string sentence = sentence_with(figure.passage, *page, figure.figure.range);
        if (sentence.empty() || sentence.size() > longest_sentence || !names_an_actor(subject, *page, sentence)) continue;
        const Rank rank{subject.issue_words_in(sentence), origins.of(key(figure.figure)), day_of(figure.place)};
        if (rank.words == 0 || (best && !rank.beats(highest))) continue;
        best = StoreFigure{sentence, figure.figure.value, figure.figure.unit, source_of(figure.place, rank.origins)};
        highest = rank;
    }
    return best;
}

std::optional<ActorId> actor_id(const Situation& situation, const std::string& id) {
    for (std::size_t a = 0; a < situation.actors.size(); ++a) {
        if (situation.actors[a].id == id) return static_cast<ActorId>(a);
    }
    return std::nullopt;
}

std::vector<StoreDyad> find_dyads(std::vector<evidence::StoredEvent> events, const Subject& subject) {
    std::erase_if(events, [&](const evidence::StoredEvent& event) {
        const bool later = event.event.date && event.event.date->last.day > subject.situation.as_of.day;
        return later || !subject.informs(event.place);
    });
    const std::vector<evidence::TimelineLine> lines = evidence::group_timeline(events);
    const auto as_file_actor = [&](const std::string& id, const std::optional<Date>& day) {
        const std::string found = subject.actors.find(id, day);
        return found.empty() ? id : found;
    };
    std::vector<StoreDyad> dyads;
    for (const evidence::Dyad& dyad : evidence::dyad_series(events, lines, as_file_actor)) {
        const auto first = actor_id(subject.situation, dyad.first);
        const auto second = actor_id(subject.situation, dyad.second);
        if (!first || !second) continue;
        StoreDyad found{*first, *second, dyad.events, dyad.cooperation, dyad.conflict, {}};
        for (const evidence::DyadWeek& week : dyad.weeks) {
            found.weeks.push_back({iso(Date{week.monday.day, std::nullopt}), week.events, week.cooperation, week.conflict});
        }
        dyads.push_back(std::move(found));
    }
    return dyads;
}

Result<Subject> subject_of(const Situation& situation, const evidence::ActorTable& table, evidence::Store& store) {
    Subject subject{situation, file_actors(situation, table), {}, {}};
    for (const situation::Issue& issue : situation.issues) subject.issues.push_back(issue_words(issue));
    const auto actors = store.actors();
    if (!actors) return tl::unexpected(actors.error());
    for (const evidence::StoredActor& actor : *actors) subject.names.emplace(actor.id, actor.name);
    return subject;
}

Result<void> count_pages(evidence::Store& store, const Subject& subject, StoreFindings& found) {
    const auto pages = store.pages();
    const auto origins = store.origins();
    if (!pages) return tl::unexpected(pages.error());
    if (!origins) return tl::unexpected(origins.error());
    std::set<std::size_t> numbers;
    for (const evidence::StoredPage& page : *pages) {
        const Result<evidence::PageRecord> record = store.load(page.file);
        if (!record) return tl::unexpected(record.error());
        const auto& published = record->article.metadata.published;
        if (!published || published->date.day > subject.situation.as_of.day) {
            ++found.left_out;
            continue;
        }
        ++found.pages;
        for (const evidence::PageOrigin& origin : origins->pages) {
            if (origin.file == page.file) numbers.insert(origin.number);
        }
    }
    found.origins = numbers.size();
    return {};
}

}  // namespace

Result<StoreFindings> find_in_store(const Situation& situation, const evidence::ActorTable& table) {
    Result<evidence::Store> store = evidence::Store::open(situation.store_path, evidence::Access::read);
    if (!store) return tl::unexpected(store.error());
    const Result<Subject> subject = subject_of(situation, table, *store);
    if (!subject) return tl::unexpected(subject.error());
    StoreFindings found;
    if (const Result<void> counted = count_pages(*store, *subject, found); !counted) return tl::unexpected(counted.error());
    auto quote = choose_quote(*store, *subject);
    if (!quote) return tl::unexpected(quote.error());
    auto figure = choose_figure(*store, *subject);
    if (!figure) return tl::unexpected(figure.error());
    auto events = store->events();
    if (!events) return tl::unexpected(events.error());
    found.quote = std::move(*quote);
    found.figure = std::move(*figure);
    found.dyads = find_dyads(std::move(*events), *subject);
    return found;
}

}  // namespace entente::insight

#include "app/evidence_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/evidence_json.h"
#include "brief/text_layout.h"
#include "brief/text_table.h"
#include "evidence/store/rows.h"

namespace entente::app {
namespace {

using namespace evidence;

std::string name_of(const std::string& id, const ActorNames& names) {
    const auto found = names.find(id);
    return found == names.end() ? id : found->second;
}

std::string name_list(const std::vector<std::string>& ids, const ActorNames& names) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + name_of(id, names);
    return text;
}

// "2022" for a whole year, "2022-02" for a whole month.
std::string short_days(const std::optional<DayRange>& days) {
    if (!days) return {};
    const std::string first = iso(Date{days->first.day, {}});
    const std::string last = iso(Date{days->last.day, {}});
    const bool is_month = first.ends_with("-01") && iso(Date{days->last.day + 1, {}}).ends_with("-01") &&
                          first.substr(0, 7) == last.substr(0, 7);
    if (is_month) return first.substr(0, 7);
    if (first.ends_with("-01-01") && last.ends_with("-12-31") && first.substr(0, 4) == last.substr(0, 4)) {
        return first.substr(0, 4);
    }
    return first == last ? first : first + " to " + last;
}

// The day of an event; if the text gives none, the day by which a page told it.
std::string when(const StoredEvent& found) {
    if (found.event.date) return short_days(found.event.date);
    return found.place.published ? "told " + iso(Date{found.place.published->day, {}}) : "";
}

std::string lower(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return low;
}

std::string what(const Event& event) {
    std::string text = lower(plover_name(event.type));
    if (!event.mode.empty()) text += " (" + event.mode + ")";
    for (const std::string& flag : flag_names(event)) text += ", " + flag;
    return text;
}

std::string number_text(double value) {
    const double size = std::abs(value);
    if (size >= 1e9) return fmt::format("{:.6g} billion", value / 1e9);
    if (size >= 1e6) return fmt::format("{:.6g} million", value / 1e6);
    return fmt::format("{:.10g}", value);
}

std::string figure_text(const Figure& figure) {
    std::string text = figure.comparison.empty() ? "" : figure.comparison + " ";
    // "hundreds of": the value is only the order of magnitude.
    const bool is_order = figure.comparison.ends_with("s") && figure.comparison.find(' ') == std::string::npos;
    text += is_order ? "of" : number_text(figure.value);
    if (figure.upper) text += " to " + number_text(*figure.upper);
    if (!figure.unit.empty()) text += " " + figure.unit;
    return text;
}

std::string where(const StoredPlace& place) {
    return fmt::format("{}:{}", place.file, place.line);
}

}  // namespace

ActorNames names_of(const std::vector<StoredActor>& actors) {
    ActorNames names;
    for (const StoredActor& actor : actors) names.emplace(actor.id, actor.name);
    return names;
}

Listing timeline_listing(std::span<const StoredEvent> events, std::span<const TimelineLine> lines,
                         const ActorNames& names) {
    Listing listing{{"day", "who", "did", "to whom", "origins", "where", "id"}, {}};
    for (const TimelineLine& line : lines) {
        const StoredEvent& found = events[line.events.front()];
        listing.rows.push_back({when(found), name_list(found.event.actors, names), what(found.event),
                                name_list(found.event.recipients, names), std::to_string(line.origins),
                                where(found.place), found.place.name});
    }
    return listing;
}

Listing timeline_table(std::span<const StoredEvent> events, std::span<const TimelineLine> lines,
                       const ActorNames& names) {
    Listing listing{{"day", "event", "where", "id"}, {}};
    for (const TimelineLine& line : lines) {
        const StoredEvent& found = events[line.events.front()];
        std::string text = name_list(found.event.actors, names);
        if (!found.event.recipients.empty()) text += " \u2192 " + name_list(found.event.recipients, names);
        text += ": " + what(found.event);
        if (line.pages > 1) {
            text += fmt::format(" [{} pages, {} origin{}]", line.pages, line.origins, line.origins == 1 ? "" : "s");
        }
        listing.rows.push_back({when(found), std::move(text), where(found.place), found.place.name});
    }
    return listing;
}

Listing pairs_listing(std::span<const Dyad> dyads, const ActorNames& names) {
    Listing listing{{"between", "and", "events", "cooperation", "conflict"}, {}};
    for (const Dyad& dyad : dyads) {
        listing.rows.push_back({name_of(dyad.first, names), name_of(dyad.second, names),
                                std::to_string(dyad.events), fmt::format("{:.1f}", dyad.cooperation),
                                fmt::format("{:.1f}", dyad.conflict)});
    }
    return listing;
}

Listing weeks_listing(std::span<const Dyad> dyads, const ActorNames& names) {
    Listing listing{{"week of", "between", "and", "events", "cooperation", "conflict"}, {}};
    for (const Dyad& dyad : dyads) {
        for (const DyadWeek& week : dyad.weeks) {
            listing.rows.push_back({iso(week.monday), name_of(dyad.first, names), name_of(dyad.second, names),
                                    std::to_string(week.events), fmt::format("{:.1f}", week.cooperation),
                                    fmt::format("{:.1f}", week.conflict)});
        }
    }
    std::stable_sort(listing.rows.begin(), listing.rows.end(),
                     [](const auto& a, const auto& b) { return a.front() < b.front(); });
    return listing;
}

Listing quotes_listing(std::span<const StoredQuote> quotes, const ActorNames& names) {
    Listing listing{{"told", "who", "said", "words", "id"}, {}};
    for (const StoredQuote& found : quotes) {
        const bool direct = found.quote.kind == QuoteKind::direct;
        listing.rows.push_back({found.place.published ? iso(Date{found.place.published->day, {}}) : "",
                                name_of(found.quote.speaker, names), found.quote.cue,
                                direct ? "\u201C" + found.quote.text + "\u201D" : found.quote.text,
                                found.place.name});
    }
    return listing;
}

Listing figures_listing(std::span<const StoredFigure> figures) {
    Listing listing{{"day", "figure", "of what", "where", "id"}, {}};
    for (const StoredFigure& found : figures) {
        listing.rows.push_back({short_days(found.figure.date), figure_text(found.figure), found.figure.what,
                                where(found.place), found.place.name});
    }
    return listing;
}

Listing actors_listing(std::span<const StoredActor> actors) {
    Listing listing{{"actor", "name", "pages", "origins", "mentions"}, {}};
    for (const StoredActor& actor : actors) {
        const std::string title = actor.title.empty() ? "" : ", " + actor.title;
        listing.rows.push_back({actor.id, actor.name + title, std::to_string(actor.pages),
                                std::to_string(actor.origins), std::to_string(actor.mentions)});
    }
    return listing;
}

Listing names_listing(std::span<const StoredName> names) {
    Listing listing{{"name", "pages", "mentions"}, {}};
    for (const StoredName& name : names) {
        listing.rows.push_back({name.name, std::to_string(name.pages), std::to_string(name.mentions)});
    }
    return listing;
}

Listing hits_listing(std::span<const StoredHit> hits) {
    Listing listing{{"where", "words", "id"}, {}};
    for (const StoredHit& hit : hits) {
        std::string marked = hit.snippet;
        std::replace(marked.begin(), marked.end(), '\x02', '[');
        std::replace(marked.begin(), marked.end(), '\x03', ']');
        listing.rows.push_back({where(hit.place), marked, hit.place.name});
    }
    return listing;
}

Listing origins_listing(const PageOrigins& origins) {
    Listing listing{{"origin", "page", "relation", "of", "because"}, {}};
    std::vector<const PageOrigin*> order;
    for (const PageOrigin& page : origins.pages) order.push_back(&page);
    std::stable_sort(order.begin(), order.end(),
                     [](const PageOrigin* a, const PageOrigin* b) { return a->number < b->number; });
    for (const PageOrigin* page : order) {
        std::string because = page->basis;
        for (const std::string& sign : page->signs) {
            if (sign != page->basis) because += (because.empty() ? "" : "; ") + sign;
        }
        listing.rows.push_back(
            {std::to_string(page->number + 1), page->file, page->relation, page->of, because});
    }
    return listing;
}

std::string listing_table(const Listing& listing, int width) {
    std::vector<brief::TextColumn> columns;
    for (const std::string& title : listing.titles) {
        const bool number = title == "origins" || title == "pages" || title == "mentions" ||
                            title == "events" || title == "cooperation" || title == "conflict";
        columns.push_back({title, number ? brief::Align::right : brief::Align::left});
    }
    std::vector<std::vector<std::string>> rows = listing.rows;
    for (auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (listing.titles[i] == "where") row[i] = row[i].substr(row[i].rfind('/') + 1);
            row[i] = brief::printable(row[i]);
        }
    }
    return brief::text_table(columns, rows, width);
}

std::string listing_csv(const Listing& listing) {
    std::string text;
    const auto add = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += ',';
            if (row[i].find_first_of(",\"\r\n") == std::string::npos) {
                text += row[i];
                continue;
            }
            text += '"';
            for (const char c : row[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
            text += '"';
        }
        text += "\r\n";
    };
    add(listing.titles);
    for (const auto& row : listing.rows) add(row);
    return text;
}

namespace {

// Where a byte range of the article's text stands: line for people, bytes for programs.
std::string stand(const PageRecord& page, ByteRange range) {
    const ArticlePlaces places(page.article);
    std::string text = fmt::format("  where     {}:{}", page.article.file, places.line(range.begin));
    const std::size_t passage = places.passage(range.begin);
    if (passage < page.article.lines.size()) {
        const ByteRange bytes = page.article.lines[passage].snapshot;
        text += fmt::format(", bytes {} to {} of the file (SHA-256 {}...)", bytes.begin, bytes.end,
                            page.article.hash.substr(0, 16));
    }
    return text + "\n";
}

std::string passage_text(const PageRecord& page, std::size_t at) {
    const std::size_t passage = ArticlePlaces(page.article).passage(at);
    if (passage >= page.article.lines.size()) return {};
    const ByteRange range = page.article.lines[passage].text;
    return page.article.text.substr(range.begin, range.size());
}

std::string head(const PageRecord& page) {
    const Metadata& said = page.article.metadata;
    std::string text = said.title.value.empty() ? page.article.file : said.title.value;
    if (!said.publisher.value.empty()) text += ", " + said.publisher.value;
    if (said.published) text += ", " + iso(said.published->date) + " (" + said.published->basis + ")";
    return text;
}

std::string field(std::string_view title, const std::string& value) {
    return value.empty() ? std::string() : fmt::format("  {:<10}{}\n", title, value);
}

std::string show_event(const PageRecord& page, const Event& e) {
    const std::string& text = page.article.text;
    std::string shown =
        field("sentence", text.substr(std::min(e.sentence.begin, text.size()), e.sentence.size()));
    shown += field("who", fmt::format("{}", fmt::join(e.actors, ", "))) + field("did", what(e)) +
             field("to whom", fmt::format("{}", fmt::join(e.recipients, ", "))) +
             field("says", e.attributed_to);
    shown += field(
        "day", e.date ? day_text(e.date) + (e.date_basis.empty() ? "" : " (\u201C" + e.date_basis + "\u201D)")
                      : "not said");
    shown += field("codes", fmt::format("CAMEO {}, Goldstein {:+.1f}, PLOVER {:+.1f}", e.cameo, e.goldstein,
                                        e.plover_score));
    shown += field("rule", fmt::format("{}, confidence {:.2f}", e.rule, e.confidence));
    return shown + stand(page, e.sentence);
}

}  // namespace

std::string show_record(const PageRecord& page, const RecordName& name) {
    const Reading& r = page.reading;
    std::string shown;
    if (name.letter == 'e' && name.number < r.events.size()) {
        shown = show_event(page, r.events[name.number]);
    } else if (name.letter == 'q' && name.number < r.quotes.size()) {
        const Quote& q = r.quotes[name.number];
        shown = field("words", q.text) + field("who", q.speaker) + field("said", q.cue) +
                field("kind", q.kind == QuoteKind::direct ? "direct" : "indirect") +
                field("passage", passage_text(page, q.range.begin)) + stand(page, q.range);
    } else if (name.letter == 'f' && name.number < r.figures.size()) {
        const Figure& f = r.figures[name.number];
        shown = field("figure", figure_text(f)) + field("of what", f.what) + field("day", day_text(f.date)) +
                field("passage", passage_text(page, f.range.begin)) + stand(page, f.range);
    } else if (name.letter == 'p' && name.number < page.article.lines.size()) {
        const ArticleLine& line = page.article.lines[name.number];
        shown = field("class", std::string(line_class_name(line.kind))) +
                field("passage", page.article.text.substr(line.text.begin, line.text.size())) +
                stand(page, line.text);
    } else if (name.letter == '\0') {
        shown = field("file", page.article.file) + field("hash", page.article.hash) +
                field("author", page.article.metadata.author.value) +
                field("address", page.article.metadata.canonical.value) +
                field("language", page.article.metadata.language.value) +
                field("holds", fmt::format("{} passages, {} actors, {} events, {} quotes, {} figures",
                                           page.article.lines.size(), r.actors.size(), r.events.size(),
                                           r.quotes.size(), r.figures.size()));
    }
    if (shown.empty()) return {};
    std::string safe = brief::printable(head(page)) + "\n";
    for (std::size_t at = 0; at < shown.size();) {
        const std::size_t end = std::min(shown.find('\n', at), shown.size());
        safe += "  " + brief::printable(shown.substr(at, end - at)).substr(shown[at] == ' ' ? 2 : 0) + "\n";
        at = end + 1;
    }
    return safe;
}

}  // namespace entente::app

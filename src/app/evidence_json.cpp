#include "app/evidence_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "evidence/store/rows.h"

namespace entente::app {
namespace {

using namespace evidence;
using Json = nlohmann::ordered_json;

// What a page does not say is null.
Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json date_or_null(const std::optional<Date>& date) {
    return date ? Json(iso(*date)) : Json(nullptr);
}

std::string dump(const Json& object) {
    // File names may be of any bytes; JSON is UTF-8.
    return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json lines_json(const Article& article) {
    if (article.kind == PageKind::html) return nullptr;
    Json lines{{"body", Json::array()},
               {"subheading", Json::array()},
               {"metadata", Json::array()},
               {"boilerplate", Json::array()}};
    for (const ArticleLine& line : article.lines) {
        lines[std::string(line_class_name(line.kind))].push_back(line.line);
    }
    return lines;
}

Json actors_json(const Reading& reading) {
    Json list = Json::array();
    for (const ActorCount& actor : reading.actors) {
        list.push_back(
            {{"id", actor.actor}, {"kind", actor_kind_name(actor.kind)}, {"mentions", actor.mentions}});
    }
    return list;
}

Json events_json(const PageRecord& page, const ArticlePlaces& places) {
    Json list = Json::array();
    for (const Event& e : page.reading.events) {
        const std::string_view text = page.article.text;
        list.push_back({{"type", plover_name(e.type)},
                        {"mode", text_or_null(e.mode)},
                        {"cameo", text_or_null(e.cameo)},
                        {"actors", e.actors},
                        {"recipients", e.recipients},
                        {"date", text_or_null(day_text(e.date))},
                        {"date_basis", text_or_null(e.date_basis)},
                        {"line", places.line(e.sentence.begin)},
                        {"flags", flag_names(e)},
                        {"sentence", text.substr(std::min(e.sentence.begin, text.size()), e.sentence.size())},
                        {"rule", e.rule},
                        {"confidence", e.confidence}});
    }
    return list;
}

Json quotes_json(const PageRecord& page, const ArticlePlaces& places) {
    Json list = Json::array();
    for (const Quote& q : page.reading.quotes) {
        list.push_back({{"speaker", text_or_null(q.speaker)},
                        {"kind", q.kind == QuoteKind::direct ? "direct" : "indirect"},
                        {"text", q.text},
                        {"line", places.line(q.range.begin)}});
    }
    return list;
}

Json figures_json(const PageRecord& page, const ArticlePlaces& places) {
    Json list = Json::array();
    for (const Figure& f : page.reading.figures) {
        list.push_back({{"value", f.value},
                        {"unit", text_or_null(f.unit)},
                        {"what", text_or_null(f.what)},
                        {"date", text_or_null(day_text(f.date))},
                        {"line", places.line(f.range.begin)}});
    }
    return list;
}

Json page_json(const PageRecord& page, const PageOrigin* origin) {
    const Metadata& said = page.article.metadata;
    const ArticlePlaces places(page.article);
    Json object{{"file", page.article.file},
                {"title", text_or_null(said.title.value)},
                {"publisher", text_or_null(said.publisher.value)},
                {"author", text_or_null(said.author.value)},
                {"published", said.published ? Json(iso(said.published->date)) : Json(nullptr)},
                {"language", text_or_null(said.language.value)}};
    object["origin"] = {{"of", origin == nullptr ? Json(nullptr) : text_or_null(origin->of)},
                        {"relation", origin == nullptr ? Json(nullptr) : text_or_null(origin->relation)}};
    object["lines"] = lines_json(page.article);
    object["text"] = page.article.text;
    object["actors"] = actors_json(page.reading);
    object["events"] = events_json(page, places);
    object["quotes"] = quotes_json(page, places);
    object["figures"] = figures_json(page, places);
    return object;
}

Json origins_json(const PageOrigins& origins, const std::set<std::string>* files) {
    Json list = Json::array();
    for (const OriginGroup& group : origins.groups) {
        const bool wanted =
            files == nullptr || std::any_of(group.files.begin(), group.files.end(),
                                            [&](const auto& file) { return files->contains(file); });
        if (!wanted) continue;
        Json pages = Json::array();
        for (const PageOrigin& page : origins.pages) {
            if (page.number != group.number) continue;
            pages.push_back({{"file", page.file},
                             {"of", text_or_null(page.of)},
                             {"relation", text_or_null(page.relation)},
                             {"basis", text_or_null(page.basis)},
                             {"signs", page.signs}});
        }
        list.push_back(
            {{"origin", group.number + 1}, {"of", text_or_null(group.of)}, {"pages", std::move(pages)}});
    }
    return list;
}

Json place_json(const StoredPlace& place) {
    return {{"id", place.name},
            {"file", place.file},
            {"line", place.line},
            {"publisher", text_or_null(place.publisher)},
            {"published", date_or_null(place.published)},
            {"origin", place.origin + 1}};
}

Json event_json(const StoredEvent& found) {
    const Event& e = found.event;
    Json object = place_json(found.place);
    object.update({{"type", plover_name(e.type)},
                   {"mode", text_or_null(e.mode)},
                   {"cameo", text_or_null(e.cameo)},
                   {"goldstein", e.goldstein},
                   {"plover_score", e.plover_score},
                   {"actors", e.actors},
                   {"recipients", e.recipients},
                   {"date", text_or_null(day_text(e.date))},
                   {"date_basis", text_or_null(e.date_basis)},
                   {"flags", flag_names(e)},
                   {"attributed_to", text_or_null(e.attributed_to)},
                   {"sentence", found.sentence},
                   {"rule", e.rule},
                   {"confidence", e.confidence}});
    return object;
}

void add_events(const EvidenceAnswer& answer, Json& object) {
    if (answer.events == nullptr) return;
    object["events"] = Json::array();
    for (const StoredEvent& found : *answer.events) object["events"].push_back(event_json(found));
    if (answer.timeline == nullptr) return;
    object["timeline"] = Json::array();
    for (const TimelineLine& line : *answer.timeline) {
        Json ids = Json::array();
        for (const std::size_t event : line.events) ids.push_back((*answer.events)[event].place.name);
        object["timeline"].push_back(
            {{"events", std::move(ids)}, {"pages", line.pages}, {"origins", line.origins}});
    }
}

void add_pairs(const EvidenceAnswer& answer, Json& object) {
    if (answer.pairs == nullptr) return;
    object["pairs"] = Json::array();
    for (const Dyad& dyad : *answer.pairs) {
        Json weeks = Json::array();
        for (const DyadWeek& week : dyad.weeks) {
            weeks.push_back({{"monday", iso(week.monday)},
                             {"events", week.events},
                             {"cooperation", week.cooperation},
                             {"conflict", week.conflict}});
        }
        object["pairs"].push_back({{"first", dyad.first},
                                   {"second", dyad.second},
                                   {"events", dyad.events},
                                   {"cooperation", dyad.cooperation},
                                   {"conflict", dyad.conflict},
                                   {"weeks", std::move(weeks)}});
    }
}

void add_quotes(const EvidenceAnswer& answer, Json& object) {
    if (answer.quotes == nullptr) return;
    object["quotes"] = Json::array();
    for (const StoredQuote& found : *answer.quotes) {
        Json quote = place_json(found.place);
        quote.update({{"speaker", text_or_null(found.quote.speaker)},
                      {"kind", found.quote.kind == QuoteKind::direct ? "direct" : "indirect"},
                      {"cue", text_or_null(found.quote.cue)},
                      {"text", found.quote.text}});
        object["quotes"].push_back(std::move(quote));
    }
}

void add_figures(const EvidenceAnswer& answer, Json& object) {
    if (answer.figures == nullptr) return;
    object["figures"] = Json::array();
    for (const StoredFigure& found : *answer.figures) {
        const Figure& f = found.figure;
        Json figure = place_json(found.place);
        figure.update({{"value", f.value},
                       {"upper", f.upper ? Json(*f.upper) : Json(nullptr)},
                       {"unit", text_or_null(f.unit)},
                       {"currency", text_or_null(f.currency)},
                       {"what", text_or_null(f.what)},
                       {"comparison", text_or_null(f.comparison)},
                       {"date", text_or_null(day_text(f.date))},
                       {"date_basis", text_or_null(f.date_basis)},
                       {"passage", found.passage}});
        object["figures"].push_back(std::move(figure));
    }
}

void add_actors(const EvidenceAnswer& answer, Json& object) {
    if (answer.actors == nullptr) return;
    object["actors"] = Json::array();
    for (const StoredActor& actor : *answer.actors) {
        object["actors"].push_back({{"id", actor.id},
                                    {"kind", actor_kind_name(actor.kind)},
                                    {"name", actor.name},
                                    {"title", text_or_null(actor.title)},
                                    {"in_table", actor.in_table},
                                    {"mentions", actor.mentions},
                                    {"pages", actor.pages},
                                    {"origins", actor.origins}});
    }
}

void add_hits(const EvidenceAnswer& answer, Json& object) {
    if (answer.hits == nullptr) return;
    object["hits"] = Json::array();
    for (const StoredHit& found : *answer.hits) {
        Json hit = place_json(found.place);
        std::string plain = found.snippet;
        std::erase_if(plain, [](char c) { return c == '\x02' || c == '\x03'; });
        hit.update({{"snippet", plain}, {"rank", found.rank}});
        object["hits"].push_back(std::move(hit));
    }
}

}  // namespace

std::vector<std::string> flag_names(const Event& event) {
    std::vector<std::string> names;
    if (event.flags.negated) names.emplace_back("negated");
    if (event.flags.future) names.emplace_back("future");
    if (event.flags.hypothetical) names.emplace_back("hypothetical");
    if (event.flags.historical) names.emplace_back("historical");
    if (!event.attributed_to.empty()) names.emplace_back("attributed");
    return names;
}

std::string day_text(const std::optional<DayRange>& days) {
    if (!days) return {};
    return days->first == days->last ? iso(days->first) : iso(days->first) + "/" + iso(days->last);
}

std::string read_json(std::span<const PageRecord> pages, const PageOrigins& origins) {
    Json object{{"schema", "entente/read-1"}, {"pages", Json::array()}};
    std::set<std::string> files;
    for (const PageRecord& page : pages) {
        files.insert(page.article.file);
        const auto origin = std::find_if(origins.pages.begin(), origins.pages.end(),
                                         [&](const PageOrigin& o) { return o.file == page.article.file; });
        object["pages"].push_back(page_json(page, origin == origins.pages.end() ? nullptr : &*origin));
    }
    object["origins"] = origins_json(origins, &files);
    return dump(object);
}

std::string evidence_json(const EvidenceAnswer& answer) {
    Json object{{"schema", "entente/evidence-1"}, {"store", text_or_null(answer.store)}};
    add_events(answer, object);
    add_pairs(answer, object);
    add_quotes(answer, object);
    add_figures(answer, object);
    add_actors(answer, object);
    add_hits(answer, object);
    if (answer.origins != nullptr) object["origins"] = origins_json(*answer.origins, nullptr);
    return dump(object);
}

}  // namespace entente::app

#include "insight/json_parts.h"

namespace entente::insight {
namespace {

using situation::Situation;

Json json(const StoredSource& source) {
    return {{"record", source.record}, {"file", source.file}, {"title", source.title}, {"publisher", source.publisher},
            {"published", source.published}, {"origins", source.origins}};
}

StoredSource source_from(const Json& j) {
    return {j.at("record"), j.at("file"), j.at("title"), j.at("publisher"), j.at("published"), j.at("origins")};
}

Json json(const StoreDyad& dyad, const Situation& s) {
    return {{"actors", {s.actor(dyad.first).id, s.actor(dyad.second).id}},
            {"events", dyad.events},
            {"cooperation", dyad.cooperation},
            {"conflict", dyad.conflict},
            {"weeks", list(dyad.weeks, [](const StoreWeek& week) {
                 return Json{{"monday", week.monday}, {"events", week.events}, {"cooperation", week.cooperation},
                             {"conflict", week.conflict}};
             })}};
}

StoreDyad dyad_from(const Json& j, const Situation& s) {
    StoreDyad dyad{find_id<ActorId>(s.actors, j.at("actors").at(0)), find_id<ActorId>(s.actors, j.at("actors").at(1)),
                   j.at("events"), j.at("cooperation"), j.at("conflict"), {}};
    for (const Json& week : j.at("weeks")) {
        dyad.weeks.push_back({week.at("monday"), week.at("events"), week.at("cooperation"), week.at("conflict")});
    }
    return dyad;
}

}  // namespace

void write_store(Json& object, const Findings& f, const Situation& s) {
    if (!f.store) {
        object["store"] = nullptr;
        return;
    }
    const StoreFindings& found = *f.store;
    Json store{{"path", s.store}, {"pages", found.pages}, {"origins", found.origins}, {"left_out", found.left_out}};
    store["quote"] = nullptr;
    store["figure"] = nullptr;
    if (found.quote) {
        store["quote"] = {{"text", found.quote->text}, {"speaker", found.quote->speaker}, {"source", json(found.quote->source)}};
    }
    if (found.figure) {
        store["figure"] = {{"sentence", found.figure->sentence}, {"value", found.figure->value},
                           {"unit", found.figure->unit}, {"source", json(found.figure->source)}};
    }
    store["dyads"] = list(found.dyads, [&](const StoreDyad& dyad) { return json(dyad, s); });
    object["store"] = std::move(store);
}

void read_store(const Json& object, const Situation& s, Findings& f) {
    const Json& store = object.at("store");
    if (store.is_null()) {
        return;
    }
    StoreFindings found{store.at("pages"), store.at("origins"), store.at("left_out"), {}, {}, {}};
    if (const Json& quote = store.at("quote"); !quote.is_null()) {
        found.quote = StoreQuote{quote.at("text"), quote.at("speaker"), source_from(quote.at("source"))};
    }
    if (const Json& figure = store.at("figure"); !figure.is_null()) {
        found.figure = StoreFigure{figure.at("sentence"), figure.at("value"), figure.at("unit"), source_from(figure.at("source"))};
    }
    for (const Json& dyad : store.at("dyads")) {
        found.dyads.push_back(dyad_from(dyad, s));
    }
    f.store = std::move(found);
}

}  // namespace entente::insight

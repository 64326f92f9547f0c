// Shared by the files that write and read findings. Internal to the room; the one header that needs the library.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "insight/findings.h"
#include "situation/situation.h"

namespace entente::insight {

using Json = nlohmann::ordered_json;

template <class Items, class Convert>
Json list(const Items& items, Convert convert) {
    Json array = Json::array();
    for (const auto& item : items) {
        array.push_back(convert(item));
    }
    return array;
}

/// Thrown and caught inside these files only: nlohmann's own errors and unknown ids both end in one diagnostic.
struct Mismatch {
    std::string what;
};

template <class T>
std::optional<T> optional_at(const Json& object, const char* key) {
    const Json& value = object.at(key);
    return value.is_null() ? std::nullopt : std::optional<T>(value.get<T>());
}

template <class Id, class Items>
Id find_id(const Items& items, const std::string& id) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].id == id) {
            return static_cast<Id>(i);
        }
    }
    throw Mismatch{"\"" + id + "\" is not in the situation"};
}

/// moves, variables, zones (and `zone`, the main one) and the watch list.
void write_game(Json& object, const Findings& findings, const situation::Situation& situation);
void read_game(const Json& object, const situation::Situation& situation, Findings& findings);

/// thresholds and several_answers; written and read with the game.
void write_answers(Json& object, const Findings& findings, const situation::Situation& situation);
void read_answers(const Json& object, const situation::Situation& situation, Findings& findings);

/// levers, delay, red_team, pathways, past.
void write_reasons(Json& object, const Findings& findings, const situation::Situation& situation);
void read_reasons(const Json& object, const situation::Situation& situation, Findings& findings);

/// store
void write_store(Json& object, const Findings& findings, const situation::Situation& situation);
void read_store(const Json& object, const situation::Situation& situation, Findings& findings);

/// flows, measures, effects; and what a what-if does to flows.
void write_flows(Json& object, const Findings& findings, const situation::Situation& situation);
void read_flows(const Json& object, const situation::Situation& situation, Findings& findings);
Json flow_changes_json(const std::vector<FlowChange>& changes, const situation::Situation& situation);
std::vector<FlowChange> flow_changes_from(const Json& array, const situation::Situation& situation);

}  // namespace entente::insight

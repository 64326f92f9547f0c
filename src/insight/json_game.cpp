#include "insight/json_parts.h"

namespace entente::insight {
namespace {

using situation::Situation;

Json named(const std::vector<std::string>& names, const std::vector<double>& values) {
    Json object = Json::object();
    for (std::size_t i = 0; i < values.size(); ++i) {
        object[i < names.size() ? names[i] : "not made"] = values[i];
    }
    return object;
}

std::vector<double> values_of(const Json& object) {
    std::vector<double> values;
    for (const auto& [name, value] : object.items()) {
        values.push_back(value);
    }
    return values;
}

Json under(const std::vector<MoveFinding::Under>& all, const std::vector<std::string>& names) {
    Json object = Json::object();
    for (const MoveFinding::Under& one : all) {
        object[one.outcome] = named(names, one.options);
    }
    return object;
}

std::vector<MoveFinding::Under> under_from(const Json& object) {
    std::vector<MoveFinding::Under> all;
    for (const auto& [outcome, options] : object.items()) {
        all.push_back({outcome, values_of(options)});
    }
    return all;
}

Json json(const MoveFinding& finding, const Situation& s) {
    const situation::Move& move = s.moves[finding.move];
    const situation::Variable& variable = s.variable(move.variable);
    Json options = Json::array();
    for (std::size_t i = 0; i < finding.options.size(); ++i) {
        options.push_back({{"id", i < variable.values.size() ? variable.values[i] : "not made"},
                           {"probability", finding.options[i].value},
                           {"mc_error", finding.options[i].error}});
    }
    return {{"id", variable.id},
            {"actor", s.actor(move.actor).id},
            {"options", options},
            {"by_outcome", under(finding.under, variable.values)}};
}

Json json(const VariableFinding& finding, const Situation& s) {
    const situation::Variable& variable = s.variable(finding.variable);
    return {{"id", variable.id},
            {"kind", variable.kind == situation::Variable::Kind::type ? "type" : "chance"},
            {"values", named(variable.values, finding.values)},
            {"by_outcome", under(finding.under, variable.values)}};
}

Json json(const ZoneFinding& zone, const Situation& s) {
    return {{"track", s.tracks[index(zone.track)].id},
            {"open", zone.open},
            {"size", zone.size},
            {"parties", list(zone.parties, [&](const PartyFinding& party) {
                 return Json{{"actor", s.actor(party.actor).id},
                             {"role", party.is_ratifier ? "blocks" : "decides"},
                             {"refuses", party.refuses},
                             {"zone_without_its_limits", party.zone_without}};
             })}};
}

Json json(const WatchRow& row) {
    return {{"id", row.id},
            {"kind", row.is_signal ? "signal" : "move or chance"},
            {"says", row.says},
            {"due", row.due.empty() ? Json(nullptr) : Json(row.due)},
            {"bits", row.information.value},
            {"bits_mc_error", row.information.error},
            {"floor", row.floor},
            {"swing", row.swing.value},
            {"swing_mc_error", row.swing.error},
            {"flip", row.flip},
            {"rank", row.rank},
            {"adds", row.adds ? Json(*row.adds) : Json(nullptr)},
            {"values", list(row.values, [](const WatchValue& value) {
                 return Json{{"value", value.value},
                             {"probability", value.probability},
                             {"forecast", value.forecast},
                             {"leader", value.leader}};
             })}};
}

MoveFinding move_from(const Json& j, const Situation& s) {
    MoveFinding finding;
    finding.move = s.variables[find_id<std::size_t>(s.variables, j.at("id"))].entry;
    for (const Json& option : j.at("options")) {
        finding.options.push_back({option.at("probability"), option.at("mc_error")});
    }
    finding.under = under_from(j.at("by_outcome"));
    return finding;
}

ZoneFinding zone_from(const Json& j, const Situation& s) {
    ZoneFinding zone{find_id<TrackId>(s.tracks, j.at("track")), j.at("open"), j.at("size"), {}};
    for (const Json& party : j.at("parties")) {
        zone.parties.push_back({find_id<ActorId>(s.actors, party.at("actor")), party.at("role") == "blocks",
                                party.at("refuses"), party.at("zone_without_its_limits")});
    }
    return zone;
}

WatchRow row_from(const Json& j) {
    WatchRow row;
    row.id = j.at("id");
    row.is_signal = j.at("kind") == "signal";
    row.says = j.at("says");
    row.due = optional_at<std::string>(j, "due").value_or("");
    row.information = {j.at("bits"), j.at("bits_mc_error")};
    row.floor = j.at("floor");
    row.swing = {j.at("swing"), j.at("swing_mc_error")};
    row.flip = j.at("flip");
    row.rank = j.at("rank");
    row.adds = optional_at<double>(j, "adds");
    for (const Json& value : j.at("values")) {
        row.values.push_back({value.at("value"), value.at("probability"), value.at("forecast"), value.at("leader")});
    }
    return row;
}

}  // namespace

void write_game(Json& object, const Findings& f, const Situation& s) {
    object["moves"] = list(f.moves, [&](const MoveFinding& move) { return json(move, s); });
    write_answers(object, f, s);
    object["variables"] = list(f.variables, [&](const VariableFinding& variable) { return json(variable, s); });
    object["zones"] = list(f.zones, [&](const ZoneFinding& zone) { return json(zone, s); });
    object["zone"] = f.zones.empty() ? Json(nullptr) : object["zones"].front();
    object["watch"] = list(f.watch, [](const WatchRow& row) { return json(row); });
}

void read_game(const Json& j, const Situation& s, Findings& f) {
    for (const Json& move : j.at("moves")) {
        f.moves.push_back(move_from(move, s));
    }
    read_answers(j, s, f);
    for (const Json& variable : j.at("variables")) {
        f.variables.push_back({find_id<VariableId>(s.variables, variable.at("id")), values_of(variable.at("values")),
                               under_from(variable.at("by_outcome"))});
    }
    for (const Json& zone : j.at("zones")) {
        f.zones.push_back(zone_from(zone, s));
    }
    for (const Json& row : j.at("watch")) {
        f.watch.push_back(row_from(row));
    }
}

}  // namespace entente::insight

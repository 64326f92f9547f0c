#include <algorithm>

#include "base/text.h"
#include "economy/base_year/base_year.h"
#include "situation/build.h"

namespace entente::situation {
namespace {

Setting setting_of(std::string_view word) {
    if (word == "council") return Setting::council;
    if (word == "trade-talks") return Setting::trade_talks;
    if (word == "war") return Setting::war;
    return Setting::coercion;
}

void check_dates(Building& building, const Entry& frame) {
    const Situation& situation = building.situation;
    if (!building.dates_known) {
        return;
    }
    if (!later(situation.horizon, situation.as_of)) {
        building.report.error("E140", frame.find("horizon")->place,
                              "the horizon " + iso(situation.horizon) + " is not later than as_of " +
                                  iso(situation.as_of),
                              "the question must still be open on as_of");
    }
    if (situation.written && later(situation.as_of, *situation.written)) {
        building.report.error("E140", frame.find("written")->place,
                              "the file was written on " + iso(*situation.written) + ", before its as_of " +
                                  iso(situation.as_of),
                              "as_of is the last moment whose news the file may know");
    } else if (situation.written && later(*situation.written, situation.as_of)) {
        building.report.note("E145", frame.find("written")->place, "written with hindsight",
                             "the brief will say so: its writer could know what followed as_of");
    }
}

InputId learned_weight(Building& building) {
    const bool council = building.situation.setting == Setting::council;
    const Fallback fallback{council ? stats::Elicited::point(unit, 1) : stats::Elicited::range(unit, 0, 1),
                            council ? "1" : "0 to 1"};
    const std::vector<Entry>& tables = building.entries.of("base");
    static const Entry none;
    return input_of(building, tables.empty() ? none : tables.front(), "learned-weight", "base.learned-weight",
                    {unit, {}, WordSet::chance}, fallback);
}

// A landmark of an issue where it means nothing: say whose it is.
std::optional<std::string> owner_of_landmark(const Building& building, const std::string& word) {
    for (const Issue& issue : building.situation.issues) {
        for (const Landmark& landmark : issue.landmarks) {
            if (landmark.name == word) {
                return issue.id;
            }
        }
    }
    return std::nullopt;
}

// What the file says of where an actor trades, or what its id or name says.
std::vector<std::string> regions_of(Building& building, const Entry& entry, const Actor& actor) {
    const Field* field = entry.find("region");
    if (field == nullptr) {
        return usual_regions(actor.id, actor.name);
    }
    const bool is_list = field->value->kind == Node::Kind::array;
    const std::vector<Node> items = is_list ? field->value->items : std::vector<Node>{*field->value};
    const std::vector<std::string> known(economy::base_year_regions().begin(), economy::base_year_regions().end());
    std::vector<std::string> regions;
    for (const Node& item : items) {
        if (std::find(known.begin(), known.end(), item.text) == known.end()) {
            building.report.error("E190", item.place, "there is no region " + in_quotes(item.text) + " in the base year",
                                  suggestion(item.text, known));
        }
        regions.push_back(item.text);
    }
    return regions;
}

}  // namespace

InputId add_input(Building& building, Input input) {
    building.situation.inputs.push_back(std::move(input));
    return static_cast<InputId>(building.situation.inputs.size() - 1);
}

std::optional<stats::Elicited> read_value(Building& building, const Node& node, const ValueRules& rules) {
    const auto value = node.kind == Node::Kind::text ? parse_value(node.text, rules) : parse_value(node.number, rules);
    if (value) {
        return *value;
    }
    ValueMistake mistake = value.error();
    if (const auto owner = mistake.word.empty() ? std::nullopt : owner_of_landmark(building, mistake.word)) {
        mistake.code = "E124";
        mistake.message = in_quotes(mistake.word) + " is a landmark of issue " + in_quotes(*owner) + ", which has another scale";
    }
    const Place place =
        node.kind == Node::Kind::text ? building.report.document().inside(node, mistake.offset) : node.place;
    building.report.error(mistake.code, place, mistake.message, mistake.hint);
    return std::nullopt;
}

std::string written_of(const Node& node) {
    return node.kind == Node::Kind::text ? std::string(trim(node.text)) : plain_number(node.number);
}

InputId input_of(Building& building, const Entry& entry, std::string_view key, std::string path, const ValueRules& rules,
                 const Fallback& fallback) {
    const Field* field = entry.find(key);
    const std::optional<stats::Elicited> value =
        field == nullptr ? std::nullopt : read_value(building, *field->value, rules);
    if (!value) {
        return add_input(building, {std::move(path), fallback.value, fallback.written, "", true});
    }
    return add_input(building, {std::move(path), *value, written_of(*field->value), entry.text("because"), false});
}

InputId input_at(Building& building, const Node& node, std::string path, const ValueRules& rules,
                 const std::string& because) {
    building.places.emplace(path, node.place);
    const std::optional<stats::Elicited> value = read_value(building, node, rules);
    // A value that was refused leaves an error behind, so what stands in for it is never seen.
    return add_input(building, {std::move(path), value.value_or(stats::Elicited::point(rules.bounds, rules.bounds.lower)),
                                written_of(node), because, !value});
}

std::string in_words(std::string id) {
    std::replace(id.begin(), id.end(), '-', ' ');
    std::replace(id.begin(), id.end(), '_', ' ');
    return id;
}

std::optional<Date> date_of(const Entry& entry, std::string_view key) {
    const Field* field = entry.find(key);
    if (field == nullptr) {
        return std::nullopt;
    }
    return field->value->kind == Node::Kind::date ? field->value->date : parse_date(field->value->text);
}

void build_actors(Building& building) {
    for (const Entry& entry : building.entries.of("actor")) {
        Actor actor;
        actor.id = entry.id;
        actor.name = entry.text("name", entry.id);
        actor.because = entry.text("because");
        const Field* bloc = entry.find("bloc");
        actor.bloc = bloc != nullptr && bloc->value->flag;
        actor.regions = regions_of(building, entry, actor);
        actor.influence =
            input_of(building, entry, "influence", "actor." + entry.id + ".influence",
                     {hundred, {}, WordSet::influence}, {stats::Elicited::range(hundred, 35, 60), "real"});
        building.situation.actors.push_back(std::move(actor));
    }
}

void build_frame(Building& building) {
    Situation& situation = building.situation;
    const std::vector<Entry>& tables = building.entries.of("situation");
    if (!tables.empty()) {
        const Entry& frame = tables.front();
        situation.title = frame.text("title");
        situation.question = frame.text("question");
        situation.setting = setting_of(frame.text("setting", "coercion"));
        const std::optional<Date> as_of = date_of(frame, "as_of");
        const std::optional<Date> horizon = date_of(frame, "horizon");
        building.dates_known = as_of && horizon;
        situation.as_of = as_of.value_or(Date{});
        situation.horizon = horizon.value_or(Date{});
        situation.written = date_of(frame, "written");
        if (frame.find("focus") != nullptr) {
            situation.focus = static_cast<ActorId>(building.entries.index_of("actor", frame.text("focus")));
        }
        check_dates(building, frame);
    }
    situation.learned_weight = learned_weight(building);
}

}  // namespace entente::situation

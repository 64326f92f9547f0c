#include <algorithm>
#include <map>

#include "base/text.h"
#include "situation/build.h"
#include "situation/chance_tables.h"
#include "situation/change.h"
#include "situation/conditions.h"

namespace entente::situation {
namespace {

constexpr std::size_t most_kinds = 3;

VariableId variable_id(std::size_t before, std::size_t number) {
    return static_cast<VariableId>(before + number);
}

const Node* member_of(const Field* field, const std::string& name) {
    if (field == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(field->value->members.begin(), field->value->members.end(),
                                    [&](const Member& member) { return member.key == name; });
    return found == field->value->members.end() ? nullptr : &found->value;
}

// Names under `key` that are none of the values.
void check_names(Building& building, const Entry& entry, std::string_view key, const std::vector<std::string>& values) {
    const Field* field = entry.find(key);
    if (field == nullptr || values.empty()) {
        return;
    }
    for (const Member& member : field->value->members) {
        if (std::find(values.begin(), values.end(), member.key) == values.end()) {
            building.report.error("E161", member.place,
                                  in_quotes(member.key) + " is no value of " + in_quotes(entry.id),
                                  suggestion(member.key, values));
        }
    }
}

void check_event(Building& building, const Entry& entry, const Chance& chance) {
    if (!chance.on || !building.dates_known) {
        return;
    }
    const Situation& situation = building.situation;
    const bool early = !later(*chance.on, situation.as_of);
    if (early || later(*chance.on, situation.horizon)) {
        building.report.error("E147", entry.find("on")->place,
                              in_quotes(entry.id) + " comes on " + iso(*chance.on) +
                                  (early ? ", not later than as_of " + iso(situation.as_of)
                                         : ", later than the horizon " + iso(situation.horizon)),
                              early ? "a fact in dispute has no date; what is known is evidence"
                                    : "what comes later cannot bear on the question");
    }
}

void check_early(Building& building, const Entry& entry) {
    const Field* given = entry.find("given");
    if (given != nullptr && entry.find("changes") != nullptr) {
        building.report.error("E175", given->place,
                              in_quotes(entry.id) + " changes inputs, so it is settled before anything that `given` could "
                                                    "name",
                              "leave its chances to `values`, or make two chances of it");
    }
}

void read_chance(Building& building, Conditions& conditions, const Entry& entry, VariableId variable) {
    const std::vector<std::string>& values = building.situation.variable(variable).values;
    Chance chance;
    chance.variable = variable;
    chance.because = entry.text("because");
    chance.on = date_of(entry, "on");
    if (const Field* field = entry.find("values")) {
        check_count(building, *field, values.size(), 2, most_values, "a chance");
        chance.rows = read_likelihoods(building, conditions, entry.find("given"), *field->value, values, entry.path,
                                       chance.because);
    }
    check_names(building, entry, "changes", values);
    check_names(building, entry, "evidence", values);
    for (const std::string& value : values) {
        chance.evidence.emplace_back();
        if (const Node* list = member_of(entry.find("evidence"), value)) {
            for (const Node& item : list->items) {
                chance.evidence.back().push_back(item.text);
            }
        }
    }
    check_event(building, entry, chance);
    check_early(building, entry);
    building.situation.chances.push_back(std::move(chance));
}

void read_type(Building& building, const Entry& entry, VariableId variable) {
    const std::vector<std::string>& values = building.situation.variable(variable).values;
    Type type;
    type.variable = variable;
    type.because = entry.text("because");
    if (entry.find("of") != nullptr) {
        type.of = static_cast<ActorId>(building.entries.index_of("actor", entry.text("of")));
    }
    if (const Field* field = entry.find("values")) {
        check_count(building, *field, values.size(), 2, most_kinds, "a type");
        type.chances = read_chances(building, *field->value, values, entry.path, type.because);
    }
    check_names(building, entry, "changes", values);
    building.situation.types.push_back(std::move(type));
}

void check_kinds(Building& building) {
    const std::vector<Entry>& entries = building.entries.of("type");
    std::map<std::string, std::size_t> kinds;
    for (const Entry& entry : entries) {
        const Field* of = entry.find("of");
        const Field* values = entry.find("values");
        if (of == nullptr || values == nullptr) {
            continue;
        }
        const auto [known, is_first] = kinds.emplace(of->value->text, 1);
        known->second *= values->value->members.size();
        if (!is_first && known->second > most_kinds) {
            building.report.error("E117", entry.place,
                                  in_quotes(of->value->text) + " would be of " + std::to_string(known->second) +
                                      " kinds, over all its types",
                                  "an actor is of at most three kinds: join its types");
        }
    }
}

// One thing a type or event changes, found by key.
class Changes {
  public:
    explicit Changes(Building& building) : building_(building) {
        for (std::size_t i = 0; i < building.situation.inputs.size(); ++i) {
            keys_.emplace(building.situation.inputs[i].key, static_cast<InputId>(i));
        }
    }

    std::vector<std::vector<Override>> read(const Entry& entry, const std::vector<std::string>& values,
                                            std::optional<ActorId> own) {
        std::vector<std::vector<Override>> changes(values.size());
        for (std::size_t v = 0; v < values.size(); ++v) {
            if (const Node* table = member_of(entry.find("changes"), values[v])) {
                own_ = own;
                for (const Member& member : table->members) {
                    read_path(entry, values[v], member.key, member, changes[v]);
                }
                std::sort(changes[v].begin(), changes[v].end(), [&](const Override& a, const Override& b) {
                    return building_.situation.input(a.input).key < building_.situation.input(b.input).key;
                });
            }
        }
        return changes;
    }

  private:
    void read_path(const Entry& entry, const std::string& value, const std::string& path, const Member& member,
                   std::vector<Override>& changes) {
        if (member.value.kind == Node::Kind::table) {
            for (const Member& inner : member.value.members) {
                read_path(entry, value, path + "." + inner.key, inner, changes);
            }
            return;
        }
        const auto found = keys_.find(path);
        if (found == keys_.end()) {
            std::vector<std::string> known;
            for (const auto& [key, id] : keys_) {
                known.push_back(key);
            }
            building_.report.error("E180", member.place, "no input is called " + in_quotes(path), suggestion(path, known));
            return;
        }
        if (!allowed(path, member.place)) {
            return;
        }
        const Input target = building_.situation.input(found->second);
        std::string key = entry.path;
        key += "." + value + ".changes." + path;
        changes.push_back({found->second, input_at(building_, member.value, std::move(key),
                                                   value_rules(building_.situation, target), entry.text("because"))});
    }

    bool allowed(const std::string& path, Place place) {
        const std::vector<std::string_view> words = split(path, '.');
        if (!own_) {
            const bool fine = words[0] != "type" && words[0] != "chance" && words[0] != "signal" && words[0] != "past";
            if (!fine) {
                building_.report.error("E176", place, "an event cannot change " + in_quotes(path),
                                       "chances that hang together belong into one entry, or under `given`");
            }
            return fine;
        }
        const std::string& actor = building_.situation.actor(*own_).id;
        if (words.back() == "influence") {
            building_.report.error("E176", place,
                                   "a type cannot change " + in_quotes(path) +
                                       ": others know how strong an actor is, a type is what only itself knows",
                                   "let a chance change it");
            return false;
        }
        const bool position = words[0] == "position" && words.size() == 4 && words[2] == actor;
        const bool cost = words[0] == "no-deal" && words.size() == 3 && words[1] == actor;
        const bool goal = words[0] == "goal" && words.size() >= 3 && is_own_goal(words[1]);
        if (!position && !cost && !goal) {
            building_.report.error("E176", place,
                                   "a type of " + in_quotes(actor) + " cannot change " + in_quotes(path) +
                                       ", which is no part of what " + in_quotes(actor) + " itself wants",
                                   "its own positions, limits, saliences, costs of no deal and goals may differ; let a "
                                   "chance change the rest");
        }
        return (position || cost || goal) && !(position && moves_nothing(*own_, words, path, place));
    }

    // Where somebody's own decision, or what nobody decides, lies is drawn before anybody's type matters.
    bool moves_nothing(ActorId own, const std::vector<std::string_view>& words, const std::string& path, Place place) {
        const Issue& issue = building_.situation.issues[building_.entries.index_of("issue", std::string(words[1]))];
        const bool is_own = issue.decides.size() == 1 && issue.decides.front() == own;
        if (words[3] != "at" || !(is_own || issue.decides.empty())) {
            return false;
        }
        building_.report.error("E176", place,
                               "a type cannot change " + in_quotes(path) + ": " +
                                   (is_own ? in_quotes(building_.situation.actor(own).id) + " decides " +
                                                 in_quotes(issue.id) + " alone, and what it does is seen by all"
                                           : "nobody decides " + in_quotes(issue.id)),
                               is_own ? "let a chance change it, or make a move of the choice" : "let a chance change it");
        return true;
    }

    bool is_own_goal(std::string_view id) const {
        const std::vector<Goal>& goals = building_.situation.goals;
        return std::any_of(goals.begin(), goals.end(),
                           [&](const Goal& goal) { return goal.id == id && goal.of == *own_; });
    }

    Building& building_;
    std::map<std::string, InputId, std::less<>> keys_;
    std::optional<ActorId> own_;
};

}  // namespace

void build_chances(Building& building, Conditions& conditions) {
    const std::vector<Entry>& types = building.entries.of("type");
    const std::vector<Entry>& chances = building.entries.of("chance");
    for (std::size_t i = 0; i < types.size(); ++i) {
        read_type(building, types[i], variable_id(0, i));
    }
    check_kinds(building);
    for (std::size_t i = 0; i < chances.size(); ++i) {
        read_chance(building, conditions, chances[i], variable_id(types.size(), i));
    }
}

void build_changes(Building& building) {
    Changes changes(building);
    Situation& situation = building.situation;
    for (std::size_t i = 0; i < situation.types.size(); ++i) {
        Type& type = situation.types[i];
        const Entry& entry = building.entries.of("type")[i];
        if (entry.find("of") != nullptr) {
            type.changes = changes.read(entry, situation.variable(type.variable).values, type.of);
        }
    }
    for (std::size_t i = 0; i < situation.chances.size(); ++i) {
        Chance& chance = situation.chances[i];
        const Entry& entry = building.entries.of("chance")[i];
        chance.changes = changes.read(entry, situation.variable(chance.variable).values, std::nullopt);
        check_possible_order(building, entry, chance.changes);
    }
}

}  // namespace entente::situation

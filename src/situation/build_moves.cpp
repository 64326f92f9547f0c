#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "situation/build.h"
#include "situation/chance_tables.h"
#include "situation/conditions.h"

namespace entente::situation {
namespace {

constexpr stats::Bounds cost_bounds{-100, 100};

std::vector<std::string> names_in(const Field* field) {
    std::vector<std::string> names;
    if (field != nullptr) {
        for (const Node& item : field->value->items) {
            names.push_back(item.text);
        }
        for (const Member& member : field->value->members) {
            names.push_back(member.key);
        }
    }
    return names;
}

void add_variables(Building& building, std::string_view table, Variable::Kind kind, std::string_view says,
                   std::string_view values) {
    std::size_t number = 0;
    for (const Entry& entry : building.entries.of(table)) {
        building.situation.variables.push_back({entry.id, kind, entry.text(says, in_words(entry.id)),
                                                names_in(entry.find(values)), number++});
    }
}

double median_of(const stats::Elicited& value) {
    return value.parts.size() == 1 ? value.parts.front().median : stats::percentile(value, 0.5);
}

struct Cost {
    std::optional<Equivalence> as_much_as;
    bool refused = false;
};

// "as secondary: named-firms to small-banks", as the actor feels it
Cost read_equivalence(Building& building, const Node& node, const Entry& entry, ActorId actor) {
    const auto refuse = [&](const std::string& message, const std::string& hint) {
        building.report.error("E125", node.place, message, hint);
        return Cost{std::nullopt, true};
    };
    const std::string_view text = trim(node.text);
    const std::size_t colon = text.find(':');
    if (!text.starts_with("as ") || colon == std::string_view::npos) {
        return refuse("found " + in_quotes(text) + " where \"as ISSUE: FROM to TO\" should be",
                      "for example: \"as secondary: named-firms to small-banks\"");
    }
    const std::string name(trim(text.substr(3, colon - 3)));
    const std::size_t k = building.entries.index_of("issue", name);
    if (k == Entries::npos) {
        return refuse("unknown issue " + in_quotes(name), suggestion(name, building.entries.ids("issue")));
    }
    const Situation& situation = building.situation;
    const Issue& issue = situation.issues[k];
    const auto id = static_cast<IssueId>(k);
    if (entry.find("actor") != nullptr && !building.entries.cells_lost && situation.position(id, actor) == nullptr) {
        return refuse(in_quotes(situation.actor(actor).id) + " has no position on " + in_quotes(name) +
                          ", so a loss there costs it nothing",
                      "add its line to [position." + name + "], or write the cost in points");
    }
    const std::string_view span = trim(text.substr(colon + 1));
    const std::size_t to = span.find(" to ");
    const ValueRules rules{issue.scale, issue.landmarks, WordSet::none};
    const auto from = parse_value(trim(span.substr(0, to)), rules);
    const auto until = parse_value(to == std::string_view::npos ? span : trim(span.substr(to + 4)), rules);
    if (to == std::string_view::npos || !from || !until || !from->is_point() || !until->is_point()) {
        const std::string cause = !from ? from.error().message : (!until ? until.error().message : "");
        return refuse("found " + in_quotes(span) + " where two points of " + in_quotes(name) + " should be" +
                          (cause.empty() ? "" : ": " + cause),
                      "write \"as " + name + ": FROM to TO\" with landmarks or numbers");
    }
    const double distance = std::abs(median_of(*until) - median_of(*from));
    return {Equivalence{id, distance / issue.scale.width()}, false};
}

const Node* inner_value(const Node* option, std::string_view key) {
    if (option == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(option->members.begin(), option->members.end(),
                                    [&](const Member& member) { return member.key == key; });
    return found == option->members.end() ? nullptr : &found->value;
}

InputId option_input(Building& building, const Node* node, const std::string& path, const stats::Bounds& bounds,
                     double fallback, const std::string& because) {
    return node != nullptr ? input_at(building, *node, path, {bounds, {}, WordSet::none}, because)
                           : add_input(building, {path, stats::Elicited::point(bounds, fallback), plain_number(fallback),
                                                  "", true});
}

Option read_option(Building& building, const Entry& entry, const Move& move, const std::string& name, const Node* node) {
    Option option;
    const Node* because = inner_value(node, "because");
    option.because = because != nullptr ? because->text : "";
    const std::string& reason = because != nullptr ? option.because : move.because;
    const std::string path = entry.path + "." + name;
    const Node* cost = inner_value(node, "cost");
    if (cost != nullptr && cost->kind == Node::Kind::text && trim(cost->text).starts_with("as ")) {
        option.as_much_as = read_equivalence(building, *cost, entry, move.actor).as_much_as;
        option.written = trim(cost->text);
        cost = nullptr;
    }
    option.cost = option_input(building, cost, path + ".cost", cost_bounds, 0, reason);
    option.flow = option_input(building, inner_value(node, "flow"), path + ".flow", {0, 200}, 100, reason);
    return option;
}

// What an option looks like may itself look like another: the last of them counts.
void read_looks(Building& building, const Field& field, const std::vector<std::string>& names, Move& move) {
    std::vector<std::size_t> next(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        next[i] = i;
        const Node* node = field.value->kind == Node::Kind::table
                               ? inner_value(&field.value->members[i].value, "looks-like")
                               : nullptr;
        if (node == nullptr) {
            continue;
        }
        const auto found = std::find(names.begin(), names.end(), node->text);
        if (found == names.end()) {
            building.report.error("E161", node->place, in_quotes(node->text) + " is no option of this move",
                                  suggestion(node->text, names));
        } else {
            next[i] = static_cast<std::size_t>(found - names.begin());
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::size_t looks = i;
        for (std::size_t steps = 0; steps < names.size() && next[looks] != looks; ++steps) {
            looks = next[looks];
        }
        if (next[looks] != looks) {
            building.report.error("E174", field.place,
                                  "options look like each other in a circle, through " + in_quotes(names[i]),
                                  "one of them must look like itself");
            return;
        }
        move.options[i].looks_like = looks;
    }
}

void read_options(Building& building, const Entry& entry, Move& move) {
    const Field* field = entry.find("options");
    if (field == nullptr) {
        return;
    }
    const std::vector<std::string>& names = building.situation.variable(move.variable).values;
    check_count(building, *field, names.size(), 2, most_values, "a move");
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Node* node = field->value->kind == Node::Kind::table ? &field->value->members[i].value : nullptr;
        move.options.push_back(read_option(building, entry, move, names[i], node));
    }
    read_looks(building, *field, names, move);
}

void read_when(Building& building, Conditions& conditions, const Field& field, Move& move) {
    move.written = written_of(*field.value);
    std::optional<Expression> when = conditions.read(*field.value);
    if (!when) {
        return;
    }
    move.when = std::move(*when);
    for (const VariableId id : variables_of(move.when)) {
        if (building.situation.variable(id).kind == Variable::Kind::type) {
            building.report.error("E175", field.value->place,
                                  "whether there is a choice cannot hang on type " +
                                      in_quotes(building.situation.variable(id).id) + ": others would know it by that",
                                  "let the type change what the options are worth, under `changes`");
        }
    }
}

void read_seen(Building& building, const Field& field, Move& move) {
    const std::vector<Variable>& variables = building.situation.variables;
    for (const Node& item : field.value->items) {
        const auto found = std::find_if(variables.begin(), variables.end(),
                                        [&](const Variable& variable) { return variable.id == item.text; });
        if (found->kind == Variable::Kind::type) {
            building.report.error("E175", item.place, in_quotes(item.text) + " is a type: nobody sees it but its holder",
                                  "others read it from moves they see");
            continue;
        }
        move.sees.push_back(static_cast<VariableId>(found - variables.begin()));
    }
    std::sort(move.sees.begin(), move.sees.end());
}

// A condition of a move may name other moves, so all are asked together.
void check_made(Building& building, const Conditions& conditions) {
    for (std::size_t i = 0; i < building.situation.moves.size(); ++i) {
        const Move& move = building.situation.moves[i];
        const Search search = conditions.find(move.when);
        if (search.complete && !search.state) {
            building.report.error("E173", building.entries.of("move")[i].find("when")->value->place,
                                  "this move can never be made: its condition cannot hold",
                                  "its comparisons exclude each other, or lie outside the scale");
        }
    }
}

}  // namespace

void build_variables(Building& building) {
    add_variables(building, "type", Variable::Kind::type, "says", "values");
    add_variables(building, "chance", Variable::Kind::chance, "says", "values");
    add_variables(building, "move", Variable::Kind::move, "asks", "options");
}

void build_moves(Building& building, Conditions& conditions) {
    const std::vector<Entry>& entries = building.entries.of("move");
    const std::size_t first = building.situation.variables.size() - entries.size();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        Move move;
        move.variable = static_cast<VariableId>(first + i);
        move.because = entry.text("because");
        if (entry.find("actor") != nullptr) {
            move.actor = static_cast<ActorId>(building.entries.index_of("actor", entry.text("actor")));
        }
        read_options(building, entry, move);
        if (const Field* when = entry.find("when")) {
            read_when(building, conditions, *when, move);
        }
        if (const Field* sees = entry.find("sees")) {
            read_seen(building, *sees, move);
        }
        building.situation.moves.push_back(std::move(move));
    }
    check_made(building, conditions);
}

}  // namespace entente::situation

#include <algorithm>
#include <map>

#include "situation/build.h"
#include "situation/conditions.h"

namespace entente::situation {
namespace {

// What a move or chance needs to be settled before it, and why: it "sees" it, or names it under `when` or `given`.
using Needs = std::map<VariableId, std::string>;

Needs needs_of(const Situation& situation, const Variable& variable) {
    Needs needs;
    if (variable.kind == Variable::Kind::move) {
        const Move& move = situation.moves[variable.entry];
        for (const VariableId named : variables_of(move.when)) {
            needs.emplace(named, "`when`");
        }
        for (const VariableId seen : move.sees) {
            needs.emplace(seen, "`sees`");
        }
    } else if (variable.kind == Variable::Kind::chance) {
        for (const Likelihoods& row : situation.chances[variable.entry].rows) {
            for (const VariableId named : variables_of(row.when)) {
                needs.emplace(named, "`given`");
            }
        }
    }
    return needs;
}

// Depth first, in the order of ids: what is needed, then what needs it. A need that is still open closes a circle.
class Ordering {
  public:
    explicit Ordering(Building& building)
        : building_(building), states_(building.situation.variables.size(), Progress::untouched) {}

    void settle(VariableId id) {
        if (states_[index(id)] == Progress::done) {
            return;
        }
        const Situation& situation = building_.situation;
        states_[index(id)] = Progress::begun;
        path_.push_back(id);
        for (const auto& [needed, why] : needs_of(situation, situation.variable(id))) {
            reasons_[{id, needed}] = why;
            if (states_[index(needed)] == Progress::begun) {
                report_circle(needed);
            } else {
                settle(needed);
            }
        }
        path_.pop_back();
        states_[index(id)] = Progress::done;
        building_.situation.settled.push_back(id);
    }

  private:
    enum class Progress { untouched, begun, done };

    void report_circle(VariableId first) {
        const Situation& situation = building_.situation;
        const auto begin = std::find(path_.begin(), path_.end(), first);
        std::string circle;
        for (auto at = begin; at != path_.end(); ++at) {
            const VariableId next = at + 1 == path_.end() ? first : *(at + 1);
            circle += (circle.empty() ? "" : ", ") + in_quotes(situation.variable(*at).id) + " needs " +
                      in_quotes(situation.variable(next).id) + " (" + reasons_[{*at, next}] + ")";
        }
        const Variable& variable = situation.variable(first);
        const char* table = variable.kind == Variable::Kind::move ? "move" : "chance";
        building_.report.error("E174", building_.entries.of(table)[variable.entry].place,
                               "moves and chances need each other in a circle: " + circle,
                               "one of them comes first and cannot know the other");
    }

    Building& building_;
    std::vector<Progress> states_;
    std::vector<VariableId> path_;
    std::map<std::pair<VariableId, VariableId>, std::string> reasons_;
};

bool changes_inputs(const Building& building, const Variable& variable) {
    return variable.kind == Variable::Kind::chance &&
           building.entries.of("chance")[variable.entry].find("changes") != nullptr;
}

// What everybody knows needs not be seen.
void note_known_to_all(Building& building) {
    for (const Entry& entry : building.entries.of("move")) {
        const Field* sees = entry.find("sees");
        for (std::size_t i = 0; sees != nullptr && i < sees->value->items.size(); ++i) {
            const Node& item = sees->value->items[i];
            const Entry* chance = building.entries.find("chance", item.text);
            if (chance != nullptr && chance->find("changes") != nullptr) {
                building.report.note("E148", item.place,
                                     in_quotes(item.text) + " changes inputs and is known to all: nobody needs to see it",
                                     "take it out of `sees`");
            }
        }
    }
}

}  // namespace

void order_variables(Building& building) {
    Situation& situation = building.situation;
    Ordering ordering(building);
    const std::vector<VariableId> ids = all<VariableId>(situation.variables.size());
    for (const VariableId id : ids) {
        const Variable& variable = situation.variable(id);
        if (variable.kind == Variable::Kind::type || changes_inputs(building, variable)) {
            ordering.settle(id);
        }
    }
    for (const VariableId id : ids) {
        ordering.settle(id);
    }
    for (const VariableId id : situation.settled) {
        if (situation.variable(id).kind == Variable::Kind::move) {
            situation.move_order.push_back(situation.variable(id).entry);
        }
    }
    note_known_to_all(building);
}

}  // namespace entente::situation

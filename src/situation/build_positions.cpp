#include <algorithm>

#include "situation/build.h"

namespace entente::situation {
namespace {

// Of a mixture, the median of the whole.
double median_of(const stats::Elicited& value) {
    return value.parts.size() == 1 ? value.parts.front().median : stats::percentile(value, 0.5);
}

void read_limit(Building& building, const Entry& entry, const ValueRules& rules, Position& position) {
    const Field* field = entry.find("limit");
    if (field == nullptr) {
        return;
    }
    const std::optional<stats::Elicited> limit = read_value(building, *field->value, rules);
    if (!limit) {
        return;
    }
    const double at = median_of(building.situation.inputs[index(position.at)].value);
    const double worst = median_of(*limit);
    if (at == worst) {
        building.report.error("E136", field->place,
                              "the limit of " + in_quotes(entry.id) + " has the median of its position, so it is not clear "
                              "on which side it refuses",
                              "move the limit to the far side of what it would still sign");
        return;
    }
    position.side = worst < at ? LimitSide::below : LimitSide::above;
    position.limit = add_input(building, {"position." + entry.row + "." + entry.id + ".limit", *limit,
                                          written_of(*field->value), position.because, false});
}

void check_deciders(Building& building) {
    const Situation& situation = building.situation;
    for (std::size_t k = 0; k < situation.issues.size(); ++k) {
        const Issue& issue = situation.issues[k];
        const Entry& entry = building.entries.of("issue")[k];
        const auto id = static_cast<IssueId>(k);
        const bool anybody = std::any_of(situation.positions.begin(), situation.positions.end(),
                                         [&](const Position& position) { return position.issue == id; });
        if (!anybody) {
            building.report.error("E135", entry.place, "nobody has a position on " + in_quotes(issue.id),
                                  "add [position." + issue.id + "] with a line for each actor it matters to");
        } else if (issue.decides.size() == 1 && situation.position(id, issue.decides.front()) == nullptr) {
            building.report.error("E135", entry.place,
                                  in_quotes(situation.actor(issue.decides.front()).id) + " alone decides " +
                                      in_quotes(issue.id) + " but has no position on it",
                                  "add its line to [position." + issue.id + "]");
        } else {
            for (const ActorId decider : issue.decides) {
                if (situation.position(id, decider) == nullptr) {
                    building.report.note("E139", entry.place,
                                         in_quotes(situation.actor(decider).id) + " decides " + in_quotes(issue.id) +
                                             " but has no position on it: it is taken as indifferent",
                                         "add its line to [position." + issue.id + "] if it is not");
                }
            }
        }
    }
}

}  // namespace

void build_positions(Building& building) {
    for (const Entry& entry : building.entries.of("position")) {
        Position position;
        const std::size_t issue_index = building.entries.index_of("issue", entry.row);
        const std::size_t actor_index = building.entries.index_of("actor", entry.id);
        position.issue = static_cast<IssueId>(issue_index);
        position.actor = static_cast<ActorId>(actor_index);
        position.because = entry.text("because");
        const Issue& issue = building.situation.issues[issue_index];
        const ValueRules on_scale{issue.scale, issue.landmarks, WordSet::none};
        const std::string path = "position." + entry.row + "." + entry.id;
        // A position is required, so the fallback is never seen: the report already holds an error.
        position.at = input_of(building, entry, "at", path + ".at", on_scale,
                               {stats::Elicited::point(issue.scale, issue.scale.lower), ""});
        position.salience = input_of(building, entry, "salience", path + ".salience", {hundred, {}, WordSet::salience},
                                     {stats::Elicited::range(hundred, 35, 65), "medium"});
        position.influence = building.situation.actors[actor_index].influence;
        if (entry.find("influence") != nullptr) {
            position.influence =
                input_of(building, entry, "influence", path + ".influence", {hundred, {}, WordSet::influence},
                         {stats::Elicited::range(hundred, 35, 60), "real"});
        }
        if (!building.situation.input(position.at).is_default) {
            read_limit(building, entry, on_scale, position);
        }
        building.situation.positions.push_back(std::move(position));
    }
    if (!building.entries.cells_lost) {
        check_deciders(building);
    }
}

}  // namespace entente::situation

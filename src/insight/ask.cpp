#include "insight/ask.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace entente::insight {
namespace {

template <class Entries>
const typename Entries::value_type* entry_of(const Entries& entries, std::string_view id) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

std::string ask_about_rules(std::string_view rule) {
    if (rule == "decisiveness") {
        return "How consistently do those who decide pick what is better for them?";
    }
    if (rule == "table-power") {
        return "How far do interests at the table move the terms away from what experience makes likely?";
    }
    if (rule == "penalty") {
        return "What would it cost to break the deal?";
    }
    return "How firm are the limits that were stated?";
}

std::string ask_about_variable(const situation::Situation& s, std::string_view id, const std::string& key) {
    const situation::Variable* variable = entry_of(s.variables, id);
    return variable != nullptr && !variable->says.empty() ? variable->says : "What is true of " + key + "?";
}

std::string ask_about_game(const situation::Situation& s, const std::string& key) {
    const std::vector<std::string_view> parts = split(key, '.');
    const std::string_view head = parts.front();
    if (parts.size() < 2 || head == "base") {
        return "How far does experience with decisions of the EU Council carry over to this case?";
    }
    if (head == "game") {
        return ask_about_rules(parts[1]);
    }
    if (head == "no-deal") {
        const situation::Actor* actor = entry_of(s.actors, parts[1]);
        return fmt::format("{}: what does it cost it if nothing is agreed?", actor ? actor->name : key);
    }
    if (head == "goal") {
        const situation::Goal* goal = entry_of(s.goals, parts[1]);
        return goal == nullptr ? key
                               : fmt::format("{}: how much does it want this, and when is it served? {}",
                                             s.actor(goal->of).name, goal->says);
    }
    if (head == "signal") {
        const situation::Signal* signal = entry_of(s.signals, parts[1]);
        return fmt::format("How often would this be seen? {}", signal ? signal->says : key);
    }
    if (head == "past") {
        const situation::PastRound* round = entry_of(s.past, parts[1]);
        return fmt::format("How much was that round like today's? {}", round ? round->says : key);
    }
    if (head == "move" && parts.size() > 3) {
        const std::string asked = ask_about_variable(s, parts[1], key);
        return parts[3] == "flow" ? fmt::format("How much would go on under \"{}\"? {}", parts[2], asked)
                                  : fmt::format("What would \"{}\" cost? {}", parts[2], asked);
    }
    return ask_about_variable(s, parts[1], key);
}

}  // namespace

std::string ask_about(const situation::Situation& s, const std::string& key) {
    for (const situation::Position& position : s.positions) {
        const std::string name = s.actor(position.actor).name;
        const std::string& asks = s.issue(position.issue).asks;
        if (s.input(position.at).key == key) {
            return fmt::format("{}: what does it really want? {}", name, asks);
        }
        if (s.input(position.salience).key == key) {
            return fmt::format("{}: how much does this matter to it? {}", name, asks);
        }
        if (position.limit && s.input(*position.limit).key == key) {
            return fmt::format("{}: what is the worst it would sign? {}", name, asks);
        }
        if (s.input(position.influence).key == key && s.actor(position.actor).influence != position.influence) {
            return fmt::format("{}: how much weight does it carry here? {}", name, asks);
        }
    }
    for (const situation::Actor& actor : s.actors) {
        if (s.input(actor.influence).key == key) {
            return fmt::format("{}: how much weight does it carry?", actor.name);
        }
    }
    for (const situation::Issue& issue : s.issues) {
        if (s.input(issue.reversion).key == key) {
            return fmt::format("If nothing is agreed, what holds? {}", issue.asks);
        }
        if (s.input(issue.possible_low).key == key || s.input(issue.possible_high).key == key) {
            return fmt::format("By {}, what do facts allow? {}", spoken(s.horizon), issue.asks);
        }
    }
    return ask_about_game(s, key);
}

}  // namespace entente::insight

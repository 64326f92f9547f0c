#include "situation/lints_game.h"

#include <algorithm>
#include <array>
#include <string>

#include "situation/conditions.h"

namespace entente::situation {
namespace {

double middle(const Situation& situation, InputId id) {
    const stats::Elicited& value = situation.input(id).value;
    return value.parts.size() == 1 ? value.parts.front().median : stats::percentile(value, 0.5);
}

bool contains(const std::vector<ActorId>& actors, ActorId actor) {
    return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

bool can_answer(const Situation& situation, ActorId actor) {
    return std::any_of(situation.moves.begin(), situation.moves.end(),
                       [&](const Move& move) { return move.actor == actor; }) ||
           std::any_of(situation.issues.begin(), situation.issues.end(), [&](const Issue& issue) {
               return contains(issue.decides, actor) || contains(issue.blocks, actor);
           });
}

// An act of one decider, and somebody to whom it matters much.
void lint_targets(const Situation& situation, std::vector<Lint>& lints) {
    constexpr double much = 65;  // the salience word "high" begins here
    for (const Position& position : situation.positions) {
        const Issue& issue = situation.issue(position.issue);
        if (issue.decides.size() == 1 && issue.decides.front() != position.actor &&
            middle(situation, position.salience) >= much && !can_answer(situation, position.actor)) {
            const std::string& id = situation.actor(position.actor).id;
            lints.push_back({"L150", Severity::warning, "position." + issue.id + "." + id,
                             id + " cares much about " + issue.id + ", which " +
                                 situation.actor(issue.decides.front()).id + " decides alone, and has no move to answer",
                             "add a [move.ID] with actor = \"" + id + "\""});
        }
    }
}

bool names(const Expression& expression, VariableId variable) {
    const std::vector<VariableId> named = variables_of(expression);
    return std::find(named.begin(), named.end(), variable) != named.end();
}

// True if measures come or are lifted by it.
bool moves_measures(const Situation& situation, VariableId variable) {
    return std::any_of(situation.measures.begin(), situation.measures.end(), [&](const Measure& measure) {
        return names(measure.when, variable) || (measure.lifted_when && names(*measure.lifted_when, variable));
    });
}

// Free unless an option costs something, or a goal or formula of the mover speaks of it.
bool is_free(const Situation& situation, const Move& move) {
    const bool has_cost = std::any_of(move.options.begin(), move.options.end(), [&](const Option& option) {
        return option.as_much_as.has_value() || !situation.input(option.cost).is_default;
    });
    const bool in_goals = std::any_of(situation.goals.begin(), situation.goals.end(), [&](const Goal& goal) {
        return goal.of == move.actor &&
               std::any_of(goal.scores.begin(), goal.scores.end(),
                           [&](const Score& score) { return names(score.when, move.variable); });
    });
    const bool in_payoffs = std::any_of(situation.payoffs.begin(), situation.payoffs.end(), [&](const Payoff& payoff) {
        return payoff.of == move.actor &&
               std::any_of(payoff.names.begin(), payoff.names.end(), [&](const PayoffName& name) {
                   const bool of_option = name.kind == PayoffName::Kind::flow || name.kind == PayoffName::Kind::cost;
                   return (of_option && name.variable == move.variable) ||
                          (name.kind == PayoffName::Kind::change && moves_measures(situation, move.variable));
               });
    });
    return !has_cost && !in_goals && !in_payoffs;
}

void lint_moves(const Situation& situation, std::vector<Lint>& lints) {
    for (const Move& move : situation.moves) {
        if (is_free(situation, move)) {
            const std::string& id = situation.variable(move.variable).id;
            lints.push_back({"L151", Severity::warning, "move." + id,
                             "no option of move." + id + " costs " + situation.actor(move.actor).id + " anything",
                             "give its options a cost, or accept with the reason why they are free"});
        }
    }
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    return text;
}

bool speaks_of_firms(const std::string& text) {
    constexpr std::array words{std::string_view("bank"), std::string_view("firm"), std::string_view("compan"),
                               std::string_view("refiner")};
    const std::string small = lower(text);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return small.find(word) != std::string::npos; });
}

void lint_firms(const Situation& situation, std::vector<Lint>& lints) {
    const bool have_firms = std::any_of(situation.actors.begin(), situation.actors.end(), [](const Actor& actor) {
        return speaks_of_firms(actor.id) || speaks_of_firms(actor.name);
    });
    for (const Issue& issue : situation.issues) {
        const bool touched = std::any_of(issue.landmarks.begin(), issue.landmarks.end(),
                                         [](const Landmark& landmark) { return speaks_of_firms(landmark.name); });
        if (touched && !have_firms) {
            lints.push_back({"L154", Severity::note, "issue." + issue.id,
                             issue.id + " touches firms or banks, but no actor stands for them: they want what their state wants",
                             "make them an actor with interests of its own, or accept with the reason"});
        }
    }
}

// Equal in every position, as written, and in nothing else.
bool want_the_same(const Situation& situation, ActorId first, ActorId second) {
    std::size_t shared = 0;
    const auto written = [&](InputId id) { return situation.input(id).written; };
    for (std::size_t k = 0; k < situation.issues.size(); ++k) {
        const Position* one = situation.position(static_cast<IssueId>(k), first);
        const Position* other = situation.position(static_cast<IssueId>(k), second);
        if ((one == nullptr) != (other == nullptr)) {
            return false;
        }
        if (one != nullptr) {
            if (written(one->at) != written(other->at) || written(one->salience) != written(other->salience)) {
                return false;
            }
            ++shared;
        }
    }
    const bool has_goals = std::any_of(situation.goals.begin(), situation.goals.end(), [&](const Goal& goal) {
        return goal.of == first || goal.of == second;
    });
    const bool has_payoffs = std::any_of(situation.payoffs.begin(), situation.payoffs.end(), [&](const Payoff& payoff) {
        return payoff.of == first || payoff.of == second;
    });
    return shared > 0 && !has_goals && !has_payoffs;
}

void lint_twins(const Situation& situation, std::vector<Lint>& lints) {
    for (std::size_t b = 0; b < situation.actors.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) {
            if (want_the_same(situation, static_cast<ActorId>(a), static_cast<ActorId>(b))) {
                lints.push_back({"L154", Severity::warning, "actor." + situation.actors[b].id,
                                 situation.actors[a].id + " and " + situation.actors[b].id +
                                     " want the same in everything: they are one utility under two names",
                                 "say where their interests differ, or join them"});
            }
        }
    }
}

void lint_what_if(const Situation& situation, const WhatIf& what_if, VariableId variable,
                  const std::vector<std::vector<Override>>& changes, std::vector<Lint>& lints) {
    const Variable& cause = situation.variable(variable);
    const auto is_supposed = [&](InputId input) {
        return std::any_of(what_if.changes.begin(), what_if.changes.end(),
                           [&](const Change& change) { return change.input == input; });
    };
    const std::string path = (cause.kind == Variable::Kind::type ? "type." : "chance.") + cause.id;
    for (const Change& supposed : what_if.changes) {
        for (std::size_t value = 0; value < changes.size(); ++value) {
            const bool is_changed = std::any_of(changes[value].begin(), changes[value].end(),
                                                [&](const Override& change) {
                                                    return change.input == supposed.input && !is_supposed(change.value);
                                                });
            if (is_changed) {
                lints.push_back({"L157", Severity::note, "what-if." + what_if.id,
                                 "what-if." + what_if.id + " supposes a value for " + situation.input(supposed.input).key +
                                     ", but where " + cause.id + " is " + cause.values[value] + " that of " + path +
                                     " counts",
                                 "suppose one for " + path + "." + cause.values[value] + ".changes." +
                                     situation.input(supposed.input).key + " too, or accept with the reason"});
            }
        }
    }
}

void lint_what_ifs(const Situation& situation, std::vector<Lint>& lints) {
    for (const WhatIf& what_if : situation.what_ifs) {
        for (const Chance& chance : situation.chances) {
            lint_what_if(situation, what_if, chance.variable, chance.changes, lints);
        }
        for (const Type& type : situation.types) {
            lint_what_if(situation, what_if, type.variable, type.changes, lints);
        }
    }
}

}  // namespace

void lint_game(const Situation& situation, std::vector<Lint>& lints) {
    lint_targets(situation, lints);
    lint_moves(situation, lints);
    lint_what_ifs(situation, lints);
    lint_firms(situation, lints);
    lint_twins(situation, lints);
}

}  // namespace entente::situation

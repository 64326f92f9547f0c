#include "model/kept_plays.h"

#include <algorithm>

#include "situation/payoff.h"

namespace entente::model {
namespace {

void add_inputs(const std::vector<InputId>& more, std::vector<InputId>& inputs) {
    inputs.insert(inputs.end(), more.begin(), more.end());
}

// Inputs that move flows; with those of a chance that changes one of them.
std::vector<InputId> inputs_of_flows(const situation::Situation& s) {
    std::vector<InputId> inputs;
    for (const situation::Measure& measure : s.measures) {
        add_inputs({measure.strength, measure.enforcement, measure.credibility, measure.loosened_to}, inputs);
    }
    for (const situation::Flow& flow : s.flows) {
        inputs.push_back(flow.payments);
    }
    const std::vector<InputId> direct = inputs;
    for (const situation::Chance& chance : s.chances) {
        bool moves_flows = false;
        for (const auto& of_value : chance.changes) {
            for (const situation::Override& change : of_value) {
                moves_flows = moves_flows || std::find(direct.begin(), direct.end(), change.input) != direct.end();
                inputs.push_back(change.value);
            }
        }
        for (const situation::Likelihoods& row : chance.rows) {
            add_inputs(moves_flows ? row.chances : std::vector<InputId>{}, inputs);
        }
    }
    return inputs;
}

// Inputs on which what follows a bargain depends, given what is public.
std::vector<InputId> steering_inputs(const Model& model) {
    const situation::Situation& s = model.situation;
    std::vector<InputId> inputs{s.play.decisiveness};
    for (const situation::Goal& goal : s.goals) {
        inputs.push_back(goal.weight);
        for (const situation::Score& score : goal.scores) {
            inputs.push_back(score.points);
        }
    }
    for (const situation::Move& move : s.moves) {
        for (const situation::Option& option : move.options) {
            inputs.push_back(option.cost);
            inputs.push_back(option.flow);
        }
    }
    for (const situation::Chance& chance : s.chances) {
        for (const situation::Likelihoods& row : chance.rows) {
            add_inputs(row.chances, inputs);
        }
        for (const auto& of_value : chance.changes) {
            for (const situation::Override& change : of_value) {
                inputs.push_back(change.value);
            }
        }
    }
    for (const situation::Payoff& payoff : s.payoffs) {
        for (const situation::PayoffName& name : payoff.names) {
            if (name.kind == situation::PayoffName::Kind::input) {
                inputs.push_back(name.input);
            }
        }
    }
    if (situation::reckons_with_flows(s)) {
        add_inputs(inputs_of_flows(s), inputs);
    }
    return inputs;
}

bool changes_any(const Variation& variation, const std::vector<InputId>& inputs) {
    return std::any_of(variation.changes.begin(), variation.changes.end(), [&](const situation::Change& change) {
        return std::find(inputs.begin(), inputs.end(), change.input) != inputs.end();
    });
}

// Where an issue lies in a formula depends on everybody's position there.
bool formulas_name_issues(const situation::Situation& s) {
    return std::any_of(s.payoffs.begin(), s.payoffs.end(), [](const situation::Payoff& payoff) {
        return std::any_of(payoff.names.begin(), payoff.names.end(), [](const situation::PayoffName& name) {
            return name.kind == situation::PayoffName::Kind::issue;
        });
    });
}

// True if a position weighs in an option's cost ("as ISSUE: FROM to TO").
bool costs_as_much_as(const situation::Situation& s, const situation::Position& position) {
    return std::any_of(s.moves.begin(), s.moves.end(), [&](const situation::Move& move) {
        return move.actor == position.actor &&
               std::any_of(move.options.begin(), move.options.end(),
                           [](const situation::Option& option) { return option.as_much_as.has_value(); });
    });
}

}  // namespace

bool plays_hold(const Model& model, const Variation& variation) {
    const Course& course = model.course;
    const bool acts_are_public = std::none_of(
        course.roles.begin() + static_cast<std::ptrdiff_t>(course.public_nodes), course.roles.end(),
        [](const NodeRole& role) { return role.kind == NodeKind::act; });
    if (course.beliefs_matter || !acts_are_public || formulas_name_issues(model.situation)) {
        return false;
    }
    const situation::Situation& s = model.situation;
    std::vector<InputId> steering = steering_inputs(model);
    for (const situation::Position& position : s.positions) {
        if (costs_as_much_as(s, position)) {
            steering.push_back(position.salience);
        }
    }
    return !changes_any(variation, steering);
}

bool flows_hold(const Model& model, const Variation& variation) {
    return !changes_any(variation, inputs_of_flows(model.situation));
}

std::shared_ptr<const FlowChanges> KeptPlays::foreseen(std::uint64_t first_draw, std::size_t draws) const {
    const std::lock_guard lock(guard_);
    const auto found = foreseen_.find(first_draw);
    return found != foreseen_.end() && found->second->draws >= draws ? found->second : nullptr;
}

void KeptPlays::keep(std::uint64_t first_draw, std::shared_ptr<const FlowChanges> foreseen) {
    const std::lock_guard lock(guard_);
    std::shared_ptr<const FlowChanges>& known = foreseen_[first_draw];
    if (!known || known->draws < foreseen->draws) {
        known = std::move(foreseen);
    }
}

}  // namespace entente::model

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/build_course.h"

namespace entente::model {
namespace {

using situation::Expression;
using situation::Move;
using situation::Situation;
using situation::Variable;

bool has_condition(const Move& move) {
    return move.when.kind != Expression::Kind::always;
}

std::size_t values_of(const Situation& s, const NodeRole& role) {
    switch (role.kind) {
        case NodeKind::act:
            return role.class_value.size();
        case NodeKind::type:
            return s.variable(s.types[role.entry].variable).values.size();
        case NodeKind::event:
        case NodeKind::chance:
            return s.variable(s.chances[role.entry].variable).values.size();
        case NodeKind::move:
            return s.moves[role.entry].options.size() + (has_condition(s.moves[role.entry]) ? 1 : 0);
    }
    return 1;
}

ActorId owner_of(const Model& model, const NodeRole& role) {
    return role.kind == NodeKind::act ? model.situation.issues[role.entry].decides.front()
                                      : model.situation.moves[role.entry].actor;
}

bool is_choice(const Model& model, const NodeRole& role) {
    return role.kind == NodeKind::move ||
           (role.kind == NodeKind::act && model.has_goals(owner_of(model, role)));
}

// Who sees what, and which base weights apply, for one view.
class SequenceBuilder {
  public:
    SequenceBuilder(const Model& model, std::size_t view, std::size_t prefix)
        : model_(model), course_(model.course), view_(view), prefix_(prefix) {}

    game::Sequence build() {
        game::Sequence sequence;
        sequence.players = course_.players.size();
        std::size_t before = 1;
        for (std::size_t n = course_.public_nodes; n < course_.roles.size(); ++n) {
            game::Node node;
            node.options = course_.roles[n].options;
            node.player = player_of(n);
            node.row_of.resize(before);
            node.seen_of.resize(before);
            std::map<std::vector<std::size_t>, std::uint32_t> seen;
            for (std::size_t h = 0; h < before; ++h) {
                const std::vector<std::size_t> values = values_before(n, h);
                node.row_of[h] = row(n, values);
                const auto at = seen.emplace(sight(n, values), static_cast<std::uint32_t>(seen.size()));
                node.seen_of[h] = at.first->second;
            }
            node.rows = rows(n);
            node.seen = seen.size();
            sequence.nodes.push_back(std::move(node));
            before *= sequence.nodes.back().options;
        }
        return sequence;
    }

  private:
    const Situation& s() const { return model_.situation; }

    std::size_t player_of(std::size_t n) const {
        const NodeRole& role = course_.roles[n];
        if (!is_choice(model_, role)) {
            return game::Node::no_player;
        }
        const auto at = std::find(course_.players.begin(), course_.players.end(), owner_of(model_, role));
        return static_cast<std::size_t>(at - course_.players.begin());
    }

    std::vector<std::size_t> values_before(std::size_t n, std::size_t history) const {
        std::vector<std::size_t> values(n);
        for (std::size_t m = n; m-- > 0;) {
            const std::size_t options = course_.roles[m].options;
            history = m + 1 == course_.public_nodes ? prefix_ : history;
            values[m] = history % options;
            history /= options;
        }
        return values;
    }

    situation::Facts facts(const std::vector<std::size_t>& values) const {
        situation::Facts facts = course_.fronts[course_.front_of_view[view_]].facts;
        for (std::size_t m = 0; m < values.size(); ++m) {
            add_fact(model_, course_.roles[m], values[m], facts);
        }
        return facts;
    }

    std::size_t rows(std::size_t n) const {
        const NodeRole& role = course_.roles[n];
        switch (role.kind) {
            case NodeKind::chance:
                return s().chances[role.entry].rows.size();
            case NodeKind::move:
                return has_condition(s().moves[role.entry]) ? 2 : 1;
            default:
                return 1;
        }
    }

    std::uint32_t row(std::size_t n, const std::vector<std::size_t>& values) const {
        const NodeRole& role = course_.roles[n];
        if (role.kind == NodeKind::move && has_condition(s().moves[role.entry])) {
            return holds(s().moves[role.entry].when, facts(values)) ? 0 : 1;
        }
        if (role.kind != NodeKind::chance) {
            return 0;
        }
        return static_cast<std::uint32_t>(first_row(s().chances[role.entry].rows, facts(values)));
    }

    // What the one who moves sees of the nodes before: events always, its own type, acts (a move), what `sees` names
    // as it looks, and what it did itself. Somebody who has no choice needs to see nothing.
    std::vector<std::size_t> sight(std::size_t n, const std::vector<std::size_t>& values) const {
        std::vector<std::size_t> seen;
        if (player_of(n) == game::Node::no_player) {
            return values;
        }
        const NodeRole& mover = course_.roles[n];
        const ActorId actor = owner_of(model_, mover);
        for (std::size_t m = 0; m < n; ++m) {
            const NodeRole& role = course_.roles[m];
            const bool is_own = (role.kind == NodeKind::type && s().types[role.entry].of == actor) ||
                                ((role.kind == NodeKind::move || role.kind == NodeKind::act) &&
                                 owner_of(model_, role) == actor);
            const bool is_public = role.kind == NodeKind::event ||
                                   (role.kind == NodeKind::act && mover.kind == NodeKind::move);
            const bool is_named = mover.kind == NodeKind::move && sees(s().moves[mover.entry], role);
            if (is_own || is_public) {
                seen.push_back(values[m]);
            } else if (is_named) {
                seen.push_back(look(role, values[m]));
            }
        }
        return seen;
    }

    bool sees(const Move& move, const NodeRole& role) const {
        if (role.kind != NodeKind::move && role.kind != NodeKind::chance) {
            return false;
        }
        const VariableId id = role.kind == NodeKind::move ? s().moves[role.entry].variable
                                                          : s().chances[role.entry].variable;
        return std::find(move.sees.begin(), move.sees.end(), id) != move.sees.end() || names(move.when, id);
    }

    std::size_t look(const NodeRole& role, std::size_t value) const {
        const bool is_option = role.kind == NodeKind::move && value < s().moves[role.entry].options.size();
        return is_option ? s().moves[role.entry].options[value].looks_like : value;
    }

    const Model& model_;
    const Course& course_;
    std::size_t view_;
    std::size_t prefix_;  // what the public nodes came to
};

// Everybody with a choice afterwards, and whoever at a table has goals: others' stakes in what follows add up node by
// node and need no table of payoffs.
void collect_players(Model& model) {
    std::vector<ActorId>& players = model.course.players;
    for (const TrackModel& track : model.course.tracks) {
        for (const auto* side : {&track.signatories, &track.ratifiers}) {
            for (const Party& party : *side) {
                const auto& payoffs = model.situation.payoffs;
                const bool has_formula =
                    std::any_of(payoffs.begin(), payoffs.end(),
                                [&](const situation::Payoff& payoff) { return payoff.of == party.actor; });
                if (has_formula || !model.goals_of[index(party.actor)].empty()) {
                    players.push_back(party.actor);
                }
            }
        }
    }
    for (const situation::Move& move : model.situation.moves) {
        players.push_back(move.actor);
    }
    for (const IssueModel& issue : model.issues) {
        if (issue.kind == IssueKind::act) {
            const ActorId decider = model.situation.issue(issue.issue).decides.front();
            if (model.has_goals(decider)) {
                players.push_back(decider);
            }
        }
    }
    std::sort(players.begin(), players.end());
    players.erase(std::unique(players.begin(), players.end()), players.end());
}

// True if what somebody is changes what anybody does after the bargain: a condition that steers names it, or it
// changes what its actor, who has a choice afterwards or goals, wants then.
bool type_matters_later(const Model& model, const Conditions& conditions, const situation::Type& type) {
    const bool is_named = std::any_of(conditions.steers.begin(), conditions.steers.end(),
                                      [&](const Expression* condition) { return names(*condition, type.variable); });
    const std::vector<ActorId>& players = model.course.players;
    if (is_named || std::find(players.begin(), players.end(), type.of) == players.end()) {
        return is_named;
    }
    const Situation& s = model.situation;
    for (const auto& changes : type.changes) {
        for (const situation::Override& change : changes) {
            for (const std::size_t p : model.positions_of[index(type.of)]) {
                const bool is_act = model.issues[index(s.positions[p].issue)].kind == IssueKind::act;
                if (change.input == s.positions[p].salience || (is_act && change.input == s.positions[p].at)) {
                    return true;
                }
            }
            for (const std::size_t g : model.goals_of[index(type.of)]) {
                const auto is_score = [&](const situation::Score& score) { return score.points == change.input; };
                const auto& scores = s.goals[g].scores;
                if (change.input == s.goals[g].weight || std::any_of(scores.begin(), scores.end(), is_score)) {
                    return true;
                }
            }
        }
    }
    return false;
}

Result<void> collect_roles(Model& model, const Conditions& conditions) {
    const Situation& s = model.situation;
    std::vector<NodeRole>& roles = model.course.roles;
    std::vector<bool> has_type(s.actors.size(), false);
    for (std::size_t c = 0; c < s.chances.size(); ++c) {
        if (s.chances[c].changes_inputs()) {
            roles.push_back({NodeKind::event, c, {}, {}, 0});
        }
    }
    for (const situation::Type& type : s.types) {
        if (has_type[index(type.of)]) {
            return failure("E504", fmt::format("{} has more than one [type.*]", s.actor(type.of).name),
                           "make one type of them, with up to three values");
        }
        has_type[index(type.of)] = true;
    }
    std::vector<NodeRole> chosen;  // acts of deciders with goals
    for (std::size_t k = 0; k < model.issues.size(); ++k) {
        RegionClasses classes = classes_of(model.issues[k].grid, static_cast<IssueId>(k), conditions.steers);
        if (model.issues[k].kind == IssueKind::act && classes.class_value.size() > 1) {
            NodeRole role{NodeKind::act, k, std::move(classes.class_of_region), std::move(classes.class_value), 0};
            (is_choice(model, role) ? chosen : roles).push_back(std::move(role));
        }
    }
    model.course.public_nodes = roles.size();
    for (std::size_t t = 0; t < s.types.size() && model.course.beliefs_matter; ++t) {
        roles.push_back({NodeKind::type, t, {}, {}, 0});
    }
    roles.insert(roles.end(), chosen.begin(), chosen.end());
    for (const VariableId id : s.settled) {
        const Variable& variable = s.variable(id);
        const bool is_chance = variable.kind == Variable::Kind::chance;
        if (variable.kind == Variable::Kind::move ||
            (is_chance && !s.chances[variable.entry].changes_inputs() && steers(s, s.chances[variable.entry]))) {
            roles.push_back({is_chance ? NodeKind::chance : NodeKind::move, variable.entry, {}, {}, 0});
        }
    }
    for (NodeRole& role : roles) {
        role.options = values_of(s, role);
    }
    return {};
}

}  // namespace

void add_fact(const Model& model, const NodeRole& role, std::size_t value, situation::Facts& facts) {
    const Situation& s = model.situation;
    switch (role.kind) {
        case NodeKind::act:
            facts.value[role.entry] = role.class_value[value];
            break;
        case NodeKind::type:
            facts.choice[index(s.types[role.entry].variable)] = value;
            break;
        case NodeKind::event:
        case NodeKind::chance:
            facts.choice[index(s.chances[role.entry].variable)] = value;
            break;
        case NodeKind::move:
            facts.choice[index(s.moves[role.entry].variable)] =
                value < s.moves[role.entry].options.size() ? value : situation::Facts::not_made;
            break;
    }
}

Result<void> build_sequences(Model& model, const Conditions& conditions) {
    collect_players(model);
    Course& course = model.course;
    for (const situation::Type& type : model.situation.types) {
        course.beliefs_matter = course.beliefs_matter || type_matters_later(model, conditions, type);
    }
    if (Result<void> roles = collect_roles(model, conditions); !roles) {
        return roles;
    }
    constexpr std::size_t history_cap = 16384;
    for (const NodeRole& role : course.roles) {
        course.histories *= role.options;
        if (course.histories > history_cap) {
            return too_much(fmt::format("acts, chances and moves can go on in more than {} ways", history_cap));
        }
    }
    for (std::size_t n = 0; n < course.public_nodes; ++n) {
        course.prefixes *= course.roles[n].options;
    }
    for (std::size_t view = 0; view < course.views; ++view) {
        for (std::size_t prefix = 0; prefix < course.prefixes; ++prefix) {
            course.sequences.push_back(SequenceBuilder(model, view, prefix).build());
        }
    }
    std::size_t after = course.histories;
    for (const NodeRole& role : course.roles) {
        const std::size_t options = role.options;
        after /= options;
        for (std::size_t h = 0; h < course.histories; ++h) {
            course.value_of.push_back(static_cast<std::uint16_t>(h / after % options));
        }
    }
    return {};
}

situation::Facts facts_at(const Model& model, const Front& front, std::size_t history) {
    const Course& course = model.course;
    situation::Facts facts = front.facts;
    for (std::size_t n = 0; n < course.roles.size(); ++n) {
        add_fact(model, course.roles[n], course.value_of[n * course.histories + history], facts);
    }
    return facts;
}

std::optional<std::size_t> Course::node(NodeKind kind, std::size_t entry) const {
    for (std::size_t n = 0; n < roles.size(); ++n) {
        if (roles[n].kind == kind && roles[n].entry == entry) {
            return n;
        }
    }
    return std::nullopt;
}

}  // namespace entente::model

#include <fmt/format.h>

#include <map>

#include "model/build_course.h"

namespace entente::model {
namespace {

using situation::Expression;
using situation::Situation;

constexpr std::size_t pair_cap = 8'000'000;

std::size_t first_row(const std::vector<situation::Likelihoods>& rows, const situation::Facts& facts) {
    std::size_t row = 0;
    while (row + 1 < rows.size() && !holds(rows[row].when, facts)) {
        ++row;
    }
    return row;
}

class GroupBuilder {
  public:
    explicit GroupBuilder(Model& model) : model_(model) {}

    void build() {
        Course& course = model_.course;
        course.group_of.reserve(course.fronts.size() * course.histories);
        for (const Front& front : course.fronts) {
            for (std::size_t h = 0; h < course.histories; ++h) {
                course.group_of.push_back(file(front, h));
            }
        }
    }

  private:
    std::uint32_t file(const Front& front, std::size_t history) {
        const Situation& s = model_.situation;
        const situation::Facts facts = facts_at(model_, front, history);
        Group group;
        for (const auto& claim : s.claims) {
            const bool is_event = claim.test.kind == situation::Test::Kind::event;
            const bool given = is_event && holds(claim.test.given, facts);
            group.given.push_back(given);
            group.event.push_back(given && holds(claim.test.event, facts));
        }
        for (const situation::Signal& signal : s.signals) {
            group.signal.push_back(static_cast<std::uint8_t>(first_row(signal.rows, facts)));
        }
        std::optional<OutcomeId> outcome;
        for (std::size_t o = 0; o < s.outcomes.size() && !outcome; ++o) {
            if (holds(s.outcomes[o].when, facts)) {
                outcome = static_cast<OutcomeId>(o);
            }
        }
        group.cell = cell(front.stage, outcome);
        std::string key(reinterpret_cast<const char*>(&group.cell), sizeof group.cell);
        for (const auto* answers : {&group.given, &group.event, &group.signal}) {
            key.append(answers->begin(), answers->end());
        }
        const auto [found, is_new] =
            groups_.emplace(std::move(key), static_cast<std::uint32_t>(model_.course.groups.size()));
        if (is_new) {
            model_.course.groups.push_back(std::move(group));
        }
        return found->second;
    }

    std::uint32_t cell(std::size_t stage, std::optional<OutcomeId> outcome) {
        for (std::size_t c = 0; c < model_.cells.size(); ++c) {
            if (model_.cells[c].stage == stage && model_.cells[c].outcome == outcome) {
                return static_cast<std::uint32_t>(c);
            }
        }
        model_.cells.push_back({stage, outcome});
        return static_cast<std::uint32_t>(model_.cells.size() - 1);
    }

    Model& model_;
    std::map<std::string, std::uint32_t> groups_;
};

void list_margins(Model& model) {
    const Situation& s = model.situation;
    Course& course = model.course;
    const auto add = [&](Margin::Kind kind, std::size_t entry, std::size_t values) {
        course.margins.push_back({kind, entry, values, course.margin_width});
        course.margin_width += values;
    };
    course.margin_of_node.assign(course.roles.size(), Course::none);
    for (std::size_t v = 0; v < s.variables.size(); ++v) {
        const NodeKind kinds[] = {NodeKind::type, NodeKind::chance, NodeKind::move};
        std::optional<std::size_t> node = course.node(kinds[static_cast<std::size_t>(s.variables[v].kind)], s.variables[v].entry);
        node = node ? node : course.node(NodeKind::event, s.variables[v].entry);
        course.node_of_variable.push_back(*node);
        course.margin_of_node[*node] = course.margin_width;
        const bool can_lapse = s.variables[v].kind == situation::Variable::Kind::move &&
                               s.moves[s.variables[v].entry].when.kind != Expression::Kind::always;
        add(Margin::Kind::variable, v, s.variables[v].values.size() + (can_lapse ? 1 : 0));
    }
    for (std::size_t i = 0; i < s.signals.size(); ++i) {
        add(Margin::Kind::signal, i, s.signals[i].values.size());
    }
    for (std::size_t g = 0; g < s.goals.size(); ++g) {
        course.margin_of_goal.push_back(course.margin_width);
        add(Margin::Kind::goal, g, s.goals[g].scores.size());
    }
}

void fill_goal_rows(Model& model) {
    const Situation& s = model.situation;
    Course& course = model.course;
    course.goal_row.reserve(s.goals.size() * course.views * course.histories);
    for (const situation::Goal& goal : s.goals) {
        for (std::size_t view = 0; view < course.views; ++view) {
            const Front& front = course.fronts[course.front_of_view[view]];
            for (std::size_t h = 0; h < course.histories; ++h) {
                const situation::Facts facts = facts_at(model, front, h);
                std::size_t row = 0;
                while (row + 1 < goal.scores.size() && !holds(goal.scores[row].when, facts)) {
                    ++row;
                }
                course.goal_row.push_back(static_cast<std::uint8_t>(row));
            }
        }
    }
}

}  // namespace

situation::Facts facts_at(const Model& model, const Front& front, std::size_t history) {
    const Course& course = model.course;
    situation::Facts facts = front.facts;
    for (std::size_t n = 0; n < course.roles.size(); ++n) {
        add_fact(model, course.roles[n], course.value_of[n * course.histories + history], facts);
    }
    return facts;
}

Result<void> build_groups(Model& model) {
    Course& course = model.course;
    if (course.fronts.size() * course.histories > pair_cap) {
        return too_much(fmt::format("{} ways things may stand times {} ways to go on are more than {}",
                                    course.fronts.size(), course.histories, pair_cap));
    }
    GroupBuilder(model).build();
    list_margins(model);
    fill_goal_rows(model);
    return {};
}

}  // namespace entente::model

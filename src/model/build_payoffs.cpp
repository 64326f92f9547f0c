// What goals and formulas give in every way things can go: the row of each, by view and history.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "model/build_course.h"

namespace entente::model {
namespace {

using situation::PayoffName;

constexpr std::size_t row_cap = 128;    // each is a column of the sample in every cell
constexpr std::size_t score_cap = 256;  // likewise

// Which of the values that a name may take it takes: a region of an issue, or the value after the last where it stands
// at its reversion; an option of a move, or the value after the last where it is not made; a case; 1 or 0.
std::uint32_t choice_of(const Model& model, const PayoffName& name, const situation::Facts& facts) {
    using Kind = PayoffName::Kind;
    switch (name.kind) {
        case Kind::input:
            return 0;
        case Kind::deal:
            return facts.in_force(index(name.track)) ? 1 : 0;
        case Kind::is_signed:
            return facts.track[index(name.track)] != situation::Standing::none ? 1 : 0;
        case Kind::kept:
            return facts.track[index(name.track)] == situation::Standing::kept ? 1 : 0;
        case Kind::change:
            return measure_case(model.situation, facts);
        case Kind::flow:
        case Kind::cost: {
            const std::size_t chosen = facts.choice[index(name.variable)];
            const std::size_t options = model.situation.variable(name.variable).values.size();
            return static_cast<std::uint32_t>(std::min(chosen, options));
        }
        case Kind::issue: {
            const IssueModel& issue = model.issues[index(name.issue)];
            const bool has_value = !issue.track || facts.in_force(index(*issue.track));
            return has_value ? region_told_by(issue.grid, facts.value[index(name.issue)])
                             : static_cast<std::uint32_t>(issue.grid.regions());
        }
    }
    return 0;
}

std::vector<std::uint32_t> choices_of(const Model& model, const situation::Payoff& payoff, const situation::Facts& facts) {
    std::vector<std::uint32_t> choices;
    for (const PayoffName& name : payoff.names) {
        choices.push_back(choice_of(model, name, facts));
    }
    return choices;
}

}  // namespace

std::uint16_t goal_row(const situation::Goal& goal, const situation::Facts& facts) {
    std::size_t row = 0;
    while (row + 1 < goal.scores.size() && !holds(goal.scores[row].when, facts)) {
        ++row;
    }
    return static_cast<std::uint16_t>(row);
}

std::uint16_t formula_row(const Model& model, std::size_t payoff, const situation::Facts& facts) {
    const auto& rows = model.course.formulas[payoff].rows;
    const auto found = std::find(rows.begin(), rows.end(), choices_of(model, model.situation.payoffs[payoff], facts));
    if (found == rows.end()) {
        throw std::logic_error("a payoff formula met a state that no history has");
    }
    return static_cast<std::uint16_t>(found - rows.begin());
}

Result<void> build_payoffs(Model& model) {
    const situation::Situation& s = model.situation;
    for (const situation::Goal& goal : s.goals) {
        if (goal.scores.size() > score_cap) {
            return failure("E502",
                           fmt::format("{}.{} has {} scores; at most {} are possible", goal.adds ? "payoff" : "goal",
                                       goal.id, goal.scores.size(), score_cap),
                           "join conditions that score alike, or make several goals of it");
        }
    }
    Course& course = model.course;
    course.goal_row.resize(s.goals.size() * course.views * course.histories);
    course.formulas.resize(s.payoffs.size());
    std::vector<std::map<std::vector<std::uint32_t>, std::size_t>> found(s.payoffs.size());
    for (std::size_t view = 0; view < course.views; ++view) {
        for (std::size_t h = 0; h < course.histories; ++h) {
            const situation::Facts facts = facts_at(model, course.fronts[course.front_of_view[view]], h);
            for (std::size_t g = 0; g < s.goals.size(); ++g) {
                course.goal_row[(g * course.views + view) * course.histories + h] = goal_row(s.goals[g], facts);
            }
            for (std::size_t p = 0; p < s.payoffs.size(); ++p) {
                FormulaModel& formula = course.formulas[p];
                std::vector<std::uint32_t> choices = choices_of(model, s.payoffs[p], facts);
                const auto [at, is_new] = found[p].emplace(choices, formula.rows.size());
                if (is_new) {
                    formula.rows.push_back(std::move(choices));
                }
                if (formula.rows.size() > row_cap) {
                    return failure("E502",
                                   fmt::format("the names of payoff.{} stand for more than {} things together",
                                               s.payoffs[p].id, row_cap),
                                   "make several payoffs of it, each with fewer names: they add up");
                }
                formula.row_of.push_back(static_cast<std::uint16_t>(at->second));
            }
        }
    }
    return {};
}

}  // namespace entente::model

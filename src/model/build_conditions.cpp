#include <algorithm>
#include <map>

#include "model/build_course.h"
#include "situation/payoff.h"

namespace entente::model {

using situation::Chance;
using situation::Expression;
using situation::Move;
using situation::Situation;

bool names(const Expression& expression, VariableId variable) {
    if (expression.kind == Expression::Kind::choice && expression.variable == variable) {
        return true;
    }
    return std::any_of(expression.children.begin(), expression.children.end(),
                       [&](const Expression& child) { return names(child, variable); });
}

// A chance steers if a move sees it or a condition that steers names it; its own table then steers too.
bool steers(const Situation& s, const Chance& chance) {
    const auto is_named = [&](const Expression& condition) { return names(condition, chance.variable); };
    const auto in_move = [&](const Move& move) {
        return is_named(move.when) ||
               std::find(move.sees.begin(), move.sees.end(), chance.variable) != move.sees.end();
    };
    const auto in_goal = [&](const situation::Goal& goal) {
        return std::any_of(goal.scores.begin(), goal.scores.end(),
                           [&](const situation::Score& score) { return is_named(score.when); });
    };
    const auto in_chance = [&](const Chance& other) {
        return &other != &chance && !other.changes_inputs() &&
               std::any_of(other.rows.begin(), other.rows.end(),
                           [&](const situation::Likelihoods& row) { return is_named(row.when); }) &&
               steers(s, other);
    };
    const std::vector<const Expression*> measures = conditions_of_measures(s);
    return std::any_of(s.moves.begin(), s.moves.end(), in_move) ||
           std::any_of(s.goals.begin(), s.goals.end(), in_goal) ||
           (reckons_with_flows(s) && std::any_of(measures.begin(), measures.end(),
                                                 [&](const Expression* condition) { return is_named(*condition); })) ||
           std::any_of(s.chances.begin(), s.chances.end(), in_chance);
}

std::vector<const Expression*> conditions_of_measures(const Situation& s) {
    std::vector<const Expression*> conditions;
    for (const situation::Measure& measure : s.measures) {
        conditions.push_back(&measure.when);
        if (measure.lifted_when) {
            conditions.push_back(&*measure.lifted_when);
        }
    }
    return conditions;
}

std::uint16_t measure_case(const Situation& s, const situation::Facts& facts) {
    situation::MeasureCase come;
    for (std::size_t m = 0; m < s.measures.size(); ++m) {
        if (s.measures[m].is_conditional() && holds(s.measures[m].when, facts)) {
            come.push_back(m);
        }
    }
    for (std::size_t m = 0; m < s.measures.size(); ++m) {
        if (const auto& lifted = s.measures[m].lifted_when; lifted && holds(*lifted, facts)) {
            come.push_back(s.measures.size() + m);
        }
    }
    const auto at = std::find(s.measure_cases.begin(), s.measure_cases.end(), come) - s.measure_cases.begin();
    return static_cast<std::uint16_t>(std::min<std::ptrdiff_t>(at, std::ssize(s.measure_cases) - 1));
}

namespace {

// Leaves that cut this issue's scale.
void add_cuts(const Expression& condition, IssueId issue, std::vector<const Expression*>& cuts) {
    if (condition.kind == Expression::Kind::region && condition.region.issue == issue) {
        cuts.push_back(&condition);
    }
    for (const Expression& child : condition.children) {
        add_cuts(child, issue, cuts);
    }
}

}  // namespace

std::vector<const Expression*> conditions_of_payoff(const Situation& s, const situation::Payoff& payoff,
                                                    const std::vector<const Expression*>& conditions) {
    using Kind = situation::PayoffName::Kind;
    std::vector<const Expression*> named;
    for (const Expression& standing : payoff.standings) {
        named.push_back(&standing);
    }
    for (const situation::PayoffName& name : payoff.names) {
        for (const Expression* condition : conditions) {
            if (name.kind == Kind::issue) {
                add_cuts(*condition, name.issue, named);
            }
        }
        if (name.kind == Kind::change) {
            const std::vector<const Expression*> measures = conditions_of_measures(s);
            named.insert(named.end(), measures.begin(), measures.end());
        }
    }
    return named;
}

Conditions conditions_of(const Situation& s) {
    Conditions conditions;
    for (const situation::Goal& goal : s.goals) {
        for (const situation::Score& score : goal.scores) {
            conditions.steers.push_back(&score.when);
        }
    }
    for (const Move& move : s.moves) {
        conditions.steers.push_back(&move.when);
    }
    for (const Chance& chance : s.chances) {
        const bool counts = !chance.changes_inputs() && steers(s, chance);
        for (const situation::Likelihoods& row : chance.rows) {
            (counts ? conditions.steers : conditions.all).push_back(&row.when);
        }
    }
    conditions.all.insert(conditions.all.end(), conditions.steers.begin(), conditions.steers.end());
    for (const auto& outcome : s.outcomes) {
        conditions.all.push_back(&outcome.when);
    }
    for (const auto& claim : s.claims) {
        conditions.all.push_back(&claim.test.event);
        conditions.all.push_back(&claim.test.given);
    }
    for (const situation::Signal& signal : s.signals) {
        for (const situation::Likelihoods& row : signal.rows) {
            conditions.all.push_back(&row.when);
        }
    }
    const std::vector<const Expression*> of_measures = conditions_of_measures(s);
    conditions.all.insert(conditions.all.end(), of_measures.begin(), of_measures.end());
    std::vector<const Expression*> of_payoffs;
    for (const situation::Payoff& payoff : s.payoffs) {
        const std::vector<const Expression*> more = conditions_of_payoff(s, payoff, conditions.all);
        of_payoffs.insert(of_payoffs.end(), more.begin(), more.end());
    }
    for (auto* list : {&conditions.steers, &conditions.all}) {
        list->insert(list->end(), of_payoffs.begin(), of_payoffs.end());
    }
    return conditions;
}

RegionClasses classes_of(const Grid& grid, IssueId issue, const std::vector<const Expression*>& conditions) {
    std::vector<situation::Region> cuts;
    for (const Expression* condition : conditions) {
        collect_regions(*condition, issue, cuts);
    }
    RegionClasses classes;
    std::map<std::vector<bool>, std::uint32_t> found;
    for (const double value : grid.region_value) {
        std::vector<bool> truth;
        for (const situation::Region& cut : cuts) {
            truth.push_back(cut.contains(value));
        }
        const auto [at, is_new] = found.emplace(std::move(truth), static_cast<std::uint32_t>(found.size()));
        classes.class_of_region.push_back(at->second);
        if (is_new) {
            classes.class_value.push_back(value);
        }
    }
    return classes;
}

std::size_t first_row(const std::vector<situation::Likelihoods>& rows, const situation::Facts& facts) {
    std::size_t row = 0;
    while (row + 1 < rows.size() && !holds(rows[row].when, facts)) {
        ++row;
    }
    return row;
}

}  // namespace entente::model

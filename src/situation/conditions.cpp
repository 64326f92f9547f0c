#include "situation/conditions.h"

#include <algorithm>
#include <set>

namespace entente::situation {
namespace {

constexpr int deepest_references = 32;

void collect_variables(const Expression& expression, std::set<VariableId>& variables) {
    if (expression.kind == Expression::Kind::choice) {
        variables.insert(expression.variable);
    }
    for (const Expression& child : expression.children) {
        collect_variables(child, variables);
    }
}

// Made where its condition holds, and nowhere else.
Expression made_exactly_when(VariableId move, const Expression& when) {
    Expression not_made;
    not_made.kind = Expression::Kind::choice;
    not_made.variable = move;
    not_made.value = Facts::not_made;
    Expression either;
    either.kind = Expression::Kind::disjunction;
    either.children = {all_of({not_made, not_of(when)}), all_of({not_of(not_made), when})};
    return either;
}

}  // namespace

Expression all_of(std::vector<Expression> children) {
    Expression both;
    both.kind = Expression::Kind::conjunction;
    both.children = std::move(children);
    return both;
}

Expression not_of(const Expression& child) {
    Expression negation;
    negation.kind = Expression::Kind::negation;
    negation.children.push_back(child);
    return negation;
}

std::vector<VariableId> variables_of(const Expression& expression) {
    std::set<VariableId> variables;
    collect_variables(expression, variables);
    return {variables.begin(), variables.end()};
}

Conditions::Conditions(Building& building)
    : building_(building), entries_(building.entries.of("outcome")), conditions_(entries_.size()),
      states_(entries_.size()) {
    for (const Entry& entry : entries_) {
        names_.outcomes.push_back(entry.id);
    }
    names_.issues = building.situation.issues;
    names_.actors = building.situation.actors;
    names_.tracks = building.situation.tracks;
    names_.variables = building.situation.variables;
    names_.main_track = building.situation.main_track;
    names_.tracks_known = building.entries.complete("issue") && building.entries.complete("situation");
    names_.condition_of = [this](std::size_t outcome) { return of_outcome(outcome); };
}

ParsedExpression<Expression> Conditions::of_outcome(std::size_t outcome) {
    if (outcome >= entries_.size()) {
        return automatic(outcome == entries_.size());
    }
    if (states_[outcome] == Progress::begun) {
        return tl::unexpected(ExpressionMistake{"E166", 0,
                                                "outcome " + in_quotes(entries_[outcome].id) +
                                                    " is defined by way of itself",
                                                "write one of the conditions out"});
    }
    if (states_[outcome] == Progress::untouched && depth_ >= deepest_references) {
        return tl::unexpected(
            ExpressionMistake{"E169", 0, "outcomes refer to outcomes too deep", "write some of them out"});
    }
    if (states_[outcome] == Progress::untouched) {
        read_outcome(outcome);
    }
    if (!conditions_[outcome]) {
        return tl::unexpected(ExpressionMistake{});
    }
    return *conditions_[outcome];
}

void Conditions::read_outcome(std::size_t outcome) {
    states_[outcome] = Progress::begun;
    ++depth_;
    if (const Field* when = entries_[outcome].find("when")) {
        conditions_[outcome] = read(*when->value);
    }
    --depth_;
    states_[outcome] = Progress::done;
}

// A deal (or none) on the main track, and none of the outcomes of the file.
ParsedExpression<Expression> Conditions::automatic(bool with_deal) {
    if (!names_.main_track) {
        return tl::unexpected(
            ExpressionMistake{"E165", 0, "without a main track there is no other deal", "set main-track in [situation]"});
    }
    Expression deal;
    deal.kind = Expression::Kind::deal;
    deal.track = *names_.main_track;
    std::vector<Expression> children{with_deal ? deal : not_of(deal)};
    for (std::size_t outcome = 0; outcome < entries_.size(); ++outcome) {
        const ParsedExpression<Expression> other = of_outcome(outcome);
        if (!other) {
            return other;
        }
        children.push_back(not_of(*other));
    }
    return all_of(std::move(children));
}

std::optional<Expression> Conditions::read(const Node& node) {
    ParsedExpression<Expression> parsed = parse_expression(node.text, names_);
    if (!parsed) {
        report(node, parsed.error());
        return std::nullopt;
    }
    return std::move(*parsed);
}

void Conditions::report(const Node& node, const ExpressionMistake& mistake) {
    if (!mistake.message.empty()) {
        building_.report.error(mistake.code, building_.report.document().inside(node, mistake.offset), mistake.message,
                               mistake.hint);
    }
}

Search Conditions::find(const Expression& expression, std::size_t budget) const {
    const Situation& situation = building_.situation;
    std::vector<Expression> all{expression};
    std::set<VariableId> added;
    for (std::size_t i = 0; i < all.size(); ++i) {  // the condition of a move may name earlier moves
        for (const VariableId id : variables_of(all[i])) {
            const Variable& variable = situation.variable(id);
            if (variable.kind == Variable::Kind::move && added.insert(id).second) {
                all.push_back(made_exactly_when(id, situation.moves[variable.entry].when));
            }
        }
    }
    return find_state(all.size() == 1 ? expression : all_of(std::move(all)), domains_of(situation), budget);
}

}  // namespace entente::situation

#include "model/named.h"

#include <algorithm>

#include "model/build_course.h"

namespace entente::model {
namespace {

bool is_cut_act(const Model& model, IssueId issue) {
    return model.issues[index(issue)].kind == IssueKind::act && model.issues[index(issue)].grid.regions() > 1;
}

}  // namespace

void Named::add(const Named& other) {
    acts.insert(other.acts.begin(), other.acts.end());
    variables.insert(other.variables.begin(), other.variables.end());
}

bool Named::covers(const Named& other) const {
    return std::includes(acts.begin(), acts.end(), other.acts.begin(), other.acts.end()) &&
           std::includes(variables.begin(), variables.end(), other.variables.begin(), other.variables.end());
}

Named named_in(const Model& model, const situation::Expression& condition) {
    using Kind = situation::Expression::Kind;
    Named named;
    if (condition.kind == Kind::region && is_cut_act(model, condition.region.issue)) {
        named.acts.insert(index(condition.region.issue));
    }
    if (condition.kind == Kind::choice) {
        named.variables.insert(index(condition.variable));
    }
    for (const situation::Expression& child : condition.children) {
        named.add(named_in(model, child));
    }
    return named;
}

Named named_in(const Model& model, const std::vector<situation::Likelihoods>& rows) {
    Named named;
    for (const situation::Likelihoods& row : rows) {
        named.add(named_in(model, row.when));
    }
    return named;
}

Named named_in(const Model& model, const situation::Payoff& payoff) {
    using Kind = situation::PayoffName::Kind;
    Named named;
    for (const situation::Expression* condition : conditions_of_payoff(model.situation, payoff, {})) {
        named.add(named_in(model, *condition));
    }
    for (const situation::PayoffName& name : payoff.names) {
        if (name.kind == Kind::issue && is_cut_act(model, name.issue)) {
            named.acts.insert(index(name.issue));
        }
        if (name.kind == Kind::flow || name.kind == Kind::cost) {
            named.variables.insert(index(name.variable));
        }
    }
    return named;
}

}  // namespace entente::model

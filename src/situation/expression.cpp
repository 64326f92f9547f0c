#include "situation/expression.h"

#include <algorithm>

namespace entente::situation {

bool holds(const Expression& expression, const Facts& facts) {
    const auto child_holds = [&](const Expression& child) { return holds(child, facts); };
    const std::size_t track = index(expression.track);
    switch (expression.kind) {
        case Expression::Kind::always:
            return true;
        case Expression::Kind::deal:
            return facts.in_force(track);
        case Expression::Kind::is_signed:
            return facts.track[track] != Standing::none;
        case Expression::Kind::kept:
            return facts.track[track] == Standing::kept;
        case Expression::Kind::region: {
            const std::size_t issue = index(expression.region.issue);
            const int term_of = facts.track_of_issue[issue];
            return (term_of < 0 || facts.in_force(static_cast<std::size_t>(term_of))) &&
                   expression.region.contains(facts.value[issue]);
        }
        case Expression::Kind::choice: {
            const std::size_t variable = index(expression.variable);
            return (variable < facts.choice.size() ? facts.choice[variable] : Facts::not_made) == expression.value;
        }
        case Expression::Kind::negation:
            return !child_holds(expression.children.front());
        case Expression::Kind::conjunction:
            return std::all_of(expression.children.begin(), expression.children.end(), child_holds);
        case Expression::Kind::disjunction:
            return std::any_of(expression.children.begin(), expression.children.end(), child_holds);
    }
    return false;
}

}  // namespace entente::situation

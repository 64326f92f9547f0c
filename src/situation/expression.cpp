#include "situation/expression.h"

#include <algorithm>

namespace entente::situation {

bool holds(const Expression& expression, const std::vector<bool>& deal, const std::vector<double>& value,
           const std::vector<int>& track_of_issue) {
    const auto child_holds = [&](const Expression& child) { return holds(child, deal, value, track_of_issue); };
    switch (expression.kind) {
        case Expression::Kind::always:
            return true;
        case Expression::Kind::deal:
            return deal[index(expression.track)];
        case Expression::Kind::region: {
            const std::size_t issue = index(expression.region.issue);
            const int track = track_of_issue[issue];
            return (track < 0 || deal[static_cast<std::size_t>(track)]) && expression.region.contains(value[issue]);
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

#include "model/residual.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente::model {
namespace {

using situation::Expression;

std::string truth(bool value) {
    return value ? "T" : "F";
}

// Conjunctions drop T and end at F; disjunctions the other way round.
std::string joined(const Expression& expression, const Known& known, const std::string& neutral,
                   const std::string& absorbing, std::string_view sign) {
    std::vector<std::string> parts;
    for (const Expression& child : expression.children) {
        std::string part = residual(child, known);
        if (part == absorbing) {
            return absorbing;
        }
        if (part != neutral) {
            parts.push_back(std::move(part));
        }
    }
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    if (parts.empty()) {
        return neutral;
    }
    return parts.size() == 1 ? parts.front() : fmt::format("({})", fmt::join(parts, sign));
}

std::string of_region(const Expression& expression, const Known& known) {
    const situation::Region& region = expression.region;
    const std::size_t issue = index(region.issue);
    const int track = known.facts.track_of_issue[issue];
    const bool is_term = track >= 0;
    if (is_term && known.track[static_cast<std::size_t>(track)] &&
        !known.facts.in_force(static_cast<std::size_t>(track))) {
        return "F";
    }
    if (known.issue[issue] && (!is_term || known.track[static_cast<std::size_t>(track)])) {
        return truth(region.contains(known.facts.value[issue]));
    }
    return fmt::format("{}{}{},{}{}", issue, region.includes_low ? '[' : '(', region.low, region.high,
                       region.includes_high ? ']' : ')');
}

}  // namespace

std::string residual(const Expression& expression, const Known& known) {
    const std::size_t track = index(expression.track);
    switch (expression.kind) {
        case Expression::Kind::always:
            return "T";
        case Expression::Kind::deal:
            return known.track[track] ? truth(known.facts.in_force(track)) : fmt::format("d{}", track);
        case Expression::Kind::is_signed:
            return known.track[track] ? truth(known.facts.track[track] != situation::Standing::none)
                                      : fmt::format("s{}", track);
        case Expression::Kind::kept:
            return known.track[track] ? truth(known.facts.track[track] == situation::Standing::kept)
                                      : fmt::format("k{}", track);
        case Expression::Kind::region:
            return of_region(expression, known);
        case Expression::Kind::choice:
            return fmt::format("v{}={}", index(expression.variable), expression.value);
        case Expression::Kind::negation: {
            const std::string child = residual(expression.children.front(), known);
            return child == "T" ? "F" : child == "F" ? "T" : "!" + child;
        }
        case Expression::Kind::conjunction:
            return joined(expression, known, "T", "F", "&");
        case Expression::Kind::disjunction:
            return joined(expression, known, "F", "T", "|");
    }
    return "F";
}

}  // namespace entente::model

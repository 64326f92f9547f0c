// Reads conditions (the grammar stands in expression.h) and the tests of claims.
//
//     auto when = parse_expression("deal and control in today..swap", names);
//     auto test = parse_test("gain(CN, frozen) > gain(CN, drift)", names);
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "situation/expression.h"
#include "situation/situation.h"

namespace entente::situation {

struct ExpressionMistake {
    std::string code;        ///< E160 to E170, see codes.cpp
    std::size_t offset = 0;  ///< in the text
    std::string message;     ///< empty if the cause was reported already, elsewhere in the file
    std::string hint;
};

template <class T>
using ParsedExpression = tl::expected<T, ExpressionMistake>;

/// What the words of an expression may mean.
struct ExpressionNames {
    std::span<const Issue> issues;  ///< sorted by id, with landmarks, scale and track
    std::span<const Actor> actors;
    std::span<const Track> tracks;
    std::optional<TrackId> main_track;
    bool tracks_known = true;  ///< false if deciders were refused, so that a missing track need not be missing
    std::span<const Variable> variables;  ///< types, chances and moves
    std::vector<std::string> outcomes;  ///< sorted ids
    /// The condition of an outcome (by position in `outcomes`); `other-deal` and `other-no-deal` follow the last.
    std::function<ParsedExpression<Expression>(std::size_t outcome)> condition_of;
};

inline constexpr std::size_t largest_expression = 4096;  ///< leaves and joints, outcomes expanded
inline constexpr int deepest_expression = 64;            ///< parentheses and negations

ParsedExpression<Expression> parse_expression(std::string_view text, const ExpressionNames& names);
ParsedExpression<Test> parse_test(std::string_view text, const ExpressionNames& names);

/// Number of leaves and joints.
std::size_t size_of(const Expression& expression);

}  // namespace entente::situation

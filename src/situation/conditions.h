// The conditions of one file while it is read: what their names mean, outcomes that name outcomes, and whether a
// condition can hold at all.
//
//     Conditions conditions(building);                      // once issues, tracks and variables are known
//     if (auto when = conditions.read(*field->value)) ...   // else the mistake was reported
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "situation/build.h"
#include "situation/expression_parser.h"
#include "situation/regions.h"

namespace entente::situation {

class Conditions {
  public:
    explicit Conditions(Building& building);
    Conditions(const Conditions&) = delete;
    Conditions& operator=(const Conditions&) = delete;

    const ExpressionNames& names() const { return names_; }

    /// The condition of an outcome, parsed on first use; `other-deal` and `other-no-deal` follow the last.
    ParsedExpression<Expression> of_outcome(std::size_t outcome);

    /// The text of a node as a condition; nothing after a report (E160 to E169). A comparison of a term is false
    /// without a deal.
    std::optional<Expression> read(const Node& node);

    /// Reports the mistake, unless its cause was reported already.
    void report(const Node& node, const ExpressionMistake& mistake);

    /// A state in which the expression holds, given that a move is made exactly where its condition holds. To be asked
    /// once all moves are built.
    Search find(const Expression& expression, std::size_t budget = largest_search) const;

  private:
    enum class Progress { untouched, begun, done };

    void read_outcome(std::size_t outcome);
    ParsedExpression<Expression> automatic(bool with_deal);

    Building& building_;
    const std::vector<Entry>& entries_;
    ExpressionNames names_;
    std::vector<std::optional<Expression>> conditions_;
    std::vector<Progress> states_;
    int depth_ = 0;
};

Expression all_of(std::vector<Expression> children);
Expression not_of(const Expression& child);

/// The variables an expression names, each once, in order.
std::vector<VariableId> variables_of(const Expression& expression);

}  // namespace entente::situation

// What is left of a condition once some facts are known: true, false, or a shorter condition. Two ways things may
// stand that leave the same of every condition of a file can be told apart by nothing in it, and are one to the model.
//
//     Known known{facts, ...};
//     std::string left = residual(outcome.when, known);      // "T", "F", or text that depends on the rest alone
#pragma once

#include <string>
#include <vector>

#include "situation/expression.h"

namespace entente::model {

/// Facts and which of them are known. Choices of variables never are.
struct Known {
    situation::Facts facts;
    std::vector<bool> track;  ///< by TrackId
    std::vector<bool> issue;  ///< by IssueId: its value (of a term: where its track is known to be in force)
};

/// Equal texts mean equal truth whatever the unknown facts are. The converse need not hold: it only costs work.
std::string residual(const situation::Expression& expression, const Known& known);

}  // namespace entente::model

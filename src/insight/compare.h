// Two situations side by side: which inputs differ, which findings moved. Runs are paired by the key paths they share.
//
//     Comparison c = compare(model_a, findings_a, model_b, findings_b);
#pragma once

#include <string>
#include <vector>

#include "insight/findings.h"
#include "model/model.h"

namespace entente::insight {

struct InputDifference {
    std::string key;
    std::string before;  ///< as written; empty if the input is only in the second file
    std::string after;   ///< empty if it is only in the first
    std::string because; ///< the reason in the second file
};

struct Move {
    std::string what;      ///< "outcome frozen-loose", "issue control (mean)", "gain CN under frozen-loose"
    std::string unit;      ///< "probability", the issue's unit or "points"
    double before = 0;
    double after = 0;
    double error = 0;      ///< Monte Carlo standard error of the difference
};

struct Comparison {
    std::string title_before;
    std::string title_after;
    std::vector<InputDifference> inputs;    ///< uncertain ones, then all else that both files have and state differently
    std::vector<Move> moves;                ///< findings both have, by falling size relative to their unit
    std::vector<std::string> only_before;   ///< outcomes, issues, actors, evidence that only one file has
    std::vector<std::string> only_after;
};

Comparison compare(const model::Model& before, const Findings& findings_before, const model::Model& after,
                   const Findings& findings_after);

/// Schema `entente/comparison-1`.
std::string to_json(const Comparison& comparison);

}  // namespace entente::insight

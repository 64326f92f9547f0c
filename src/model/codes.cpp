#include "model/codes.h"

#include <array>

namespace entente::model {

std::span<const CodeEntry> model_codes() {
    static constexpr std::array entries{
        CodeEntry{"E501", "too many points on a scale",
                  "Every landmark and every constant of an expression is a point of its own on the issue's scale, "
                  "and there is a ceiling on their number.",
                  "Merge landmarks, or compare with fewer constants."},
        CodeEntry{"E502", "expressions tell too much apart",
                  "Outcomes and claims together divide the possible settlements into more pieces than can be "
                  "followed exactly.",
                  "Compare fewer issues, or use fewer constants, in outcomes and claims."},
        CodeEntry{"E503", "nobody weighs in",
                  "On an issue with deciders only deciders, ratifiers and voices weigh in, and none of them has a "
                  "position on it.",
                  "Give a decider a position on the issue."},
    };
    return entries;
}

}  // namespace entente::model

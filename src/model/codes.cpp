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
                  "Conditions divide the possible settlements, the ways things may stand or the ways they may go on "
                  "into more pieces than can be followed exactly.",
                  "Compare fewer issues, use fewer constants, or give moves fewer options."},
        CodeEntry{"E503", "nobody weighs in",
                  "On an issue with deciders only deciders, ratifiers and voices weigh in, and none of them has a "
                  "position on it.",
                  "Give a decider a position on the issue."},
        CodeEntry{"E504", "several types of one actor",
                  "What an actor knows of itself is one thing with a few values; two tables for one actor would have "
                  "to be believed jointly.",
                  "Make one type of them, with up to three values."},
        CodeEntry{"E505", "nothing that can be seen",
                  "Only signals, moves, chances and types of the file come to values that somebody can see.",
                  "Name one of them, and one of its values."},
    };
    return entries;
}

}  // namespace entente::model

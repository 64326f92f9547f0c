#include "insight/codes.h"

#include <array>

namespace entente::insight {

std::span<const CodeEntry> insight_codes() {
    static constexpr std::array entries{
        CodeEntry{"E701", "not the findings of this situation",
                  "The file is not a findings object of this program and version, or it speaks of actors, issues or "
                  "outcomes that the situation does not have.",
                  "Run the situation again into that folder."},
        CodeEntry{"L701", "an interrupted run",
                  "The run was stopped before all planned draws were finished; findings rest on the finished ones.",
                  "Run again with the same folder: finished blocks are kept."},
        CodeEntry{"L702", "draws in which nothing was possible",
                  "In some draws the lower end of what is possible lies above the upper end.",
                  "Make the ranges of the two ends of `possible` so that they cannot cross."},
        CodeEntry{"L703", "the odds of a deal are not stated",
                  "Until the bargaining game is part of the model, the odds of a deal come from a reference class. "
                  "Without one, outcomes are shown given a deal or given none, and there is no bottom line about "
                  "whether there is one.",
                  "Add a [reference.*] with counted cases."},
    };
    return entries;
}

}  // namespace entente::insight

#include "insight/codes.h"

#include <array>

namespace entente::insight {

std::span<const CodeEntry> insight_codes() {
    static constexpr std::array entries{
        CodeEntry{"E701", "not the findings of this situation",
                  "The file is not a findings object of this program and version, or it speaks of actors, issues or "
                  "outcomes that the situation does not have.",
                  "Run the situation again into that folder."},
        CodeEntry{"E702", "no draw counts",
                  "In every draw a payoff formula had no value, or nothing was possible on some issue: there is "
                  "nothing to take a mean of.",
                  "Keep divisors of formulas away from 0, and the ends of `possible` apart."},
        CodeEntry{"E703", "what happened cannot happen",
                  "A past round that is fully like today came to a result that happens in no draw, so no draw has any "
                  "weight.",
                  "Lower like-today of the round, or mend what rules its result out."},
        CodeEntry{"E721", "nothing of that name can be seen",
                  "What was observed is named as SIGNAL=VALUE; the name must be that of a signal, a move, a chance or a "
                  "type of the file.",
                  "Take a name that `entente watch` lists, or add a [signal.*] to the file."},
        CodeEntry{"E722", "it has no such value",
                  "A signal, move, chance or type comes to one of the values that the file gives it.",
                  "Take one of the values named in the message."},
        CodeEntry{"E723", "seen in two ways",
                  "The same thing is said to have come out in two different ways.",
                  "Give it one value."},
        CodeEntry{"E724", "what was seen hardly happens here",
                  "After reweighting by what was seen, fewer than 200 draws count in effect, even with 16 times as "
                  "many draws: the situation as written makes it next to impossible, so it has nothing reliable to "
                  "say of what follows.",
                  "Look for the input or condition that rules it out, or widen its range."},
        CodeEntry{"E725", "what was seen contradicts itself",
                  "Each of the things seen happens often enough here, but together they next to never do: what the "
                  "file says of them leaves no case in which both are true.",
                  "Check which of them was really seen, or give their tables room for error."},
        CodeEntry{"L701", "an interrupted run",
                  "The run was stopped before all planned draws were finished; findings rest on the finished ones.",
                  "Run again with the same folder: finished blocks are kept."},
        CodeEntry{"L702", "draws in which nothing was possible",
                  "In some draws the lower end of what is possible lies above the upper end.",
                  "Make the ranges of the two ends of `possible` so that they cannot cross."},
        CodeEntry{"L703", "several answers",
                  "Where actors must guess what others do, several sets of answers can hold at once, each the best reply "
                  "to itself. The forecast rests on the one that is reached as decisiveness grows from nothing; others "
                  "exist in the share of draws named.",
                  "Read the answers with that doubt, let a move see what came before it, or give a reason for one of "
                  "them as a payoff."},
        CodeEntry{"L704", "not searched for several answers",
                  "Actors must guess what others do, so several sets of answers may hold at once, but what follows can go "
                  "on in more ways than the search takes (2,048 after what is public).",
                  "Use fewer moves, options or chances, or let a move see what came before it."},
    };
    return entries;
}

}  // namespace entente::insight

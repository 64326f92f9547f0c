#include "theory/spatial/codes.h"

#include <array>

namespace entente::theory::spatial {

std::span<const CodeEntry> spatial_codes() {
    static constexpr std::array entries{
        CodeEntry{"E350", "too few or too many actors or issues",
                  "The Spatial Model of Politics needs two sides of a challenge and a third party, and its work "
                  "grows with the third power of the number of actors.",
                  "Give 3 to 250 actors and 1 to 100 issues, or take a theory without challenges."},
        CodeEntry{"E351", "number out of range for the spatial model",
                  "Powers must be above 0, positions and ideals on 0..100, all numbers finite.",
                  "Correct the number; leave out an actor without power."},
        CodeEntry{"E352", "saliences that do not fit the spatial model",
                  "An actor divides at most 100 points of salience among the issues and cares for at least one.",
                  "Scale the actor's saliences down, or leave out an actor who cares for nothing."},
        CodeEntry{"E353", "accommodation that does not fit the spatial model",
                  "How far an actor's ideal follows others' positions is a share for each other actor, at least 0, "
                  "and the shares of an actor sum to at most 1.",
                  "Lower the shares, or leave accommodation out: every ideal then follows its own position."},
        CodeEntry{"E354", "setting out of range for the spatial model",
                  "The number of turns, the stopping ratio or the name of a choice is not one that the model has.",
                  "Take one of the values the message names."},
        CodeEntry{"E355", "not a KTAB table", "The first two lines of a KTAB table are `name, description, number of "
                  "actors, number of issues` and the headers; one line an actor follows.",
                  "Correct the line, or give a long table with the columns actor, issue, position, salience."},
        CodeEntry{"E356", "bad line in a KTAB table",
                  "An actor's line is `name, description, power` and a position and a salience for each issue.",
                  "Correct the line; numbers have a decimal point and no unit."},
        CodeEntry{"E357", "not well-formed XML",
                  "The file is not XML of the plain kind that scenarios use: elements, text, comments.",
                  "Correct the place the message names; declarations of document types are not read."},
        CodeEntry{"E358", "not a KTAB scenario",
                  "An element of a KTAB scenario is missing, repeated, unknown, or says something it may not.",
                  "Correct the element; the README of the spatial model lists what a scenario holds."},
        CodeEntry{"E359", "the spatial model took a limit",
                  "A note, not an error: the input is degenerate or the run was cut short, and the result is the "
                  "limit that the message names.",
                  "Nothing, if that is what was meant; otherwise check the input or allow more turns."},
    };
    return entries;
}

}  // namespace entente::theory::spatial

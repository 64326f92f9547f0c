#include "theory/codes.h"

#include <array>
#include <vector>

#include "theory/spatial/codes.h"

namespace entente::theory {

std::span<const CodeEntry> theory_codes() {
    static constexpr std::array own{
        CodeEntry{"E300", "too few actors", "A settlement needs at least two actors who can disagree.",
                  "Add actors, or read the single position as the answer."},
        CodeEntry{"E301", "no issue", "The table has no issue, or its columns differ in length.",
                  "Give every actor one position, salience and power an issue."},
        CodeEntry{"E302", "position outside its scale",
                  "A position is not a number, or lies outside the ends of the issue's scale.",
                  "Mend the position, or state the scale with --set scale=LOW..HIGH."},
        CodeEntry{"E303", "no weight", "Nobody on the issue has both power and salience, so nothing decides it.",
                  "Give at least one actor power and salience above 0."},
        CodeEntry{"E304", "salience outside 0..100",
                  "Salience is a share of an actor's attention: 0 to 1, or 0 to 100 where any value is above 1. In "
                  "KTAB's files an actor's saliences share 100 among the issues.",
                  "Rescale the column."},
        CodeEntry{"E305", "power below zero", "Power is a weight: a number of at least 0 in any unit.",
                  "Mend the number."},
        CodeEntry{"E306", "scale or reversion out of order",
                  "The lower end of a scale must be below the upper end, and a reversion must lie between them.",
                  "Mend the ends or the reversion."},
        CodeEntry{"E307", "issue with too few positions", "Fewer than two actors have a position on the issue.",
                  "Add positions, or leave the issue out."},
        CodeEntry{"E308", "position missing", "The theory needs every actor's position on every issue.",
                  "Add the position, or choose a theory that takes issues one by one."},
        CodeEntry{"E310", "unknown theory", "No theory has this name.", "Choose one of those named."},
        CodeEntry{"E311", "too many actors", "The theory's work grows as the third power of the number of actors; "
                                             "beyond its limit a run would not end.",
                  "Merge actors that act alike, or choose compromise, median or density."},
        CodeEntry{"E312", "number of issues does not fit", "The theory links issues and needs more than one, or not so many.",
                  "Add or leave out issues, or choose a theory that takes this many."},
        CodeEntry{"E313", "no reversion", "The theory compares a deal with what holds without one.",
                  "State it with --set reversion=NUMBER or a column `reversion`."},
        CodeEntry{"E320", "unknown option", "The theory has no option of this name.",
                  "Choose one of the options named."},
        CodeEntry{"E321", "value not allowed", "The option does not take this value.",
                  "Choose a value from the list or range named."},
        CodeEntry{"E330", "all positions equal", "Nobody disagrees on the issue; every theory gives that point.",
                  "Nothing need be done; drop the issue if it was not meant to be settled."},
        CodeEntry{"E331", "takes no part", "An actor has no position on an issue and is left out there.",
                  "Add a position if the actor weighs in."},
        CodeEntry{"E332", "no deal", "No point is better for all than what holds without a deal.",
                  "Read the settlement as the reversion; check costs and reversion."},
        CodeEntry{"E333", "limit taken", "A formula has no value on this input; the limit named was taken.",
                  "Check the input if this was not meant."},
        CodeEntry{"E334", "not settled", "The rounds ran out before the theory came to rest.",
                  "Allow more rounds, or read the last round as one of several states."},
        CodeEntry{"E340", "format not recognised",
                  "The file is none of: KTAB CSV or XML, a one-issue table with the columns Actor, Capability, "
                  "Position, Salience, or a long table with the columns actor, issue, position, salience, power.",
                  "Add the header line of one of these."},
        CodeEntry{"E341", "malformed CSV", "A quote is not closed, text follows a closing quote, or a line has too "
                                           "few or too many fields.",
                  "Mend the line; inside quotes a quote is written twice."},
        CodeEntry{"E342", "column missing", "The header lacks a column, or names one twice.", "Mend the header."},
        CodeEntry{"E343", "not a number", "A field must hold a finite decimal number.", "Mend the field."},
        CodeEntry{"E344", "named twice", "An actor stands twice on one issue, or two actors share a name.",
                  "Remove one or rename it."},
        CodeEntry{"E347", "value missing", "A field that must hold a value is empty.", "Fill it in."},
        CodeEntry{"E348", "nothing to score", "No decision of the file has an outcome in 0..100 and at least three "
                                              "actors with position and salience.",
                  "Check that this is the table of decisions."},
    };
    static const std::vector<CodeEntry> all = [] {
        std::vector<CodeEntry> joined(own.begin(), own.end());
        const std::span<const CodeEntry> spatial = spatial::spatial_codes();
        joined.insert(joined.end(), spatial.begin(), spatial.end());
        return joined;
    }();
    return all;
}

}  // namespace entente::theory

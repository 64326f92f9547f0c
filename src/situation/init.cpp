#include "situation/init.h"

#include "base/text.h"

namespace entente::situation {
namespace {

constexpr std::string_view before_title = R"(# A situation: what you know and assume about one negotiation, in one file.
#
#   entente check FILE     everything that is wrong or doubtful, at once
#   entente brief FILE     what follows from it
#
# Values may be written as 60, "40 to 70" (5th to 95th percentile), "40 to 70, best 55", a landmark, "today to swap",
# or a word (influence: dominant, strong, real, some, marginal; salience: vital, high, medium, low).
# Every number wants a reason: the id of an evidence or assumption, or a sentence. docs/format.md has the rest.

[situation]
title = ")";

constexpr std::string_view after_title = R"("
question = "What will the two sides sign, and what does it cost the neighbour?"
as_of = 2025-03-01          # nothing later may inform this file
horizon = 2025-12-31        # the question is decided by then
focus = "neighbour"         # whose stakes lead the brief
setting = "coercion"        # council | trade-talks | coercion | war
main-track = "line"         # what a bare `deal` means

# --- What is known, and who says so -------------------------------------------------------------------------------

[source.paper]
publisher = "The Example Post"
published = 2025-02-20
reliability = "B"           # Admiralty scale: A reliable to E unreliable, F not judged
# page = "pages/paper.html" # save the page beside this file, and quotes are checked against it word for word

[evidence.offer]
source = "paper"
credibility = 2             # Admiralty scale: 1 confirmed to 5 improbable, 6 not judged
says = "The north offered to stop where its troops stand"
on = 2025-02-18             # dated evidence is the timeline
use = "news"

[assumption]
balance = "The north is stronger, but not by much."

# --- Who takes part -----------------------------------------------------------------------------------------------

[actor]
north     = { name = "The North", influence = "strong", because = "balance" }
south     = { name = "The South", influence = "45 to 70", because = "balance" }
council   = { name = "The Council", influence = "some", because = "It must ratify what the South signs" }
neighbour = { name = "The Neighbour", influence = "marginal", because = "It is not in the room" }

# --- What is to be settled ----------------------------------------------------------------------------------------

[issue.line]
asks = "Where does the line settle?"
landmarks = { border = 10, today = 50, river = 70 }   # named points of the scale, which runs from 0 to 100
possible = [5, 85]          # what the facts allow by the horizon
reversion = "46 to 56"      # what holds if nothing is agreed
decides = ["north", "south"]
blocks = ["council"]
because = "The front has hardly moved since autumn"

[issue.monitors]
asks = "How closely is a deal watched?"
landmarks = { none = 0, patrols = 40, inspectors = 80 }
decides = ["north", "south"]   # the same two: bargained together with the line
blocks = ["council"]

[issue.toll]
asks = "How heavy is the toll the North puts on the Neighbour's trade?"
landmarks = { waived = 0, light = 30, heavy = 70 }
reversion = "light"
decides = ["north"]         # one decider: its own act, deal or no deal
because = "offer"

# --- Who wants what: at = preferred, limit = the worst it would sign ----------------------------------------------

[position.line]
north   = { at = "today to river", salience = "high", limit = "40 to 52", because = "offer" }
south   = { at = "15 to 40", salience = "vital", limit = "52 to 66", because = "It lost its old towns" }
council = { at = "12 to 35, best 20", salience = "high", limit = "50 to 62", because = "It speaks for those towns" }

[position.monitors]
north = { at = "5 to 40", because = "offer" }
south = { at = "patrols to inspectors", salience = "high", because = "It does not trust the North" }

[position.toll]
north     = { at = "20 to 75", salience = "low", because = "It needs the money, and the Neighbour" }
neighbour = { at = "2 to 20", salience = "vital", because = "Half its exports pass there" }

# --- What no deal costs, in points of each actor's own scale of 0 to 100; limits and costs decide who walks away ------

[no-deal]
north = { cost = "2 to 10", because = "It can wait" }
south = { cost = "5 to 25", because = "Every month of war costs it more than the north" }

# --- What follows: one actor's choice once terms are settled or have failed ------------------------------------------

[move.answer]
actor = "neighbour"
asks = "How does the Neighbour answer?"
when = "toll >= light"       # where it has this choice at all
because = "Its traders know the old roads"
[move.answer.options]        # cost: points to itself; flow: how much of its trade goes on, in percent
pay = { cost = "as toll: waived to light", flow = "70 to 95" }   # as much as that loss on the toll would be
smuggle = { cost = "3 to 12", flow = "60 to 90", looks-like = "pay" }
close = { cost = "10 to 30", flow = "0" }

# --- What could come of it: outcomes must not overlap; what they leave is other-deal and other-no-deal -------------

[outcome]
watched-line = "deal and line in border..river and monitors >= patrols"
bare-line    = "deal and line in border..river and monitors < patrols"
squeezed     = "no deal and toll >= heavy"
muddle       = "no deal and toll < heavy"

# --- Questions to put to it ---------------------------------------------------------------------------------------

[claim.spared]
source = "paper"
says = "A watched line spares the Neighbour the worst"
test = "toll < heavy given watched-line"
expect = "likely"

[what-if.strong-south]
says = "The South finds a patron"
"actor.south.influence" = "65 to 90"

[reference.deal]
class = "talks between neighbours while fighting goes on"
cases = "3 of 21"
window = "6 months"
fits = "partly"
because = "Count them in a handbook and name it here"

[signal.empty-road]
says = "The border post counts fewer lorries than a year ago"
given = [["answer == close", "85% to 97%"], ["answer == smuggle", "50% to 75%"]]   # the first that holds counts
otherwise = "5% to 15%"      # how often it would be seen anyway
due = 2025-09-30
because = "The post publishes its counts every month"

[date.session]
on = 2025-06-15
what = "The Council meets for the last time before summer"

# --- What `check` doubts, answered --------------------------------------------------------------------------------

[accept.why-now]
code = "L152"               # a deal is better for all than none in most cases: why is there none yet?
at = "issue.line"
because = "The offer is a month old, and nobody has sat down since"
)";

}  // namespace

std::string starter_file(std::string_view name) {
    std::string title;
    for (const char c : is_utf8(name) ? trim(name) : std::string_view{}) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        title += control ? " " : (c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c));
    }
    return std::string(before_title) + (trim(title).empty() ? "A situation" : title) + std::string(after_title);
}

}  // namespace entente::situation

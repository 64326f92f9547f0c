#include "situation/codes.h"

namespace entente::situation {
namespace {

constexpr CodeEntry entries[] = {
    // The text of the file.
    CodeEntry{"E100", "not UTF-8", "The file holds bytes that are not UTF-8 text.",
              "Save it as UTF-8; the message points at the first bad byte."},
    CodeEntry{"E101", "not valid TOML", "The file cannot be read as TOML, so nothing else could be checked.",
              "Mend the place shown. A table or key may stand once only: a second entry with the same id is this error."},
    CodeEntry{"E102", "line too long", "A line has more than 64 KiB. No situation needs one, and tools choke on it.",
              "Break the line; a list may run over several lines."},
    CodeEntry{"E103", "nested too deep", "Brackets or dotted keys are nested deeper than the format ever is.",
              "Tables are two levels deep: [table.id] and its keys."},
    CodeEntry{"E104", "file too large", "A situation is written by hand; this file has more than 4 MiB.",
              "Keep pages and data in files of their own."},
    // Tables, keys, types, ids.
    CodeEntry{"E105", "unknown table", "The format has no such table. Nothing is ignored silently.",
              "Check the spelling; docs/format.md lists all tables."},
    CodeEntry{"E106", "unknown key", "The table has no such key. Nothing is ignored silently.",
              "Check the spelling; docs/format.md lists the keys of each table."},
    CodeEntry{"E107", "missing table or key", "Something without which the file means nothing is not there.",
              "Add it; the message shows an example."},
    CodeEntry{"E108", "wrong type", "The value is of another kind than the key asks for, such as text for a date.",
              "Write it like the example in the message."},
    CodeEntry{"E110", "not an id", "Ids are letters, digits, - and _ (at most 64), not a number and not a word of the "
              "conditions, so that they can stand in values and conditions.",
              "Choose another id; names for readers go under `name`."},
    CodeEntry{"E111", "unknown id", "Something is named that the file does not define.",
              "Check the spelling, or add the entry. A reason of one word must be the id of an evidence or assumption."},
    CodeEntry{"E112", "not one of the choices", "The key takes one of a few words or grades.",
              "Use one of those listed."},
    CodeEntry{"E113", "not a usable number", "The number is not finite or is beyond 1e12, where sums lose meaning.",
              "Write a finite number in a sensible unit."},
    CodeEntry{"E114", "empty", "A text or list is there but empty.", "Fill it in, or take the key out."},
    CodeEntry{"E149", "result known too early", "A result that was known by as_of is no test of a forecast.",
              "Correct the day, or score a file with an earlier as_of."},
    CodeEntry{"E115", "named twice", "A list names the same thing twice.", "Take one out."},
    CodeEntry{"E116", "name with two meanings", "Evidence and assumptions answer to the same `because`, issues and "
              "outcomes stand in the same conditions; an id of one must not be an id of the other.",
              "Rename one of the two."},
    CodeEntry{"E117", "number of values", "What takes one of a few values has two to eight of them, a type two or three "
              "and an actor at most three kinds over all its types; each value has a chance.",
              "Add or join values; the last chance may be \"rest\"."},
    CodeEntry{"E118", "entry without effect", "The entry speaks of something this file does not have: a signatory, a "
              "bargain, a move.",
              "Take it out, or give the file what it speaks of."},
    // Values.
    CodeEntry{"E120", "value not understood", "The text is neither a number nor a range, word or landmark that may "
              "stand here.",
              "Write 60, \"40 to 70\", \"40 to 70, best 55\", a landmark of this issue, or a word of this key."},
    CodeEntry{"E121", "value outside its bounds", "The number lies outside the scale it is on.",
              "Influence and salience run from 0 to 100, chances from 0 to 1 or in percent, issues on their `scale`."},
    CodeEntry{"E122", "range out of order", "The ends of a range must ascend, and the best value lies strictly between "
              "them.",
              "Swap the ends, or move the best value."},
    CodeEntry{"E123", "shares of a mixture", "Every part of a mixture has a share in percent, and they add up to 100.",
              "Write \"70%: A to B; 30%: C to D\"."},
    CodeEntry{"E124", "landmark of another issue", "A landmark is a point of one issue's scale and means nothing on "
              "another.",
              "Use a landmark of this issue, or a number."},
    CodeEntry{"E125", "cost as another loss", "A cost may be as much as a loss on an issue, \"as ISSUE: FROM to TO\": a "
              "known issue that the mover has a position on, and two points of its scale.",
              "Mend it, or write the cost in points."},
    CodeEntry{"E126", "chances that do not add up", "The chances of all values add up to 100 %, about; they are "
              "normalised in every draw. All of them 0 is an error.",
              "Correct them, or write \"rest\" for the last."},
    // Issues, roles, positions.
    CodeEntry{"E130", "scale without width", "The lower end of a scale must be below its upper end.",
              "Write scale = [lowest, highest]."},
    CodeEntry{"E131", "landmark outside the scale", "A landmark is a point of its issue's scale.",
              "Widen the scale, or move the landmark."},
    CodeEntry{"E132", "nothing possible", "The two ends of what is possible overlap or are swapped, so that nothing "
              "might be possible.",
              "Write possible = [low, high] with ends whose ranges do not touch."},
    CodeEntry{"E133", "two roles on one issue", "An actor decides, blocks or is a voice; who signs also weighs in.",
              "Keep the strongest role."},
    CodeEntry{"E134", "role without effect", "Ratifiers and voices need a decider; without one everybody weighs in.",
              "Add `decides`, or take the role out."},
    CodeEntry{"E135", "missing position", "An issue needs a position, and an act of one decider needs that decider's.",
              "Add the line to [position.ISSUE]."},
    CodeEntry{"E136", "limit without a side", "Whether an actor refuses terms below or above its limit is read from "
              "the medians of limit and position; here they are equal.",
              "Move the limit to the worst the actor would still sign."},
    CodeEntry{"E137", "main track is not bargained", "The main track must be an issue with two or more deciders.",
              "Name another issue."},
    CodeEntry{"E138", "quota", "A quota is the share of the ratifiers' influence that must agree, above 0 and up to 1; "
              "without ratifiers it means nothing. Issues with the same deciders are ratified together, so those of "
              "them that name ratifiers name the same ones and the same quota.",
              "Write quota = 0.65, beside `blocks`."},
    CodeEntry{"E139", "indifferent decider", "A decider without a position is taken as indifferent on that issue.",
              "Add its position if it is not."},
    // Dates.
    CodeEntry{"E140", "dates out of order", "as_of comes first, then the horizon; a file is not written before its "
              "as_of.",
              "Mend the dates of [situation]."},
    CodeEntry{"E141", "source later than as_of", "Nothing published later than as_of may inform the file.",
              "Take the source out, or move as_of."},
    CodeEntry{"E142", "event later than as_of", "Evidence is about what happened by as_of.",
              "Take it out; what is due later belongs under [date]."},
    CodeEntry{"E143", "span runs backwards", "The first day of a span must not be later than its last.",
              "Write [first, last]."},
    CodeEntry{"E144", "not a date", "A date is a day, 2025-08-15, or a moment with a zone, 2025-08-15T19:30:00Z.",
              "Write it so, without quotes."},
    CodeEntry{"E145", "written with hindsight", "The file was written after its as_of, so its writer could know what "
              "followed. Brief and scores say so.",
              "Nothing to do; it is only said."},
    CodeEntry{"E146", "calendar date before as_of", "The calendar holds what must still be decided.",
              "Make it evidence with `on`, or correct the day."},
    CodeEntry{"E147", "event out of time", "An event or signal lies between as_of and the horizon: what is known is "
              "evidence, what comes later cannot bear on the question.",
              "Correct the day, or take it out."},
    CodeEntry{"E148", "known to all", "A chance that changes inputs is settled before anybody moves and known to all, so "
              "a move need not name it under `sees`.",
              "Take it out of `sees`."},
    // Sources and evidence.
    CodeEntry{"E150", "missing page", "The saved page named by a source is not there.",
              "Paths count from the folder of the situation file."},
    CodeEntry{"E151", "quote not in its page", "The words of the quote do not stand in the source's page. Typography, "
              "white space and line ends do not count; words do.",
              "Copy the words from the page, or say it in `says`."},
    CodeEntry{"E152", "absolute path", "Pages are kept beside the file, so that both can be moved and reviewed "
              "together.",
              "Write a path relative to the file."},
    CodeEntry{"E153", "relays in a circle", "Sources relay each other in a circle, so nobody said it first.",
              "Take out the relay of the one that did."},
    CodeEntry{"E154", "store not usable", "The evidence store named by the file is not there, or cannot be opened.",
              "Make it with entente read PAGES --store FILE, or mend the path: it counts from the folder of the file."},
    // Conditions.
    CodeEntry{"E160", "condition not understood", "The condition does not follow the grammar in docs/format.md.",
              "Mend the place shown."},
    CodeEntry{"E161", "unknown name in a condition", "The name is no issue, landmark, outcome, actor, type, chance, move or "
              "value of one that may stand here.",
              "Check the spelling."},
    CodeEntry{"E162", "landmark of another issue in a condition", "An issue is compared with its own landmarks only.",
              "Use one of its own, or a number."},
    CodeEntry{"E163", "constant outside the scale", "A comparison names a number outside the issue's scale, or a range "
              "that runs downwards.",
              "Correct the number."},
    CodeEntry{"E164", "term without a deal", "An issue with two or more deciders has a value only under a deal; what a "
              "condition says of it elsewhere has no meaning.",
              "Join the comparison to a deal: \"deal and ...\"."},
    CodeEntry{"E165", "deal without a track", "`deal` needs a track: issues that two or more deciders bargain over. "
              "With several, it must be clear which.",
              "Write deal(ISSUE), or set main-track in [situation]."},
    CodeEntry{"E166", "outcome defined by itself", "Outcomes name each other in a circle.",
              "Write one of the conditions out."},
    CodeEntry{"E167", "overlapping outcomes", "Outcomes must not overlap, or probabilities would count twice. The check "
              "is exact, and the message names a point where both hold.",
              "Narrow one of the two; `a..b` includes both ends."},
    CodeEntry{"E168", "impossible outcome", "No state of the issues and tracks meets the condition.",
              "Look for comparisons that exclude each other."},
    CodeEntry{"E169", "condition too large", "The condition is too long, too deep or too tangled to be checked.",
              "Split it, or use fewer comparisons."},
    CodeEntry{"E170", "comparison of gains", "Gains are compared with < or >, to a number or to the gain of the same "
              "actor elsewhere: each actor has a scale of its own.",
              "Write gain(ACTOR, OUTCOME) > gain(ACTOR, OTHER), or > 0."},
    CodeEntry{"E171", "impossible condition of a claim", "What stands after `given` can never hold.",
              "Correct the condition."},
    // Goals, moves, chances, types, signals.
    CodeEntry{"E172", "no word for the rest", "The scores of a goal end with what it is worth where no condition holds.",
              "End the list with [\"otherwise\", POINTS]."},
    CodeEntry{"E173", "condition that never counts", "Of a list of conditions the first that holds counts. This one can "
              "never be it. The check is exact.",
              "Put narrower conditions first, or take it out."},
    CodeEntry{"E174", "circle", "Moves and chances need each other in a circle, so none of them can come first; or options "
              "look like each other in a circle.",
              "Take out one of the links named."},
    CodeEntry{"E175", "cannot be known there", "A type is known to its holder only, so nobody sees it and no choice hangs "
              "on it; a chance that changes inputs is settled before everything else.",
              "Name what can be seen."},
    CodeEntry{"E176", "change out of reach", "A type may change only what its actor itself wants: its positions, limits, "
              "saliences, costs of no deal and goals; not where it stands on an issue that it decides alone or that "
              "nobody decides, as that is settled before. An event may change any input but chances.",
              "Let a chance change it, or take it out."},
    CodeEntry{"E178", "formula not understood", "A formula knows + - * / and parentheses, min, max, abs, numbers, issues, "
              "deal, signed, kept, flow(MOVE), cost(MOVE) and key paths in quotes.",
              "Mend the place shown; a minus between names needs blanks."},
    // What-ifs, reference classes, correlations, accept.
    CodeEntry{"E180", "unknown input", "A key path names no uncertain number of this file.",
              "Key paths follow the file: actor.US.influence, position.control.US.at, issue.control.reversion."},
    CodeEntry{"E182", "count of cases", "Cases are written as \"3 of 21\": deals of cases, at least one case.",
              "Write whole numbers, the first not larger than the second."},
    CodeEntry{"E183", "length of time", "A window is a number and days, weeks, months or years, at most 200 years.",
              "Write \"6 months\"."},
    CodeEntry{"E184", "impossible correlations", "All correlations of the file together are not positive definite: no "
              "numbers can move together like this.",
              "Weaken some, or put the inputs into one entry."},
    CodeEntry{"E185", "correlation not usable", "A correlation joins two or more uncertain inputs, each pair once, "
              "with rho between -1 and 1.",
              "Mend the entry; a fixed number cannot be correlated."},
    CodeEntry{"E186", "unknown lint", "`accept` answers a lint, and no lint has this code.",
              "Take the code from the message it answers."},
    CodeEntry{"E187", "without a track", "A reference class or past round speaks of deals on one track.",
              "Add track = \"ISSUE\"."},
    CodeEntry{"E188", "two reference classes of one track", "The forecast of a deal is mixed with one reference class; "
              "which of two would be left to chance.",
              "Keep the one that fits best, or count the cases of both in one."},
    // Measures, flows, effects; more of them is in the codes of the economy.
    CodeEntry{"E190", "no region", "Measures and flows are between regions of the base year: CN, RU, US, EU, IN, UA, AL "
              "(others that sanction Russia) and RW (all others).",
              "Give the actor region = \"CN\", or a list of regions."},
    CodeEntry{"E191", "no history", "A flow needs the months so far: a file beside this one, a series in it with the unit "
              "that the flow names, and a month in the half-year before as_of.",
              "Mend the path, the series or the unit, or add later months."},
    CodeEntry{"E192", "too many cases of measures", "The conditions of measures can tell apart more sets of measures in "
              "force than a brief could show.",
              "Let measures that come together share one condition."},
    CodeEntry{"E193", "measure out of time", "A measure that comes whatever happens was announced by as_of; one that comes "
              "with an outcome comes later.",
              "Give the month in which it was announced, or an `if`."},
    // Lints.
    CodeEntry{"L101", "bare number", "The number is given as a point, though nobody knows it so exactly. A range "
              "would carry the doubt into the answer.",
              "Write a range, or accept with the reason why it is certain."},
    CodeEntry{"L102", "numbers without a reason", "The entry gives numbers but no `because`, so the brief cannot say "
              "who says so.",
              "Add the id of an evidence or assumption, or a sentence."},
    CodeEntry{"L103", "several sources, one origin", "Sources that relay one another are one witness. The brief counts "
              "them once.",
              "Look for an independent witness, or accept."},
    CodeEntry{"L104", "bloc as one actor", "An actor marked as a bloc decides or blocks, though its members must agree "
              "among themselves: treating it as one hides its weakest link.",
              "Name the member that could hold it up as a ratifier of its own, or accept with the reason."},
    CodeEntry{"L105", "range that ends at its bound", "An end equal to the bound of its scale is read as a minimum or "
              "maximum, with every value from it to the median equally likely.",
              "Nothing, if that is meant; else move the end a little inside."},
    CodeEntry{"L106", "quote that cannot be checked", "The source of the quote keeps no page, so its words could not be "
              "compared.",
              "Save the page and name it in the source."},
    CodeEntry{"L107", "assumption without use", "No `because` names the assumption.",
              "Name it where a number rests on it, or take it out."},
    CodeEntry{"L108", "actor without a part", "The actor has no position, no role and no stake the brief could show.",
              "Give it a position, or take it out."},
    CodeEntry{"L109", "reversion outside what is possible", "What holds if nothing is agreed lies, by its median, "
              "outside what the file says is possible.",
              "Mend `possible` or `reversion`."},
    CodeEntry{"L110", "accept without effect", "An [accept] entry answers no lint that this file raises.",
              "Take it out, or correct its key path."},
    CodeEntry{"L111", "limit on the side where nobody stands", "The limit lies further out than what the actor itself wants: "
              "nobody else and no reversion is there, so it refuses nothing that anybody asks for.",
              "Put it on the side of the others: a limit is the worst the actor would sign."},
    CodeEntry{"L150", "target without a counter-move", "An actor cares much about what another decides alone, and has no "
              "way to answer: no move, and nothing to sign or block.",
              "Give it a move, or accept with the reason why it would bear it."},
    CodeEntry{"L151", "move without a cost", "Every option of a move is free to who makes it. Who threatens or punishes "
              "at no cost does so always.",
              "State what the options cost, or why they cost nothing."},
    CodeEntry{"L152", "run: why not yet?", "A deal is better for all than no deal in most draws, but has not come "
              "about.",
              "Ask what is missing: a cost, a limit, an actor."},
    CodeEntry{"L153", "run: zone of agreement", "The zone of agreement is empty, or full, in more than 95 % of "
              "draws, so limits decide nothing.",
              "Check limits and positions."},
    CodeEntry{"L154", "a state and its firms", "Firms or banks are touched but no actor stands for them, or two actors "
              "want the same in everything: they share one utility, though a state may defy what its firms obey.",
              "Make the firms an actor of their own, with interests of their own."},
    CodeEntry{"L155", "run: weight on an untouched landmark", "More than 5 % of the settlements fall on a landmark "
              "that no decider's range touches.",
              "Check the positions and the base measure."},
    CodeEntry{"L156", "run: no deal is one outcome", "No deal takes more than half of the probability and is one outcome: "
              "nothing tells what happens in it.",
              "Split it by the issues that are decided without a deal."},
    CodeEntry{"L157", "what-if and event change the same input", "A what-if supposes a value for an input that a chance or "
              "type changes as well. Where that comes to be, its value counts and not the supposed one.",
              "Suppose a value for what the chance or type changes it to as well, or for its likelihood."},
};

}  // namespace

std::span<const CodeEntry> situation_codes() {
    return entries;
}

}  // namespace entente::situation

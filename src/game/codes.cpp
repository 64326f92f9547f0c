#include "game/codes.h"

#include <array>
#include <vector>

namespace entente::game {

std::span<const CodeEntry> game_codes() {
    static constexpr std::array own{
        CodeEntry{"E400", "not a game file",
                  "The file is neither a Gambit extensive game (it would begin with `EFG 2 R`) nor a strategic one "
                  "(`NFG 1 R`), or it is not text at all.",
                  "Check that the right file was named; save a workbook of Gambit as .efg or .nfg."},
        CodeEntry{"E401", "version of the format not known",
                  "The first line names a version of the format, or a kind of numbers, that this reader does not know.",
                  "Write `EFG 2 R` or `NFG 1 R` (`D` is read like `R`)."},
        CodeEntry{"E402", "something else was expected",
                  "The format wants a label, a number, a brace or a kind of node at this place.",
                  "Mend the line; docs/game-files.md has the grammar."},
        CodeEntry{"E403", "the file ends too early",
                  "The file is cut: the tree, a list or a label is not finished when the file ends.",
                  "Get the file whole. Every action leads to one node, listed right after it."},
        CodeEntry{"E404", "text after the game",
                  "The tree or the payoffs are complete, but the file goes on.",
                  "Take out what follows, or check the number of actions of the nodes before it."},
        CodeEntry{"E405", "not a number",
                  "A payoff or a probability must be a finite decimal or a ratio of two such as 1/3, and no ratio "
                  "may have a zero below the line.",
                  "Mend the number."},
        CodeEntry{"E406", "no such player", "A node names a player whom the first line does not list.",
                  "Players count from 1 in the order of the first line."},
        CodeEntry{"E407", "too many players or too few", "A game has 1 to 1,000 players.",
                  "Mend the list in the first line."},
        CodeEntry{"E408", "one move with different actions",
                  "Nodes that carry the same number are one move of the same player, so they have the same actions in "
                  "the same order (and, for chance, the same probabilities); this one has others.",
                  "Mend the actions, or give the node a number of its own. Numbers of different players never clash."},
        CodeEntry{"E409", "probabilities of a chance move",
                  "A probability lies outside 0 to 1, or those of one chance move do not sum to 1.",
                  "Mend them; thirds are exact when written 1/3."},
        CodeEntry{"E410", "payoffs missing",
                  "An outcome has fewer or more payoffs than the game has players, is never given any, or combinations "
                  "of strategies are left without one.",
                  "Give one payoff a player; outcome 0 is the one that pays nobody."},
        CodeEntry{"E411", "one outcome with different payoffs",
                  "Two places give the same outcome number different payoffs.", "Give one of them another number."},
        CodeEntry{"E412", "absent-minded player",
                  "One play passes the same information set twice, so the player could not know whether it had already "
                  "decided. Probabilities of actions are not defined for such games.",
                  "Give the later decision an information set of its own."},
        CodeEntry{"E413", "information set that is never reached",
                  "Chance leads there with probability 0 on every path, so no belief and no choice is defined.",
                  "Give the chance moves before it a probability above 0, or cut the branch."},
        CodeEntry{"E414", "game too large",
                  "The game has more nodes, or more combinations of strategies, than are held in memory (2^24).",
                  "Cut stages or actions; a strategic game with many players is smaller as a tree."},
        CodeEntry{"E415", "move without actions",
                  "An information set, a chance move or a player has nothing to choose from.",
                  "List the actions in braces where the set is first named."},
        CodeEntry{"E420", "label repeated",
                  "Two things of one kind have the same label. They are kept apart by their place in the file.",
                  "Nothing need be done; rename one if you want to tell them apart in the answer."},
        CodeEntry{"E421", "imperfect recall",
                  "A player no longer knows what it did or knew. Agents at each information set are still solved, each "
                  "for itself; regret is then that of one agent at a time.",
                  "Split the information set if this was not meant."},
        CodeEntry{"E422", "end without an outcome",
                  "An end of the game has outcome 0 and pays nobody; what earlier nodes paid still counts.",
                  "Name an outcome if payoffs were forgotten."},
        CodeEntry{"E423", "answer not settled",
                  "The rounds ran out before every probability agreed with the logit answer to all others.",
                  "Ask for a smaller lambda first; a very large game with hidden information may need hours."},
        CodeEntry{"E424", "limit not reached",
                  "The principal branch was left before regret fell to a hundred-millionth of the range of payoffs.",
                  "Read the regret beside it: the profile is an equilibrium up to that much."},
        CodeEntry{"E425", "the principal branch turns back",
                  "On its way to the lambda asked for, the branch went back for a while; where it did there are several "
                  "answers, and the one given is where the branch first meets that lambda.",
                  "Look at all of them with --equilibria before resting anything on one."},
        CodeEntry{"E426", "lambda beyond all numbers",
                  "Lambda times a payoff is the logarithm of odds; beyond 1e280 sums of it leave the numbers a computer "
                  "has.",
                  "Ask for a smaller lambda, or write payoffs in a larger unit."},
    };
    return own;
}

}  // namespace entente::game

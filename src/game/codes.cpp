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
        CodeEntry{"E407", "too many players or too few",
                  "A game has 1 to 1,000 players.", "Mend the list in the first line."},
    };
    return own;
}

}  // namespace entente::game

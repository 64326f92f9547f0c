// The two grammars behind read_game. Private to the room; the header line and all labels of players are read before.
#pragma once

#include <string>
#include <vector>

#include "game/game_file.h"
#include "game/game_scanner.h"

namespace entente::game {

/// What both formats begin with.
struct GameHeader {
    std::string title;
    std::vector<std::string> players;
};

/// Collects notes of one kind and says at most a few of them, then how many more there are.
class NoteList {
  public:
    void add(const GameScanner& in, Place where, std::string code, std::string message, Severity severity = Severity::note);
    Diagnostics take();

  private:
    static constexpr std::size_t most = 10;
    Diagnostics notes_;
    std::size_t left_out_ = 0;
};

/// Notes every label of a list that repeats an earlier one; empty labels may repeat.
void note_repeated(const GameScanner& in, Place where, const std::string& what,
                   const std::vector<std::string>& labels, NoteList& notes);

/// The nodes of an .efg after its header, to the end of the file.
Result<ExtensiveGame> read_tree(GameScanner& in, const GameHeader& header, NoteList& notes);

/// Strategies and payoffs of an .nfg after its players, to the end of the file, as a tree.
Result<ExtensiveGame> read_table(GameScanner& in, const GameHeader& header, NoteList& notes);

}  // namespace entente::game

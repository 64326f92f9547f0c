// Game files of Gambit: extensive games (.efg) and strategic games (.nfg), from the published grammar.
//
//     Result<GameFile> file = read_game("beer-quiche.efg");
//     if (!file) for (const Diagnostic& d : file.error()) ...      // line, column, cause, remedy
//     else for (const Diagnostic& d : file->notes) ...             // what was accepted although it is doubtful
//
// What the program takes and leaves of the format is in docs/game-files.md. The reader is lenient about labels (they
// may repeat, be empty or be left out) and strict about everything a number depends on.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "game/extensive_game.h"

namespace entente::game {

struct GameFile {
    ExtensiveGame game;     ///< a strategic game is the tree in which players move in turn and see nothing
    bool strategic = false;  ///< the file was an .nfg
    Diagnostics notes;       ///< warnings and notes
};

/// The largest file read, bytes: a tree at the limit of nodes has about this size.
inline constexpr std::size_t game_file_limit = std::size_t{1} << 30U;

/// Reads and checks a game file; which kind it is, its first word tells. Codes E001 to E003, E400 to E414; notes
/// E420 (label repeated) and E422 (nobody receives anything), warning E421 (imperfect recall).
Result<GameFile> read_game(const std::filesystem::path& path);

/// The same from bytes already in memory; `name` is what diagnostics call the file.
Result<GameFile> read_game(std::string_view bytes, const std::string& name);

}  // namespace entente::game

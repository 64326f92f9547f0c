#include "game/game_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "base/file.h"
#include "base/text.h"
#include "game/read_game.h"

namespace entente::game {
namespace {

constexpr std::size_t player_limit = 1000;

// Files of the nineties have labels in Latin 1; every byte of it is a code point.
std::string utf8_from_latin1(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80U) {
            text += c;
        } else {
            text += static_cast<char>(0xC0U | (byte >> 6U));
            text += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return text;
}

bool read_version(GameScanner& in, bool tree) {
    const char* wanted = tree ? "2" : "1";
    const Place where = in.here();
    const std::string_view version = in.word();
    const std::string_view numbers = in.word();
    if (version.empty() && in.at_end()) return in.unexpected("the version of the format");
    if (version != wanted || (numbers != "R" && numbers != "D")) {
        return in.fail(in.at(where, "E401", fmt::format("this reader knows {} {} R", tree ? "EFG" : "NFG", wanted)));
    }
    return true;
}

bool read_header(GameScanner& in, GameHeader& header, NoteList& notes) {
    if (!in.label(header.title, "the title in quotes")) return false;
    const Place where = in.here();
    if (!in.labels(header.players, "the list of players")) return false;
    if (header.players.empty() || header.players.size() > player_limit) {
        return in.fail(in.at(where, "E407", fmt::format("the game has {} players", header.players.size())));
    }
    note_repeated(in, where, "players", header.players, notes);
    for (std::size_t i = 0; i < header.players.size(); ++i) {
        if (header.players[i].empty()) header.players[i] = fmt::format("player {}", i + 1);
    }
    return true;
}

Diagnostic not_a_game(const std::string& name, std::string message) {
    return {"E400", Severity::error, {name, 1, 1}, std::move(message),
            "an extensive game begins with `EFG 2 R`, a strategic one with `NFG 1 R`", {}};
}

Result<GameFile> read_text(std::string_view text, const std::string& name) {
    GameScanner in(name, text);
    const std::string_view kind = in.word();
    if (kind != "EFG" && kind != "NFG") return failure(not_a_game(name, "the file is no game of Gambit"));
    GameHeader header;
    NoteList notes;
    if (!read_version(in, kind == "EFG") || !read_header(in, header, notes)) return failure(in.failure());
    Result<ExtensiveGame> game = kind == "EFG" ? read_tree(in, header, notes) : read_table(in, header, notes);
    if (!game) return tl::unexpected(std::move(game.error()));
    GameFile file{std::move(*game), kind == "NFG", notes.take()};
    Diagnostics found = check_game(file.game);
    for (Diagnostic& one : found) {
        if (one.where.line > 0) one.source_line = in.at({one.where.line, one.where.column}, "", "").source_line;
    }
    if (has_errors(found)) return tl::unexpected(std::move(found));
    std::move(found.begin(), found.end(), std::back_inserter(file.notes));
    return file;
}

}  // namespace

void NoteList::add(const GameScanner& in, Place where, std::string code, std::string message,
                   Severity severity) {
    if (notes_.size() == most) {
        ++left_out_;
        return;
    }
    Diagnostic note = in.at(where, std::move(code), std::move(message));
    note.severity = severity;
    notes_.push_back(std::move(note));
}

Diagnostics NoteList::take() {
    if (left_out_ > 0) notes_.back().message += fmt::format(" (and {} more notes like these)", left_out_);
    return std::move(notes_);
}

void note_repeated(const GameScanner& in, Place where, const std::string& what,
                   const std::vector<std::string>& labels, NoteList& notes) {
    std::unordered_set<std::string_view> seen, said;
    for (const std::string& label : labels) {
        if (!label.empty() && !seen.insert(label).second && said.insert(label).second) {
            notes.add(in, where, "E420", fmt::format("two {} are called \"{}\"", what, label));
        }
    }
}

Result<GameFile> read_game(std::string_view bytes, const std::string& name) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.find('\0') != std::string_view::npos) {
        return failure(not_a_game(name, "the file holds bytes that no text has"));
    }
    return is_utf8(bytes) ? read_text(bytes, name) : read_text(utf8_from_latin1(bytes), name);
}

Result<GameFile> read_game(const std::filesystem::path& path) {
    const Result<std::string> bytes = read_file(path, game_file_limit);
    return bytes ? read_game(*bytes, path.string()) : tl::unexpected(bytes.error());
}

}  // namespace entente::game

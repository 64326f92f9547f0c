// Every file of tests/broken-games against the exact words a person is told about it. To renew after a change of
// wording: ENTENTE_REGENERATE=1, then read the difference.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/test_tools.h"
#include "game/codes.h"
#include "game/game_file.h"

using namespace entente;
using namespace entente::game;

namespace {

const std::filesystem::path folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" / "broken-games";

std::string told_about(const std::filesystem::path& path, std::set<std::string>& codes) {
    const Result<std::string> bytes = read_file(path);
    REQUIRE(bytes);
    const Result<GameFile> file = read_game(*bytes, path.filename().string());
    std::string text;
    for (const Diagnostic& one : file ? file->notes : file.error()) {
        text += format(one) + "\n";
        codes.insert(one.code);
    }
    return text;
}

}  // namespace

TEST_CASE("broken games are told what is wrong with them, word for word, and every code of the readers is met") {
    std::set<std::string> codes;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".expected") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() >= 20);
    for (const std::filesystem::path& path : files) {
        CAPTURE(path.filename().string());
        const std::string told = told_about(path, codes);
        CHECK_FALSE(told.empty());
        const std::filesystem::path expected = std::filesystem::path(path).replace_extension(".expected");
        if (entente::test_tools::regenerates()) {
            REQUIRE(write_file(expected, told));
            continue;
        }
        const Result<std::string> words = read_file(expected);
        REQUIRE(words);
        CHECK(told == *words);
    }
    for (const CodeEntry& entry : game_codes()) {
        if (entry.code < "E423" && entry.code != "E407") CHECK_MESSAGE(codes.contains(std::string(entry.code)), std::string(entry.code));
    }
}

TEST_CASE("a game beyond the limit is refused in plain words before its memory is taken") {
    // Twenty moves in a row, each with a million actions.
    std::string text = "EFG 2 R \"\" { \"one\" }\n";
    for (int move = 0; move < 20; ++move) {
        text += "c \"\" 1 ";
        if (move == 0) {
            text += "{";
            for (int i = 0; i < 1 << 20; ++i) text += "\"\" 0 ";
            text += "} ";
        }
        text += "0\n";
    }
    const auto file = read_game(text, "large.efg");
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error()[0].code == "E414");
}

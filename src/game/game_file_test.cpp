#include "game/game_file.h"

#include <doctest/doctest.h>

#include <string>

#include "game/test_data.h"

using namespace entente;
using namespace entente::game;

namespace {

const std::string entry_game = R"(EFG 2 R "Entry \"deterred\" \\ or not" { "entrant" "holder" }
"a comment"

p "" 1 1 "enter?" { "in" "out" } 0
p "" 2 7 "fight?" { "fight" "yield" } 2 "costs" { -1, -.5 }
t "" 1 "war" { -1 1/4 }
t "" 3 { 2, 1.5e0 }
t "" 4 "quiet" { 0, 3 }
)";

std::string first_code(const std::string& text) {
    const auto file = read_game(text, "x.efg");
    return file ? std::string() : file.error().front().code;
}

}  // namespace

TEST_CASE("an extensive game: labels with escapes, ratios, payoffs before the end") {
    const auto file = read_game(entry_game, "entry.efg");
    REQUIRE_MESSAGE(file.has_value(), (file ? "" : format(file.error()[0])));
    const ExtensiveGame& game = file->game;
    CHECK(game.title == "Entry \"deterred\" \\ or not");
    CHECK(file->notes.empty());
    REQUIRE(game.sets.size() == 2);
    CHECK(game.sets[1].label == "fight?");
    CHECK(game.sets[1].where == Location{"entry.efg", 5, 1});
    CHECK(game.actions == std::vector<std::string>{"in", "out", "fight", "yield"});
    REQUIRE(game.nodes.size() == 5);
    const TreeNode& fight = game.nodes[game.nodes[0].first_child];
    CHECK(game.payoff(static_cast<std::size_t>(fight.outcome), 1) == -.5);
    CHECK(game.payoff(static_cast<std::size_t>(game.nodes[fight.first_child].outcome), 1) == .25);
    CHECK(is_public(game));
    CHECK(forgetful_sets(game).empty());
}

TEST_CASE("sets come player by player in order of first appearance, chance last; the same number may serve two players") {
    const auto file = read_game(R"(EFG 2 R "" { "A" "B" }
c "" 1 "" { "l" 1/3 "r" 2/3 } 0
p "" 2 1 "b" { "x" "y" } 0
p "" 1 1 "a" { "u" "d" } 0
t "" 1 { 1 1 }
t "" 1
t "" 0
p "" 1 1 0
t "" 1
t "" 1
)", "x.efg");
    REQUIRE_MESSAGE(file.has_value(), (file ? "" : format(file.error()[0])));
    const ExtensiveGame& game = file->game;
    REQUIRE(game.sets.size() == 3);
    CHECK(game.sets[0].label == "a");
    CHECK(game.sets[1].label == "b");
    CHECK(game.sets[2].player == chance_player);
    CHECK(game.chance == std::vector<double>{1.0 / 3, 2.0 / 3});
    CHECK_FALSE(is_public(game));
    REQUIRE(file->notes.size() == 1);
    CHECK(file->notes[0].code == "E422");
}

TEST_CASE("a strategic game in both forms is the same tree; the first player's strategy varies fastest") {
    const auto list = read_game(R"(NFG 1 R "g" { "A" "B" } { 3 2 } "c" 11 12 21 22 31 32 41 42 51 52 61 62)", "g.nfg");
    const auto outcomes = read_game(R"(NFG 1 D "g" { "A" "B" } { { "u" "m" "d" } { "l" "r" } }
        { { "a" 11, 12 } { "b" 21, 22 } { "c" 31, 32 } { "" 41 42 } { 51 52 } { "f" 61, 62 } } 1 2 3 4 5 6)", "g.nfg");
    REQUIRE(list.has_value());
    REQUIRE_MESSAGE(outcomes.has_value(), (outcomes ? "" : format(outcomes.error()[0])));
    CHECK(list->game.payoffs == outcomes->game.payoffs);
    CHECK(list->strategic);
    const ExtensiveGame& game = list->game;
    REQUIRE(game.nodes.size() == 1 + 3 + 6);
    // A plays its second strategy, B its second: combination 4 of the file.
    const TreeNode& end = game.nodes[game.nodes[game.nodes[0].first_child + 1].first_child + 1];
    CHECK(game.payoff(static_cast<std::size_t>(end.outcome), 0) == 51);
    CHECK(outcomes->game.actions == std::vector<std::string>{"u", "m", "d", "l", "r"});
}

TEST_CASE("repeated labels are noted, not refused; Latin 1 is read") {
    const auto file = read_game("EFG 2 R \"Gr\xF6\xDF" "e\" { \"A\" \"A\" }\np \"\" 1 1 \"s\" { \"x\" \"x\" \"x\" } 0\n"
                                "t \"\" 1 { 1 0 }\nt \"\" 1\nt \"\" 1\n", "x.efg");
    REQUIRE(file.has_value());
    CHECK(file->game.title == "Größe");
    REQUIRE(file->notes.size() == 2);
    CHECK(file->notes[0].code == "E420");
    CHECK(file->notes[0].severity == Severity::note);
    CHECK(file->notes[1].where.line == 2);
}

TEST_CASE("every way to cut a game file short is a diagnostic, never a crash") {
    for (std::size_t length = 0; length + 1 < entry_game.size(); ++length) {
        const auto file = read_game(entry_game.substr(0, length), "cut.efg");
        REQUIRE_FALSE(file.has_value());
        CHECK_FALSE(file.error().empty());
    }
}

TEST_CASE("what is refused, with its code") {
    const std::string head = "EFG 2 R \"\" { \"A\" \"B\" }\n";
    CHECK(first_code("") == "E400");
    CHECK(first_code(std::string("EFG 2 R\0", 8)) == "E400");
    CHECK(first_code("EFG 1 R \"\" { \"A\" }") == "E401");
    CHECK(first_code("EFG 2 R \"\" { }") == "E407");
    CHECK(first_code(head + "x \"\" 1") == "E402");
    CHECK(first_code(head + "t \"\" 1 { 1 2 } t \"\" 1") == "E404");
    CHECK(first_code(head + "t \"\" 1 { 1 1/0 }") == "E405");
    CHECK(first_code(head + "t \"\" 1 { 1 inf }") == "E405");
    CHECK(first_code(head + "p \"\" 3 1 { \"x\" } 0") == "E406");
    CHECK(first_code(head + "t \"\" 1 { 1 }") == "E410");
    CHECK(first_code(head + "t \"\" 1") == "E410");
    CHECK(first_code(head + "p \"\" 1 1 { } 0") == "E415");
    CHECK(first_code(head + "c \"\" 1 { \"a\" .5 \"b\" .4 } 0 t \"\" 0 t \"\" 0") == "E409");
    CHECK(first_code(head + "c \"\" 1 { \"a\" 2 \"b\" -1 } 0 t \"\" 0 t \"\" 0") == "E409");
    CHECK(first_code(head + "p \"\" 1 1 { \"a\" \"b\" } 0 p \"\" 1 1 { \"a\" \"b\" } 0 t \"\" 0 t \"\" 0 t \"\" 0") == "E412");
    CHECK(first_code(head + "c \"\" 1 { \"a\" 1 \"b\" 0 } 0 t \"\" 0 p \"\" 1 1 { \"a\" } 0 t \"\" 0") == "E413");
    CHECK(first_code(head + "p \"\" 1 1 { \"a\" } 0 p \"\" 2 1 { \"a\" } 0 p \"\" 2 2 { \"c\" } 0 p \"\" 2 1 { \"c\" } 0 t \"\" 0") == "E408");
    CHECK(first_code(head + "p \"\" 1 1 { \"a\" \"b\" } 0 t \"\" 1 { 1 2 } t \"\" 1 { 1 3 }") == "E411");
    CHECK(first_code("NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } 1 2 3 4 5 6 7") == "E410");
    CHECK(first_code("NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } 1 2 3 4 5 6 7 8 9") == "E404");
    CHECK(first_code("NFG 1 R \"\" { \"A\" \"B\" } { 99999 99999 } 1") == "E414");
    CHECK(first_code("NFG 1 R \"\" { \"A\" \"B\" } { 2 }") == "E402");
    CHECK(first_code("NFG 1 R \"\" { \"A\" \"B\" } { 1 1 } { { \"\" 1 2 } } 2") == "E410");
}

TEST_CASE("imperfect recall is a warning") {
    const auto file = read_game("EFG 2 R \"\" { \"A\" } p \"\" 1 1 { \"a\" \"b\" } 0 p \"\" 1 2 { \"c\" } 0 t \"\" 0 p \"\" 1 2 0 t \"\" 1 { 2 }", "x");
    REQUIRE_MESSAGE(file.has_value(), (file ? "" : format(file.error()[0])));
    CHECK(file->notes.back().code == "E421");
    CHECK(forgetful_sets(file->game) == std::vector<std::size_t>{1});
}

TEST_CASE("all games of the outside data are read without a complaint") {
    const auto folder = testing::data_path("games");
    if (!folder) return;
    int games = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.path().extension() != ".efg" && entry.path().extension() != ".nfg") continue;
        const auto file = read_game(entry.path());
        REQUIRE_MESSAGE(file.has_value(), (file ? "" : format(file.error()[0])));
        CHECK_MESSAGE(file->notes.empty(), (file->notes.empty() ? "" : format(file->notes[0])));
        ++games;
    }
    CHECK(games >= 16);
}

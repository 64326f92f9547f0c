#include "brief/text_layout.h"

#include <doctest/doctest.h>

#include "brief/text_table.h"

namespace entente::brief {

TEST_CASE("columns of a terminal, not bytes") {
    CHECK(display_width("Kyiv") == 4);
    CHECK(display_width("Zürich") == 6);
    CHECK(display_width("北京") == 4);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("\x1b[1mbold\x1b[0m") == 4);
}

TEST_CASE("lines break at spaces but not inside a percentage or a mark") {
    CHECK(wrap("likely (55-80 %; 63 %)", 12) == std::vector<std::string>{"likely", "(55-80 %;", "63 %)"});
    CHECK(wrap("as one said [1; relay].", 18) == std::vector<std::string>{"as one said", "[1; relay]."});
    CHECK(wrap("position.control.RU.limit", 20) == std::vector<std::string>{"position.control.RU.", "limit"});
    CHECK(wrap("", 10) == std::vector<std::string>{""});
}

TEST_CASE("text of a file cannot steer a terminal") {
    CHECK(printable("a\x1b[31mb\x07\tc\nd") == "a[31mb c d");
    CHECK(printable("safe\u202Eevil") == "safeevil");
    CHECK(printable("\xFFz") == "\xEF\xBF\xBDz");
    CHECK(printable("Zürich 北京") == "Zürich 北京");
}

TEST_CASE("padding, centring, shortening") {
    CHECK(pad_left("7", 3) == "  7");
    CHECK(pad_right("ü", 3) == "ü  ");
    CHECK(centre("ab", 5) == " ab  ");
    CHECK(shorten("a long label", 8) == "a long…");
    CHECK(shorten("short", 8) == "short");
}

TEST_CASE("a table wraps to the terminal and turns into records where it cannot") {
    const std::vector<TextColumn> columns{{"what", Align::left}, {"how much", Align::right}};
    const std::vector<std::vector<std::string>> rows{{"oil", "12"}, {"gas and pipelines", "3"}};
    CHECK(text_table(columns, rows, 80) ==
          "                      how\n"
          "  what               much\n"
          "  ───────────────────────\n"
          "  oil                  12\n"
          "  gas and pipelines     3\n");
    CHECK(text_table(columns, rows, 16) ==
          "  oil\n    how much:\n      12\n  gas and\n    pipelines\n    how much:\n      3\n");
}

TEST_CASE("where a table is too wide, a column may stand under the first one") {
    const std::vector<TextColumn> columns{{"outcome"}, {"chance", Align::left, ""}, {"gain", Align::right}};
    const std::vector<std::vector<std::string>> rows{{"frozen lines", "likely (60 %)", "+5"}};
    CHECK(text_table(columns, rows, 80) ==
          "  outcome       chance         gain\n"
          "  ─────────────────────────────────\n"
          "  frozen lines  likely (60 %)    +5\n");
    CHECK(text_table(columns, rows, 24) ==
          "  outcome        gain\n"
          "  ───────────────────\n"
          "  frozen lines     +5\n"
          "  likely (60 %)\n");
}

TEST_CASE("the column whose text makes the rows tall keeps its width") {
    const std::string text = "what follows once it is seen and by how much";
    const std::string table = text_table({{"a sight"}, {"by"}, {"then"}},
                                         {{"a notice", "10 November 2025", text}, {"a map", "1 May 2026", text}}, 50);
    CHECK(table.find("what follows once it is seen\n") != std::string::npos);  // two lines of it, not five
}

}  // namespace entente::brief

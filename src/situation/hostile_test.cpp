// Bytes that would hurt a parser: refused quickly, with a place and a reason.
#include <doctest/doctest.h>

#include "situation/document.h"
#include "situation/load.h"
#include "situation/test_files.h"

using namespace entente;
using namespace entente::situation;

namespace {

Diagnostic refused(const std::string& bytes) {
    const Result<Loaded> loaded = read_situation(bytes, "hostile.toml", ".");
    REQUIRE_FALSE(loaded);
    return loaded.error().front();
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) {
        result += text;
    }
    return result;
}

}  // namespace

TEST_CASE("a line of 10 MB is refused") {
    CHECK(refused("x = \"" + std::string(10U << 20U, 'a') + "\"\n").code == "E104");
    const Diagnostic line = refused("[reader.x]\nwho = \"" + std::string(1U << 20U, 'a') + "\"\n");
    CHECK(line.code == "E102");
    CHECK(line.where.line == 2);
}

TEST_CASE("many short lines are no reason to refuse, more than 4 MiB are") {
    const std::string comments = repeated("# nothing\n", 300'000);
    CHECK(read_situation(std::string(alaska) + comments, "long.toml", "."));
    CHECK(refused(repeated("# nothing\n", 450'000)).code == "E104");
}

TEST_CASE("nesting is refused before the TOML parser meets it") {
    CHECK(refused("x = " + std::string(60'000, '[')).code == "E103");
    CHECK(refused("x = " + repeated("[\n", 200'000)).code == "E103");
    CHECK(refused("x = " + repeated("{a=", 10'000)).code == "E103");
    CHECK(refused(repeated("a.", 30'000) + "a = 1").code == "E103");
    CHECK(refused("[" + repeated("a .\t", 10'000) + "a]").code == "E103");
    CHECK(refused("x = [\n" + repeated("{a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = [\n", 5'000)).code == "E103");
    // A string that only looks like nesting is text, however its quotes are written.
    for (const char* quote : {"\"", "'", "\"\"\"", "'''"}) {
        const std::string text = std::string("[reader.x]\nwho = ") + quote + repeated("[a.", 100) + quote +
                                 "\nwatch = \"x\"\n";
        CHECK(refused(text).code != "E103");
    }
    CHECK(refused("# " + repeated("[", 100) + "\nx = 1\n").code == "E107");
    CHECK(refused("x = \"\\\"" + repeated("[", 100) + "\"\n").code != "E103");
}

TEST_CASE("bytes that are not UTF-8 are shown by their place") {
    const Diagnostic latin = refused("# caf\xe9\n");
    CHECK(latin.code == "E100");
    CHECK(latin.where == Location{"hostile.toml", 1, 6});
    CHECK(refused("ok = 1\n\n  \xc3\x28").where == Location{"hostile.toml", 3, 3});
    CHECK(refused(std::string("\xff\xfe[\0s\0", 6)).code == "E100");
    CHECK(refused("# \xed\xa0\x80").code == "E100");  // half a surrogate pair
}

TEST_CASE("a byte-order mark and Windows line ends do not count") {
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : alaska) {
        windows += c == '\n' ? "\r\n" : std::string(1, c);
    }
    const auto plain = read_situation(alaska, "a.toml", ".");
    const auto other = read_situation(windows, "a.toml", ".");
    REQUIRE(plain);
    REQUIRE(other);
    CHECK(plain->situation.content_hash == other->situation.content_hash);
}

TEST_CASE("empty and odd files are refused with words") {
    for (const char* bytes : {"", "\n", " ", "\r", "=", "[", "[]", "x", "\"\"=1", "[\x05", "[[\x05", "{", "\xd2\x83", "a = \"\"\"\\ \xd2\x83\"\"\"\n= 1", "[situation]", "situation=[[1]]"}) {
        CAPTURE(std::string(bytes));
        const Diagnostic diagnostic = refused(bytes);
        CHECK_FALSE(diagnostic.message.empty());
        CHECK(diagnostic.where.file == "hostile.toml");
    }
    CHECK(refused(std::string("x = 1\0y = 2", 11)).code == "E101");
}

TEST_CASE("columns count bytes, so carets and editors agree") {
    const auto document = read_document("\"\xc3\xa5\" = \"\xc3\xa5\xc3\xa5\"\n", "f");
    REQUIRE(document);
    const Member& member = document->root.members.front();
    CHECK(member.place == Place{1, 1});
    CHECK(member.value.place == Place{1, 8});
    CHECK(document->inside(member.value, 2) == Place{1, 11});
}

TEST_CASE("moments are turned to UTC, across midnight too") {
    const auto document =
        read_document("a = 2025-01-01T00:30:00+02:00\nb = 2024-12-31T23:30:00-01:00\nc = 2025-01-01T00:00:00Z", "f");
    REQUIRE(document);
    CHECK(iso(document->root.members[0].value.date) == "2024-12-31T22:30:00Z");
    CHECK(iso(document->root.members[1].value.date) == "2025-01-01T00:30:00Z");
    CHECK(iso(document->root.members[2].value.date) == "2025-01-01T00:00:00Z");
}

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <limits>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/near.h"
#include "base/test_tools.h"
#include "base/text.h"

using namespace entente;
using entente::test_tools::need;

TEST_CASE("a diagnostic shows place, cause, line and remedy") {
    const Diagnostic d{"E101", Severity::error, {"a.toml", 3, 5}, "unknown actor \"CHN\"", "did you mean \"CN\"?", "of = \"CHN\""};
    CHECK(format(d) ==
          "a.toml:3:5: error E101: unknown actor \"CHN\"\n    of = \"CHN\"\n        ^\n    did you mean \"CN\"?");
}

TEST_CASE("a caret counts characters, not bytes, and long lines are cut around it") {
    CHECK(format({"E1", Severity::note, {"f", 1, 6}, "m", "", "\xC3\xA9t\xC3\xA9 x"}) ==
          "f:1:6: note E1: m\n    \xC3\xA9t\xC3\xA9 x\n       ^");
    const Diagnostic longest{"E1", Severity::error, {"f", 1, 5000}, "m", "", std::string(10000, 'x')};
    CHECK(format(longest).size() < 300);
}

TEST_CASE("dates parse, print and compare by day unless both have a time") {
    CHECK(iso(need(parse_date("2025-08-15"))) == "2025-08-15");
    CHECK(iso(need(parse_date("2025-08-15T21:30:00+02:00"))) == "2025-08-15T19:30:00Z");
    CHECK(spoken(need(parse_date("2025-08-15T19:30:00Z"))) == "15 August 2025, 19:30 UTC");
    for (const char* bad : {"2025-02-30", "15.8.2025", "2025-08-15x", "", "2025-13-01"}) {
        CHECK_FALSE(parse_date(bad));
    }
    const Date moment = need(parse_date("2025-08-15T19:30:00Z"));
    CHECK_FALSE(later(moment, need(parse_date("2025-08-15"))));
    CHECK_FALSE(later(need(parse_date("2025-08-15")), moment));
    CHECK(later(moment, need(parse_date("2025-08-15T19:29:59Z"))));
    CHECK(days_between(need(parse_date("2025-08-15")), need(parse_date("2025-12-31"))) == 138);
    CHECK_FALSE(make_date(2025, 2, 29));
}

TEST_CASE("the comparator defines zero, infinity and NaN") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    CHECK(near(1.0, 1.0 + 1e-12, {.relative = 1e-11}));
    CHECK_FALSE(near(0.0, 1e-12, {.relative = 1e-3}));
    CHECK(near(0.0, 1e-12, {.absolute = 1e-11}));
    CHECK(near(inf, inf, {}));
    CHECK_FALSE(near(inf, -inf, {.relative = 1}));
    CHECK_FALSE(near(inf, 1e300, {.relative = 1}));
    CHECK_FALSE(near(nan, nan, {.absolute = 1}));
}

TEST_CASE("hashes have their published values") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(key_hash("") == 0xcbf29ce484222325ULL);
    CHECK(key_hash("a") == 0xaf63dc4c8601ec8cULL);
}

TEST_CASE("the nearest candidate is offered only if it is near") {
    CHECK(nearest("CHN", {"CN", "US"}) == std::optional<std::string>("CN"));
    CHECK(nearest("salianc", {"salience", "limit"}) == std::optional<std::string>("salience"));
    CHECK_FALSE(nearest("xyzzy", {"CN", "US"}));
}

TEST_CASE("numbers fill their text and are finite") {
    CHECK(need(parse_number(" +1.5e1 ")) == 15);
    for (const char* bad : {"", "nan", "inf", "1,5", "1 2", "0x10"}) {
        CHECK_FALSE(parse_number(bad));
    }
}

TEST_CASE("UTF-8 is checked to the letter of the standard") {
    CHECK(is_utf8("na\xC3\xAFve \xE2\x82\xAC \xF0\x9F\x98\x80"));
    for (const char* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xFF", "\xE0\x80\x80"}) {
        CHECK_FALSE(is_utf8(bad));
    }
}

TEST_CASE("a file is hashed piece by piece") {
    const auto path = std::filesystem::temp_directory_path() / "entente-hash-test";
    const std::string bytes(200'001, 'a');  // more than three pieces
    REQUIRE(write_file(path, bytes));
    CHECK(hash_file(path).value() == sha256(bytes));
    REQUIRE(write_file(path, ""));
    CHECK(hash_file(path).value() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    std::filesystem::remove(path);
    CHECK(hash_file(path).error()[0].code == "E001");
}

TEST_CASE("files are written whole or refused with a reason") {
    const auto folder = std::filesystem::temp_directory_path() / "entente-base-test";
    std::filesystem::remove_all(folder);
    REQUIRE(make_folder(folder / "inner"));
    REQUIRE(write_file(folder / "a", "one"));
    REQUIRE(write_file(folder / "a", "two"));
    CHECK(*read_file(folder / "a") == "two");
    CHECK(read_file(folder / "none").error()[0].code == "E001");
    CHECK(read_file(folder).error()[0].code == "E001");
    CHECK(read_file(folder / "a", 2).error()[0].code == "E003");
    CHECK(write_file(folder / "absent" / "a", "x").error()[0].code == "E004");
    CHECK(make_folder(folder / "a" / "b").error()[0].code == "E004");
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++files;
    CHECK(files == 2);  // no half-written leftovers
    std::filesystem::remove_all(folder);
}

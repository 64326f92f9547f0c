// The reference and the starter file follow the format they speak of.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/test_tools.h"
#include "situation/format_reference.h"
#include "situation/init.h"
#include "situation/lints.h"
#include "situation/load.h"
#include "situation/schema.h"
#include "situation/test_files.h"

using namespace entente;
using namespace entente::situation;

TEST_CASE("docs/format.md is the reference written from the format table") {
    const std::filesystem::path file = std::filesystem::path(ENTENTE_SOURCE_DIR) / "docs" / "format.md";
    if (entente::test_tools::regenerates()) {
        REQUIRE(write_file(file, format_reference()));
    }
    const Result<std::string> committed = read_file(file);
    REQUIRE(committed);
    CHECK(*committed == format_reference());  // renew with ENTENTE_REGENERATE=1
}

TEST_CASE("every key of the format has a meaning and an example, and every table an example") {
    std::set<std::string_view> names;
    for (const TableSpec& table : tables()) {
        CAPTURE(std::string(table.name));
        CHECK(names.insert(table.name).second);
        CHECK_FALSE(table.meaning.empty());
        CHECK_FALSE(table.example.empty());
        std::set<std::string_view> keys;
        for (const KeySpec& key : table.keys) {
            CAPTURE(std::string(key.key));
            CHECK(keys.insert(key.key).second);
            CHECK(key.meaning.ends_with('.'));
            CHECK_FALSE(key.example.empty());
            CHECK(key.required == key.fallback.empty());
            CHECK((key.refers.empty() || find_table(key.refers) != nullptr));
            for (const KeySpec& inner : key.inner) {
                CHECK((inner.meaning.ends_with('.') && !inner.example.empty() && !inner.fallback.empty()));
            }
        }
        CHECK((table.bare.empty() || find_key(table, table.bare) != nullptr));
    }
}

TEST_CASE("the starter file loads without errors, notes or lints") {
    const Result<Loaded> loaded = read_situation(starter_file("Two \"sides\" \\ and a line\nbreak"), "starter.toml", ".");
    if (!loaded) {
        FAIL(format(loaded.error().front()));
    }
    CHECK(loaded->situation.title == "Two \"sides\" \\ and a line break");
    for (const Diagnostic& found : loaded->notes) {
        FAIL_CHECK(format(found));
    }
    for (const Diagnostic& found : lint(*loaded)) {
        FAIL_CHECK(format(found));
    }
    const Situation& s = loaded->situation;
    const std::size_t entries = s.actors.size() + s.issues.size() + s.positions.size() + s.sources.size() +
                                s.evidence.size() + s.assumptions.size() + s.outcomes.size() + s.claims.size() +
                                s.what_ifs.size() + s.references.size() + s.dates.size();
    CHECK(entries <= 30);
}

TEST_CASE("a starter file is well-formed for any name") {
    for (const char* name : {"", "  ", "\xff\xfe", "a\x7f", "'''", "\"\"\"", "#", "日本"}) {
        CAPTURE(std::string(name));
        CHECK(read_situation(starter_file(name), "starter.toml", "."));
    }
}

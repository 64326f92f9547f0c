// Every file of tests/broken against the exact words a person is told about it. To renew after a change of wording:
// ENTENTE_REGENERATE=1, then read the difference.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/file.h"
#include "base/test_tools.h"
#include "economy/codes.h"
#include "situation/codes.h"
#include "situation/lints.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::situation;

namespace {

const std::filesystem::path folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" / "broken";

std::vector<std::filesystem::path> broken_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

// What `check` says: errors if there are any, else notes and lints.
Diagnostics told_about(const std::filesystem::path& file) {
    const Result<std::string> bytes = read_file(file);
    REQUIRE(bytes);
    const Result<Loaded> loaded = read_situation(*bytes, file.filename().string(), folder);
    if (!loaded) {
        return loaded.error();
    }
    Diagnostics told = loaded->notes;
    for (Diagnostic& found : lint(*loaded)) {
        told.push_back(std::move(found));
    }
    return told;
}

std::string in_words(const Diagnostics& diagnostics) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        text += format(diagnostic) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("broken files are told what is wrong with them, word for word") {
    const bool regenerate = entente::test_tools::regenerates();
    const auto files = broken_files();
    CHECK(files.size() >= 40);
    for (const auto& file : files) {
        CAPTURE(file.filename().string());
        const std::string told = in_words(told_about(file));
        std::filesystem::path expected_file = file;
        expected_file.replace_extension(".expected");
        if (regenerate) {
            REQUIRE(write_file(expected_file, told));
        }
        const Result<std::string> expected = read_file(expected_file);
        REQUIRE(expected);
        CHECK(told == *expected);
        CHECK_FALSE(told.empty());
    }
}

TEST_CASE("every code of the table is unique, explained, and raised by a broken file") {
    std::set<std::string> raised;
    for (const auto& file : broken_files()) {
        for (const Diagnostic& diagnostic : told_about(file)) {
            raised.insert(diagnostic.code);
        }
    }
    raised.insert({"E102", "E104"});  // a line and a file too large to be kept: see hostile_test.cpp
    raised.insert("E149");            // of results: see resolution_test.cpp
    std::set<std::string_view> seen;
    for (const CodeEntry& entry : situation_codes()) {
        CAPTURE(std::string(entry.code));
        CHECK(seen.insert(entry.code).second);
        CHECK_FALSE(entry.meaning.empty());
        CHECK_FALSE(entry.remedy.empty());
        // What a run raises is tested where runs are read (insight).
        if (!entry.title.starts_with("pending:") && !entry.title.starts_with("run:")) {
            CHECK(raised.contains(std::string(entry.code)));
        }
    }
    for (const CodeEntry& entry : economy::economy_codes()) {  // what it says of measures and histories is passed on
        seen.insert(entry.code);
    }
    for (const std::string& code : raised) {
        CAPTURE(code);
        CHECK(seen.contains(code));
    }
}

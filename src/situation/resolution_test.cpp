#include "situation/resolution.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/file.h"
#include "base/test_tools.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::situation;
using entente::test_tools::need;

namespace {

const char* const talks = R"(
[situation]
title = "Talks"
question = "What then?"
as_of = 2025-03-01
horizon = 2025-12-31
[actor]
A = { influence = "60 to 80" }
B = { influence = "40 to 60" }
[issue.tariff]
asks = "How high?"
scale = [0, 50]
landmarks = { free = 0, today = 25 }
reversion = "today"
decides = ["A", "B"]
[position.tariff]
A = { at = "10 to 20", salience = 70 }
B = { at = "0 to 5", salience = 70 }
[outcome]
open = "deal and tariff < today"
)";

Result<Resolution> resolve(const std::string& text) {
    const auto path = std::filesystem::temp_directory_path() / "entente-resolved-test.toml";
    REQUIRE(write_file(path, text));
    Result<Resolution> resolution = read_resolution(path, read_situation(talks, "talks.toml", ".").value().situation);
    std::filesystem::remove(path);
    return resolution;
}

std::string code(const std::string& text) {
    const Result<Resolution> resolution = resolve(text);
    REQUIRE_FALSE(resolution.has_value());
    return resolution.error()[0].code;
}

}  // namespace

TEST_CASE("a resolution is read against its situation") {
    const Result<Resolution> found = resolve(R"(
[result.tariff]
value = 12.5
date = 2025-06-18
source = "Communique"
[outcome]
happened = "open"
date = 2025-06-18
source = "Communique"
)");
    REQUIRE(found.has_value());
    REQUIRE(found->results.size() == 1);
    CHECK(found->results[0].value == 12.5);
    CHECK(found->results[0].source == "Communique");
    CHECK(need(found->outcome).happened == "open");
    CHECK(resolve("[result.tariff]\nvalue = \"today\"\ndate = 2025-06-18\nsource = \"x\"\n")->results[0].value == 25);
}

TEST_CASE("what a resolution must not say") {
    const std::string proof = "date = 2025-06-18\nsource = \"x\"\n";
    CHECK(code("") == "E114");
    CHECK(code("[issue.tariff]\nasks = \"?\"\n") == "E105");
    CHECK(code("[result.tarif]\nvalue = 3\n" + proof) == "E111");
    CHECK(code("[result.tariff]\nvalue = 60\n" + proof) == "E121");
    CHECK(code("[result.tariff]\nvalue = \"tody\"\n" + proof) == "E111");
    CHECK(code("[result.tariff]\nvalue = true\n" + proof) == "E108");
    CHECK(code("[result.tariff]\nvalue = 3\nwhen = 3\n" + proof) == "E106");
    CHECK(code("[result]\ntariff = 3\n") == "E108");
    CHECK(code("[outcome]\nhappened = \"closed\"\n" + proof) == "E111");
    CHECK(code("[outcome]\nhappened = \"open\"\ndate = 2025-06-18\n") == "E107");
    CHECK(code("[outcome]\nhappened = \"open\"\ndate = 2025-06-18\nsource = \"\"\n") == "E114");
    // What was known on the day of the forecast tests nothing.
    CHECK(code("[outcome]\nhappened = \"open\"\ndate = 2025-03-01\nsource = \"x\"\n") == "E149");
    CHECK(code("[outcome\n") == "E101");
}

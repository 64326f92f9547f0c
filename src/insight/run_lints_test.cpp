// Lints that need a run: raised where they should be, silent elsewhere, and answered by a reasoned accept.
#include <doctest/doctest.h>

#include <algorithm>

#include "insight/answers.h"
#include "insight/run_lints.h"
#include "insight/test_case.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;

namespace {

// Codes of the lints of the zone, with the key path that opens the message.
std::vector<std::string> zone_lints(const std::string& toml) {
    const model::Model model = compiled(toml);
    const ensemble::Sample sample = sampled(model, 256);
    Findings findings;
    findings.zones = find_zones(model, sample);
    std::vector<std::string> codes;
    for (const Diagnostic& lint : lint_run(model, sample, findings)) {
        if (lint.code == "L152" || lint.code == "L153") {
            CHECK(lint.message.starts_with("issue.line: "));
            CHECK(lint.severity == Severity::warning);
            codes.push_back(lint.code);
        }
    }
    std::sort(codes.begin(), codes.end());
    return codes;
}

using Codes = std::vector<std::string>;

const char* const costly = "[no-deal]\nA = { cost = \"60 to 70\" }\nB = { cost = \"60 to 70\" }\n";
// Limits that cross: Alpha signs nothing below 60, Beta nothing above 40.
std::string crossed() {
    return replaced(replaced(small_case, "A = { at = \"60 to 90\", salience = \"50 to 90\" }",
                             "A = { at = \"75 to 90\", salience = \"50 to 90\", limit = 60 }"),
                    "B = { at = \"10 to 40\", salience = \"60 to 95\" }",
                    "B = { at = \"10 to 25\", salience = \"60 to 95\", limit = 40 }");
}

}  // namespace

TEST_CASE("L153: a zone of agreement empty in nearly all draws is asked about") {
    CHECK(zone_lints(crossed()) == Codes{"L153"});
    const std::string accepted = "[accept.enemies]\ncode = \"L153\"\nat = \"issue.line\"\nbecause = \"They are at war.\"\n";
    CHECK(zone_lints(crossed() + accepted).empty());
    const std::string elsewhere = "[accept.enemies]\ncode = \"L153\"\nat = \"issue.ban\"\nbecause = \"They are at war.\"\n";
    CHECK(zone_lints(crossed() + elsewhere) == Codes{"L153"});
}

TEST_CASE("L153 and L152: everything is better than no deal in nearly all draws, and still there is none") {
    CHECK(zone_lints(std::string(small_case) + costly) == Codes{"L152", "L153"});
}

TEST_CASE("L152 is silent once a round has brought a deal, and answered by a reason") {
    const std::string open = std::string(small_case) + "[no-deal]\nA = { cost = \"12 to 18\" }\nB = { cost = \"12 to 18\" }\n";
    CHECK(zone_lints(open) == Codes{"L152"});
    const std::string round = "[past.first]\non = 2024-11-01\nsays = \"They agree once\"\nresult = \"deal\"\n"
                              "like-today = \"40% to 60%\"\n";
    CHECK(zone_lints(open + round).empty());
    CHECK(zone_lints(open + "[accept.new]\ncode = \"L152\"\nbecause = \"They meet for the first time.\"\n").empty());
}

TEST_CASE("a zone that is open in some draws and shut in others is not asked about") {
    const std::string some = replaced(replaced(crossed(), "limit = 60", "limit = \"45 to 65\""), "limit = 40",
                                      "limit = \"35 to 55\"") +
                             "[no-deal]\nA = { cost = \"12 to 18\" }\nB = { cost = \"12 to 18\" }\n";
    CHECK(zone_lints(some).empty());
}

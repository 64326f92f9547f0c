// Samples that say nothing are refused, and what makes them so is named.
#include "insight/usable.h"

#include <doctest/doctest.h>

#include "insight/test_case.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;

namespace {

Diagnostic refused(const std::string& toml) {
    const model::Model model = compiled(toml);
    const Result<void> usable = check_usable(model, sampled(model, 300));
    REQUIRE(!usable);
    REQUIRE(usable.error().size() == 1);
    return usable.error().front();
}

}  // namespace

TEST_CASE("a payoff that has no value in any draw is named") {
    const std::string payoff = "\n[payoff.share]\nof = \"C\"\npoints = \"10 / (deal - 1)\"\n";
    const Diagnostic told = refused(std::string(small_case) + payoff);
    CHECK(told.code == "E702");
    CHECK(told.message == "none of 300 draws counts: payoff.share has no value, as of a division by 0");
}

TEST_CASE("a past round whose result never happens is named") {
    std::string text = replaced(small_case, R"(salience = "50 to 90" })", R"(salience = "50 to 90", limit = 75 })");
    text = replaced(text, R"(A = { at = "60 to 90",)", R"(A = { at = "80 to 90",)");
    text = replaced(text, R"(B = { at = "10 to 40", salience = "60 to 95" })",
                    R"(B = { at = "10 to 20", salience = "60 to 95", limit = 25 })");
    const std::string round = "\n[game]\nrule = \"nash\"\n[past.x]\non = 2024-01-01\nsays = \"A round\"\n"
                              "result = \"deal\"\nlike-today = 1\n[no-deal]\nA = { cost = 0 }\nB = { cost = 0 }\n";
    const Diagnostic told = refused(text + round);
    CHECK(told.code == "E703");
    CHECK(told.message == "what past rounds came to happens in no draw: past.x: a deal");
}

TEST_CASE("a sample of which some draws count is used") {
    const model::Model model = compiled(small_case);
    CHECK(check_usable(model, sampled(model, 300)).has_value());
}

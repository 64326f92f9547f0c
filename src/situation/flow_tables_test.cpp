// Measures, flows and effects as the file states them.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "base/test_tools.h"
#include "situation/load.h"
#include "situation/test_files.h"

using namespace entente;
using namespace entente::situation;
using entente::test_tools::need;

namespace {

const std::filesystem::path folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" / "broken";

constexpr std::string_view trade = R"toml(
[measure.cut]
by = ["US", "EU"]
on = "RU"
act = "payment-cut"
strength = 1
imposed = 2022-03-02
because = "freeze"
[measure.listing]
says = "Two banks are listed"
by = "US"
on = "RU"
act = "bank-listing"
strength = "40% to 80%"
credibility = "0.5 to 0.9"
if = "secondary >= small-banks"
announced = "2 months"
imposed = 2025-10-20
because = "freeze"
[measure.deal-ban]
by = "CN"
on = "RU"
act = "export-ban"
strength = "0.1 to 0.3"
if = "frozen-loose"
because = "freeze"

[flow.timber]
from = "CN"
to = "RU"
unit = "USD bn"
history = "histories/timber.csv"
series = "timber"
because = "freeze"

[effect.brent]
unit = "per cent"
under = { frozen-loose = "-8 to 0", singled-out = "+", talks-drift = 0 }
because = "freeze"
)toml";

// The history of the test ends in March 2025.
std::string with_trade(const std::string& more = {}) {
    return std::string(alaska) + std::string(trade) + more;
}

Situation load(const std::string& text) {
    const Result<Loaded> loaded = read_situation(text, "trade.toml", folder);
    if (!loaded) {
        FAIL(format(loaded.error().front()));
    }
    return loaded->situation;
}

}  // namespace

TEST_CASE("measures have regions, months and drawn numbers") {
    const Situation s = load(with_trade());
    REQUIRE(s.measures.size() == 3);
    const Measure& cut = s.measures[0];
    CHECK(cut.kind.by == std::vector<std::string>{"US", "EU"});
    CHECK(cut.kind.on == std::vector<std::string>{"RU"});
    CHECK(economy::iso(need(cut.kind.imposed)) == "2022-03");
    CHECK_FALSE(cut.is_conditional());
    const Measure& deal = s.measures[1];
    CHECK(deal.is_conditional());
    CHECK(economy::iso(need(deal.kind.imposed)) == "2025-09");  // no date of its own: the month after as_of
    const Measure& listing = s.measures[2];
    CHECK(economy::iso(need(listing.kind.announced)) == "2025-10");
    CHECK(economy::iso(need(listing.kind.imposed)) == "2025-11");  // after the 15th: from the next month on
    CHECK(s.input(listing.strength).key == "measure.listing.strength");
    CHECK(stats::percentile(s.input(listing.strength).value, 0.95) == doctest::Approx(0.8));
    CHECK(s.input(listing.enforcement).is_default);
    CHECK(listing.kind.strength == doctest::Approx(0.6));
}

TEST_CASE("every set of conditional measures that can come is a case, and no other") {
    const Situation s = load(with_trade());
    // A loose freeze is a deal; listing comes with or without one: nothing, each, both.
    CHECK(s.measure_cases == std::vector<MeasureCase>{{}, {1}, {2}, {1, 2}});
    const Situation exclusive = load(with_trade(R"toml([measure.none]
by = "US"
on = "RU"
act = "bank-threat"
strength = "0.1 to 0.2"
if = "secondary < small-banks"
because = "freeze"
)toml"));
    for (const MeasureCase& come : exclusive.measure_cases) {
        const bool listed = std::find(come.begin(), come.end(), 2U) != come.end();
        const bool spared = std::find(come.begin(), come.end(), 3U) != come.end();
        CHECK(listed != spared);
    }
}

TEST_CASE("a flow keeps only the months known on as_of") {
    const Situation s = load(with_trade());
    REQUIRE(s.flows.size() == 1);
    CHECK(economy::iso(s.flows[0].origin) == "2025-07");
    CHECK(s.flows[0].from_region == "CN");
    CHECK(s.flows[0].stakes.size() == 2);
    std::string early = with_trade();
    const std::string as_of = "as_of = 2025-08-15T19:30:00Z";
    early.replace(early.find(as_of), as_of.size(), "as_of = 2025-03-05");
    for (const char* later : {"published = [2025-08-10, 2025-08-14]", "published = 2025-08-15", "on = 2025-08-15"}) {
        const std::string text(later);
        const std::string year = text.substr(0, text.find("2025"));
        early.replace(early.find(text), text.size(), year + (year.ends_with('[') ? "2025-01-10, 2025-01-14]" : "2025-01-15"));
    }
    const Situation then = load(early);
    CHECK(economy::iso(then.flows[0].origin) == "2025-01");  // on 5 March nobody has February's figures
    CHECK(economy::iso(then.flows[0].series.months.rbegin()->first) == "2025-01");
    CHECK(then.content_hash != s.content_hash);
}

TEST_CASE("effects are numbers or signs") {
    const Situation s = load(with_trade());
    REQUIRE(s.effects.size() == 1);
    const Effect& brent = s.effects[0];
    REQUIRE(brent.under.size() == 3);
    CHECK(brent.under[0].outcome == "frozen-loose");
    CHECK(brent.under[0].sign == -1);
    CHECK(stats::percentile(need(brent.under[0].value), 0.5) == doctest::Approx(-4));
    CHECK(brent.under[1].sign == 1);
    CHECK_FALSE(brent.under[1].value.has_value());
}

TEST_CASE("what ends or loosens a measure does not begin it") {
    const auto measure = [](const std::string& more) {
        return read_situation(with_trade("[measure.more]\nby = \"US\"\non = \"RU\"\nact = \"export-ban\"\nstrength = 1\n"
                                         "because = \"freeze\"\n" + more),
                              "trade.toml", folder);
    };
    const auto kind = [&](const std::string& more) {
        const Result<Loaded> loaded = measure(more);
        REQUIRE_MESSAGE(loaded, (loaded ? "" : format(loaded.error().front())));
        return std::find_if(loaded->situation.measures.begin(), loaded->situation.measures.end(),
                                 [](const Measure& m) { return m.id == "more"; })->kind;
    };
    CHECK_FALSE(kind("lifted = \"6 months\"").imposed);  // in force throughout, until then
    CHECK(economy::iso(need(kind("lifted = \"6 months\"").lifted)) == "2026-02");
    CHECK_FALSE(kind("loosened = \"2 months\"").imposed);
    CHECK(economy::iso(need(kind("if = \"frozen-loose\"\nlifted = \"8 months\"").imposed)) == "2025-09");
    const Result<Loaded> past = measure("lifted-if = \"frozen-loose\"\nlifted = \"2024-09\"");
    REQUIRE_FALSE(past);
    CHECK(past.error().back().code == "E193");
}

TEST_CASE("a month that is known only as part of a mean is not known before the last of its months") {
    // The series "means" has one mean of May to July 2025 and nothing else; as_of is in the middle of August.
    const Result<Loaded> loaded = read_situation(
        std::string(alaska) + "[flow.timber]\nfrom = \"CN\"\nto = \"RU\"\nunit = \"USD bn\"\n"
                              "history = \"histories/timber.csv\"\nseries = \"means\"\nbecause = \"freeze\"\n",
        "trade.toml", folder);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().back().code == "E191");
    CHECK(loaded.error().back().message.find("no month in the half-year") != std::string::npos);
}

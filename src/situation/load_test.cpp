#include "situation/load.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "base/test_tools.h"
#include "situation/lints.h"
#include "situation/test_files.h"

using namespace entente;
using namespace entente::situation;
using entente::test_tools::need;

TEST_CASE("the sketch of the format loads") {
    const Result<Loaded> loaded = read_situation(alaska, "alaska.toml", ".");
    if (!loaded) {
        for (const Diagnostic& d : loaded.error()) {
            MESSAGE(format(d));
        }
    }
    REQUIRE(loaded);
    const Situation& s = loaded->situation;
    CHECK(s.title == "Alaska summit, seen from Beijing");
    CHECK(iso(s.as_of) == "2025-08-15T19:30:00Z");
    CHECK(s.setting == Setting::war);
    REQUIRE(s.actors.size() == 5);
    CHECK(s.actors[0].id == "CN");
    CHECK(s.actor(need(s.focus)).name == "China");

    REQUIRE(s.issues.size() == 3);
    const Issue& control = s.issues[0];
    CHECK(control.landmarks.size() == 3);
    CHECK(control.landmarks[0].name == "pre-2022");
    CHECK(control.track == s.main_track);
    CHECK(s.input(control.possible_low).value == stats::Elicited::range({0, 100}, 50, 55));
    CHECK(s.input(control.possible_high).value == stats::Elicited::point({0, 100}, 80));
    CHECK(s.input(control.reversion).written == "58 to 64");

    REQUIRE(s.tracks.size() == 1);
    CHECK(s.tracks[0].id == "control");
    CHECK(s.tracks[0].issues.size() == 2);  // enforcement has the same deciders, given in another order
    CHECK_FALSE(s.issues[2].track);         // secondary is Washington's own act

    const auto at = s.find_input("position.control.US.at");
    REQUIRE(at);
    CHECK(s.input(need(at)).value == stats::Elicited::range({0, 100}, 60, 75));
    CHECK(s.input(need(at)).because == "The White House said so in July");
}

namespace {

Loaded loaded_from(const std::string& text) {
    Result<Loaded> loaded = read_situation(text, "test.toml", ".");
    if (!loaded) {
        FAIL(format(loaded.error().front()));
    }
    return *loaded;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// The tables of a file in the opposite order, and the keys within each too.
std::string reversed(const std::string& text) {
    std::vector<std::vector<std::string>> blocks(1);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('[')) {
            blocks.emplace_back();
        }
        if (!line.empty()) {
            blocks.back().push_back(line);
        }
    }
    std::string result;
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        if (block->size() > 1) {
            std::reverse(block->begin() + 1, block->end());
        }
        for (const std::string& line : *block) {
            result += line + "  # a comment\n\n";
        }
    }
    return result;
}

}  // namespace

TEST_CASE("the order of a file changes nothing") {
    const Loaded one = loaded_from(std::string(alaska));
    const Loaded other = loaded_from(reversed(std::string(alaska)));
    CHECK(one.situation.content == other.situation.content);
    CHECK(one.situation.content_hash == other.situation.content_hash);
    REQUIRE(one.situation.inputs.size() == other.situation.inputs.size());
    for (std::size_t i = 0; i < one.situation.inputs.size(); ++i) {
        CHECK(one.situation.inputs[i].key == other.situation.inputs[i].key);
        CHECK(one.situation.inputs[i].value == other.situation.inputs[i].value);
    }
    REQUIRE(one.situation.positions.size() == other.situation.positions.size());
    for (std::size_t p = 0; p < one.situation.positions.size(); ++p) {
        CHECK(one.situation.positions[p].at == other.situation.positions[p].at);
        CHECK(one.situation.positions[p].actor == other.situation.positions[p].actor);
    }
    CHECK(one.defaults == other.defaults);
}

TEST_CASE("a bare value, a quoted number and other blanks are the same content") {
    const std::string text(alaska);
    const std::string hash = loaded_from(text).situation.content_hash;
    const auto same = [&](const std::string& from, const std::string& to) {
        CHECK(loaded_from(with(text, from, to)).situation.content_hash == hash);
    };
    same("US = \"20 to 60\"", "US = { at = \"20  to 60 \" }");
    same("possible = [\"50 to 55\", 80]", "possible = [\"50 to 55\", \"80\"]");
    same("decides = [\"US\", \"RU\"]", "decides = [ \"RU\", \"US\" ]");
    same("\"actor.CN.influence\" = ", "actor.CN.influence = ");
    same("published = 2025-08-15", "published = \"2025-08-15\"");
    same("[issue.control]\n", "[issue]\n[issue.control]\n");
}

TEST_CASE("a display name changes only names and the hash") {
    const Loaded one = loaded_from(std::string(alaska));
    const Loaded other = loaded_from(with(std::string(alaska), "\"China\"", "\"Beijing\""));
    CHECK(one.situation.content_hash != other.situation.content_hash);
    CHECK(other.situation.actors[0].name == "Beijing");
    CHECK(one.situation.actors[0].id == other.situation.actors[0].id);
    for (std::size_t i = 0; i < one.situation.inputs.size(); ++i) {
        CHECK(one.situation.inputs[i].key == other.situation.inputs[i].key);
        CHECK(one.situation.inputs[i].value == other.situation.inputs[i].value);
    }
    // Any number counts.
    CHECK(loaded_from(with(std::string(alaska), "today = 60", "today = 61")).situation.content_hash !=
          one.situation.content_hash);
}

TEST_CASE("defaults are marked and named") {
    const Loaded loaded = loaded_from(std::string(alaska));
    const Situation& s = loaded.situation;
    const auto input = [&](const char* key) { return s.input(*s.find_input(key)); };
    CHECK(input("issue.enforcement.reversion").is_default);
    CHECK(input("issue.enforcement.reversion").value == stats::Elicited::range({0, 100}, 0, 100));
    CHECK(input("issue.enforcement.possible.low").value == stats::Elicited::point({0, 100}, 0));
    CHECK(input("position.control.CN.salience").written == "medium");
    CHECK(std::count(loaded.defaults.begin(), loaded.defaults.end(), "position.control.CN.salience") == 1);
    CHECK_FALSE(input("base.learned-weight").is_default);

    std::string plain(alaska);
    plain.resize(plain.find("[base]"));
    const auto weight = [](const Loaded& l) { return l.situation.input(l.situation.learned_weight); };
    CHECK(weight(loaded_from(plain)).value == stats::Elicited::range({0, 1}, 0, 1));
    CHECK(weight(loaded_from(with(plain, "\"war\"", "\"council\""))).value == stats::Elicited::point({0, 1}, 1));
    CHECK(weight(loaded_from(plain)).is_default);
}

TEST_CASE("the side of a limit follows the medians") {
    const Situation s = loaded_from(std::string(alaska)).situation;
    const auto side = [&](const char* actor) {
        for (const Position& position : s.positions) {
            if (s.issue(position.issue).id == "control" && s.actor(position.actor).id == actor) {
                return position.side;
            }
        }
        return LimitSide::none;
    };
    CHECK(side("RU") == LimitSide::below);  // prefers 70 to 95, would not sign less than 55 to 65
    CHECK(side("UA") == LimitSide::above);  // prefers 25, would not sign more than 55 to 75
    CHECK(side("US") == LimitSide::none);
}

TEST_CASE("an influence of its own replaces the actor's on that issue only") {
    const Situation s = loaded_from(std::string(alaska)).situation;
    const ActorId ua = s.position(static_cast<IssueId>(0), static_cast<ActorId>(3)) ? static_cast<ActorId>(3)
                                                                                      : static_cast<ActorId>(0);
    REQUIRE(s.actor(ua).id == "UA");
    CHECK(s.input(s.position(static_cast<IssueId>(0), ua)->influence).key == "position.control.UA.influence");
    CHECK(s.position(static_cast<IssueId>(1), ua)->influence == s.actor(ua).influence);
}

TEST_CASE("outcomes, claims and what-ifs") {
    const Situation s = loaded_from(std::string(alaska)).situation;
    REQUIRE(s.outcomes.size() == 4);
    CHECK(s.outcomes[0].name == "frozen loose");
    CHECK(s.outcomes[0].needs_deal);
    CHECK(s.outcomes[2].id == "singled-out");
    CHECK_FALSE(s.outcomes[2].needs_deal);
    CHECK(s.outcomes[3].name == "Talks drift");

    REQUIRE(s.claims.size() == 2);
    CHECK(s.claims[0].test.kind == Test::Kind::gain);
    CHECK(s.claims[0].expect_low == doctest::Approx(0.6));
    CHECK(s.claims[1].expect == "likely");
    CHECK(s.claims[1].expect_high == 0.8);
    CHECK(s.sources[s.claims[1].source].id == "caliber");

    REQUIRE(s.what_ifs.size() == 1);
    REQUIRE(s.what_ifs[0].changes.size() == 2);
    CHECK(s.input(s.what_ifs[0].changes[0].input).key == "actor.CN.influence");
    CHECK(s.what_ifs[0].changes[1].value == stats::Elicited::range({0, 100}, 65, 90));
}

TEST_CASE("reference classes, sources and calendar") {
    const Situation s = loaded_from(std::string(alaska)).situation;
    CHECK(s.references[0].cases_with_deal == 3);
    CHECK(s.references[0].cases == 21);
    CHECK(s.references[0].window_days == 182.625);  // six months of 365.25 / 12 days
    CHECK(s.references[0].track == need(s.main_track));
    CHECK(s.sources[0].origin == s.sources[1].origin);
    CHECK(iso(need(s.sources[1].published_until)) == "2025-08-14");
    CHECK(iso(s.dates[0].on) == "2025-11-10");
    CHECK(s.correlations[0].of.size() == 2);
}

TEST_CASE("tracks: issues with the same deciders, in any order") {
    constexpr const char* text = R"toml(
[situation]
title = "T"
question = "Q?"
as_of = 2025-01-01
horizon = 2025-06-01
main-track = "fish"
[actor]
A.because = "x y"
B.because = "x y"
C.because = "x y"
[issue]
crabs = { asks = "?", decides = ["A", "B"] }
fish = { asks = "?", decides = ["B", "A"] }
gas = { asks = "?", decides = ["A", "B", "C"] }
oil = { asks = "?", decides = ["C"] }
price = { asks = "?" }
[position]
crabs.A = 5
fish.B = 5
gas.C = 5
oil.C = 5
price.A = 5
[outcome]
all = "deal and deal(gas) and gas > 50"
act = "no deal and oil > 50 and price < 10"
)toml";
    const Situation s = loaded_from(text).situation;
    REQUIRE(s.tracks.size() == 2);
    CHECK(s.tracks[0].id == "fish");  // named by the main issue, though crabs come first
    CHECK(s.tracks[0].issues == std::vector<IssueId>{static_cast<IssueId>(0), static_cast<IssueId>(1)});
    CHECK(s.tracks[1].id == "gas");
    CHECK(need(s.main_track) == static_cast<TrackId>(0));
    CHECK_FALSE(s.issues[3].track);
    CHECK_FALSE(s.issues[4].track);
    CHECK(s.outcomes[1].id == "all");
    CHECK(s.outcomes[1].needs_deal);
    CHECK_FALSE(s.outcomes[0].needs_deal);
}

TEST_CASE("a file that is not there") {
    const Result<Loaded> loaded = load_situation("/nowhere/at/all.toml");
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().front().code == "E001");
}

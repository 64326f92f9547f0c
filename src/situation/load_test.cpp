#include "situation/load.h"

#include <doctest/doctest.h>

#include "situation/lints.h"
#include "situation/test_files.h"

using namespace entente;
using namespace entente::situation;

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
    CHECK(s.actor(*s.focus).name == "China");

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
    CHECK(s.input(*at).value == stats::Elicited::range({0, 100}, 60, 75));
    CHECK(s.input(*at).because == "The White House said so in July");
}

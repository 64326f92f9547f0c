#include "situation/origins.h"

#include <doctest/doctest.h>

using namespace entente::situation;

namespace {

Source source(const char* id, const char* publisher, const char* relays, const char* title = "") {
    Source made;
    made.id = id;
    made.publisher = publisher;
    made.relays = relays;
    made.title = title;
    return made;
}

}  // namespace

TEST_CASE("sources that relay one another are one witness") {
    std::vector<Source> sources{
        source("a", "Agency", ""),
        source("by-id", "Herald", "a"),
        source("by-publisher", "Courier", " AGENCY "),
        source("by-title", "Post", "the long read"),
        source("chained", "Gazette", "by-id"),
        source("long-read", "Weekly", "", "The Long Read"),
        source("outside-1", "Daily", "The Institute"),
        source("outside-2", "Evening", "the institute"),
        source("second-of-agency", "Agency", ""),
    };
    CHECK(set_origins(sources).empty());
    CHECK(sources[0].origin == "Agency (a)");
    CHECK(sources[1].origin == sources[0].origin);
    CHECK(sources[2].origin == sources[0].origin);
    CHECK(sources[3].origin == "Weekly (long-read)");
    CHECK(sources[4].origin == sources[0].origin);
    CHECK(sources[5].origin == sources[3].origin);
    CHECK(sources[6].origin == "The Institute");
    CHECK(sources[7].origin == "The Institute");
    CHECK(sources[8].origin != sources[0].origin);  // a publisher may have two witnesses
}

TEST_CASE("a circle has no first speaker") {
    std::vector<Source> sources{source("a", "A", "b"), source("b", "B", "c"), source("c", "C", "b"),
                                source("d", "D", "")};
    CHECK(set_origins(sources) == std::vector<std::size_t>{0, 1, 2});
    CHECK(sources[0].origin != sources[1].origin);
}

TEST_CASE("naming oneself is naming somebody else of that name") {
    std::vector<Source> sources{source("a", "A", "A")};
    CHECK(set_origins(sources).empty());
    CHECK(sources[0].origin == "A");
}

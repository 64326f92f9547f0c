#include "insight/proposal.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "evidence/store/read_pages.h"
#include "insight/ports_case.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::insight;

namespace {

constexpr const char* page =
    "Talks on the northern ports resume\n\n"
    "4 March 2025\n\n"
    "Xi Jinping met Vladimir Putin in Moscow on Monday to discuss the tolls that both countries charge in "
    "their "
    "northern ports.\n\n"
    "The United States imposed sanctions on Russia on 3 March 2025, and \"nothing\" about tolls was "
    "settled.\n\n"
    "France condemned Russia on Monday for the tolls of the ports, which its own ships have to pay as "
    "well.\n";

situation::Loaded situation_of(const char* as_of) {
    auto loaded = situation::read_situation(insight::testing::ports_case(as_of), "ports.toml", ".");
    if (!loaded) {
        for (const Diagnostic& why : loaded.error()) MESSAGE(format(why));
    }
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

std::string proposal(const char* as_of, const char* bytes = page) {
    const std::vector<evidence::PageRecord> pages{evidence::read_page(bytes, "pages/ports.txt")};
    evidence::PageOrigins origins;
    origins.pages = {{"pages/ports.txt", 0, {}, {}, {}, {}}};
    return propose(situation_of(as_of).situation, ".", pages, origins, evidence::shipped_actors());
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a page is proposed as a source and as evidence; grades stay open, new actors stay comments") {
    const std::string text = proposal("2025-03-10");
    INFO(text);
    CHECK(has(text, "[source.ports]\ntitle = \"Talks on the northern ports resume\"\n"));
    CHECK(has(text, "published = 2025-03-04"));
    CHECK(has(text, "# reliability ="));
    CHECK(has(text, "page = \"pages/ports.txt\""));
    CHECK(has(text, "source = \"ports\"\nsays = \"Xi Jinping: consult"));
    CHECK(has(text, "\nquote = \"Xi Jinping met Vladimir Putin in Moscow on Monday"));
    CHECK(has(text, "# France (state:FRA): in 1 event on 1 page"));
    CHECK_FALSE(has(text, "\nreliability"));
    CHECK_FALSE(has(text, "\ncredibility"));
    CHECK_FALSE(has(text, "\n[actor"));
}

TEST_CASE("a page later than as_of is not proposed") {
    const std::string text = proposal("2025-03-01");
    CHECK(has(text, "is left out: published 2025-03-04, later than as_of"));
    CHECK_FALSE(has(text, "[source."));
    CHECK_FALSE(has(text, "[evidence."));
}

TEST_CASE("words of a page cannot leave their string or comment") {
    const std::string text = proposal(
        "2025-03-10",
        "Talks \"on\" tolls \\ and ports # of the north\n\n"
        "China accused Russia of \"tolls\"\x01 in the northern ports\\ on Monday, said the \"ministry\".\n");
    INFO(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        CHECK((line.empty() || line[0] == '#' || line[0] == '[' || has(line, " = ")));
        at = end + 1;
    }
    CHECK(has(text, "\\\"tolls\\\""));
}

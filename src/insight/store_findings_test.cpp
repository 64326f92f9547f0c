#include "insight/store_findings.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "base/test_tools.h"
#include "evidence/store/read_pages.h"
#include "evidence/store/store.h"
#include "insight/ports_case.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::insight;
using entente::test_tools::need;

namespace {

struct Scratch {
    std::filesystem::path folder;
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "entente-insight-XXXXXX").string();
        folder = mkdtemp(name.data());
    }
    ~Scratch() {
        std::error_code error;
        std::filesystem::remove_all(folder, error);
    }
};

constexpr const char* early =
    "Talks on the northern ports resume\n\n4 March 2025\n\n"
    "Xi Jinping met Vladimir Putin in Moscow on Monday to discuss the tolls that both countries charge.\n\n"
    "\"We will pay the northern tolls of the ports for one more year,\" Xi Jinping said on Monday.\n\n"
    "\"The weather in the capital is lovely at this time of year,\" Xi Jinping said.\n\n"
    "China paid tolls of 40 million dollars in the northern ports of Russia last year, officials said.\n\n"
    "The United States imposed sanctions on Russia on 3 March 2025.\n";
constexpr const char* late =
    "Tolls of the ports rise\n\n4 June 2025\n\n"
    "\"The tolls of all northern ports will charge more from June on,\" Vladimir Putin said on Monday.\n";

std::string file_with(const char* store) {
    return insight::testing::ports_case("2025-04-01", store);
}

void keep(const Scratch& scratch, const std::vector<std::pair<const char*, const char*>>& pages) {
    auto store = evidence::Store::open((scratch.folder / "e.sqlite").string(), evidence::Access::write);
    REQUIRE(store.has_value());
    std::vector<evidence::PageRecord> records;
    for (const auto& [file, bytes] : pages) records.push_back(evidence::read_page(bytes, file));
    REQUIRE(store->put(records, "test").has_value());
    REQUIRE(store->origins().has_value());
}

}  // namespace

TEST_CASE("a quote and a figure that speak of an issue come from the store, nothing of after as_of does") {
    const Scratch scratch;
    keep(scratch, {{"early.txt", early}, {"late.txt", late}});
    const auto loaded = situation::read_situation(file_with("store = \"e.sqlite\""), "ports.toml", scratch.folder);
    REQUIRE(loaded.has_value());
    const auto found = find_in_store(loaded->situation, evidence::shipped_actors());
    REQUIRE(found.has_value());
    CHECK(found->pages == 1);
    CHECK(found->left_out == 1);
    REQUIRE(found->quote.has_value());
    CHECK(need(found->quote).text == "We will pay the northern tolls of the ports for one more year");
    CHECK(need(found->quote).speaker == "Xi Jinping");
    CHECK(need(found->quote).source.file == "early.txt");
    CHECK(need(found->quote).source.published == "2025-03-04");
    REQUIRE(found->figure.has_value());
    CHECK(need(found->figure).sentence == "China paid tolls of 40 million dollars in the northern ports of Russia last year, officials said.");
    CHECK(need(found->figure).value == 40e6);
    REQUIRE(found->dyads.size() == 1);
    const StoreDyad& dyad = found->dyads.front();
    CHECK(loaded->situation.actor(dyad.first).id == "CN");
    CHECK(loaded->situation.actor(dyad.second).id == "RU");
    REQUIRE(dyad.weeks.size() == 1);
    CHECK(dyad.weeks.front().monday == "2025-03-03");
    CHECK(dyad.weeks.front().cooperation > 0);
    CHECK(dyad.weeks.front().conflict == 0);
}

TEST_CASE("the file's content changes with the pages of its store, and a store that is none is refused where it is named") {
    const Scratch scratch;
    const auto hash = [&] {
        const auto loaded = situation::read_situation(file_with("store = \"e.sqlite\""), "ports.toml", scratch.folder);
        return loaded ? loaded->situation.content_hash : loaded.error().front().code;
    };
    CHECK(hash() == "E154");
    keep(scratch, {{"early.txt", early}});
    const std::string one = hash();
    CHECK(one == hash());
    keep(scratch, {{"late.txt", late}});
    CHECK(one != hash());
    CHECK(one.size() == 64);
    const auto without = situation::read_situation(file_with(""), "ports.toml", scratch.folder);
    REQUIRE(without.has_value());
    CHECK(without->situation.store_path.empty());
}

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include "base/test_tools.h"
#include "evidence/actors/mentions.h"
#include "evidence/actors/table.h"
#include "evidence/article.h"

using namespace entente;
using namespace entente::evidence;
using entente::test_tools::need;

namespace {

std::string found(std::string_view text) {
    std::string list;
    for (const Mention& mention : find_mentions(text)) {
        list += std::string(mention.entry->id) +
                (mention.kind == MentionKind::place       ? "(place)"
                 : mention.kind == MentionKind::belonging ? "(adj)"
                 : mention.kind == MentionKind::metonym   ? "(metonym)"
                                                          : "") +
                " ";
    }
    return list;
}

}  // namespace

TEST_CASE("the table is sound") {
    for (const std::string& fault : lint_table()) FAIL_CHECK(fault);
    CHECK(states().size() > 60);
    CHECK(find_entry("state:CHN") != nullptr);
    CHECK(find_entry("state:XXX") == nullptr);
}

TEST_CASE("offices are dated") {
    const ActorEntry* trump = find_entry("per:donald-trump");
    REQUIRE(trump != nullptr);
    CHECK(offices_on(*trump, need(parse_date("2025-08-15"))).size() == 1);
    CHECK(offices_on(*trump, need(parse_date("2024-05-15"))).empty());
    CHECK(offices_on(*trump, need(parse_date("2021-01-20"))).empty());  // the last day is the successor's
    const ActorEntry* wang = find_entry("per:wang-yi");
    REQUIRE(wang != nullptr);
    CHECK(offices_on(*wang, need(parse_date("2023-05-01"))).empty());
}

TEST_CASE("mentions: whole words, longest name, places apart from governments") {
    CHECK(found("Washington met Xi Jinping in Beijing") ==
          "state:USA(metonym) per:xi-jinping state:CHN(place) ");
    CHECK(found("Beijing\u2019s answer to Chinese banks") == "state:CHN(metonym) state:CHN(adj) ");
    CHECK(found("US\u2013Russia talks; U.S. and South Korea") == "state:USA state:RUS state:USA state:KOR ");
    CHECK(found("Volodymyr Zelenskiy and Zelenskyy") == "per:volodymyr-zelensky per:volodymyr-zelensky ");
    CHECK(found("Xinjiang, usher, Trumpet, EUR, us").empty());
    CHECK(found("China-Russia ties, UN Security Council, OPEC+") == "state:CHN state:RUS org:un org:opec ");
    CHECK(found("").empty());
}

TEST_CASE("every leader and state that the five saved pages name is found") {
    const std::filesystem::path root = entente::test_tools::data_folder();
    if (!std::filesystem::exists(root / "pages/seeds")) {
        MESSAGE("skipped: no saved pages at " << root.string());
        return;
    }
    const std::pair<const char*, std::set<std::string>> wanted[] = {
        {"000_f518b45e49a7f84f.txt",
         {"per:donald-trump", "per:vladimir-putin", "per:xi-jinping", "state:CHN", "state:RUS", "state:USA",
          "state:UKR", "org:nato", "grp:europe", "grp:west", "grp:global-south", "org:national-interest"}},
        {"001_803b4ace9e02c025.txt",
         {"per:donald-trump", "per:vladimir-putin", "per:steve-witkoff", "per:volodymyr-zelensky",
          "state:CHN", "state:RUS", "state:USA", "state:UKR", "state:TWN", "state:IND",
          "org:atlantic-council"}},
        {"002_a340d839e7d3ae61.txt",
         {"per:donald-trump", "per:vladimir-putin", "per:xi-jinping", "per:joe-biden", "state:CHN",
          "state:RUS", "state:USA", "state:UKR", "state:TWN", "state:PRK", "org:cctv"}},
        {"003_d68bc4f991126bb0.txt",
         {"per:vladimir-putin", "per:xi-jinping", "per:antony-blinken", "per:volodymyr-zelensky",
          "per:donald-trump", "per:joe-biden", "per:li-qiang", "state:CHN", "state:RUS", "state:USA",
          "state:UKR", "state:ISR", "org:nato", "org:eu", "org:hamas", "org:xinhua"}},
        {"004_b8a7fabf5d53d062.txt",
         {"per:vladimir-putin", "per:xi-jinping", "per:antony-blinken", "state:CHN", "state:RUS", "state:USA",
          "state:UKR", "grp:west"}},
    };
    for (const auto& [file, ids] : wanted) {
        const Result<Article> article = load_article(root / "pages/seeds" / file);
        REQUIRE(article);
        std::set<std::string> seen;
        for (const Mention& mention : find_mentions(article->text)) {
            if (mention.kind == MentionKind::name || mention.kind == MentionKind::metonym)
                seen.emplace(mention.entry->id);
        }
        for (const std::string& id : ids) CHECK_MESSAGE(seen.contains(id), file << " lacks " << id);
    }
}

#include "evidence/language/word_table.h"

#include <doctest/doctest.h>

#include <string>

#include "evidence/origin/relay.h"

using namespace entente::evidence;

TEST_CASE("a word table finds its words and no others") {
    constexpr auto table = WordTable<int, 6>({{{"a", 1}, {"ab", 2}, {"ba", 3}, {"abba", 4}, {"aaab", 5}, {"ab", 6}}});
    static_assert(*table.find("abba") == 4);
    CHECK(*table.find("a") == 1);
    CHECK(*table.find("ab") == 2);  // of equal words the first counts
    CHECK(*table.find("ba") == 3);
    CHECK(*table.find("aaab") == 5);
    CHECK(table.find("b") == nullptr);
    CHECK(table.find("abab") == nullptr);
    CHECK(table.find("") == nullptr);
    int found = 0;
    for (char first = 'a'; first <= 'z'; ++first) {
        for (char second = 'a'; second <= 'z'; ++second) found += table.find(std::string{first, second}) != nullptr ? 1 : 0;
    }
    CHECK(found == 2);
}

TEST_CASE("what a credit needs is looked for in any case before the credit is") {
    const auto credits = [](std::string_view text) {
        std::string all;
        for (const Relay& relay : find_relays(text)) all += relay.of + ";";
        return all;
    };
    CHECK(credits("READ THE FULL STORY AT Le Monde") == "Le Monde;");
    CHECK(credits("ORIGINALLY PUBLISHED BY Le Monde") == "Le Monde;");
    CHECK(credits("First \u017Fyndicated. Syndicated from Le Monde") == "Le Monde;");
    CHECK(credits("\u017Fyndicated from Le Monde") == "Le Monde;");  // a long s folds to s
    CHECK(credits("in a story by Reuters") == "Reuters;");
    CHECK(credits("in an essay for Politico") == "Politico;");
    CHECK(credits("SOURCE: Le Monde") == "Le Monde;");
    CHECK(credits("MOSCOW (Reuters) - The talks") == "Reuters;");
    CHECK(credits("According To Reuters") == "Reuters;");
    CHECK(credits("officials told Reuters") == "Reuters;");
    CHECK(credits("Reuters wrote about it") == "Reuters;");
    CHECK(credits("Reuters reports that") == "Reuters;");
    CHECK(credits("nothing is credited to anybody").empty());
}

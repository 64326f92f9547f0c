#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "evidence/origin/origins.h"
#include "evidence/origin/relay.h"

using namespace entente::evidence;

namespace {

// A text of `count` sentences of invented words; different seeds share nothing.
std::string story(unsigned seed, unsigned from, unsigned to) {
    std::string text;
    for (unsigned sentence = from; sentence < to; ++sentence) {
        for (unsigned word = 0; word < 14; ++word) {
            const unsigned number = (seed * 7919U + sentence * 104729U + word * 1299709U) % 99991U;
            text += "w" + std::to_string(number) + " ";
        }
        text += ". ";
    }
    return text;
}

}  // namespace

TEST_CASE("copies, cut copies and strangers are told apart") {
    const std::string original = story(1, 0, 40);
    const std::vector<std::string> texts{
        original,
        "A new headline over it. " + original +
            " Our site, all rights reserved, follow us everywhere you like.",
        story(1, 5, 20),                     // a third of it: held by the original
        story(2, 0, 40),                     // a stranger
        story(1, 0, 15) + story(3, 0, 30),   // shares a passage
        story(1, 20, 40) + story(1, 0, 20),  // reordered
        "too short to be kin to anything",
    };
    const std::vector<Kinship> kin = find_kin(texts);
    const auto kind = [&](std::size_t a, std::size_t b) -> int {
        for (const Kinship& pair : kin) {
            if (pair.first == a && pair.second == b) return static_cast<int>(pair.kind);
        }
        return -1;
    };
    CHECK(kind(0, 1) == static_cast<int>(KinKind::same));
    CHECK(kind(0, 2) == static_cast<int>(KinKind::contains));
    CHECK(kind(1, 2) == static_cast<int>(KinKind::contains));
    CHECK(kind(2, 0) == -1);
    CHECK(kind(0, 4) == static_cast<int>(KinKind::shares));
    CHECK(kind(0, 5) == static_cast<int>(KinKind::same));
    for (const std::size_t other : {0U, 1U, 2U, 4U, 5U, 6U}) {
        CHECK(kind(std::min<std::size_t>(3, other), std::max<std::size_t>(3, other)) == -1);
    }
    CHECK(group_origins(texts.size(), kin) == std::vector<std::size_t>{0, 0, 0, 1, 2, 0, 3});
}

TEST_CASE("a relay names who said it first") {
    const auto first = [](std::string_view text) {
        const std::vector<Relay> relays = find_relays(text);
        return relays.empty()
                   ? std::string()
                   : relays.front().of + (relays.front().kind == RelayKind::whole ? " whole" : " passage");
    };
    CHECK(first("According to an article published by The National Interest, the ports met.") ==
          "The National Interest whole");
    CHECK(first("Read the full story at Deutsche Welle before you go on:") == "Deutsche Welle whole");
    CHECK(first("This piece was originally published in The Harbour Post.") == "The Harbour Post whole");
    CHECK(first("HARBOUR (Reuters) - The ports met.") == "Reuters whole");
    CHECK(first("They met, according to China\u2019s state broadcaster CCTV.") == "CCTV passage");
    CHECK(first("The leaders will discuss ships, Xinhua reported.") == "Xinhua passage");
    CHECK(first("That is so, according to Ann Ek, a harbour master.").empty());
    CHECK(first("The minister reported that the ships had left.").empty());
    CHECK(is_relay_note("Read the full story at Deutsche Welle before you go on:"));
    CHECK_FALSE(is_relay_note("According to an article published by The National Interest, the ports met."));
}

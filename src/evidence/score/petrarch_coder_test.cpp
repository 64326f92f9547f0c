#include "evidence/score/petrarch_coder.h"

#include <doctest/doctest.h>

#include <string>

using namespace entente::evidence;

namespace {

// Three invented countries, one agent, two verbs.
PetrarchDictionary dictionary() {
    PetrarchDictionary made;
    for (const auto& [name, code] : {std::pair{"ORLANIA", "ORL"}, {"VESTMARK", "VES"}, {"TALDOR", "TAL"}}) {
        made.actors.push_back({{name}, {{code, 0, 99999999, true}}});
    }
    made.agents.push_back({{"ENVOY"}, "GOV", false});
    made.verbs.push_back({"111", {}});
    made.verbs.push_back({"040", {}});
    made.verbs.push_back({"190", {}});
    made.verb_of = {{"CONDEMN", 0}, {"MEET", 1}, {"ATTACK", 2}};
    made.lemmas = "condemn meet attack";
    return made;
}

std::string codings(std::string_view text) {
    static const PetrarchDictionary words = dictionary();
    PetrarchRecord record;
    record.text = text;
    std::string all;
    for (const PetrarchCoding& coding : code_petrarch(record, words, shipped_lexicon())) all += coding.source + " " + coding.code + " " + coding.target + ";";
    return all;
}

}  // namespace

TEST_CASE("codings by dictionary: who does what to whom") {
    CHECK(codings("Orlania condemned Vestmark.") == "ORL 111 VES;");
    CHECK(codings("Orlania was condemned by Vestmark.") == "VES 111 ORL;");
    CHECK(codings("An envoy of Orlania condemned Vestmark and Taldor.") == "ORLGOV 111 TAL;ORLGOV 111 VES;");
}

TEST_CASE("background, places and one's own people are no target") {
    // What a clause of time tells is left out, and is no place to look for a target.
    CHECK(codings("Orlania condemned Vestmark after Taldor attacked Vestmark.") == "ORL 111 VES;");
    CHECK(codings("Orlania met before Taldor attacked Vestmark.").empty());
    CHECK(codings("Orlania condemned Vestmark after attacking Taldor.") == "ORL 111 VES;");
    // With whom comes before where.
    CHECK(codings("Orlania met in Taldor with Vestmark.") == "ORL 040 VES;");
    CHECK(codings("Orlania met in Taldor.") == "ORL 040 TAL;");
    // Its own people, unless nobody else is named.
    CHECK(codings("Orlania condemned its Taldor residents about Vestmark.") == "ORL 111 VES;");
    // A relative clause tells of something else.
    CHECK(codings("Orlania condemned the storm which hit Vestmark.").empty());
    CHECK(codings("Envoys of Orlania, Vestmark and Taldor attacked.").size() > 0);
}

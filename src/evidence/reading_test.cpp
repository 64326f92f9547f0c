#include "evidence/reading.h"

#include <doctest/doctest.h>

#include <string>

using namespace entente;
using namespace entente::evidence;

namespace {

Reading read(std::string_view text, const char* day = "2025-08-15") {
    ReadingContext context;
    context.published = parse_date(day);
    return read_article(text, context);
}

std::string list(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
}

// "CONSULT visit per:xi-jinping > state:RUS [future]"
std::string events(std::string_view text, const char* day = "2025-08-15") {
    std::string all;
    for (const Event& event : read(text, day).events) {
        all += (all.empty() ? "" : "; ") + std::string(plover_name(event.type)) + (event.mode.empty() ? "" : " " + event.mode) + " " + list(event.actors) + " > " + list(event.recipients);
        if (event.flags.negated) all += " [negated]";
        if (event.flags.future) all += " [future]";
        if (event.flags.hypothetical) all += " [hypothetical]";
        if (event.flags.historical) all += " [historical]";
        if (!event.attributed_to.empty()) all += " [by " + event.attributed_to + "]";
    }
    return all;
}

std::string days(std::string_view text, const char* day) {
    const Reading reading = read(text, day);
    if (reading.events.empty()) return "no event";
    const Event& event = reading.events.front();
    return event.date ? iso(event.date->first) + (event.date->first == event.date->last ? "" : ".." + iso(event.date->last)) : "unknown";
}

std::string quotes(std::string_view text) {
    std::string all;
    for (const Quote& quote : read(text).quotes)
        all += (all.empty() ? "" : "; ") + std::string(quote.kind == QuoteKind::direct ? "direct " : "indirect ") + quote.speaker + ": " + quote.text;
    return all;
}

std::string figures(std::string_view text) {
    std::string all;
    for (const Figure& figure : read(text).figures) {
        all += (all.empty() ? "" : "; ") + (figure.comparison.empty() ? "" : figure.comparison + " ") + std::to_string(static_cast<long long>(figure.value));
        if (figure.upper) all += "-" + std::to_string(static_cast<long long>(*figure.upper));
        all += (figure.unit.empty() ? "" : " " + figure.unit) + " (" + figure.what + ")";
    }
    return all;
}

}  // namespace

TEST_CASE("who did what to whom: frames, voice, lists") {
    CHECK(events("Brazil condemned Chile.") == "ACCUSE disapprove state:BRA > state:CHL");
    CHECK(events("Brazil was condemned by Chile and Peru.") == "ACCUSE disapprove state:CHL state:PER > state:BRA");
    CHECK(events("France, Germany and Poland signed an agreement with Turkey.") == "AGREE state:FRA state:DEU state:POL > state:TUR");
    CHECK(events("Japan rejected an Indian proposal.") == "REJECT change state:JPN > state:IND");
    CHECK(events("Iranian troops attacked the Iraqi army.") == "ASSAULT state:IRN > state:IRQ");
    CHECK(events("Egypt held talks with Qatar and imposed sanctions on Sudan.") == "CONSULT state:EGY > state:QAT; SANCTION discontinue state:EGY > state:SDN");
    CHECK(events("Japanese banks rose.").empty());
    CHECK(events("The bridge was built.").empty());
}

TEST_CASE("promises, requests, threats and refusals of what a complement tells") {
    CHECK(events("Kenya agreed to meet Somalia.") == "AGREE state:KEN > state:SOM");
    CHECK(events("Kenya threatened to attack Somalia.") == "THREATEN violence state:KEN > state:SOM");
    CHECK(events("Kenya refused to meet Somalia.") == "REJECT meet state:KEN > state:SOM");
    CHECK(events("Kenya urged Somalia to release the prisoners.") == "REQUEST yield state:KEN > state:SOM");
    CHECK(events("Kenya demanded that Somalia withdraw its troops.") == "REQUEST yield state:KEN > state:SOM");
    CHECK(events("Kenya will visit Somalia.") == "AGREE state:KEN > state:SOM [future]");
}

TEST_CASE("flags and attribution") {
    CHECK(events("Norway has not condemned Iceland.") == "ACCUSE disapprove state:NOR > state:ISL [negated]");
    CHECK(events("Neither Norway nor Sweden has condemned Iceland.") == "ACCUSE disapprove state:NOR state:SWE > state:ISL [negated]");
    CHECK(events("Norway could attack Iceland.") == "ASSAULT state:NOR > state:ISL [hypothetical]");
    CHECK(events("Analysts say Norway attacked Iceland.") == "ASSAULT state:NOR > state:ISL [by role:analysts]");
    CHECK(events("Norway attacked Iceland in 1999.") == "ASSAULT state:NOR > state:ISL [historical]");
}

TEST_CASE("actors: titles, pronouns, short names, places, users' words") {
    CHECK(events("The Russian president visited Kazakhstan.") == "CONSULT visit per:vladimir-putin > state:KAZ");
    CHECK(events("Emmanuel Macron met Giorgia Meloni. He then condemned Serbia.") ==
          "CONSULT per:emmanuel-macron > per:giorgia-meloni; ACCUSE disapprove per:emmanuel-macron > state:SRB");
    const Reading reading = read("Anna Exemplar, a professor at a college, spoke in Washington. Exemplar said Washington accused China. Example Movement grew.");
    bool introduced = false;
    bool place = false;
    for (const ActorCount& actor : reading.actors) introduced = introduced || (actor.actor == "per:anna-exemplar" && actor.mentions == 2 && !actor.in_table);
    for (const ActorMention& mention : reading.mentions) place = place || (mention.actor == "state:USA" && mention.naming == Naming::place);
    CHECK(introduced);
    CHECK(place);
    const auto table = extend_actors(shipped_actors(), "# mine\norg:example-movement\tExample Movement\tEM\noffice\tper:emmanuel-macron\torg:example-movement\tpatron\t2020-01-01\n", "mine.tsv");
    REQUIRE(table);
    ReadingContext context;
    context.actors = &*table;
    CHECK(read_article("Example Movement condemned Serbia.", context).events.front().actors.front() == "org:example-movement");
    CHECK(extend_actors(shipped_actors(), "org:x\tChina\n", "f").error().front().code == "E241");
    CHECK(extend_actors(shipped_actors(), "x\tChina\n", "f").error().front().code == "E240");
    CHECK(extend_actors(shipped_actors(), "office\tper:nobody\tstate:CHN\tking\t2020-01-01\n", "f").error().front().code == "E242");
    for (const std::string& fault : lint_actors(shipped_actors())) FAIL_CHECK(fault);
}

TEST_CASE("dates resolve against the day of publication, which was a Friday") {
    CHECK(days("Cuba met Peru on Monday.", "2025-08-15") == "2025-08-11");
    CHECK(days("Cuba will meet Peru on Monday.", "2025-08-15") == "2025-08-18");
    CHECK(days("Cuba met Peru yesterday.", "2025-08-15") == "2025-08-14");
    CHECK(days("Cuba met Peru two days earlier.", "2025-08-15") == "2025-08-13");
    CHECK(days("Cuba met Peru in March and April.", "2025-08-15") == "2025-03-01..2025-04-30");
    CHECK(days("Cuba met Peru in December.", "2025-08-15") == "2024-12-01..2024-12-31");
    CHECK(days("Cuba met Peru last month.", "2025-01-15") == "2024-12-01..2024-12-31");
    CHECK(days("Cuba met Peru on 3 May 2024.", "") == "2024-05-03");
    CHECK(days("Cuba met Peru on Monday.", "") == "unknown");
}

TEST_CASE("quotes: who speaks") {
    CHECK(quotes("\u201CWe will not yield on this point,\u201D said Keir Starmer.") == "direct per:keir-starmer: We will not yield on this point");
    CHECK(quotes("Keir Starmer said that talks had failed.") == "indirect per:keir-starmer: talks had failed");
    CHECK(quotes("According to Xinhua, the talks will go on.") == "indirect org:xinhua: the talks will go on");
    CHECK(quotes("The \u201Cno limits\u201D partnership has deepened.").empty());
}

TEST_CASE("figures and what only looks like one") {
    CHECK(figures("Exports reached US$1.5 billion.") == "1500000000 USD (Exports)");
    CHECK(figures("At least 35,000 people left.") == "at least 35000 (people)");
    CHECK(figures("Prices rose 10 to 20 percent.") == "10-20 percent (Prices)");
    CHECK(figures("Views: 208").empty());
    CHECK(figures("\u00A9 2025 Example. Call 555-123-4567. On August 15 the G7 met in 2024 at 10:30. Boeing 737.").empty());
}

TEST_CASE("no text, other languages and broken bytes give no events") {
    CHECK(read("").events.empty());
    ReadingContext context;
    context.language = "ru";
    const Reading reading = read_article("Xi Jinping met Putin.", context);
    CHECK(reading.events.empty());
    CHECK(reading.actors.size() == 2);
    CHECK_NOTHROW(read(std::string_view("\xC3\xE2\x80 said \xFF\xFE\x00 \xF0\x9F", 15)));
}

TEST_CASE("what a clause inside the sentence says is not taken for what the sentence says") {
    CHECK(events("Syria withdrew its troops from neighboring Lebanon.") == "RETREAT withdraw state:SYR > state:LBN");
    CHECK(events("Chinese students continued their hunger strike to demand talks.") == "PROTEST hunger role:chn-students > ");
    CHECK(events("Britain mobilized army reservists for a war against Iraq.") == "MOBILIZE troops state:GBR > state:IRQ");
    CHECK(events("Israeli tanks fired shells at houses in Nablus.") == "ASSAULT heavy-weapons state:ISR > state:PSE");
    CHECK(events("On day 1 of round 2 Xi Jinping met Vladimir Putin.") == "CONSULT per:xi-jinping > per:vladimir-putin");
    CHECK(events("Israel resumed shelling Lebanese troops.") == "ASSAULT heavy-weapons state:ISR > state:LBN");
    CHECK(events("While Emmanuel Macron claimed Russia met Turkey, China appeared to urge Iran to meet Israel.") ==
          "CONSULT state:RUS > state:TUR [by per:emmanuel-macron]; REQUEST meet state:CHN > state:IRN");
    CHECK(quotes("While Emmanuel Macron claimed Russia met Turkey, China appeared to urge Iran to meet Israel.") ==
          "indirect per:emmanuel-macron: Russia met Turkey");
    CHECK(events("China promises that trade is normal.") == "");
    CHECK(events("China and Russia press to win support.") == "");
    CHECK(events("France decided to allow Turkish ships to enter.") == "CONCEDE state:FRA > state:TUR");
    CHECK(events("Benin opened talks with Togo, which expelled Ghana's envoy, but refused to meet Nigeria.") ==
          "CONSULT state:BEN > state:TGO; SANCTION expel state:TGO > state:GHA; REJECT meet state:BEN > state:NGA");
}

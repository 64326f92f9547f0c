#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "base/text.h"
#include "evidence/events/coder.h"
#include "evidence/events/pattern_table.h"
#include "evidence/language/lexicon.h"
#include "evidence/language/prepare.h"
#include "evidence/reading.h"

using namespace entente;
using namespace entente::evidence;

namespace {

std::string list(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
}

// "COERCE arrest state:SYR > role:activists"
std::string events(std::string_view text) {
    std::string all;
    for (const Event& event : read_article(text, {}).events) {
        all += (all.empty() ? "" : "; ") + std::string(plover_name(event.type)) + (event.mode.empty() ? "" : " " + event.mode) + " " + list(event.actors) + " > " + list(event.recipients);
        if (event.flags.negated) all += " [negated]";
    }
    return all;
}

}  // namespace

TEST_CASE("every verb of the pattern tables is one that the lexicon knows") {
    std::string unknown;
    for (const auto rows : {pattern_rows(), rarer_pattern_rows(), rarer_conflict_rows()}) {
        for (const std::string_view row : rows) {
            const auto columns = split(row, '|');
            REQUIRE(columns.size() == 5);
            CHECK_MESSAGE(plover_type(columns[2]).has_value(), row);
            CHECK_MESSAGE(goldstein_score(columns[4]) >= -10, row);
            for (const std::string_view verb : split(columns[0], ',')) {
                const WordClasses* known = shipped_lexicon().look_up(verb);
                if (known == nullptr || (known->tags & tag_bit(WordTag::base)) == 0) unknown += std::string(verb) + " ";
            }
        }
    }
    CHECK(unknown == "");
}

TEST_CASE("phrasal verbs carry what they are about") {
    CHECK(events("Syrian police rounded up dozens of activists.") == "COERCE arrest state:SYR > role:activists");
    CHECK(events("Germany cut off aid to Togo.") == "SANCTION discontinue state:DEU > state:TGO");
    CHECK(events("Zimbabwean authorities shut down a newspaper owned by Kenya.").starts_with("COERCE censor state:ZWE > "));
    CHECK(events("Iran turned down an American offer.") == "REJECT state:IRN > state:USA");
    CHECK(events("Israeli forces pulled back from Lebanon.") == "RETREAT withdraw state:ISR > state:LBN");
    CHECK(events("India brushed aside Chinese complaints.") == "REJECT state:IND > state:CHN");
}

TEST_CASE("what an object says of the complement that hangs on it") {
    CHECK(events("Japan announced plans to help Nepal.") == "AGREE state:JPN > state:NPL");
    CHECK(events("China repeated its threat to attack Taiwan.") == "THREATEN violence state:CHN > state:TWN");
    CHECK(events("Serbia repeated its refusal to meet Kosovo.") == "REJECT meet state:SRB > state:XKX");
    CHECK(events("Norway renewed its efforts to mediate between Israel and Syria.") == "CONSULT third-party state:NOR > state:ISR state:SYR");
    CHECK(events("Peru offered aid to help Bolivia.") == "AGREE state:PER > state:BOL");
}

TEST_CASE("who feels and who judges") {
    CHECK(events("Japan was angered by China's decision.") == "ACCUSE disapprove state:JPN > state:CHN");
    CHECK(events("Egypt was encouraged by Sudan's decision.") == "SUPPORT state:EGY > state:SDN");
    CHECK(events("Russia said Estonia's treatment of the minority was unacceptable.") == "ACCUSE disapprove state:RUS > state:EST");
    CHECK(events("Chad said Sudan was arming rebels.") == "ACCUSE allege state:TCD > state:SDN");
    CHECK(events("Iran described Iraq's decision as a provocation.") == "ACCUSE disapprove state:IRN > state:IRQ");
    CHECK(events("China portrays itself as a mediator.").empty());
}

TEST_CASE("a refusal in one's own word, a threat with may, a warning of what will come") {
    CHECK(events("Russia has no intention of helping Japan.") == "REJECT state:RUS > state:JPN");
    CHECK(events("Poland said it would not withdraw its troops from Iraq.") == "REJECT yield state:POL > state:IRQ");
    CHECK(events("Iran said it would not stop attacking Iraq.") == "REJECT yield state:IRN > state:IRQ");
    CHECK(events("Turkey said it might expel Syrian diplomats.") == "THREATEN expel state:TUR > state:SYR");
    CHECK(events("Iran warned Israel that any raid would be met with force.") == "THREATEN state:IRN > state:ISR");
    CHECK(events("Zimbabwe denied British charges that it was corrupt.") == "REJECT state:ZWE > state:GBR");
}

TEST_CASE("what is only talked over, and where, is no deed and no party to it") {
    CHECK(events("Trump and Putin discussed ending the war in Ukraine.") == "CONSULT per:donald-trump per:vladimir-putin > ");
    CHECK(events("Trump and Putin met in Alaska.") == "CONSULT per:donald-trump per:vladimir-putin > ");
    CHECK(events("Xi praised the proposal, according to China's broadcaster CCTV.") == "SUPPORT per:xi-jinping > ");
    CHECK(events("Brazil wiped out its deficit.").empty());
    CHECK(events("The United States met Russia. The Chinese leader praised both nations, according to China's broadcaster.").find("state:USA state:RUS") != std::string::npos);
}

TEST_CASE("it means a state named close by, and nothing further off") {
    CHECK(events("Chile condemned Peru. It also rejected a Peruvian proposal.").find("REJECT change state:CHL > state:PER") != std::string::npos);
    CHECK(events("Chile is long. The garden is old. The trees are green. The well is deep. It condemned Peru.").empty());
    CHECK(events("Chile is long. The garden cuts down on work.").empty());
}

TEST_CASE("lists after `of`, riots without an owner, fighting between two") {
    CHECK(events("Leaders of France, Germany and Italy met Chile's president.") == "CONSULT state:FRA state:DEU state:ITA > state:CHL");
    CHECK(events("After talks in Rome, Germany and Italy condemned Chile.").find("state:DEU state:ITA > state:CHL") != std::string::npos);
    CHECK(events("Riots erupted in Chile.") == "PROTEST demo role:chl-protesters > ");
    CHECK(events("Clashes between India and Pakistan left four dead.") == "ASSAULT state:IND state:PAK > ");
    CHECK(events("Saudi police closed a mosque and attacked Chad.").find("ASSAULT state:SAU > state:TCD") != std::string::npos);
}

TEST_CASE("troops that move are not refugees that flee") {
    CHECK(events("Iraqi tanks rolled into Kuwait.") == "ASSAULT state:IRQ > state:KWT");
    CHECK(events("Iraqi refugees crossed into Kuwait.").empty());
    CHECK(events("The last Russian soldiers left Germany.") == "RETREAT withdraw state:RUS > state:DEU");
    CHECK(events("India welcomed the new government in Bangladesh.") == "SUPPORT state:IND > state:BGD");
    CHECK(events("India welcomed Vladimir Putin.") == "CONSULT visit state:IND > per:vladimir-putin");
}

#include "situation/schema.h"

#include <algorithm>
#include <array>
#include <vector>

#include "situation/schema_flows.h"
#include "situation/schema_game.h"

namespace entente::situation {
namespace {

using enum KeyType;
using Words = std::string_view;

constexpr std::array settings{Words("council"), Words("trade-talks"), Words("coercion"), Words("war")};
constexpr std::array reliabilities{Words("A"), Words("B"), Words("C"), Words("D"), Words("E"), Words("F")};
constexpr std::array uses{Words("news"), Words("context"), Words("quote"), Words("stat")};
constexpr std::array confidences{Words("low"), Words("moderate"), Words("high")};
constexpr std::array fits{Words("poorly"), Words("partly"), Words("well")};

constexpr KeySpec because(bool required, Words meaning) {
    return {"because", reason, required, required ? "" : "none", meaning, R"("anchor")"};
}

constexpr std::array situation_keys{
    KeySpec{"title", text, true, "", "What the brief is called.", R"("Alaska summit, seen from Beijing")"},
    KeySpec{"question", text, true, "", "What a reader wants to know, as one question.",
            R"("What terms follow the summit, and what do they cost Beijing?")"},
    KeySpec{"as_of", date, true, "",
            "Nothing later than this may inform the file. Dates without a time compare by UTC day.",
            "2025-08-15T19:30:00Z"},
    KeySpec{"written", date, false, "not stated",
            "When the file was written. If that is later than as_of, the brief says \"written with hindsight\".",
            "2026-11-22"},
    KeySpec{"horizon", date, true, "", "The day by which the question is decided. Must be later than as_of.",
            "2025-12-31"},
    KeySpec{"focus", id, false, "no actor leads", "The actor whose stakes lead the brief.", R"("CN")", "actor"},
    KeySpec{"setting", choice, false, "\"coercion\"",
            "What kind of contest this is. It chooses the base measure: in a council the density learned from EU "
            "decisions, elsewhere a mixture of it with a flat one (see [base]).",
            R"("war")", "", settings},
    KeySpec{"store", text, false, "none",
            "The evidence store of this file, as a path from its folder: what `entente read --store` keeps. The brief's "
            "quote and figure come from it where no evidence is marked for that, and so do its weeks of cooperation and "
            "conflict.",
            R"("evidence.sqlite")"},
    KeySpec{"main-track", id, false, "the track, if there is only one",
            "An issue of the track that a bare `deal` in a condition means. Needed with several tracks.",
            R"("control")", "issue"},
};

constexpr std::array base_keys{
    KeySpec{"learned-weight", value, false, "1 in a council, else anywhere in 0 to 1",
            "Weight w of the learned density in the base measure, on 0..1; the rest is flat over what is possible.",
            R"("0.2 to 0.8")"},
    because(false, "Why this weight."),
};

constexpr std::array actor_keys{
    KeySpec{"name", text, false, "the id", "The name a reader knows.", R"("United States")"},
    KeySpec{"influence", value, false, "\"real\"",
            "Influence on 0..100, relative to the strongest. Words: dominant, strong, real, some, marginal.",
            R"("60 to 80")"},
    KeySpec{"bloc", flag, false, "false",
            "True if this actor stands for several states that must agree among themselves. Where such an actor "
            "decides or blocks, a lint asks whether one actor is honest.",
            "true"},
    KeySpec{"region", regions, false, "by its id or name, if it is a known one",
            "Where it trades: a region of the base year, or several, the first of which its flows start or end in. CN, RU, "
            "US, EU, IN, UA, AL (all others that sanction Russia), RW (the rest of the world).",
            R"(["EU", "AL"])"},
    because(false, "Why this influence."),
};

constexpr std::array issue_keys{
    KeySpec{"asks", text, true, "", "The issue as a question.", R"("Where does the line of control settle?")"},
    KeySpec{"unit", text, false, "none", "Unit of the scale, for display.", R"("billion US dollars")"},
    KeySpec{"scale", number_pair, false, "[0, 100]", "Lowest and highest value of the issue.", "[0, 500]"},
    KeySpec{"landmarks", landmarks, false, "none",
            "Named points of the scale. Their names stand wherever a number of this issue may.",
            "{ pre-2022 = 25, today = 60, swap = 75 }"},
    KeySpec{"possible", value_pair, false, "the whole scale",
            "Hard ends: what the facts allow by the horizon. Each end may itself be a range.",
            R"(["50 to 55", 80])"},
    KeySpec{"reversion", value, false, "anywhere on the scale", "What holds if nothing is agreed.",
            R"("58 to 64")"},
    KeySpec{"decides", ids, false, "none: a pure forecast of terms",
            "Who must sign. Issues with the same two or more deciders are bargained together (a track). One "
            "decider: that actor's own act, deal or no deal.",
            R"(["US", "RU"])", "actor"},
    KeySpec{"blocks", ids, false, "none", "Who must ratify, and so can block what was signed.", R"(["UA"])",
            "actor"},
    KeySpec{"quota", number, false, "1: all of them",
            "Share of the influence of those in `blocks` that must agree, above 0 to 1. One for all issues with the "
            "same deciders: they are ratified together.", "0.65"},
    KeySpec{"voices", ids, false, "none", "Who weighs in on the terms but cannot block.", R"(["EU"])", "actor"},
    because(false, "Why these ends and this reversion."),
};

constexpr std::array position_keys{
    KeySpec{"at", value, true, "", "The point of the issue's scale the actor prefers.", R"("today to swap")"},
    KeySpec{"salience", value, false, "\"medium\"",
            "How much the issue matters to the actor, on 0..100. Words: vital, high, medium, low.", R"("vital")"},
    KeySpec{"limit", value, false, "none",
            "The worst the actor would sign. It refuses terms on the far side of it, seen from `at`; the side is "
            "fixed by the medians of the two.",
            R"("55 to 75")"},
    KeySpec{"influence", value, false, "the actor's own", "Influence on this issue, where it differs.",
            R"("60 to 85")"},
    because(false, "Why these numbers."),
};

constexpr std::array source_keys{
    KeySpec{"title", text, false, "none", "Title of the article or document.", R"("Beijing reads Alaska")"},
    KeySpec{"publisher", text, true, "", "Who published it.", R"("Caliber.Az")"},
    KeySpec{"author", text, false, "none", "Who wrote it.", R"("A. Writer")"},
    KeySpec{"published", date_span, true, "",
            "The day of publication, or [first, last] where the page states none. Must not be later than as_of.",
            "2025-08-15"},
    KeySpec{"relays", text, false, "it is a first-hand witness",
            "Who said it first, if this source passes it on: the id, publisher or title of another source, or any "
            "name. Sources that relay the same name are one witness.",
            R"("The National Interest")"},
    KeySpec{"reliability", choice, false, "\"F\"", "Admiralty scale, A reliable to E unreliable, F not judged.",
            R"("C")", "", reliabilities},
    KeySpec{"page", text, false, "none", "The saved page, as a path relative to this file. It is hashed.",
            R"("pages/caliber.html")"},
    KeySpec{"url", text, false, "none", "Where it was found. Never opened.", R"("https://example.org/a")"},
};

constexpr std::array evidence_keys{
    KeySpec{"source", id, true, "", "Where it stands.", R"("caliber")", "source"},
    KeySpec{"says", text, true, "", "What it says, in your words.",
            R"("Beijing could live with frozen lines")"},
    KeySpec{"credibility", integer, false, "6",
            "Admiralty scale, 1 confirmed to 5 improbable, 6 not judged.", "3"},
    KeySpec{"quote", text, false, "none",
            "Words of the page; checked word for word where the source has a page.", R"("freezes the front")"},
    KeySpec{"speaker", text, false, "none", "Who is quoted.", R"("The foreign minister")"},
    KeySpec{"on", date, false, "none", "When it happened. Dated evidence is the timeline.", "2025-08-15"},
    KeySpec{"use", choice, false, "\"context\"", "Its place in the brief.", R"("news")", "", uses},
};

constexpr std::array assumption_keys{
    KeySpec{"text", KeyType::text, true, "", "What is assumed, as a sentence.",
            R"("The United States is the strongest actor.")"},
    KeySpec{"confidence", choice, false, "not stated", "How sure you are.", R"("high")", "", confidences},
    KeySpec{"if-wrong", KeyType::text, false, "not stated", "What changes if it is wrong.",
            R"("All influence ratios shift.")"},
};

constexpr std::array outcome_keys{
    KeySpec{"when", condition, true, "", "The region, as a condition.", R"("deal and control in today..swap")"},
    KeySpec{"name", text, false, "the id in words", "What a reader calls it.", R"("A loose freeze")"},
};

constexpr std::array claim_keys{
    KeySpec{"source", id, true, "", "The page that claims it.", R"("caliber")", "source"},
    KeySpec{"says", text, true, "", "The claim in words.", R"("A freeze spares Chinese banks")"},
    KeySpec{"test", condition, true, "",
            "A condition, `CONDITION given CONDITION`, or a comparison of gains: `gain(CN, frozen) > gain(CN, "
            "drift)`, `gain(UA, frozen) < 0`. Names of outcomes may stand for their conditions.",
            R"("secondary < small-banks given frozen")"},
    KeySpec{"expect", value, true, "", "How likely the page says it is: a chance.", R"("likely")"},
};

constexpr std::array what_if_keys{
    KeySpec{"says", text, false, "the changes", "What is supposed, in words.", R"("Beijing finds its voice")"},
    because(false, "Why this is worth asking."),
    KeySpec{"KEY.PATH", changes, true, "",
            "The key path of an input and what to suppose instead. At least one.",
            R"("actor.CN.influence" = "60 to 80")"},
};

constexpr std::array reference_keys{
    KeySpec{"class", text, true, "", "What the cases have in common.",
            R"("leader-level ceasefire talks while fighting goes on")"},
    KeySpec{"cases", text, true, "", "How many of them ended in a deal.", R"("3 of 21")"},
    KeySpec{"window", text, true, "", "Within what time, in days, weeks, months or years.", R"("6 months")"},
    KeySpec{"fits", choice, false, "\"partly\"", "How well the class fits this case.", R"("partly")", "", fits},
    KeySpec{"track", id, false, "the main track", "An issue of the track it speaks of.", R"("control")", "issue"},
    because(false, "Where the count comes from."),
};

constexpr std::array date_keys{
    KeySpec{"on", date, true, "", "The day.", "2025-11-10"},
    KeySpec{"what", text, true, "", "What must be decided by then.", R"("The tariff truce ends")"},
    because(false, "How it is known."),
};

constexpr std::array reader_keys{
    KeySpec{"who", text, true, "", "For whom this is.", R"("in bank compliance")"},
    KeySpec{"watch", text, true, "", "What they should watch, as a sentence.",
            R"("Watch for notices that name small banks.")"},
};

constexpr std::array correlation_keys{
    KeySpec{"of", inputs, true, "", "Key paths of two or more uncertain inputs.",
            R"(["actor.US.influence", "actor.RU.influence"])"},
    KeySpec{"rho", number, true, "",
            "Correlation of every pair of them, between -1 and 1, on the normal scale (Gaussian copula).", "0.5"},
    because(false, "Why they move together."),
};

constexpr std::array accept_keys{
    KeySpec{"code", text, true, "", "The lint that is answered.", R"("L101")"},
    KeySpec{"at", text, false, "every place", "The key path it concerns.", R"("position.control.US.at")"},
    because(true, "Why it is right as it stands."),
};

constexpr std::array frame_tables{
    TableSpec{"situation", Shape::single, true, "The question, its dates and whose it is.", "", situation_keys,
              "[situation]\ntitle = \"Alaska summit, seen from Beijing\"\nas_of = 2025-08-15T19:30:00Z\n"
              "horizon = 2025-12-31\n..."},
    TableSpec{"base", Shape::single, false, "Where settlements land before anybody's interests count.", "",
              base_keys, "[base]\nlearned-weight = \"0.2 to 0.8\"\nbecause = \"front lines are not EU decisions\""},
    TableSpec{"actor", Shape::entries, true, "Who takes part or is touched, present or absent.", "", actor_keys,
              "[actor]\nUS = { name = \"United States\", influence = \"dominant\", because = \"anchor\" }"},
    TableSpec{"issue", Shape::entries, true, "What is to be settled, each on a scale of its own.", "", issue_keys,
              "[issue.control]\nasks = \"Where does the line of control settle?\"\n"
              "landmarks = { pre-2022 = 25, today = 60, swap = 75 }\ndecides = [\"US\", \"RU\"]\nblocks = [\"UA\"]"},
    TableSpec{"position", Shape::grid, true, "Where each actor stands on an issue: one table an issue, one line an "
              "actor. An actor without a line is indifferent.",
              "at", position_keys,
              "[position.control]\nUS = \"today to swap\"\n"
              "UA = { at = \"0 to 40, best 25\", salience = \"vital\", limit = \"55 to 75\", because = \"...\" }",
              "issue", "actor"},
    TableSpec{"source", Shape::entries, false, "Pages and documents that inform the file.", "", source_keys,
              "[source.caliber]\npublisher = \"Caliber.Az\"\npublished = 2025-08-15\npage = \"pages/caliber.html\""},
    TableSpec{"evidence", Shape::entries, false, "What the sources say. Ids are shared with assumptions.", "",
              evidence_keys,
              "[evidence.freeze]\nsource = \"caliber\"\nsays = \"Beijing could live with frozen lines\"\n"
              "quote = \"freezes the front\"\non = 2025-08-15"},
    TableSpec{"assumption", Shape::entries, false, "What no source says but the file rests on.", "text",
              assumption_keys, "[assumption]\nanchor = \"The United States is the strongest actor.\""},
    TableSpec{"outcome", Shape::entries, false,
              "Named regions that must not overlap. `other-deal` and `other-no-deal` are automatic.", "when",
              outcome_keys,
              "[outcome]\nfrozen = \"deal and control in today..swap\"\n"
              "singled-out = \"no deal and secondary >= small-banks\""},
    TableSpec{"claim", Shape::entries, false, "What a page infers, tested against the model.", "", claim_keys,
              "[claim.spared]\nsource = \"caliber\"\nsays = \"A freeze spares Chinese banks\"\n"
              "test = \"secondary < small-banks given frozen\"\nexpect = \"likely\""},
    TableSpec{"what-if", Shape::entries, false, "Other values for some inputs, answered by rerunning the same draws.",
              "", what_if_keys, "[what-if.strong-beijing]\nsays = \"Beijing finds its voice\"\n"
              "\"actor.CN.influence\" = \"60 to 80\""},
    TableSpec{"reference", Shape::entries, false, "The outside view: how often comparable cases ended in a deal.", "",
              reference_keys,
              "[reference.deal]\nclass = \"leader-level ceasefire talks while fighting goes on\"\n"
              "cases = \"3 of 21\"\nwindow = \"6 months\"\nfits = \"partly\""},
    TableSpec{"date", Shape::entries, false, "The calendar of what must be decided, as known on as_of.", "",
              date_keys, "[date.tariff-truce]\non = 2025-11-10\nwhat = \"The tariff truce ends\""},
    TableSpec{"reader", Shape::entries, false, "Whom the brief addresses, and what each should watch.", "",
              reader_keys, "[reader.bank]\nwho = \"in bank compliance\"\nwatch = \"Watch for notices that name small "
              "banks.\""},
    TableSpec{"correlation", Shape::entries, false, "Inputs that are uncertain together.", "", correlation_keys,
              "[correlation.powers]\nof = [\"actor.US.influence\", \"actor.RU.influence\"]\nrho = 0.5"},
    TableSpec{"accept", Shape::entries, false, "Answers to lints. A lint is silenced by a reason only.", "",
              accept_keys,
              "[accept.us-point]\ncode = \"L101\"\nat = \"position.control.US.at\"\nbecause = \"stated in public\""},
};

// The questions a file answers come last: [accept] stays at the end.
std::vector<TableSpec> joined_tables() {
    std::vector<TableSpec> joined(frame_tables.begin(), frame_tables.end());
    const std::span<const TableSpec> game = game_tables();
    joined.insert(joined.end() - 1, game.begin(), game.end());
    const std::span<const TableSpec> flows = flow_tables();
    joined.insert(joined.end() - 1, flows.begin(), flows.end());
    return joined;
}

}  // namespace

std::span<const TableSpec> tables() {
    static const std::vector<TableSpec> joined = joined_tables();
    return joined;
}

const TableSpec* find_table(std::string_view name) {
    const auto all = tables();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const TableSpec& table) { return table.name == name; });
    return found == all.end() ? nullptr : &*found;
}

const KeySpec* find_key(const TableSpec& table, std::string_view key) {
    const auto found = std::find_if(table.keys.begin(), table.keys.end(),
                                    [&](const KeySpec& spec) { return spec.key == key; });
    return found == table.keys.end() ? nullptr : &*found;
}

std::string_view describe(KeyType type) {
    switch (type) {
        case text:
            return "text";
        case choice:
            return "one word of a list";
        case id:
            return "an id";
        case ids:
            return "a list of ids";
        case input:
            return "the key path of an input";
        case inputs:
            return "a list of key paths of inputs";
        case integer:
            return "a whole number";
        case number:
            return "a number";
        case flag:
            return "true or false";
        case date:
            return "a date";
        case date_span:
            return "a date or [first, last]";
        case value:
            return "a value";
        case value_pair:
            return "two values [low, high]";
        case number_pair:
            return "two numbers [low, high]";
        case landmarks:
            return "a table of named numbers";
        case condition:
            return "a condition";
        case formula:
            return "a formula";
        case reason:
            return "a reason";
        case changes:
            return "values by key path";
        case words:
            return "a list of names";
        case seen:
            return "a list of chance and move ids";
        case options:
            return "a list of names, or a table of options";
        case chances:
            return "a table of chances";
        case chance_or_table:
            return "a chance, or a table of chances";
        case chance_rows:
            return "a list of [condition, chances]";
        case scores:
            return "a list of [condition, points]";
        case value_changes:
            return "values by key path, for each value";
        case value_evidence:
            return "lists of evidence ids, for each value";
        case some_ids:
            return "an id, or a list of ids";
        case moment:
            return "a month, a day or a time after as_of";
        case outcome_values:
            return "values or signs by outcome";
        case regions:
            return "one or more regions";
    }
    return "";
}

}  // namespace entente::situation

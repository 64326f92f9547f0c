#include "situation/schema_flows.h"

#include <array>

namespace entente::situation {
namespace {

using enum KeyType;
using Words = std::string_view;

constexpr std::array acts{Words("tariff"),      Words("import-ban"),   Words("export-ban"),  Words("embargo"),
                          Words("bank-threat"), Words("bank-listing"), Words("payment-cut"), Words("price-cap")};
constexpr std::array goods{Words("energy"), Words("sensitive"), Words("other"), Words("all")};

constexpr KeySpec because(Words meaning) {
    return {"because", reason, false, "none", meaning, R"("anchor")"};
}

constexpr std::array measure_keys{
    KeySpec{"by", some_ids, true, "", "Who takes it: one actor, or a list.", R"(["US", "EU"])", "actor"},
    KeySpec{"on", some_ids, true, "",
            "Whom it is aimed at. A threat to banks or a listing is on the one whose trade those banks serve.",
            R"("RU")", "actor"},
    KeySpec{"act", choice, true, "",
            "What is done. Bans and embargoes move trade by what a complete stop would; a threat, listing or cut acts "
            "through payments; a cap takes off the price of energy.",
            R"("bank-listing")", "", acts},
    KeySpec{"goods", choice, false, "\"all\"", "What goods it is about.", R"("sensitive")", "", goods},
    KeySpec{"strength", value, true, "",
            "How far it goes, as a share of a complete stop, of all banks, or of the price, on 0..1; of a tariff the rate, "
            "0.25 for 25 %, up to 5.",
            R"("0.3 to 0.6")"},
    KeySpec{"enforcement", value, false, "1", "What part of it bites once imposed, on 0..1; of a cap the share of barrels "
            "that it reaches.",
            R"("0.6 to 0.9")"},
    KeySpec{"credibility", value, false, "1", "What part of it is believed while it is only announced, on 0..1.",
            R"("0.5 to 0.9")"},
    KeySpec{"announced", moment, false, "with the next date that is given",
            "From when it is felt as a threat. Dates are a month, a day (after the 15th: from the next month on) or a "
            "time after as_of, such as \"3 months\".",
            R"("2025-10")"},
    KeySpec{"imposed", moment, false, "never, if it is only announced",
            "From when it is done. Without any date a measure holds throughout; one with `if` then comes in the month after "
            "as_of.",
            "2025-11-01"},
    KeySpec{"enforced", moment, false, "when it is imposed", "From when all of `enforcement` holds; half of it before.",
            R"("3 months")"},
    KeySpec{"loosened", moment, false, "never", "From when only `loosened-to` of it is left.", R"("8 months")"},
    KeySpec{"loosened-to", value, false, "0.5", "The share of the strength that is left then, on 0..1.", R"("0.3 to 0.7")"},
    KeySpec{"lifted", moment, false, "never", "From when it is over.", R"("12 months")"},
    KeySpec{"lifted-if", condition, false, "whatever happens",
            "It is lifted only where this holds: at `lifted`, or in the month after as_of.",
            R"("deal and relief >= broad")"},
    KeySpec{"if", condition, false, "it holds by its dates, whatever happens",
            "It comes only where this holds; then as its dates say. May name terms, acts, chances, moves and outcomes.",
            R"("secondary >= major-banks")"},
    KeySpec{"says", text, false, "the id in words", "The measure in words.", R"("Two large Chinese banks are listed")"},
    because("Why this strength."),
};

constexpr std::array flow_keys{
    KeySpec{"from", id, true, "", "Who sells.", R"("CN")", "actor"},
    KeySpec{"to", id, true, "", "Who buys.", R"("RU")", "actor"},
    KeySpec{"goods", choice, false, "\"all\"", "Which goods.", R"("energy")", "", goods},
    KeySpec{"unit", text, true, "", "The unit of a month's number, as in the history.", R"("USD bn")"},
    KeySpec{"history", text, true, "",
            "The months so far: a CSV file with the columns series, month, value, unit (and method, source), or its "
            "folder. Paths count from the folder of this file. Months not known on as_of are not read.",
            R"("trade.csv")"},
    KeySpec{"series", text, false, "the only one of the file", "Which series of the file it is.", R"("exports-to-russia")"},
    KeySpec{"season", number, false, "1; 0.5 for energy",
            "How much of the season of Chinese exports it has, 0 to 1: a dip in January and February, a peak in December.",
            "0.5"},
    KeySpec{"payments", value, false, "1; 0.33 for energy", "How much of a friction of payments it feels, on 0..1.",
            R"("0.2 to 0.5")"},
    KeySpec{"stakes", ids, false, "its two ends", "Whose stake it is.", R"(["CN", "RU"])", "actor"},
    KeySpec{"name", text, false, "the id in words", "What it is, for readers.", R"("China's exports to Russia")"},
    because("Why these shares."),
};

constexpr std::array effect_keys{
    KeySpec{"name", text, false, "the id in words", "What is moved.", R"x("Oil price (Brent)")x"},
    KeySpec{"unit", text, false, "in signs only", "The unit of its numbers.", R"("per cent")"},
    KeySpec{"scale", number_pair, false, "[-100, 100]", "Between what its numbers lie.", "[-100, 100]"},
    KeySpec{"under", outcome_values, true, "",
            "What it comes to under each outcome: a value in the unit, or a sign: \"++\", \"+\", \"0\", \"-\", \"--\". "
            "Outcomes that are not named are not judged.",
            R"({ frozen-loose = "-8 to 0", talks-drift = "0" })"},
    KeySpec{"flow", id, false, "none", "A flow that computes it: then what is computed is shown in its place.",
            R"("cn-exports-ru")", "flow"},
    KeySpec{"source", id, false, "none", "Who judges so.", R"("caliber")", "source"},
    because("Why."),
};

constexpr std::array all_tables{
    TableSpec{"measure", Shape::entries, false,
              "A sanction, control or tariff: who, on whom, on what goods, how strongly and when. Together with the flows "
              "it says what trade does, month by month. Measures with one act, sides and goods pull one lever; a file has "
              "at most four levers that move prices of trade.",
              "", measure_keys,
              "[measure.bank-listing]\nsays = \"Two large Chinese banks are listed\"\nby = \"US\"\non = \"RU\"\n"
              "act = \"bank-listing\"\nstrength = \"0.4 to 0.8\"\nif = \"secondary >= major-banks\"\n"
              "announced = \"2 months\"\nimposed = \"3 months\"\nbecause = \"...\""},
    TableSpec{"flow", Shape::entries, false,
              "Trade, payments or oil from one actor to another, by month, with its history. The brief shows it to the "
              "horizon, and at least for a year, under each outcome.",
              "", flow_keys,
              "[flow.cn-exports-ru]\nname = \"China's exports to Russia\"\nfrom = \"CN\"\nto = \"RU\"\nunit = \"USD bn\"\n"
              "history = \"trade.csv\"\nseries = \"exports-to-russia\"\nbecause = \"...\""},
    TableSpec{"effect", Shape::entries, false,
              "What an outcome is judged to do to a price, a market or an audience. Judged effects are shown as such; where "
              "a flow computes the same, its numbers stand in their place.",
              "", effect_keys,
              "[effect.brent]\nname = \"Oil price (Brent)\"\nunit = \"per cent\"\n"
              "under = { frozen-loose = \"-8 to 0\", singled-out = \"+\" }\nbecause = \"...\""},
};

}  // namespace

std::span<const TableSpec> flow_tables() {
    return all_tables;
}

}  // namespace entente::situation

#include "economy/history/known_measures.h"

#include <string>

namespace entente::economy {
namespace {

struct Row {
    const char* id;
    const char* day;
    Act act;
    Goods goods;
    double strength;
    const char* source;
    const char* because;
};

constexpr const char* timeline = "timeline of the EU's packages, twentyminds.com, and the Official Journal";
constexpr const char* judged_by_reach = "share of the coalition's trade with Russia that the lists of the day reach";

// A complete stop is a log effect of -3.5; sales of the coalition under all lists fell by far less.
constexpr Row rows[] = {
    {"export-controls", "2022-02-25", Act::export_ban, Goods::all, 0.20, timeline, judged_by_reach},
    {"payments-cut", "2022-03-02", Act::payment_cut, Goods::all, 1.00,
     "EU, 2 March 2022: removal of Russian banks from SWIFT; central bank reserves frozen on 28 February",
     "the fullest cut of payments that was on the table: the unit of the scale"},
    {"us-oil-ban", "2022-03-08", Act::import_ban, Goods::energy, 0.05, "US executive order 14066", judged_by_reach},
    {"export-controls-6", "2022-06-03", Act::export_ban, Goods::all, 0.27, timeline, judged_by_reach},
    {"crude-embargo", "2022-12-05", Act::import_ban, Goods::energy, 0.30, "EU, sixth package, in force 5 December 2022",
     judged_by_reach},
    {"product-embargo", "2023-02-05", Act::import_ban, Goods::energy, 0.45, "EU, product embargo in force 5 February 2023",
     judged_by_reach},
    {"export-controls-10", "2023-02-25", Act::export_ban, Goods::all, 0.30, timeline, judged_by_reach},
    {"eo-14114", "2023-12-22", Act::bank_threat, Goods::all, 0.60, "US executive order 14114 of 22 December 2023",
     "any foreign bank, but for transactions of the military-industrial base: above half of a full cut"},
    {"all-listed-persons", "2024-06-12", Act::bank_threat, Goods::all, 0.05,
     "OFAC, 12 June 2024: the base now means every listed person", "wider by the persons, not by the banks; it adds to the order of December"},
    {"gazprombank", "2024-11-21", Act::payment_cut, Goods::all, 0.35, "OFAC, 21 November 2024: Gazprombank and over 50 banks",
     "one hub of payments, with exemptions"},
    {"two-small-banks", "2025-07-18", Act::bank_listing, Goods::all, 0.15, "EU, eighteenth package: two small Chinese banks",
     "small banks that others can replace"},
};

const std::vector<std::string> coalition{"US", "EU", "AL", "UA"};

}  // namespace

std::vector<KnownMeasure> known_measures(Date last_day) {
    std::vector<KnownMeasure> known;
    for (const Row& row : rows) {
        const auto read = parse_date(row.day);
        if (!read || later(*read, last_day)) continue;
        const Date& day = *read;
        Measure m;
        m.id = row.id;
        m.act = row.act;
        m.by = coalition;
        m.on = {"RU"};
        m.goods = {row.goods};
        m.strength = row.strength;
        const bool late_in_month = std::string(row.day).substr(8) > "15";
        m.announced = m.imposed = month_of(day) + (late_in_month ? 1 : 0);
        known.push_back({m, day, row.source, row.because});
    }
    return known;
}

}  // namespace entente::economy

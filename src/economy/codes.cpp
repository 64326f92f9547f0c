#include "economy/codes.h"

#include <array>

namespace entente::economy {

std::span<const CodeEntry> economy_codes() {
    static constexpr std::array entries{
        CodeEntry{"E601", "a hole in a matrix", "A field that must hold a finite number is empty or holds something else.",
                  "Fill it in; where there is no trade write 0."},
        CodeEntry{"E602", "the shape of a matrix does not fit",
                  "A file has too few or too many rows or fields for the countries and sectors that the experiment names.",
                  "Mend the file, or name the countries and sectors in the order of its rows."},
        CodeEntry{"E603", "negative flow", "Trade flows are values of at least 0.", "Mend the number."},
        CodeEntry{"E604", "tariff below -100 %", "A tariff in percent is above -100.", "Mend the number."},
        CodeEntry{"E610", "arrays that do not fit each other",
                  "Every country and every sector needs one number in each array, in one order.",
                  "Mend the array that is named."},
        CodeEntry{"E611", "a value that cannot be",
                  "A flow, an output, a tariff factor or a barrier is negative, zero where it may not be, or not finite.",
                  "Mend the value that is named."},
        CodeEntry{"E612", "elasticity zero or infinite",
                  "The trade elasticity of a sector must be a finite number above 0: at 0 nothing answers to prices, at "
                  "infinity everything does at once.",
                  "Give a published estimate, and treat nearly perfect substitutes such as oil in the energy block."},
        CodeEntry{"E613", "a country outside the world",
                  "A country neither sells to nor buys from any other, or produces nothing; its share of the world "
                  "equilibrium is not determined.",
                  "Leave the country out, or mend its rows."},
        CodeEntry{"E614", "shares that do not sum to one",
                  "The inputs of a sector are shares of its materials and must sum to 1 (to four digits).",
                  "Mend the column that is named."},
        CodeEntry{"E616", "share of value added outside 0..1", "Value added is a share of gross output.",
                  "Mend the number."},
        CodeEntry{"E621", "no equilibrium found",
                  "The iteration did not come to rest. Numbers from an unfinished iteration would look like results and "
                  "are not given.",
                  "Make the change in steps, or check the data around the countries that it touches."},
        CodeEntry{"E622", "a good without a supplier",
                  "A measure is so large that no country supplies a sector somewhere, so its price has no value.",
                  "Soften the measure, or leave out the sector there."},
        CodeEntry{"E630", "dates of a measure out of order",
                  "A measure ends before it starts, or is enforced before it is imposed.",
                  "Give the dates in the order announced, imposed, enforced, loosened, lifted."},
        CodeEntry{"E631", "strength of a measure outside its range",
                  "Strength, enforcement and credibility are shares of a complete stop, between 0 and 1; the strength of a "
                  "tariff is its rate.",
                  "Mend the number; 0.25 is a quarter."},
        CodeEntry{"E632", "a measure without sides", "A measure names nobody who acts, nobody acted on, or no goods; or "
                  "it is between a region and itself.",
                  "Name at least one of each, in two regions."},
        CodeEntry{"E640", "no such place in the base year",
                  "A region, sector or lever does not fit the base year of the product.",
                  "The regions are CN, RU, US, EU, IN, UA, AL (others that sanction Russia) and RW (all others); the goods "
                  "energy, sensitive, other, all."},
        CodeEntry{"E650", "experiment is not valid TOML", "The file does not parse.", "Mend the place named; see toml.io."},
        CodeEntry{"E651", "unknown word in an experiment", "A table, key or word of an experiment file is none that it knows.",
                  "Use one of the words named."},
        CodeEntry{"E652", "unknown country or sector", "A change names a country or sector that the data do not have.",
                  "Use the names of [data]; countries go by their ISO code."},
        CodeEntry{"E653", "value missing or of the wrong type", "An experiment lacks a value, or has one of another type.",
                  "Fill it in as the message says."},
        CodeEntry{"E660", "a month twice", "A series has two numbers for one month.", "Keep the later vintage, and say so."},
        CodeEntry{"E661", "a gap in a history",
                  "Months are missing between the first and the last of a series. They are left out of levels and scores.",
                  "Fill them in where a source has them; an interpolated number would look like a reported one."},
        CodeEntry{"E662", "unit missing or mixed", "Every number has a unit, and a series has one: a currency and its scale.",
                  "Name it in the column unit, such as USD bn."},
        CodeEntry{"E663", "not a month", "A month is written 2024-03.", "Mend the field."},
        CodeEntry{"E664", "not a value of a flow", "Flows and prices are numbers above 0.", "Mend the field, or leave the row out."},
        CodeEntry{"E665", "columns that do not fit", "A history needs the columns series, month, value and unit.",
                  "Mend the header or the row."},
        CodeEntry{"E666", "an episode is missing",
                  "The habits of banks are fitted on the exports to Russia of 2022 and November 2024, and the history lacks "
                  "one of them.",
                  "Add the months."},
        CodeEntry{"E667", "nothing to score", "No origin of the backtest has months before and after it.",
                  "Give monthly series named exports-to-russia and imports-from-russia."},
        CodeEntry{"E668", "a history that ends too early",
                  "A flow has no number in the half year before as_of, so nobody can say where it stands.",
                  "Add later months to its history, or move as_of back."},
    };
    return entries;
}

}  // namespace entente::economy

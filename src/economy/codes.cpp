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
    };
    return entries;
}

}  // namespace entente::economy

// The folder layout of the published Caliendo-Parro data: matrices without headers, so that the experiment names
// countries and sectors in their order.
//
//     flows   traded sectors x importers as rows (sector by sector), exporters as columns; net of tariffs
//     tariffs the same shape, in percent
//     IO      country by country a block of inputs as rows, using sectors as columns; columns sum to 1
//     B, GO   sectors as rows, countries as columns
//     T       one elasticity a traded sector
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "economy/longrun/world.h"

namespace entente::economy {

struct AccountsLayout {
    Names names;                 ///< traded sectors first
    std::size_t traded = 0;      ///< how many of the sectors have rows in flows and tariffs
    double unit = 1;             ///< currency units of one unit of the flows (1000 where they are in thousands)
    double untraded_elasticity = 8.22;
    std::string flows = "xbilat1993.txt";
    std::string tariffs = "tariffs1993.txt";
    std::string inputs = "IO.txt";
    std::string value_added = "B.txt";
    std::string output = "GO.txt";
    std::string elasticities = "T.txt";
};

/// Reads every file of the layout. Codes of read_numbers, and E603 (negative flow), E604 (tariff below -100 %), E612
/// (elasticity 0, negative or infinite), E614 (input shares that do not sum to 1), with file and line.
Result<Accounts> read_accounts(const std::filesystem::path& folder, const AccountsLayout& layout);

/// Tariff factors of another file of the same shape, at(); 1 for untraded sectors.
Result<std::vector<double>> read_tariffs(const std::filesystem::path& file, const AccountsLayout& layout);

}  // namespace entente::economy

// Where the data folder is, for tests that need it: beside the repository, or named by ENTENTE_DATA. Tests without it
// say so and pass.
#pragma once

#include <filesystem>
#include <optional>

#include "base/test_tools.h"
#include "economy/read/accounts_folder.h"

namespace entente::economy {

inline std::optional<std::filesystem::path> trade_data() {
    const std::filesystem::path folder = entente::test_tools::data_folder() / "trade";
    return std::filesystem::exists(folder) ? std::optional(folder) : std::nullopt;
}

inline AccountsLayout published_layout() {
    AccountsLayout layout;
    layout.names.countries = {"ARG", "AUS", "AUT", "BRA", "CAN", "CHL", "CHN", "DNK", "FIN", "FRA", "DEU",
                              "GRC", "HUN", "IND", "IDN", "IRL", "ITA", "JPN", "KOR", "MEX", "NLD", "NZL",
                              "NOR", "PRT", "ZAF", "ESP", "SWE", "TUR", "GBR", "USA", "ROW"};
    layout.names.sectors = {"Agriculture", "Mining", "Food", "Textile", "Wood", "Paper", "Petroleum", "Chemicals",
                            "Plastic", "Minerals", "Basic-metals", "Metal-products", "Machinery", "Office",
                            "Electrical", "Communication", "Medical", "Auto", "Other-transport", "Other"};
    layout.traded = layout.names.sectors.size();
    for (int k = 1; k <= 20; ++k) layout.names.sectors.push_back("untraded-" + std::to_string(k));
    layout.unit = 1000;
    return layout;
}

}  // namespace entente::economy

// One trade experiment: a small TOML file that names the data, the deficits and what changes.
//
//     [experiment]
//     title = "NAFTA tariffs, 1993 to 2005"
//     model = "caliendo-parro"              # or "one-sector"
//     deficits = "removed"                  # removed | held | scaled
//     bloc = ["CAN", "MEX", "USA"]          # also reports imports from these
//     [data]                                # files relative to --data, countries and sectors in the order of their rows
//     countries = ["ARG", ...]
//     [[change]]
//     kind = "tariff-file"                  # tariff-file | tariff | barrier | ban | embargo
//     file = "tariffs2005.txt"
//     among = ["CAN", "MEX", "USA"]         # or from = [...], to = [...]; each may be "all"
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "economy/read/accounts_folder.h"

namespace entente::economy {

enum class TradeModel { caliendo_parro, one_sector };
enum class ChangeKind { tariff_file, tariff, barrier, ban, embargo };

struct Change {
    ChangeKind kind = ChangeKind::barrier;
    std::vector<std::size_t> from;     ///< places of exporters
    std::vector<std::size_t> to;       ///< of importers
    std::vector<std::size_t> sectors;  ///< empty: all
    std::string file;                  ///< of a tariff-file
    double percent = 0;                ///< the new tariff
    double factor = 1;                 ///< of a barrier: hat of its cost; where 0, `effect` is given
    double effect = 0;                 ///< of a barrier: log partial effect on the flow
};

struct Experiment {
    std::string title;
    TradeModel model = TradeModel::caliendo_parro;
    Deficits deficits = Deficits::removed;
    AccountsLayout layout;              ///< names; files of caliendo-parro
    std::string matrix;                 ///< of one-sector: a CSV with the columns from, to, value
    double elasticity = 4;              ///< of one-sector
    double supply_elasticity = 0;
    std::vector<std::size_t> bloc;
    std::vector<Change> changes;
};

/// Reads a file as above. Codes: E001 to E003; E650 (not TOML), E651 (unknown table, key or word), E652 (unknown country
/// or sector), E653 (a value of the wrong type or missing), all at once with their lines. Of a one-sector experiment the
/// countries come from the matrix, so its `data` folder is read too.
Result<Experiment> read_experiment(const std::filesystem::path& file, const std::filesystem::path& data);

}  // namespace entente::economy

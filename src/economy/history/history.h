// Monthly series as published, each number with its method and source.
//
//     Result<History> history = read_history("examples/china-russia-trade");
//     const Series* exports = history->find("exports-to-russia");
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "economy/month.h"

namespace entente::economy {

struct Observation {
    double value = 0;
    std::string method;
    std::string source;
    bool is_mean = false;  ///< of several months: known together only, never scored alone
    std::optional<Month> published{};  ///< the month in which it came out, where that is stated
    bool operator==(const Observation&) const = default;
};

struct Series {
    std::string id;
    std::string unit;
    std::map<Month, Observation> months;
    /// The value of a month, or NaN.
    double at(Month month) const;
};

struct History {
    std::vector<Series> series;
    Diagnostics notes;  ///< gaps (E661), as warnings
    const Series* find(const std::string& id) const;
};

/// `monthly.csv` of a folder, or a file of that form: the header names at least series, month, value, unit; method and
/// source may follow. A folder without it may hold `china_russia_monthly_best_estimate.csv` with the columns month,
/// china_exports_usd_bn, exports_method, china_imports_usd_bn, imports_method, and `brent_monthly.csv` (Date, Price).
/// Codes: E001 to E003; E660 (a month twice), E662 (unit missing, or two units in a series), E663 (no month), E664 (no
/// number above 0), E665 (a column missing, or a row with another number of fields); warnings E661 (a gap).
Result<History> read_history(const std::filesystem::path& path);

}  // namespace entente::economy

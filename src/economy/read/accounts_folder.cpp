#include "economy/read/accounts_folder.h"

#include <fmt/format.h>

#include <cmath>

#include "economy/read/numbers.h"

namespace entente::economy {
namespace {

Size size_of(const AccountsLayout& layout) { return {layout.names.countries.size(), layout.names.sectors.size()}; }

Diagnostic about(const char* code, const std::filesystem::path& file, std::uint32_t line, std::string message,
                 std::string hint) {
    return {code, Severity::error, {file.string(), line, 0}, std::move(message), std::move(hint), {}};
}

// Rows are sector by sector and importer by importer.
std::string row_name(const AccountsLayout& layout, std::size_t row) {
    const std::size_t countries = layout.names.countries.size();
    return fmt::format("{}, imports of {}", layout.names.sectors[row / countries],
                       layout.names.countries[row % countries]);
}

/// Lays rows (sector, importer) x exporters out as at(); the first cell refused by `bad` is a diagnostic.
template <class Bad, class Convert>
Result<std::vector<double>> read_pairs(const std::filesystem::path& file, const AccountsLayout& layout, double rest,
                                       const char* code, Bad bad, const char* hint, Convert convert) {
    const Size size = size_of(layout);
    const Result<NumberTable> table = read_numbers(file, layout.traded * size.countries, size.countries);
    if (!table) return tl::unexpected(table.error());
    std::vector<double> value(size.pairs(), rest);
    for (std::size_t row = 0; row < table->rows; ++row) {
        for (std::size_t i = 0; i < size.countries; ++i) {
            const double given = table->at(row, i);
            if (bad(given)) {
                return failure(about(code, file, table->line[row],
                                     fmt::format("{} from {}: {}", row_name(layout, row), layout.names.countries[i],
                                                 given),
                                     hint));
            }
            value[size.at(row / size.countries, row % size.countries, i)] = convert(given);
        }
    }
    return value;
}

Result<std::vector<double>> read_elasticities(const std::filesystem::path& file, const AccountsLayout& layout) {
    const Result<NumberTable> table = read_numbers(file, layout.traded, 1);
    if (!table) return tl::unexpected(table.error());
    std::vector<double> value = table->value;
    for (std::size_t j = 0; j < value.size(); ++j) {
        if (!(value[j] > 0)) {
            return failure(about("E612", file, table->line[j],
                                 fmt::format("the elasticity of {} is {}", layout.names.sectors[j], value[j]),
                                 "give a finite number above 0"));
        }
    }
    value.resize(layout.names.sectors.size(), layout.untraded_elasticity);
    return value;
}

// A sector that is all value added buys nothing: its column may be empty.
Result<std::vector<double>> read_inputs(const std::filesystem::path& file, const AccountsLayout& layout,
                                        const std::vector<double>& value_added) {
    const Size size = size_of(layout);
    Result<NumberTable> table = read_numbers(file, size.cells(), size.sectors);
    if (!table) return tl::unexpected(table.error());
    for (std::size_t n = 0; n < size.countries; ++n) {
        for (std::size_t user = 0; user < size.sectors; ++user) {
            double total = 0;
            if (value_added.size() == size.cells() && value_added[size.cell(user, n)] == 1) continue;
            for (std::size_t k = 0; k < size.sectors; ++k) total += table->at(n * size.sectors + k, user);
            if (!(std::abs(total - 1) <= 1e-4)) {
                return failure(about("E614", file, table->line[n * size.sectors],
                                     fmt::format("the inputs of {} in {} (column {} of this block) sum to {:.6g}, not 1",
                                                 layout.names.sectors[user], layout.names.countries[n], user + 1,
                                                 total),
                                     "shares of materials sum to 1 down a column of a country's block"));
            }
        }
    }
    return std::move(table->value);  // row (country, input), column user: the order of Size::input
}

}  // namespace

Result<std::vector<double>> read_tariffs(const std::filesystem::path& file, const AccountsLayout& layout) {
    return read_pairs(
        file, layout, 1.0, "E604", [](double percent) { return !(percent > -100); }, "a tariff is above -100 %",
        [](double percent) { return 1 + percent / 100; });
}

Result<Accounts> read_accounts(const std::filesystem::path& folder, const AccountsLayout& layout) {
    Accounts accounts;
    accounts.names = layout.names;
    accounts.size = size_of(layout);
    Diagnostics problems;
    const auto take = [&](std::vector<double>& to, Result<std::vector<double>> from) {
        if (from) {
            to = std::move(*from);
        } else {
            problems.insert(problems.end(), from.error().begin(), from.error().end());
        }
    };
    const auto take_table = [&](std::vector<double>& to, const std::string& name) {
        Result<NumberTable> table = read_numbers(folder / name, accounts.size.sectors, accounts.size.countries);
        if (table) {
            to = std::move(table->value);
        } else {
            problems.insert(problems.end(), table.error().begin(), table.error().end());
        }
    };
    take(accounts.flow, read_pairs(
                            folder / layout.flows, layout, 0.0, "E603", [](double flow) { return flow < 0; },
                            "a flow is at least 0", [&](double flow) { return flow * layout.unit; }));
    take(accounts.tariff, read_tariffs(folder / layout.tariffs, layout));
    take(accounts.elasticity, read_elasticities(folder / layout.elasticities, layout));
    take_table(accounts.value_added, layout.value_added);
    take_table(accounts.output, layout.output);
    take(accounts.input_share, read_inputs(folder / layout.inputs, layout, accounts.value_added));
    if (!problems.empty()) return tl::unexpected(std::move(problems));
    return accounts;
}

}  // namespace entente::economy

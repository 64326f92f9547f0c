#include "economy/base_year/base_year.h"

#include <algorithm>
#include <array>
#include <string>

#include "economy/longrun/caliendo_parro.h"

namespace entente::economy {
namespace {

constexpr std::size_t regions = 8;
constexpr std::size_t sectors = 3;
constexpr std::array<std::string_view, regions> region{"CN", "RU", "US", "EU", "IN", "UA", "AL", "RW"};
constexpr std::array<std::string_view, sectors> sector{"energy", "sensitive", "other"};
using Matrix = std::array<std::array<double, regions>, regions>;

constexpr std::string_view comtrade =
    "UN Comtrade, goods exports 2021 as reported, summed over the countries of each region";
constexpr std::string_view comtrade_rest =
    "UN Comtrade 2021: exports to the world less those to the named regions; the rest as exporter is the 21 other "
    "reporters at hand";

// Rows export, columns import, USD bn. Trade inside a region counts as domestic.
constexpr Matrix exports{{
    {0.0, 67.6, 577.1, 512.2, 97.5, 9.4, 664.0, 1434.5},    // CN
    {68.7, 0.0, 17.7, 184.6, 9.1, 8.1, 60.7, 143.3},        // RU
    {151.1, 6.4, 0.0, 269.2, 40.1, 2.5, 636.0, 647.9},      // US
    {256.8, 101.1, 459.7, 0.0, 45.9, 32.4, 846.1, 890.5},   // EU
    {23.0, 3.3, 71.5, 58.1, 0.0, 0.5, 48.9, 189.4},         // IN
    {8.0, 3.3, 1.5, 25.6, 2.5, 0.0, 2.2, 22.6},             // UA
    {723.5, 28.3, 853.5, 695.0, 100.5, 3.5, 0.0, 1058.1},   // AL
    {748.5, 49.0, 715.9, 423.0, 107.9, 8.2, 513.9, 0.0},    // RW
}};

constexpr std::string_view world_bank = "World Bank, GDP in current USD, 2021";
constexpr std::string_view with_taiwan = "World Bank, GDP in current USD, 2021; Taiwan (775) from national accounts";
constexpr std::array<double, regions> gdp{17820, 1843, 23594, 17315, 3167, 200, 16366, 17222};

/// Share of one kind of goods in an exporter's sales; to one region, or (to == regions) to all without a line of
/// their own.
struct Share {
    std::size_t from, to;
    double value;
    std::string_view source;
    bool imputed;
};
constexpr std::size_t all_others = regions;
constexpr std::string_view judged = "judged from broad trade statistics; no table by partner was at hand";

constexpr Share energy_shares[]{
    {1, 0, 0.73, "European Parliamentary Research Service, 1 April 2022: mineral fuels in Russian exports to China, 2019",
     false},
    {1, 3, 0.62, "Eurostat, 7 March 2022: energy in EU imports from Russia, 2021", false},
    {1, all_others, 0.45, judged, true},
    {0, all_others, 0.01, judged, true},
    {2, all_others, 0.14, judged, true},
    {3, all_others, 0.05, judged, true},
    {4, all_others, 0.14, judged, true},
    {5, all_others, 0.01, judged, true},
    {6, all_others, 0.12, judged, true},
    {7, all_others, 0.22, judged, true},
};
constexpr Share sensitive_shares[]{
    {0, 1, 0.06, "customs data of 2023 as quoted by Carnegie Politika, May 2024: over 0.6 of 10.6 USD bn a month; taken "
                 "as the share of 2021", true},
    {0, all_others, 0.12, judged, true},
    {1, all_others, 0.01, judged, true},
    {2, all_others, 0.12, judged, true},
    {3, all_others, 0.10, judged, true},
    {4, all_others, 0.03, judged, true},
    {5, all_others, 0.01, judged, true},
    {6, all_others, 0.18, judged, true},
    {7, all_others, 0.12, judged, true},
};

// What a dollar of output contains, and what is bought from whom: round numbers of broad input-output tables.
constexpr std::array<double, sectors> value_added{0.55, 0.35, 0.50};
constexpr double inputs[sectors][sectors]{{0.40, 0.05, 0.07}, {0.05, 0.40, 0.03}, {0.55, 0.55, 0.90}};  // [input][user]
constexpr double output_over_gdp = 2.0;
constexpr std::array<double, 2> use_of_output{0.04, 0.03};  // energy and sensitive goods used, of gross output
constexpr double least_home_share = 0.2;                     // of that use, made at home at least
constexpr std::array<double, sectors> elasticity{8.0, 3.0, 4.0};

double share_of(std::span<const Share> shares, std::size_t from, std::size_t to) {
    double found = 0;
    for (const Share& share : shares) {
        if (share.from != from) continue;
        if (share.to == to) return share.value;
        if (share.to == all_others) found = share.value;
    }
    return found;
}

std::array<double, sectors> split(std::size_t from, std::size_t to) {
    const double energy = share_of(energy_shares, from, to);
    const double sensitive = share_of(sensitive_shares, from, to);
    return {energy, sensitive, 1 - energy - sensitive};
}

void add_shares(std::vector<Fact>& facts, std::span<const Share> shares, std::string_view what) {
    for (const Share& share : shares) facts.push_back({what, share.value, "share", share.source, share.imputed});
}

Accounts accounts() {
    Accounts a;
    for (const std::string_view name : region) a.names.countries.emplace_back(name);
    for (const std::string_view name : sector) a.names.sectors.emplace_back(name);
    a.size = {regions, sectors};
    a.elasticity.assign(elasticity.begin(), elasticity.end());
    a.flow.assign(a.size.pairs(), 0);
    a.tariff.assign(a.size.pairs(), 1);
    a.output.assign(a.size.cells(), 0);
    a.value_added.assign(a.size.cells(), 0);
    a.input_share.assign(a.size.cells() * sectors, 0);
    for (std::size_t n = 0; n < regions; ++n) {
        for (std::size_t i = 0; i < regions; ++i) {
            const std::array<double, sectors> part = split(i, n);
            for (std::size_t j = 0; j < sectors; ++j) a.flow[a.size.at(j, n, i)] = exports[i][n] * part[j];
        }
    }
    for (std::size_t n = 0; n < regions; ++n) {
        const double gross = output_over_gdp * gdp[n];
        double left = gross;
        for (std::size_t j = 0; j < sectors; ++j) {
            double sold = 0;
            double bought = 0;
            for (std::size_t i = 0; i < regions; ++i) {
                sold += a.flow[a.size.at(j, i, n)];
                bought += a.flow[a.size.at(j, n, i)];
            }
            double made = left;
            if (j < use_of_output.size()) {
                const double use = use_of_output[j] * gross;
                made = sold + std::max(use - bought, least_home_share * use);
            }
            a.output[a.size.cell(j, n)] = made;
            left -= made;
            a.value_added[a.size.cell(j, n)] = value_added[j];
            for (std::size_t k = 0; k < sectors; ++k) a.input_share[a.size.input(n, k, j)] = inputs[k][j];
        }
    }
    return a;
}

}  // namespace

std::span<const std::string_view> base_year_regions() { return region; }

std::vector<Fact> base_year_facts() {
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < regions; ++i) {
        for (std::size_t n = 0; n < regions; ++n) {
            const bool rest = i + 1 == regions || n + 1 == regions;
            if (i != n) facts.push_back({region[i], exports[i][n], "USD bn exported", rest ? comtrade_rest : comtrade, rest});
        }
        facts.push_back({region[i], gdp[i], "USD bn GDP", region[i] == "AL" ? with_taiwan : world_bank, false});
    }
    add_shares(facts, energy_shares, "energy in exports");
    add_shares(facts, sensitive_shares, "sensitive goods in exports");
    constexpr std::string_view tables = "round number of broad input-output tables";
    for (std::size_t j = 0; j < sectors; ++j) {
        facts.push_back({sector[j], value_added[j], "value added in output", tables, true});
        facts.push_back({sector[j], elasticity[j], "trade elasticity",
                         "within published ranges (aggregate about 4); oil itself is a market of its own", true});
    }
    facts.push_back({"gross output over GDP", output_over_gdp, "1", tables, true});
    return facts;
}

namespace {

// A few cells of final demand come out below zero and are set to zero, after which the markets clear a little beside
// the facts: that equilibrium is the base.
Result<World> at_rest(const Accounts& facts) {
    Result<World> world = calibrate(facts);
    if (!world) return world;
    const Shock same = no_change(*world);
    const Result<Equilibrium> rest = solve(*world, same, {});
    if (!rest) return tl::unexpected(rest.error());
    return rebased(*world, same, *rest);
}

}  // namespace

Result<World> base_year_2021() { return at_rest(accounts()); }

Result<World> base_year_2021_in_one_sector() {
    const Accounts all = accounts();
    Accounts one;
    one.names = {all.names.countries, {"goods"}};
    one.size = {regions, 1};
    one.elasticity = {4.0};
    one.flow.assign(one.size.pairs(), 0);
    one.tariff.assign(one.size.pairs(), 1);
    one.output.assign(regions, 0);
    one.value_added.assign(regions, 0.5);
    one.input_share.assign(regions, 1);
    for (std::size_t p = 0; p < all.flow.size(); ++p) one.flow[p % one.flow.size()] += all.flow[p];
    for (std::size_t c = 0; c < all.output.size(); ++c) one.output[c % regions] += all.output[c];
    return at_rest(one);
}

}  // namespace entente::economy

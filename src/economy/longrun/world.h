// A base equilibrium of many countries and sectors with input-output links, and what may be changed in it.
//
//     Result<World> world = calibrate(accounts);
//     Shock shock = no_change(*world);
//     shock.tariff[world->at(sector, importer, exporter)] = 1.05;
//     Result<Equilibrium> after = solve(*world, shock, {});              // caliendo_parro.h
//
// Notation and formulas: docs/economy.md, section 1. Everything is a flat array; `at` and `cell` say where a number
// stands. Values are in one currency unit (any); tariffs are factors (1 + rate).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace entente::economy {

struct Size {
    std::size_t countries = 0;
    std::size_t sectors = 0;
    bool operator==(const Size&) const = default;
    /// Place of (sector, importer, exporter): importers stand side by side, so sums over exporters are vectors.
    std::size_t at(std::size_t sector, std::size_t importer, std::size_t exporter) const {
        return (sector * countries + exporter) * countries + importer;
    }
    /// Place of (sector, country).
    std::size_t cell(std::size_t sector, std::size_t country) const { return sector * countries + country; }
    /// Place of (country, input, sector that uses it).
    std::size_t input(std::size_t country, std::size_t input, std::size_t user) const {
        return (country * sectors + input) * sectors + user;
    }
    std::size_t pairs() const { return sectors * countries * countries; }
    std::size_t cells() const { return sectors * countries; }
};

struct Names {
    std::vector<std::string> countries;
    std::vector<std::string> sectors;
};

/// National accounts and trade as published, before any equilibrium is imposed.
struct Accounts {
    Names names;
    Size size;
    std::vector<double> elasticity;     ///< th by sector, above 0 and finite
    std::vector<double> flow;           ///< net of tariffs, at(); domestic entries are ignored
    std::vector<double> tariff;         ///< factors, at()
    std::vector<double> output;         ///< gross output, cell()
    std::vector<double> value_added;    ///< B: its share in gross output, cell(), in 0..1
    std::vector<double> input_share;    ///< gamma, input(); sums to 1 over inputs
};

/// A base equilibrium: shares, spending and incomes that clear every market with surplus S.
struct World {
    Names names;
    Size size;
    std::vector<double> elasticity;
    std::vector<double> share;          ///< pi, at(): of the importer's spending on the sector
    std::vector<double> tariff;         ///< at()
    std::vector<double> value_added;    ///< B, cell()
    std::vector<double> input_share;    ///< gamma, input()
    std::vector<double> final_share;    ///< alpha, cell(): sums to 1 over the sectors of a country
    std::vector<double> income_from_work;  ///< VA by country
    std::vector<double> surplus;        ///< S by country: exports less imports, net of tariffs
    std::vector<double> spending;       ///< X with tariffs, cell()
    std::size_t negative_final_shares = 0;  ///< cells of alpha that came out below 0 and were set to 0
};

enum class Deficits { removed, held, scaled };

struct Shock {
    std::vector<double> tariff;   ///< new factors, at()
    std::vector<double> barrier;  ///< hat of the non-tariff barrier, at(); 1 is no change
    Deficits deficits = Deficits::held;  ///< `removed` here: S' = 0 at once
};

/// Shares, spending and final demand from accounts. Codes: E610 (lengths differ), E611 (negative or not finite),
/// E612 (elasticity 0, negative or infinite), E613 (a country that trades with nobody or spends nothing),
/// E614 (input shares do not sum to 1), E616 (B outside 0..1).
Result<World> calibrate(const Accounts& accounts);

/// Value of trade net of tariffs, at(): share / tariff * spending.
std::vector<double> trade_values(const Size& size, const std::vector<double>& share,
                                 const std::vector<double>& tariff, const std::vector<double>& spending);

/// Tariffs as they are and barriers of 1.
Shock no_change(const World& world);

}  // namespace entente::economy

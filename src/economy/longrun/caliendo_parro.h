// What a change of tariffs and barriers does in the long run, exactly: all sectors, all countries, input-output
// links and tariff revenue (Caliendo & Parro 2015; docs/economy.md, 1.1).
//
//     Result<World> balanced = without_surpluses(*world);          // the usual base of published tables
//     Result<Equilibrium> after = solve(*balanced, shock, {});
//     Effects effects = effects_of(*balanced, shock, *after);
//     effects.real_wage[mexico];                                     // 0.017153 for NAFTA
#pragma once

#include "economy/longrun/world.h"

namespace entente::economy {

struct SolveOptions {
    double tolerance = 1e-11;            ///< on log prices, spending over value added, and excess over value added
    std::size_t most_sweeps = 20000;
};

/// Everything relative to the base is a hat (new / old).
struct Equilibrium {
    std::vector<double> wage;      ///< w^ by country; sum of wage * VA is that of the base
    std::vector<double> price;     ///< P^, cell()
    std::vector<double> cost;      ///< c^, cell()
    std::vector<double> share;     ///< pi', at()
    std::vector<double> spending;  ///< X' with tariffs, cell()
    std::vector<double> income;    ///< I' by country
    std::vector<double> surplus;   ///< S' by country
    std::size_t sweeps = 0;
    double residual = 0;           ///< the largest of the three
};

/// Relative changes as fractions (0.01 is 1 %).
struct Effects {
    std::vector<double> real_wage;        ///< w^ / P^ - 1
    std::vector<double> welfare;          ///< exact: (I'/I) / P^ - 1
    std::vector<double> terms_of_trade;   ///< first order
    std::vector<double> volume_of_trade;  ///< first order
    std::vector<double> exports;          ///< value net of tariffs in units of world value added, to others
    std::vector<double> imports;
    std::vector<double> revenue;          ///< tariff revenue after, over income after
};

/// Exact counterfactual. Codes: E610 (lengths), E611 (a tariff or barrier that is not finite, below 0 or 0),
/// E621 (no convergence), E622 (an embargo left a country without any supplier of something it needs).
Result<Equilibrium> solve(const World& world, const Shock& shock, const SolveOptions& options);

/// The same by nested fixed points and a dense linear solve: the plain twin, for tests and measurements only.
Result<Equilibrium> solve_plain(const World& world, const Shock& shock, const SolveOptions& options);

/// The base that an equilibrium makes: its shares, spending and incomes at the new tariffs.
World rebased(const World& world, const Shock& shock, const Equilibrium& equilibrium);

/// The world rebased to balanced trade with its tariffs unchanged.
Result<World> without_surpluses(const World& world, const SolveOptions& options = {});

/// Welfare, wages and trade of an equilibrium against its base.
Effects effects_of(const World& world, const Shock& shock, const Equilibrium& equilibrium);

/// I of the base: wages, tariff revenue, less the surplus.
std::vector<double> incomes(const World& world);

}  // namespace entente::economy

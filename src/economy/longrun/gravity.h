// One sector: what a change of trade costs does when each country makes one good (Armington), from a matrix of flows
// with domestic sales. Formulas: docs/economy.md, 1.3.
//
//     GravityResult r = *solve_gravity(flows, change, {.elasticity = 4});
//     r.welfare[russia];                      // -0.04: real spending falls by 4 %
#pragma once

#include <string>
#include <vector>

#include "economy/longrun/world.h"

namespace entente::economy {

/// Flows from exporter (row) to importer (column), domestic sales on the diagonal.
struct FlowMatrix {
    std::vector<std::string> countries;
    std::vector<double> flow;  ///< [exporter * countries + importer]
    std::size_t at(std::size_t from, std::size_t to) const { return from * countries.size() + to; }
};

struct GravityOptions {
    double elasticity = 4;         ///< th, above 0
    double supply_elasticity = 0;  ///< psi, at least 0
    Deficits deficits = Deficits::scaled;
    double tolerance = 1e-12;
    std::size_t most_rounds = 20000;
};

/// Hats, and the new flows at prices that leave world output at its old value.
struct GravityResult {
    std::vector<double> price;    ///< p^ of what a country makes
    std::vector<double> index;    ///< P^ of what it buys
    std::vector<double> output;   ///< Y^
    std::vector<double> welfare;  ///< E^ / P^ - 1, a fraction
    std::vector<double> flow;
    std::size_t rounds = 0;
    double residual = 0;
};

/// `effect[from, to]` is b = exp(beta), the partial effect on the flow (0.5 halves it before anything else moves).
/// Codes: E610, E611, E612, E613 as in world.h; E621.
Result<GravityResult> solve_gravity(const FlowMatrix& flows, const std::vector<double>& effect,
                                    const GravityOptions& options);

/// Costs to the power -th, output and spending of each country: gravity estimates instead of flows.
struct GravityCosts {
    std::vector<std::string> countries;
    std::vector<double> ease;  ///< t^(-th), [exporter * countries + importer], above 0
    std::vector<double> output;
    std::vector<double> spending;
};

struct Resistances {
    std::vector<double> outward;  ///< Pi^th by exporter, times the world's output
    std::vector<double> inward;   ///< P^th by importer; 1 for the reference
};

/// Multilateral resistances that add up to output and spending (each as a share of the world's), relative to the
/// inward one of `reference`. Codes E610, E611, E621.
Result<Resistances> resistances(const GravityCosts& costs, std::size_t reference);

/// What new costs do if resistances are solved at the incomes of the base and prices follow the outward ones: the
/// reading of the package gegravity 0.3, given for comparison with it. `elasticity` is sigma - 1.
struct ConditionalResult {
    std::vector<double> price;       ///< p^ - 1
    std::vector<double> inward;      ///< P^ - 1
    std::vector<double> real_output; ///< Y^ / P^ - 1
    std::vector<double> flow;        ///< X^ - 1, [exporter * countries + importer]
    std::vector<double> exports;     ///< to others, hat - 1
    std::vector<double> imports;
};
Result<ConditionalResult> at_base_incomes(const GravityCosts& base, const std::vector<double>& new_ease,
                                          std::size_t reference, double elasticity);

}  // namespace entente::economy

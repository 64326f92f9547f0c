// The twin of the fast solver, written from the formulas as they stand: prices solved to the end for each wage,
// spending by one dense linear solve, the library's own power and logarithm.
#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "economy/longrun/caliendo_parro.h"
#include "economy/longrun/sweep.h"

namespace entente::economy {

namespace {

void solve_prices(const World& w, const Shock& shock, Equilibrium& e) {
    const Size& s = w.size;
    for (int round = 0; round < 2000; ++round) {
        double change = 0;
        for (std::size_t n = 0; n < s.countries; ++n) {
            for (std::size_t j = 0; j < s.sectors; ++j) {
                const double added = w.value_added[s.cell(j, n)];
                double cost = std::pow(e.wage[n], added);
                for (std::size_t k = 0; k < s.sectors; ++k) {
                    cost *= std::pow(e.price[s.cell(k, n)], w.input_share[s.input(n, k, j)] * (1 - added));
                }
                e.cost[s.cell(j, n)] = cost;
            }
        }
        for (std::size_t j = 0; j < s.sectors; ++j) {
            for (std::size_t n = 0; n < s.countries; ++n) {
                double sum = 0;
                for (std::size_t i = 0; i < s.countries; ++i) {
                    const std::size_t p = s.at(j, n, i);
                    const double kappa = shock.tariff[p] / w.tariff[p] * shock.barrier[p];
                    e.share[p] = w.share[p] * std::pow(kappa * e.cost[s.cell(j, i)], -w.elasticity[j]);
                    sum += e.share[p];
                }
                const double price = std::pow(sum, -1 / w.elasticity[j]);
                change = std::max(change, std::abs(price / e.price[s.cell(j, n)] - 1));
                e.price[s.cell(j, n)] = price;
                for (std::size_t i = 0; i < s.countries; ++i) e.share[s.at(j, n, i)] /= sum;
            }
        }
        if (change < 1e-13) return;
    }
}

void solve_spending(const World& w, const Shock& shock, Equilibrium& e) {
    const Size& s = w.size;
    const auto cells = static_cast<Eigen::Index>(s.cells());
    Eigen::MatrixXd a = Eigen::MatrixXd::Identity(cells, cells);
    Eigen::VectorXd b(cells);
    const auto at = [&](std::size_t j, std::size_t n) { return static_cast<Eigen::Index>(s.cell(j, n)); };
    for (std::size_t n = 0; n < s.countries; ++n) {
        for (std::size_t j = 0; j < s.sectors; ++j) {
            const double alpha = w.final_share[s.cell(j, n)];
            b(at(j, n)) = alpha * (e.wage[n] * w.income_from_work[n] - e.surplus[n]);
            for (std::size_t k = 0; k < s.sectors; ++k) {
                double left = 0;
                for (std::size_t i = 0; i < s.countries; ++i) {
                    left += e.share[s.at(k, n, i)] / shock.tariff[s.at(k, n, i)];
                    a(at(j, n), at(k, i)) -= w.input_share[s.input(n, j, k)] * (1 - w.value_added[s.cell(k, n)]) *
                                             e.share[s.at(k, i, n)] / shock.tariff[s.at(k, i, n)];
                }
                a(at(j, n), at(k, n)) -= alpha * (1 - left);
            }
        }
    }
    const Eigen::VectorXd x = a.partialPivLu().solve(b);
    std::copy(x.data(), x.data() + x.size(), e.spending.begin());
}

double move_wages(const World& w, const Shock& shock, Equilibrium& e) {
    const Size& s = w.size;
    const std::vector<double> trade = trade_values(s, e.share, shock.tariff, e.spending);
    double worst = 0;
    double before = 0;
    double after = 0;
    for (std::size_t n = 0; n < s.countries; ++n) {
        double excess = -e.surplus[n];
        e.income[n] = e.wage[n] * w.income_from_work[n] - e.surplus[n];
        for (std::size_t j = 0; j < s.sectors; ++j) {
            e.income[n] += e.spending[s.cell(j, n)];
            for (std::size_t i = 0; i < s.countries; ++i) {
                excess += trade[s.at(j, i, n)] - trade[s.at(j, n, i)];
                e.income[n] -= trade[s.at(j, n, i)];
            }
        }
        const double relative = excess / w.income_from_work[n];
        worst = std::max(worst, std::abs(relative));
        e.wage[n] *= 1 + std::clamp(0.2 * relative / e.wage[n], -0.2, 0.2);
        before += w.income_from_work[n];
        after += e.wage[n] * w.income_from_work[n];
    }
    for (double& wage : e.wage) wage *= before / after;
    return worst;
}

}  // namespace

Result<Equilibrium> solve_plain(const World& world, const Shock& shock, const SolveOptions& options) {
    if (auto checked = check_shock(world, shock); !checked) return tl::unexpected(checked.error());
    Equilibrium e;
    e.wage.assign(world.size.countries, 1);
    e.price.assign(world.size.cells(), 1);
    e.cost.assign(world.size.cells(), 1);
    e.share = world.share;
    e.spending = world.spending;
    e.income.assign(world.size.countries, 0);
    e.surplus.assign(world.size.countries, 0);
    for (e.sweeps = 1; e.sweeps <= options.most_sweeps; ++e.sweeps) {
        solve_prices(world, shock, e);
        fill_surplus(world, shock.deficits, e.wage, e.surplus);
        solve_spending(world, shock, e);
        e.residual = move_wages(world, shock, e);
        if (e.residual < options.tolerance) return e;
    }
    return failure("E621", "no equilibrium within the rounds allowed", "try the change in steps");
}

}  // namespace entente::economy

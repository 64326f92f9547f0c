#include "economy/longrun/caliendo_parro.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "economy/longrun/sweep.h"
#include "stats/kernels.h"

namespace entente::economy {
namespace {

using stats::kernel_exp;
using stats::kernel_log;

// log of the price index of final demand.
double log_price_index(const World& world, const Equilibrium& e, std::size_t n) {
    double sum = 0;
    for (std::size_t j = 0; j < world.size.sectors; ++j) {
        const std::size_t cell = world.size.cell(j, n);
        sum += world.final_share[cell] * kernel_log(e.price[cell]);
    }
    return sum;
}

struct FirstOrder {
    double terms = 0;
    double volume = 0;
};

FirstOrder first_order(const World& world, const Equilibrium& e, const std::vector<double>& before,
                       const std::vector<double>& after, std::size_t n) {
    const Size& size = world.size;
    FirstOrder sum;
    for (std::size_t j = 0; j < size.sectors; ++j) {
        const double own = e.cost[size.cell(j, n)] - 1;
        for (std::size_t i = 0; i < size.countries; ++i) {
            const std::size_t in = size.at(j, n, i);
            const double theirs = e.cost[size.cell(j, i)] - 1;
            sum.terms += before[size.at(j, i, n)] * own - before[in] * theirs;
            if (before[in] > 0) {
                sum.volume += (world.tariff[in] - 1) * before[in] * (after[in] / before[in] - 1 - theirs);
            }
        }
    }
    return sum;
}

}  // namespace

Result<void> check_shock(const World& world, const Shock& shock) {
    if (shock.tariff.size() != world.size.pairs() || shock.barrier.size() != world.size.pairs()) {
        return failure("E610", fmt::format("a change has {} tariffs and {} barriers, not {}", shock.tariff.size(),
                                           shock.barrier.size(), world.size.pairs()),
                       "give one of each a sector, importer and exporter");
    }
    const auto bad = [](double x) { return !(x > 0) || !std::isfinite(x); };
    for (const std::vector<double>* values : {&shock.tariff, &shock.barrier}) {
        const auto found = std::find_if(values->begin(), values->end(), bad);
        if (found != values->end()) {
            return failure("E611", fmt::format("a tariff factor or barrier is {}", *found),
                           "both are finite factors above 0; an embargo is a large one");
        }
    }
    return {};
}

Result<Equilibrium> solve(const World& world, const Shock& shock, const SolveOptions& options) {
    if (auto checked = check_shock(world, shock); !checked) return tl::unexpected(checked.error());
    Sweep sweep(world, shock);
    double residual = 0;
    for (std::size_t sweeps = 1; sweeps <= options.most_sweeps; ++sweeps) {
        residual = sweep.next();
        if (std::isnan(residual)) {
            return failure("E622", "a measure leaves a country without any supplier of something it needs",
                           "soften it, or leave out the sector");
        }
        if (residual < options.tolerance) {
            Equilibrium e = sweep.equilibrium();
            e.sweeps = sweeps;
            e.residual = residual;
            return e;
        }
    }
    return failure("E621",
                   fmt::format("no equilibrium after {} sweeps: the residual is still {:.3g}", options.most_sweeps,
                               residual),
                   "the change may be too large for the data; try it in steps");
}

World rebased(const World& world, const Shock& shock, const Equilibrium& e) {
    World base = world;
    base.share = e.share;
    base.tariff = shock.tariff;
    base.spending = e.spending;
    base.surplus = e.surplus;
    for (std::size_t n = 0; n < world.size.countries; ++n) base.income_from_work[n] *= e.wage[n];
    return base;
}

Result<World> without_surpluses(const World& world, const SolveOptions& options) {
    Shock shock = no_change(world);
    shock.deficits = Deficits::removed;
    const Result<Equilibrium> balanced = solve(world, shock, options);
    if (!balanced) return tl::unexpected(balanced.error());
    World base = rebased(world, shock, *balanced);
    std::fill(base.surplus.begin(), base.surplus.end(), 0.0);
    return base;
}

std::vector<double> incomes(const World& world) {
    const Size& size = world.size;
    const std::vector<double> trade = trade_values(size, world.share, world.tariff, world.spending);
    std::vector<double> income(size.countries);
    for (std::size_t n = 0; n < size.countries; ++n) {
        income[n] = world.income_from_work[n] - world.surplus[n];
        for (std::size_t j = 0; j < size.sectors; ++j) {
            income[n] += world.spending[size.cell(j, n)];
            for (std::size_t i = 0; i < size.countries; ++i) income[n] -= trade[size.at(j, n, i)];
        }
    }
    return income;
}

Effects effects_of(const World& world, const Shock& shock, const Equilibrium& e) {
    const Size& size = world.size;
    const std::vector<double> before = trade_values(size, world.share, world.tariff, world.spending);
    const std::vector<double> after = trade_values(size, e.share, shock.tariff, e.spending);
    const std::vector<double> income = incomes(world);
    Effects effects;
    for (std::size_t n = 0; n < size.countries; ++n) {
        const double price = log_price_index(world, e, n);
        effects.real_wage.push_back(kernel_exp(kernel_log(e.wage[n]) - price) - 1);
        effects.welfare.push_back(kernel_exp(kernel_log(e.income[n] / income[n]) - price) - 1);
        const FirstOrder parts = first_order(world, e, before, after, n);
        effects.terms_of_trade.push_back(parts.terms / income[n]);
        effects.volume_of_trade.push_back(parts.volume / income[n]);
        double out[2] = {0, 0};
        double in[2] = {0, 0};
        double inland = 0;
        for (std::size_t j = 0; j < size.sectors; ++j) {
            inland += after[size.at(j, n, n)];
            for (std::size_t i = 0; i < size.countries; ++i) {
                if (i == n) continue;
                out[0] += before[size.at(j, i, n)];
                out[1] += after[size.at(j, i, n)];
                in[0] += before[size.at(j, n, i)];
                in[1] += after[size.at(j, n, i)];
            }
        }
        double spent = 0;
        for (std::size_t j = 0; j < size.sectors; ++j) spent += e.spending[size.cell(j, n)];
        effects.exports.push_back(out[1] / out[0] - 1);
        effects.imports.push_back(in[1] / in[0] - 1);
        effects.revenue.push_back((spent - inland - in[1]) / e.income[n]);
    }
    return effects;
}

}  // namespace entente::economy

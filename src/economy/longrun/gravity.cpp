#include "economy/longrun/gravity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "stats/kernels.h"

namespace entente::economy {
namespace {

using stats::kernel_pow;

Result<void> check(const FlowMatrix& m, const std::vector<double>& effect, const GravityOptions& options) {
    const std::size_t n = m.countries.size();
    if (n == 0 || m.flow.size() != n * n || effect.size() != n * n) {
        return failure("E610", fmt::format("{} countries need {} flows and as many effects", n, n * n),
                       "give each pair one number, and each country its domestic sales");
    }
    if (!(options.elasticity > 0) || !std::isfinite(options.elasticity) || !(options.supply_elasticity >= 0)) {
        return failure("E612", fmt::format("the trade elasticity is {}", options.elasticity),
                       "give a finite number above 0; about 4 to 5 for all goods");
    }
    for (std::size_t i = 0; i < n; ++i) {
        double abroad = 0;
        for (std::size_t j = 0; j < n; ++j) {
            const double flow = m.flow[m.at(i, j)];
            const double b = effect[m.at(i, j)];
            if (!(flow >= 0) || !std::isfinite(flow) || !(b >= 0) || !std::isfinite(b)) {
                return failure("E611", fmt::format("from {} to {}: flow {}, effect {}", m.countries[i], m.countries[j],
                                                   flow, b),
                               "both are finite and at least 0");
            }
            if (i != j) abroad += flow + m.flow[m.at(j, i)];
        }
        if (!(abroad > 0) || !(m.flow[m.at(i, i)] > 0)) {
            return failure("E613", fmt::format("{} {}", m.countries[i],
                                               abroad > 0 ? "has no domestic sales" : "trades with nobody"),
                           "leave the country out, or mend its row");
        }
    }
    return {};
}

struct Totals {
    std::vector<double> output;
    std::vector<double> spending;
    double world = 0;
};

Totals totals(const FlowMatrix& m) {
    const std::size_t n = m.countries.size();
    Totals t{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0), 0};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            t.output[i] += m.flow[m.at(i, j)];
            t.spending[j] += m.flow[m.at(i, j)];
        }
        t.world += t.output[i];
    }
    return t;
}

// Spending where output is Y^ Y. Under `scaled` it moves with each country's output, and a common factor makes the
// world's spending its output.
double spend(const Totals& t, const GravityResult& r, Deficits deficits, std::vector<double>& spending) {
    double total = 0;
    double output = 0;
    for (std::size_t j = 0; j < spending.size(); ++j) {
        const double now = r.output[j] * t.output[j];
        spending[j] = deficits == Deficits::removed ? now
                      : deficits == Deficits::held  ? now + t.spending[j] - t.output[j]
                                                    : r.output[j] * t.spending[j];
        total += spending[j];
        output += now;
    }
    for (double& s : spending) s *= output / total;
    return output;
}

}  // namespace

Result<GravityResult> solve_gravity(const FlowMatrix& m, const std::vector<double>& effect,
                                    const GravityOptions& options) {
    if (auto checked = check(m, effect, options); !checked) return tl::unexpected(checked.error());
    const std::size_t n = m.countries.size();
    const Totals t = totals(m);
    const double th = options.elasticity;
    std::vector<double> weight(n * n);
    for (std::size_t p = 0; p < weight.size(); ++p) weight[p] = m.flow[p] / t.spending[p % n] * effect[p];
    GravityResult r{std::vector<double>(n, 1.0), std::vector<double>(n, 1.0), std::vector<double>(n, 1.0), {}, {}, 0, std::numeric_limits<double>::infinity()};
    std::vector<double> spending = t.spending;
    std::vector<double> bought(n);
    for (r.rounds = 1; r.rounds <= options.most_rounds; ++r.rounds) {
        std::fill(bought.begin(), bought.end(), 0.0);
        std::vector<double> factor(n);
        for (std::size_t i = 0; i < n; ++i) {
            factor[i] = kernel_pow(r.price[i], -th);
            for (std::size_t j = 0; j < n; ++j) bought[j] += weight[m.at(i, j)] * factor[i];
        }
        for (std::size_t j = 0; j < n; ++j) {
            r.index[j] = kernel_pow(bought[j], -1 / th);
            r.output[j] = r.price[j] * kernel_pow(r.price[j] / r.index[j], options.supply_elasticity);
        }
        const double world = spend(t, r, options.deficits, spending);
        r.residual = 0;
        // Excess demand moves the price by the power that would clear this market alone.
        for (std::size_t i = 0; i < n; ++i) {
            double sold = 0;
            for (std::size_t j = 0; j < n; ++j) sold += weight[m.at(i, j)] * factor[i] / bought[j] * spending[j];
            const double ratio = sold / (r.output[i] * t.output[i]);
            if (!std::isfinite(ratio)) {
                return failure("E621", fmt::format("no equilibrium: the market of {} is not a number", m.countries[i]),
                               "the change may be too large for the data, or the data too uneven; try it in steps");
            }
            r.residual = std::max(r.residual, std::abs(ratio - 1));
            r.price[i] *= kernel_pow(ratio, 1 / (1 + th + options.supply_elasticity)) * t.world / world;
        }
        if (r.residual < options.tolerance) break;
    }
    if (!(r.residual < options.tolerance)) {
        return failure("E621", fmt::format("no equilibrium after {} rounds: the residual is still {:.3g}",
                                           options.most_rounds, r.residual),
                       "the change may be too large for the data; try it in steps");
    }
    r.flow.resize(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        const double factor = kernel_pow(r.price[i], -th);
        for (std::size_t j = 0; j < n; ++j) {
            r.flow[m.at(i, j)] = weight[m.at(i, j)] * factor * kernel_pow(r.index[j], th) * spending[j];
        }
        // The common factor of `scaled` is a choice of account, no gain of anybody's.
        const double income = options.deficits == Deficits::held ? spending[i] / t.spending[i] : r.output[i];
        r.welfare.push_back(income / r.index[i] - 1);
    }
    return r;
}

Result<Resistances> resistances(const GravityCosts& c, std::size_t reference) {
    const std::size_t n = c.countries.size();
    if (n == 0 || c.ease.size() != n * n || c.output.size() != n || c.spending.size() != n || reference >= n) {
        return failure("E610", "costs, output and spending do not have one number for each country or pair",
                       "give every pair a cost and every country an output and a spending");
    }
    const double output = std::accumulate(c.output.begin(), c.output.end(), 0.0);
    const double spending = std::accumulate(c.spending.begin(), c.spending.end(), 0.0);
    Resistances r{std::vector<double>(n, 1.0), std::vector<double>(n, 1.0)};
    for (int round = 0; round < 100000; ++round) {
        double change = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double sum = 0;
            for (std::size_t j = 0; j < n; ++j) sum += c.ease[i * n + j] * c.spending[j] / spending * r.inward[j];
            r.outward[i] = 1 / sum;
        }
        std::vector<double> inward(n);
        for (std::size_t j = 0; j < n; ++j) {
            double sum = 0;
            for (std::size_t i = 0; i < n; ++i) sum += c.ease[i * n + j] * c.output[i] / output * r.outward[i];
            inward[j] = 1 / sum;
        }
        for (std::size_t j = 0; j < n; ++j) {
            const double next = inward[j] / inward[reference];
            change = std::max(change, std::abs(next / r.inward[j] - 1));
            r.inward[j] = next;
        }
        if (change < 1e-14) return r;
        if (!std::isfinite(change)) break;
    }
    return failure("E621", "the resistances did not come to rest", "check that every cost is finite and above 0");
}

Result<ConditionalResult> at_base_incomes(const GravityCosts& base, const std::vector<double>& new_ease,
                                          std::size_t reference, double elasticity) {
    if (!(elasticity > 0) || !std::isfinite(elasticity)) {
        return failure("E612", fmt::format("the trade elasticity is {}", elasticity), "give a finite number above 0");
    }
    GravityCosts after = base;
    after.ease = new_ease;
    const Result<Resistances> old_r = resistances(base, reference);
    if (!old_r) return tl::unexpected(old_r.error());
    const Result<Resistances> new_r = resistances(after, reference);
    if (!new_r) return tl::unexpected(new_r.error());
    const std::size_t n = base.countries.size();
    ConditionalResult r;
    std::vector<double> price(n);
    double before = 0;
    double now = 0;
    for (std::size_t i = 0; i < n; ++i) {
        price[i] = kernel_pow(new_r->outward[i] / old_r->outward[i], -1 / elasticity);
        const double index = kernel_pow(new_r->inward[i] / old_r->inward[i], 1 / elasticity);
        r.price.push_back(price[i] - 1);
        r.inward.push_back(index - 1);
        r.real_output.push_back(price[i] / index - 1);
        before += base.output[i];
        now += base.output[i] * price[i];
    }
    std::vector<double> old_flow(n * n);
    std::vector<double> new_flow(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const std::size_t p = i * n + j;
            old_flow[p] = base.ease[p] * base.spending[j] * base.output[i] / before * old_r->inward[j] * old_r->outward[i];
            new_flow[p] = new_ease[p] * base.spending[j] * price[j] * base.output[i] * price[i] / now *
                          new_r->inward[j] * new_r->outward[i];
            r.flow.push_back(new_flow[p] / old_flow[p] - 1);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        double sums[4] = {0, 0, 0, 0};
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j) continue;
            sums[0] += old_flow[i * n + j];
            sums[1] += new_flow[i * n + j];
            sums[2] += old_flow[j * n + i];
            sums[3] += new_flow[j * n + i];
        }
        r.exports.push_back(sums[1] / sums[0] - 1);
        r.imports.push_back(sums[3] / sums[2] - 1);
    }
    return r;
}

}  // namespace entente::economy

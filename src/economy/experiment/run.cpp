#include "economy/experiment/run.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "economy/longrun/caliendo_parro.h"
#include "economy/longrun/gravity.h"
#include "economy/read/flow_matrix.h"
#include "stats/kernels.h"

namespace entente::economy {
namespace {

// A flow keeps e^-20 of itself: zero to any printed digit, and prices stay finite.
constexpr double embargo_effect = -20;

double log_effect(const Change& c) {
    return c.kind == ChangeKind::ban || c.kind == ChangeKind::embargo ? embargo_effect : c.effect;
}

// Every pair that a change touches; an embargo also the other way round.
template <class Touch>
void for_pairs(const Change& c, Touch touch) {
    for (const std::size_t from : c.from) {
        for (const std::size_t to : c.to) {
            if (from == to) continue;
            touch(from, to);
            if (c.kind == ChangeKind::embargo) touch(to, from);
        }
    }
}

Result<void> apply(const Change& c, const Experiment& e, const std::filesystem::path& data, const World& world,
                   Shock& shock) {
    std::vector<double> file;
    if (c.kind == ChangeKind::tariff_file) {
        auto read = read_tariffs(data / c.file, e.layout);
        if (!read) return tl::unexpected(read.error());
        file = std::move(*read);
    }
    std::vector<std::size_t> sectors = c.sectors;
    for (std::size_t j = 0; c.sectors.empty() && j < world.size.sectors; ++j) sectors.push_back(j);
    for_pairs(c, [&](std::size_t from, std::size_t to) {
        for (const std::size_t j : sectors) {
            const std::size_t p = world.size.at(j, to, from);
            if (c.kind == ChangeKind::tariff_file) {
                shock.tariff[p] = file[p];
            } else if (c.kind == ChangeKind::tariff) {
                shock.tariff[p] = 1 + c.percent / 100;
            } else {
                const double cost = c.kind == ChangeKind::barrier && c.factor > 0
                                        ? c.factor
                                        : stats::kernel_exp(-log_effect(c) / world.elasticity[j]);
                shock.barrier[p] = c.kind == ChangeKind::barrier ? shock.barrier[p] * cost : std::max(shock.barrier[p], cost);
            }
        }
    });
    return {};
}

// What only the whole of the accounts shows is a fault of the flows as far as a reader is concerned.
Diagnostics in_file(Diagnostics problems, const std::filesystem::path& file) {
    for (Diagnostic& problem : problems) {
        if (problem.where.file.empty()) problem.where.file = file.string();
    }
    return problems;
}

TradeReport frame(const Experiment& e) {
    TradeReport report;
    report.title = e.title;
    report.model = e.model;
    report.deficits = e.deficits;
    for (const std::size_t n : e.bloc) report.bloc.push_back(e.layout.names.countries[n]);
    return report;
}

/// Pair values before and after, summed over sectors: [exporter * countries + importer].
void report_pairs(const Experiment& e, const std::vector<double>& before, const std::vector<double>& after,
                  TradeReport& report) {
    const auto& names = e.layout.names.countries;
    const std::size_t count = names.size();
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t n = 0; n < count; ++n) {
            const std::size_t p = i * count + n;
            if (i != n && before[p] > 0) report.flows.push_back({names[i], names[n], before[p], after[p] / before[p] - 1});
        }
    }
    for (std::size_t n = 0; n < count; ++n) {
        double in[2] = {0, 0};
        const bool member = std::find(e.bloc.begin(), e.bloc.end(), n) != e.bloc.end();
        for (const std::size_t i : e.bloc) {
            if (i == n) continue;
            in[0] += before[i * count + n];
            in[1] += after[i * count + n];
        }
        report.countries[n].bloc_imports = member && in[0] > 0 ? in[1] / in[0] - 1 : std::numeric_limits<double>::quiet_NaN();
    }
}

std::vector<double> over_sectors(const Size& size, const std::vector<double>& trade) {
    std::vector<double> sum(size.countries * size.countries, 0.0);
    for (std::size_t p = 0; p < trade.size(); ++p) sum[p % sum.size()] += trade[p];
    return sum;
}

Result<TradeReport> run_sectors(const Experiment& e, const std::filesystem::path& data) {
    const Result<Accounts> accounts = read_accounts(data, e.layout);
    if (!accounts) return tl::unexpected(accounts.error());
    Result<World> world = calibrate(*accounts);
    if (!world) return tl::unexpected(in_file(world.error(), data / e.layout.flows));
    if (e.deficits == Deficits::removed) world = without_surpluses(*world);
    if (!world) return tl::unexpected(world.error());
    Shock shock = no_change(*world);
    shock.deficits = e.deficits;
    for (const Change& c : e.changes) {
        if (auto applied = apply(c, e, data, *world, shock); !applied) return tl::unexpected(applied.error());
    }
    const Result<Equilibrium> after = solve(*world, shock, {});
    if (!after) return tl::unexpected(after.error());
    const Effects effects = effects_of(*world, shock, *after);
    TradeReport report = frame(e);
    report.iterations = after->sweeps;
    report.residual = after->residual;
    report.negative_final_shares = world->negative_final_shares;
    for (std::size_t n = 0; n < world->size.countries; ++n) {
        report.countries.push_back({world->names.countries[n], effects.real_wage[n], effects.welfare[n],
                                    effects.terms_of_trade[n], effects.volume_of_trade[n], effects.exports[n],
                                    effects.imports[n], 0, effects.revenue[n]});
    }
    report_pairs(e, over_sectors(world->size, trade_values(world->size, world->share, world->tariff, world->spending)),
                 over_sectors(world->size, trade_values(world->size, after->share, shock.tariff, after->spending)), report);
    return report;
}

// Exports and imports of others, [exporter][importer].
double abroad(const FlowMatrix& m, const std::vector<double>& flow, std::size_t n, bool exports) {
    double sum = 0;
    for (std::size_t i = 0; i < m.countries.size(); ++i) {
        if (i != n) sum += flow[exports ? m.at(n, i) : m.at(i, n)];
    }
    return sum;
}

Result<TradeReport> run_one_sector(const Experiment& e, const std::filesystem::path& data) {
    Result<FlowMatrix> matrix = read_flow_matrix(data / e.matrix);
    if (!matrix) return tl::unexpected(matrix.error());
    const auto about_matrix = [&](const Diagnostics& problems) { return in_file(problems, data / e.matrix); };
    GravityOptions options{.elasticity = e.elasticity, .supply_elasticity = e.supply_elasticity, .deficits = e.deficits};
    std::vector<double> effect(matrix->flow.size(), 1.0);
    if (e.deficits == Deficits::removed) {
        const auto balanced = solve_gravity(*matrix, effect, options);
        if (!balanced) return tl::unexpected(about_matrix(balanced.error()));
        matrix->flow = balanced->flow;
    }
    for (const Change& c : e.changes) {
        for_pairs(c, [&](std::size_t from, std::size_t to) {
            double& b = effect[matrix->at(from, to)];
            const double log = c.factor > 0 && c.kind == ChangeKind::barrier ? -e.elasticity * stats::kernel_log(c.factor)
                                                                             : log_effect(c);
            b = c.kind == ChangeKind::barrier ? b * stats::kernel_exp(log) : std::min(b, stats::kernel_exp(log));
        });
    }
    const auto after = solve_gravity(*matrix, effect, options);
    if (!after) return tl::unexpected(about_matrix(after.error()));
    TradeReport report = frame(e);
    report.iterations = after->rounds;
    report.residual = after->residual;
    report.has_first_order = false;
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t n = 0; n < matrix->countries.size(); ++n) {
        report.countries.push_back({matrix->countries[n], after->price[n] / after->index[n] - 1, after->welfare[n], none, none,
                                    abroad(*matrix, after->flow, n, true) / abroad(*matrix, matrix->flow, n, true) - 1,
                                    abroad(*matrix, after->flow, n, false) / abroad(*matrix, matrix->flow, n, false) - 1,
                                    0, none});
    }
    report_pairs(e, matrix->flow, after->flow, report);
    return report;
}

}  // namespace

Result<TradeReport> run_experiment(const Experiment& experiment, const std::filesystem::path& data) {
    return experiment.model == TradeModel::one_sector ? run_one_sector(experiment, data) : run_sectors(experiment, data);
}

}  // namespace entente::economy

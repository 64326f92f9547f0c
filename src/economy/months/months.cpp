#include "economy/months/months.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "stats/clones.h"
#include "stats/kernels.h"
#include "stats/philox.h"

namespace entente::economy {
namespace {

constexpr std::size_t block_size = 256;  // fits the first cache with every row that a month touches
using Row = std::array<double, block_size>;

/// Habits of a block of draws, one row each.
struct HabitRows {
    Row tolerance, spread, exit_speed, return_speed, entry_speed, entry_most, forget_speed, stop;
};

void lay_out(const std::vector<BankHabits>& habits, std::size_t first, std::size_t count, HabitRows& rows) {
    for (std::size_t d = 0; d < count; ++d) {
        const BankHabits& h = habits[first + d];
        rows.tolerance[d] = h.tolerance;
        rows.spread[d] = h.spread;
        rows.exit_speed[d] = h.exit_speed;
        rows.return_speed[d] = h.return_speed;
        rows.entry_speed[d] = h.entry_speed;
        rows.entry_most[d] = h.entry_most;
        rows.forget_speed[d] = h.forget_speed;
        rows.stop[d] = h.stop;
    }
}

// ln(pressure / tolerance) / spread, whose normal probability is the share that leaves.
void place_of(double pressure, const HabitRows& h, std::size_t count, Row& out) {
    for (std::size_t d = 0; d < count; ++d) out[d] = pressure / h.tolerance[d];
    stats::fill_log({out.data(), count}, {out.data(), count});
    for (std::size_t d = 0; d < count; ++d) out[d] = out[d] / h.spread[d];
}

ENTENTE_VECTOR_CLONES
void move_banks(const double* goal, const HabitRows& h, std::size_t count, double* left, double* entered,
                double* kept) {
    const double* exit_speed = h.exit_speed.data();
    const double* return_speed = h.return_speed.data();
    const double* entry_speed = h.entry_speed.data();
    const double* entry_most = h.entry_most.data();
    const double* forget_speed = h.forget_speed.data();
    const double* stop = h.stop.data();
    ENTENTE_INDEPENDENT
    for (std::size_t d = 0; d < count; ++d) {
        const double far = goal[d] - left[d];
        left[d] = left[d] + stats::select(far > 0, exit_speed[d], return_speed[d]) * far;
        const double open = entry_most[d] * left[d] - entered[d];
        entered[d] = entered[d] + stats::select(open > 0, entry_speed[d], forget_speed[d]) * open;
        const double gap = left[d] - entered[d];
        kept[d] = 1 - stop[d] * stats::select(gap > 0, gap, 0.0);
    }
}

// log of the share of trade that its payments let through, [corridor][month][draw of the block].
void friction(const MonthPlan& plan, const HabitRows& habits, std::size_t count, std::vector<double>& log_kept) {
    Row goal;
    Row left;
    Row entered;
    for (std::size_t c = 0; c < plan.corridors.size(); ++c) {
        const CorridorPath& corridor = plan.corridors[c];
        left.fill(corridor.start.left);
        entered.fill(corridor.start.entered);
        for (std::size_t t = 0; t < plan.months; ++t) {
            if (t == 0 || corridor.pressure[t] != corridor.pressure[t - 1]) {
                if (corridor.pressure[t] > 0) {
                    place_of(corridor.pressure[t], habits, count, goal);
                    stats::fill_normal_cdf({goal.data(), count}, {goal.data(), count});
                } else {
                    goal.fill(0);
                }
            }
            double* kept = &log_kept[(c * plan.months + t) * block_size];
            move_banks(goal.data(), habits, count, left.data(), entered.data(), kept);
            stats::fill_log({kept, count}, {kept, count});
        }
    }
}

ENTENTE_VECTOR_CLONES
void move_target(const double* c, std::size_t terms, const double* x, const double* speed, std::size_t count,
                 double* adjusted) {
    ENTENTE_INDEPENDENT
    for (std::size_t d = 0; d < count; ++d) {
        double target = c[terms - 1];
        for (std::size_t k = terms - 1; k > 0; --k) target = target * x[d] + c[k - 1];
        adjusted[d] = adjusted[d] + speed[d] * (target - adjusted[d]);
    }
}

/// What a month adds up from, the same for all draws or a column of them.
struct Sum {
    double fixed;
    double months;
    double exposure;
    const double* adjusted;
    const double* kept;
    const double* level_error;
    const double* drift;
    const double* walk_scale;
    const double* noise_scale;
};

ENTENTE_VECTOR_CLONES
void add_up(const Sum& sum, const double* normal, double* walk, std::size_t count, double* out) {
    const auto [fixed, months, exposure, adjusted, kept, level_error, drift, walk_scale, noise_scale] = sum;
    ENTENTE_INDEPENDENT
    for (std::size_t d = 0; d < count; ++d) {
        walk[d] = walk[d] + walk_scale[d] * normal[d];
        out[d] = fixed + adjusted[d] + exposure * kept[d] + level_error[d] + drift[d] * months + walk[d] +
                 noise_scale[d] * normal[count + d];
    }
}

void run_flow(const MonthPlan& plan, const MonthDraws& draws, std::size_t f, std::size_t first, std::size_t count,
              const std::vector<double>& log_kept, std::span<double> value) {
    const FlowPath& flow = plan.flows[f];
    Row adjusted;
    Row walk;
    Row kept;
    std::array<double, 2 * block_size> normal;
    adjusted.fill(flow.adjusted);
    walk.fill(0);
    for (std::size_t t = 0; t < plan.months; ++t) {
        move_target(&flow.target[t * flow.coefficients], flow.coefficients, &draws.elasticity[first],
                    &draws.adjustment[first], count, adjusted.data());
        const stats::StreamKey walk_key{plan.seed, flow.stream + 2 * t};
        const stats::StreamKey noise_key{plan.seed, flow.stream + 2 * t + 1};
        stats::fill_uniform(walk_key, plan.first_draw + first, {normal.data(), count});
        stats::fill_uniform(noise_key, plan.first_draw + first, {normal.data() + count, count});
        stats::fill_normal_quantile({normal.data(), 2 * count}, {normal.data(), 2 * count});
        const unsigned month = (plan.first + static_cast<int>(t)).month();
        const double fixed = flow.level - flow.adjusted + flow.season[month - 1] + (flow.extra.empty() ? 0 : flow.extra[t]);
        double* out = &value[(f * plan.months + t) * draws.count + first];
        kept.fill(0);
        for (const std::size_t c : flow.corridors) {
            const double* one = &log_kept[(c * plan.months + t) * block_size];
            for (std::size_t d = 0; d < count; ++d) kept[d] += one[d];
        }
        add_up({fixed, static_cast<double>(t + 1), flow.exposure, adjusted.data(), kept.data(), &draws.level_error[first],
                &draws.drift[first], &draws.shock_scale[first], &draws.noise_scale[first]},
               normal.data(), walk.data(), count, out);
        stats::fill_exp({out, count}, {out, count});
    }
}

void check_lengths(const MonthPlan& plan, const MonthDraws& draws, std::span<const double> value) {
    assert(value.size() == plan.values() * draws.count && draws.habits.size() == draws.count);
    for ([[maybe_unused]] const auto* column : {&draws.elasticity, &draws.adjustment, &draws.drift,
                                                &draws.level_error, &draws.shock_scale, &draws.noise_scale}) {
        assert(column->size() == draws.count);
    }
    for ([[maybe_unused]] const FlowPath& flow : plan.flows) {
        assert(flow.target.size() == plan.months * flow.coefficients);
    }
    (void)plan;
    (void)draws;
    (void)value;
}

}  // namespace

void run_months(const MonthPlan& plan, const MonthDraws& draws, std::span<double> value) {
    check_lengths(plan, draws, value);
    HabitRows habits;
    std::vector<double> log_kept(std::max<std::size_t>(1, plan.corridors.size()) * plan.months * block_size);
    for (std::size_t first = 0; first < draws.count; first += block_size) {
        const std::size_t count = std::min(block_size, draws.count - first);
        lay_out(draws.habits, first, count, habits);
        friction(plan, habits, count, log_kept);
        for (std::size_t f = 0; f < plan.flows.size(); ++f) run_flow(plan, draws, f, first, count, log_kept, value);
    }
}

void run_months_plain(const MonthPlan& plan, const MonthDraws& draws, std::span<double> value) {
    check_lengths(plan, draws, value);
    for (std::size_t d = 0; d < draws.count; ++d) {
        for (std::size_t f = 0; f < plan.flows.size(); ++f) {
            const FlowPath& flow = plan.flows[f];
            std::vector<BankState> banks;
            for (const std::size_t c : flow.corridors) banks.push_back(plan.corridors[c].start);
            double adjusted = flow.adjusted;
            double walk = 0;
            for (std::size_t t = 0; t < plan.months; ++t) {
                double log_kept = 0;
                for (std::size_t k = 0; k < banks.size(); ++k) {
                    banks[k] = next_month(banks[k], plan.corridors[flow.corridors[k]].pressure[t], draws.habits[d]);
                    log_kept += stats::kernel_log(kept_share(banks[k], draws.habits[d]));
                }
                double target = 0;
                for (std::size_t k = flow.coefficients; k > 0; --k) {
                    target = target * draws.elasticity[d] + flow.target[t * flow.coefficients + k - 1];
                }
                adjusted += draws.adjustment[d] * (target - adjusted);
                const auto shock = [&](std::size_t which) {
                    return stats::kernel_normal_quantile(
                        stats::uniform({plan.seed, flow.stream + 2 * t + which}, plan.first_draw + d));
                };
                walk += draws.shock_scale[d] * shock(0);
                const unsigned month = (plan.first + static_cast<int>(t)).month();
                const double log_value = flow.level - flow.adjusted + flow.season[month - 1] +
                                         (flow.extra.empty() ? 0 : flow.extra[t]) + adjusted +
                                         flow.exposure * log_kept +
                                         draws.level_error[d] + draws.drift[d] * static_cast<double>(t + 1) + walk +
                                         draws.noise_scale[d] * shock(1);
                value[(f * plan.months + t) * draws.count + d] = stats::kernel_exp(log_value);
            }
        }
    }
}

MonthDraws certain(std::size_t count, const BankHabits& habits, double adjustment) {
    const std::vector<double> none(count, 0.0);
    return {count, none, std::vector<double>(count, adjustment), none, none, none, none,
            std::vector<BankHabits>(count, habits)};
}

}  // namespace entente::economy

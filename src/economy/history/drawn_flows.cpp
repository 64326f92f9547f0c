#include "economy/history/drawn_flows.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "economy/history/origin.h"
#include "economy/history/unexplained.h"
#include "economy/payments/banks.h"
#include "stats/kernels.h"
#include "stats/philox.h"

namespace entente::economy {
namespace {

using Column = std::vector<double>;

constexpr int warm_up = 24;           // months before any history, in which old measures are digested

bool names(const std::vector<std::string>& regions, const std::string& region) {
    return std::find(regions.begin(), regions.end(), region) != regions.end();
}

bool has_date(const Measure& m, Month month) {
    const auto is = [&](const std::optional<Month>& date) { return date && *date == month; };
    return is(m.announced) || is(m.imposed) || is(m.enforced) || is(m.loosened) || is(m.lifted);
}

/// Long-run targets of all flows by the levels of the levers: sets of measures that differ in banks only share them.
struct Targets {
    struct Known {
        Column levels;               // [lever * count + draw]
        std::vector<Column> target;  // [flow]: ln of what trade would be in the long run
    };
    std::vector<Known> known;

    const std::vector<Column>& at(const DrawnPlan& plan, const FlowDraws& draws, const Column& levels) {
        for (const Known& one : known) {
            if (one.levels == levels) return one.target;
        }
        std::vector<Column> target(plan.flows.size(), Column(draws.count()));
        for (std::size_t f = 0; f < plan.flows.size(); ++f) {
            fill_responses(plan.table, plan.flows[f].tracked, levels, draws.behaviour.elasticity, target[f]);
        }
        return known.emplace_back(levels, std::move(target)).target;
    }
};

/// What measures do in a month, draw by draw; worked out anew only where one of them has a date.
class Measures {
  public:
    Measures(const DrawnPlan& plan, const FlowDraws& draws, std::span<const std::size_t> in_force, Targets& targets)
        : plan_(plan), draws_(draws), in_force_(in_force.begin(), in_force.end()), count_(draws.count()), targets_(targets) {
        const std::size_t flows = plan.flows.size();
        own_goal.assign(flows, Column(count_));
        third_goal.assign(flows, Column(count_));
        log_cap.assign(flows, Column(count_));
    }

    void enter(Month month) {
        const bool moved = std::any_of(in_force_.begin(), in_force_.end(), [&](std::size_t m) {
            return has_date(plan_.measures[m], month);
        });
        if (is_first_ || moved) {
            press(month);
            pull(month);
        }
        is_first_ = false;
    }

    std::vector<Column> target;      // [flow]: ln of what trade would be in the long run
    std::vector<Column> own_goal;    // [flow]: share of business whose banks would leave
    std::vector<Column> third_goal;
    std::vector<Column> log_cap;     // [flow]: what price caps take off

  private:
    template <class Use>
    void for_draws(std::size_t m, Month month, Use use) const {
        Measure one = plan_.measures[m];
        const DrawnMeasure& drawn = draws_.measures[m];
        for (std::size_t d = 0; d < count_; ++d) {
            one.strength = drawn.strength[d];
            one.enforcement = drawn.enforcement[d];
            one.credibility = drawn.credibility[d];
            one.loosened_to = drawn.loosened_to[d];
            use(d, pressure(one, month));
        }
    }

    // Banks and caps.
    void press(Month month) {
        for (std::size_t f = 0; f < plan_.flows.size(); ++f) {
            const DrawnFlow& flow = plan_.flows[f];
            for (auto* columns : {&own_goal, &third_goal, &log_cap}) {
                std::fill((*columns)[f].begin(), (*columns)[f].end(), 0.0);
            }
            for (const std::size_t m : in_force_) {
                const Measure& measure = plan_.measures[m];
                const bool is_third = measure.act == Act::bank_threat || measure.act == Act::bank_listing;
                const bool on_end = names(measure.on, flow.from) || names(measure.on, flow.to);
                if ((is_third || measure.act == Act::payment_cut) && on_end) {
                    Column& goal = is_third ? third_goal[f] : own_goal[f];
                    for_draws(m, month, [&](std::size_t d, const Pressure& p) { goal[d] += std::max(p.threat, p.act); });
                } else if (measure.act == Act::price_cap && names(measure.on, flow.from) && flow.energy > 0) {
                    for_draws(m, month, [&](std::size_t d, const Pressure& p) {
                        log_cap[f][d] += stats::kernel_log(std::max(1 - flow.energy * p.act, 1e-3));
                    });
                }
            }
            leave(own_goal[f]);
            leave(third_goal[f]);
        }
    }

    // Pressure becomes the share that leaves for good.
    void leave(Column& pressed) const {
        Column place(count_);
        for (std::size_t d = 0; d < count_; ++d) {
            place[d] = pressed[d] > 0 ? pressed[d] / draws_.behaviour.habits[d].tolerance : 1.0;
        }
        stats::fill_log(place, place);
        for (std::size_t d = 0; d < count_; ++d) place[d] /= draws_.behaviour.habits[d].spread;
        stats::fill_normal_cdf(place, place);
        for (std::size_t d = 0; d < count_; ++d) pressed[d] = pressed[d] > 0 ? place[d] : 0.0;
    }

    // Levers of trade.
    void pull(Month month) {
        Column levels(plan_.set.levers.size() * count_, 0.0);
        for (std::size_t l = 0; l < plan_.set.members.size(); ++l) {
            double* level = levels.data() + l * count_;
            const double rate = full_rate(plan_.set.levers[l]);
            for (const std::size_t m : plan_.set.members[l]) {
                if (std::find(in_force_.begin(), in_force_.end(), m) == in_force_.end()) continue;
                const bool is_tariff = plan_.measures[m].act == Act::tariff;
                for_draws(m, month, [&](std::size_t d, const Pressure& p) {
                    level[d] = std::max(level[d], is_tariff ? (rate > 0 ? p.act / rate : 0.0) : p.act);
                });
            }
        }
        target = targets_.at(plan_, draws_, levels);
    }

    const DrawnPlan& plan_;
    const FlowDraws& draws_;
    std::vector<std::size_t> in_force_;
    std::size_t count_;
    bool is_first_ = true;
    Targets& targets_;
};

void move_banks(const Column& goal, const std::vector<BankHabits>& habits, std::vector<BankState>& banks, Column& kept) {
    for (std::size_t d = 0; d < goal.size(); ++d) {
        banks[d] = move_towards(goal[d], banks[d], habits[d]);
        kept[d] = kept_share(banks[d], habits[d]);
    }
}

/// One month of one flow: state moves on, `path` is ln of the flow without level and shocks.
void step(const DrawnPlan& plan, const FlowDraws& draws, const Measures& measures, std::size_t f, Month month,
          FlowState& state, Column& path) {
    const std::size_t count = draws.count();
    Column own(count);
    Column third(count);
    move_banks(measures.own_goal[f], draws.behaviour.habits, state.own, own);
    move_banks(measures.third_goal[f], draws.behaviour.habits, state.third, third);
    stats::fill_log(own, own);
    stats::fill_log(third, third);
    const double season = plan.flows[f].season * plan.season[month.month() - 1];
    for (std::size_t d = 0; d < count; ++d) {
        state.adjusted[d] += draws.behaviour.adjustment[d] * (measures.target[f][d] - state.adjusted[d]);
        path[d] = season + state.adjusted[d] + draws.exposure[f][d] * (own[d] + third[d]) + measures.log_cap[f][d];
    }
}

/// Collects what the months known so far say of the level and of a month's change.
struct Anchor {
    explicit Anchor(std::size_t count) : level(count, 0.0) {}
    Column level;
    double total = 0;
    double squares = judged_months * judged_change * judged_change;
    double months = judged_months;
    double before = 0;
    bool has_before = false;

    void see(const Series& series, Month month, Month origin, const Column& path) {
        const auto found = series.months.find(month);
        const bool known = found != series.months.end() && month <= origin && is_known_by(found->second, month, origin);
        if (!known) {
            has_before = false;
            return;
        }
        const double value = stats::kernel_log(found->second.value);
        double mean = 0;
        for (const double p : path) mean += p;
        mean /= static_cast<double>(path.size());
        if (has_before && !found->second.is_mean) {
            squares += (value - mean - before) * (value - mean - before);
            months += 1;
        }
        before = value - mean;
        has_before = !found->second.is_mean;
        const int back = origin - month;
        if (back >= level_months) return;
        double weight = 1;
        for (int k = 0; k < back; ++k) weight *= level_memory;
        total += weight;
        for (std::size_t d = 0; d < path.size(); ++d) level[d] += weight * (value - path[d]);
    }
};

Month first_month(const DrawnPlan& plan) {
    Month first = plan.origin;
    for (const DrawnFlow& flow : plan.flows) {
        if (!flow.series.months.empty()) first = std::min(first, flow.series.months.begin()->first);
    }
    return first + -warm_up;
}

Column normals(std::uint64_t seed, std::uint64_t stream, std::size_t count) {
    Column z(count);
    stats::fill_uniform({seed, stream}, 0, z);
    stats::fill_normal_quantile(z, z);
    return z;
}

// drift t + walk_t + noise_t; the drift is one for all flows of a draw, as the world's is.
Column shocks_of(const DrawnPlan& plan, std::size_t count, std::uint64_t stream, double change) {
    const Column drift = normals(plan.seed, 0x6200, count);
    Column walk(count, 0.0);
    Column shocks;
    shocks.reserve(plan.months * count);
    for (std::size_t t = 0; t < plan.months; ++t) {
        const Column step = normals(plan.seed, stream + 2 * t, count);
        const Column noise = normals(plan.seed, stream + 2 * t + 1, count);
        for (std::size_t d = 0; d < count; ++d) {
            walk[d] += walk_share * change * step[d] + drift_scale * drift[d];
            shocks.push_back(walk[d] + noise_share * change * noise[d]);
        }
    }
    return shocks;
}

/// All months up to the origin. `see` hears of every flow in every month: flow, month, path.
template <class See>
std::vector<FlowState> run_to_origin(const DrawnPlan& plan, const FlowDraws& draws, std::span<const std::size_t> in_force,
                                     Targets& targets, See see) {
    const std::size_t count = draws.count();
    Measures measures(plan, draws, in_force, targets);
    std::vector<FlowState> states(plan.flows.size(), {Column(count, 0.0), std::vector<BankState>(count),
                                                      std::vector<BankState>(count)});
    Column path(count);
    const Month first = first_month(plan);
    for (Month month = first; month <= plan.origin; month = month + 1) {
        measures.enter(month);
        for (std::size_t f = 0; f < plan.flows.size(); ++f) {
            if (month == first) states[f].adjusted = measures.target[f];  // old measures are digested by now
            step(plan, draws, measures, f, month, states[f], path);
            see(f, month, path);
        }
    }
    return states;
}

/// So many months after the origin. `see` hears of every flow in every month: flow, how many months after the first, path.
template <class See>
void run_on(const DrawnPlan& plan, const FlowDraws& draws, std::vector<FlowState> states,
            std::span<const std::size_t> in_force, std::size_t months, Targets& targets, See see) {
    Measures measures(plan, draws, in_force, targets);
    Column path(draws.count());
    for (std::size_t t = 0; t < months; ++t) {
        const Month month = plan.origin + static_cast<int>(t) + 1;
        measures.enter(month);
        for (std::size_t f = 0; f < plan.flows.size(); ++f) {
            step(plan, draws, measures, f, month, states[f], path);
            see(f, t, path);
        }
    }
}

}  // namespace

DrawnPast live_through(const DrawnPlan& plan, const FlowDraws& draws, std::span<const std::size_t> in_force) {
    const std::size_t count = draws.count();
    std::vector<Anchor> anchors(plan.flows.size(), Anchor(count));
    Targets targets;
    std::vector<FlowState> states =
        run_to_origin(plan, draws, in_force, targets, [&](std::size_t f, Month month, const Column& path) {
            anchors[f].see(plan.flows[f].series, month, plan.origin, path);
        });
    DrawnPast past;
    past.flows.resize(plan.flows.size());
    for (std::size_t f = 0; f < plan.flows.size(); ++f) {
        DrawnPast::OfFlow& flow = past.flows[f];
        assert(anchors[f].total > 0);
        flow.state = std::move(states[f]);
        flow.level = std::move(anchors[f].level);
        for (double& level : flow.level) level /= anchors[f].total;
        flow.change = std::sqrt(anchors[f].squares / anchors[f].months);
        flow.shocks = shocks_of(plan, count, plan.flows[f].stream, flow.change);
    }
    return past;
}

std::vector<double> drawn_flows(const DrawnPlan& plan, const FlowDraws& draws, const DrawnPast& past,
                                std::span<const std::size_t> in_force) {
    const std::size_t count = draws.count();
    std::vector<FlowState> states;
    for (const DrawnPast::OfFlow& flow : past.flows) states.push_back(flow.state);
    std::vector<double> value(plan.flows.size() * plan.months * count);
    Targets targets;
    run_on(plan, draws, std::move(states), in_force, plan.months, targets,
           [&](std::size_t f, std::size_t t, const Column& path) {
               double* out = value.data() + (f * plan.months + t) * count;
               const double* shock = past.flows[f].shocks.data() + t * count;
               for (std::size_t d = 0; d < count; ++d) out[d] = past.flows[f].level[d] + path[d] + shock[d];
               stats::fill_exp({out, count}, {out, count});
           });
    return value;
}

std::vector<std::vector<double>> foreseen_changes(const DrawnPlan& plan, const FlowDraws& draws,
                                                  std::span<const std::size_t> standing,
                                                  std::span<const std::vector<std::size_t>> in_force) {
    constexpr std::size_t year = 12;
    const std::size_t count = draws.count();
    Targets targets;
    const std::vector<FlowState> states = run_to_origin(plan, draws, standing, targets, [](auto&&...) {});
    // The level is the same whatever comes, so it cancels.
    const auto year_with = [&](std::span<const std::size_t> measures) {
        std::vector<double> sum(plan.flows.size() * count, 0.0);
        Column flow(count);
        run_on(plan, draws, states, measures, year, targets, [&](std::size_t f, std::size_t, const Column& path) {
            stats::fill_exp(path, flow);
            for (std::size_t d = 0; d < count; ++d) sum[f * count + d] += flow[d];
        });
        return sum;
    };
    const std::vector<double> without = year_with(standing);
    std::vector<std::vector<double>> changes;
    for (const std::vector<std::size_t>& measures : in_force) {
        std::vector<double>& change = changes.emplace_back(year_with(measures));
        for (std::size_t i = 0; i < change.size(); ++i) change[i] = 100 * (change[i] / without[i] - 1);
    }
    return changes;
}

}  // namespace entente::economy

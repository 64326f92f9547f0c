#include "economy/history/flows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "economy/history/origin.h"
#include "stats/kernels.h"
#include "stats/philox.h"

namespace entente::economy {
namespace {

constexpr int level_months = 6;
constexpr double level_memory = 0.6;
constexpr double judged_change = 0.09;
constexpr double judged_months = 6;
constexpr double walk_share = 0.65;   // of a month's change; walk^2 + 2 noise^2 is its variance
constexpr double noise_share = 0.54;

double polynomial(const Course& course, std::size_t flow, std::size_t month) {
    return course.target[flow][month * (course.target[flow].size() / course.months)];  // at the middle elasticity
}

/// log of friction and adjustment by month of the course, at given habits.
struct Past {
    std::vector<double> adjusted;
    std::vector<double> log_kept;
    BankState own;
    BankState third;
};

Past live_through(const Course& course, std::size_t flow, std::size_t months, const StartOptions& o) {
    Past past;
    double adjusted = 0;
    for (std::size_t t = 0; t < months; ++t) {
        adjusted += o.adjustment * (polynomial(course, flow, t) - adjusted);
        past.own = next_month(past.own, course.own_banks[t], o.habits);
        past.third = next_month(past.third, course.third_banks[t], o.habits);
        past.adjusted.push_back(adjusted);
        past.log_kept.push_back(o.shape.exposure * (stats::kernel_log(kept_share(past.own, o.habits)) +
                                                    stats::kernel_log(kept_share(past.third, o.habits))));
    }
    return past;
}

}  // namespace

Result<FlowStart> start_of(const Series& series, const Course& past_course, std::size_t flow, Month origin,
                           const StartOptions& options) {
    const int reach = origin - past_course.first;
    if (reach < 0 || static_cast<std::size_t>(reach) >= past_course.months) {
        return failure("E667", fmt::format("the course does not reach {}", iso(origin)), "let it start before the measures");
    }
    const auto months = static_cast<std::size_t>(reach) + 1;
    const Past past = live_through(past_course, flow, months, options);
    const auto residual = [&](Month m) {
        const auto t = static_cast<std::size_t>(m - past_course.first);
        return stats::kernel_log(series.at(m)) - options.shape.season * options.season[m.month() - 1] - past.log_kept[t] -
               past.adjusted[t];
    };
    const auto is_known = [&](Month m) {
        const auto found = series.months.find(m);
        return m >= past_course.first && found != series.months.end() && is_known_by(found->second, m, origin);
    };
    FlowStart start{0, past.adjusted.back(), judged_change, past.own, past.third};
    double total = 0;
    double weight = 1;
    for (int back = 0; back < level_months; ++back, weight *= level_memory) {
        if (!is_known(origin + -back)) continue;
        start.level += weight * residual(origin + -back);
        total += weight;
    }
    if (total == 0) {
        return failure("E668", fmt::format("{} has no month in the half year before {}", series.id, iso(origin)),
                       "add later months to its history, or move as_of back");
    }
    start.level = start.level / total + start.adjusted;
    double squares = judged_months * judged_change * judged_change;
    double count = judged_months;
    for (Month m = past_course.first + 1; m <= origin; m = m + 1) {
        const bool alone = is_known(m) && is_known(m + -1) && !series.months.at(m).is_mean && !series.months.at(m + -1).is_mean;
        if (!alone) continue;
        const double change = residual(m) - residual(m + -1);
        squares += change * change;
        count += 1;
    }
    start.change = std::sqrt(squares / count);
    return start;
}

std::vector<double> monthly_flows(const FlowPlan& plan, const Behaviour& behaviour, std::uint64_t seed,
                                  std::uint64_t first_draw) {
    const Course course = course_of(plan.table, plan.set, plan.measures, plan.first, plan.months);
    const std::size_t count = behaviour.count();
    MonthDraws draws = certain(count, {}, 0);
    draws.habits = behaviour.habits;
    draws.adjustment = behaviour.adjustment;
    draws.elasticity = behaviour.elasticity;
    stats::fill_uniform({seed, 0x6200}, first_draw, draws.drift);
    stats::fill_normal_quantile(draws.drift, draws.drift);
    for (double& drift : draws.drift) drift *= plan.drift;
    std::vector<double> value(plan.flows.size() * plan.months * count);
    // Each flow has its own shocks and its own layers of banks, so each is a run of its own over the same draws.
    for (std::size_t f = 0; f < plan.flows.size(); ++f) {
        const PlannedFlow& flow = plan.flows[f];
        MonthPlan one;
        one.first = plan.first;
        one.months = plan.months;
        one.seed = seed;
        one.first_draw = first_draw;
        one.corridors = {{"own banks", course.own_banks, flow.start.own}, {"third banks", course.third_banks, flow.start.third}};
        FlowPath path;
        path.level = flow.start.level;
        path.adjusted = flow.start.adjusted;
        for (std::size_t m = 0; m < path.season.size(); ++m) path.season[m] = flow.shape.season * plan.season[m];
        path.target = course.target[flow.tracked];
        path.coefficients = path.target.size() / plan.months;
        path.corridors = {0, 1};
        path.exposure = flow.shape.exposure;
        path.extra = flow.extra;
        path.stream = flow.stream;
        one.flows = {path};
        draws.shock_scale.assign(count, walk_share * flow.start.change);
        draws.noise_scale.assign(count, noise_share * flow.start.change);
        run_months(one, draws, std::span(value).subspan(f * plan.months * count, plan.months * count));
    }
    return value;
}

}  // namespace entente::economy

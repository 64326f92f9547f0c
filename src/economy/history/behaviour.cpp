#include "economy/history/behaviour.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stats/kernels.h"
#include "stats/philox.h"
#include "stats/summary.h"

namespace entente::economy {
namespace {

using stats::kernel_exp;
using stats::kernel_log;

// Median and 90 % range of a share or of a positive number, drawn from one stream.
class Judged {
  public:
    Judged(std::size_t count, std::uint64_t seed) : count_(count), seed_(seed) {}

    /// Logit-normal: a share with this median and 95th percentile.
    std::vector<double> share(double median, double high) {
        const double scale = (stats::kernel_logit(high) - stats::kernel_logit(median)) / ninety_fifth;
        return draw([&](double z) { return stats::kernel_logistic(stats::kernel_logit(median) + scale * z); });
    }
    /// Lognormal.
    std::vector<double> positive(double median, double high) {
        const double scale = kernel_log(high / median) / ninety_fifth;
        return draw([&](double z) { return median * kernel_exp(scale * z); });
    }

  private:
    template <class F>
    std::vector<double> draw(F f) {
        std::vector<double> values(count_);
        stats::fill_uniform({seed_, 0x6000 + next_++}, 0, values);
        stats::fill_normal_quantile(values, values);
        for (double& v : values) v = f(v);
        return values;
    }
    static constexpr double ninety_fifth = 1.6448536269514722;
    std::size_t count_;
    std::uint64_t seed_;
    std::uint64_t next_ = 0;
};

constexpr const char* fitted_series = "exports-to-russia";
constexpr double level_slack = 0.1;

// Squared distance of each draw from a window, in units of the error scale; the level is integrated out.
Result<std::vector<double>> distances(const Series& series, const FitWindow& window, const std::vector<double>& path,
                                      Month start, std::size_t count, double error_scale) {
    const auto known = [&](Month m) { return std::isfinite(series.at(m)); };
    std::vector<Month> before;
    std::vector<Month> inside;
    for (Month m = window.first + window.level_from; m < window.first; m = m + 1) {
        if (known(m)) before.push_back(m);
    }
    for (Month m = window.first; m <= window.last; m = m + 1) {
        if (known(m)) inside.push_back(m);
    }
    if (before.empty() || inside.empty()) {
        return failure("E666", fmt::format("{} has nothing for {} to {} or before", series.id, iso(window.first), iso(window.last)),
                       "the fit needs the episodes of 2022 and November 2024");
    }
    std::vector<double> distance(count);
    for (std::size_t d = 0; d < count; ++d) {
        const auto residual = [&](Month m) {
            return kernel_log(series.at(m)) - path[static_cast<std::size_t>(m - start) * count + d];
        };
        double level = 0;
        for (const Month m : before) level += residual(m);
        level /= static_cast<double>(before.size());
        // Normal errors with a common normal shift of the level: sum r^2 / s^2 - (sum r)^2 v / (s^2 (s^2 + n v)).
        double sum = 0;
        double squares = 0;
        for (const Month m : inside) {
            const double r = residual(m) - level;
            sum += r;
            squares += r * r;
        }
        const double s2 = error_scale * error_scale;
        const double v = level_slack * level_slack;
        const double n = static_cast<double>(inside.size());
        distance[d] = squares / s2 - sum * sum * v / (s2 * (s2 + n * v));
    }
    return distance;
}

Behaviour resampled(const Behaviour& prior, const std::vector<double>& weight, double total, std::size_t keep) {
    Behaviour fitted;
    const double step = total / static_cast<double>(keep);
    double reached = weight[0];
    std::size_t at = 0;
    for (std::size_t k = 0; k < keep; ++k) {
        const double goal = (static_cast<double>(k) + 0.5) * step;
        while (reached < goal && at + 1 < weight.size()) reached += weight[++at];
        fitted.habits.push_back(prior.habits[at]);
        fitted.adjustment.push_back(prior.adjustment[at]);
        fitted.elasticity.push_back(prior.elasticity[at]);
    }
    fitted.effective = stats::effective_draws(weight);
    return fitted;
}

}  // namespace

namespace {

/// Median and 95th percentile.
struct Range {
    double median = 0;
    double high = 0;
};
struct Ranges {
    Range tolerance, spread, exit_speed, return_speed, entry_speed, entry_most, forget_speed, stop, elasticity, adjustment;
};

constexpr Ranges judged_ranges{{0.6, 1.2},  {0.8, 1.4},   {0.6, 0.9}, {0.12, 0.3}, {0.25, 0.5},
                               {0.75, 0.93}, {0.03, 0.08}, {0.7, 0.9}, {4.0, 5.6},  {0.12, 0.25}};
// What scripts/fit_habits.sh prints for the shipped history; correlations between them are not kept.
constexpr Ranges fitted_ranges{{0.449, 0.703}, {0.694, 1.205}, {0.828, 0.941}, {0.118, 0.302}, {0.265, 0.382},
                               {0.879, 0.957}, {0.031, 0.081}, {0.823, 0.937}, {4.048, 5.659}, {0.131, 0.266}};

// Against the middle of the table of responses, and inside it.
double relative_elasticity(double elasticity) { return std::clamp(elasticity, 2.5, 6.0) / 4.0 - 1; }

Behaviour draw_behaviour(const Ranges& r, std::size_t count, std::uint64_t seed) {
    Judged judged(count, seed);
    const auto tolerance = judged.positive(r.tolerance.median, r.tolerance.high);
    const auto spread = judged.positive(r.spread.median, r.spread.high);
    const auto exit_speed = judged.share(r.exit_speed.median, r.exit_speed.high);
    const auto return_speed = judged.share(r.return_speed.median, r.return_speed.high);
    const auto entry_speed = judged.share(r.entry_speed.median, r.entry_speed.high);
    const auto entry_most = judged.share(r.entry_most.median, r.entry_most.high);
    const auto forget_speed = judged.share(r.forget_speed.median, r.forget_speed.high);
    const auto stop = judged.share(r.stop.median, r.stop.high);
    const auto elasticity = judged.positive(r.elasticity.median, r.elasticity.high);
    Behaviour behaviour;
    behaviour.adjustment = judged.share(r.adjustment.median, r.adjustment.high);
    for (std::size_t d = 0; d < count; ++d) {
        behaviour.habits.push_back({tolerance[d], spread[d], exit_speed[d], return_speed[d], entry_speed[d],
                                    entry_most[d], forget_speed[d], stop[d]});
        behaviour.elasticity.push_back(relative_elasticity(elasticity[d]));
    }
    behaviour.effective = static_cast<double>(count);
    return behaviour;
}

}  // namespace

Behaviour prior_behaviour(std::size_t count, std::uint64_t seed) { return draw_behaviour(judged_ranges, count, seed); }

Behaviour fitted_behaviour(std::size_t count, std::uint64_t seed) { return draw_behaviour(fitted_ranges, count, seed); }

Behaviour typical_behaviour(std::size_t count) {
    const Ranges& r = fitted_ranges;
    const BankHabits habits{r.tolerance.median,   r.spread.median,     r.exit_speed.median,   r.return_speed.median,
                            r.entry_speed.median, r.entry_most.median, r.forget_speed.median, r.stop.median};
    return {.habits = std::vector<BankHabits>(count, habits),
            .adjustment = std::vector<double>(count, r.adjustment.median),
            .elasticity = std::vector<double>(count, relative_elasticity(r.elasticity.median)),
            .effective = static_cast<double>(count)};
}

Season chinese_season() {
    // January and February 0.16 below, March 0.03 below, December 0.11 above the rest; moved so that they average 0.
    constexpr double rest = 0.02;
    Season season;
    season.fill(rest);
    season[0] = season[1] = rest - 0.16;
    season[2] = rest - 0.03;
    season[11] = rest + 0.11;
    return season;
}

std::vector<double> log_course(const Course& course, std::size_t flow, const Behaviour& behaviour, const Without& without,
                               const FlowShape& shape) {
    MonthPlan plan;
    plan.first = course.first;
    plan.months = course.months;
    plan.corridors = {{"own banks", course.own_banks, {}}, {"third banks", course.third_banks, {}}};
    for (CorridorPath& corridor : plan.corridors) {
        if (without.payments) std::fill(corridor.pressure.begin(), corridor.pressure.end(), 0.0);
    }
    FlowPath path;
    path.season = chinese_season();
    for (double& month : path.season) month *= shape.season;
    path.exposure = shape.exposure;
    path.corridors = {0, 1};
    path.target = course.target[flow];
    path.coefficients = path.target.size() / course.months;
    plan.flows = {path};
    MonthDraws draws = certain(behaviour.count(), {}, 0);
    draws.habits = behaviour.habits;
    draws.adjustment = behaviour.adjustment;
    draws.elasticity = behaviour.elasticity;
    for (BankHabits& habits : draws.habits) {
        if (without.evasion) {
            habits.stop = 1;
            habits.entry_most = 0;
        }
    }
    std::vector<double> value(plan.values() * draws.count);
    run_months(plan, draws, value);
    stats::fill_log(value, value);
    return value;
}

std::vector<FitWindow> fit_windows() {
    return {{make_month(2022, 3), make_month(2022, 10), -4}, {make_month(2024, 11), make_month(2024, 12), -3}};
}

Result<Behaviour> fit_behaviour(const History& history, const ResponseTable& table, const MeasureSet& set,
                                const std::vector<Measure>& measures, const Behaviour& prior, std::size_t keep,
                                double error_scale) {
    const Series* series = history.find(fitted_series);
    if (series == nullptr) return failure("E666", "the history has no series exports-to-russia", "the fit rests on it");
    const Month start = make_month(2021, 1);
    const std::vector<FitWindow> windows = fit_windows();
    const int span = windows.back().last - start + 1;
    const auto months = static_cast<std::size_t>(span);
    const Course course = course_of(table, set, measures, start, months);
    const std::vector<double> path = log_course(course, 0, prior, {});
    std::vector<double> distance(prior.count(), 0.0);
    for (const FitWindow& window : windows) {
        const auto more = distances(*series, window, path, start, prior.count(), error_scale);
        if (!more) return tl::unexpected(more.error());
        for (std::size_t d = 0; d < distance.size(); ++d) distance[d] += (*more)[d];
    }
    const double nearest = *std::min_element(distance.begin(), distance.end());
    double total = 0;
    std::vector<double> weight(distance.size());
    for (std::size_t d = 0; d < weight.size(); ++d) {
        weight[d] = kernel_exp(-0.5 * (distance[d] - nearest));
        total += weight[d];
    }
    return resampled(prior, weight, total, keep);
}

}  // namespace entente::economy

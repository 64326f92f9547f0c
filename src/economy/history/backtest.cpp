#include "economy/history/backtest.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "economy/base_year/base_year.h"
#include "economy/history/known_measures.h"
#include "economy/history/origin.h"
#include "stats/kernels.h"

namespace entente::economy {
namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

Result<ResponseTable> table_of(bool one_sector, const MeasureSet& set) {
    const Result<World> world = one_sector ? base_year_2021_in_one_sector() : base_year_2021();
    if (!world) return tl::unexpected(world.error());
    ResponsePlan plan{.levers = set.levers, .tracked = {{"CN", "RU", Goods::all}, {"RU", "CN", Goods::all}}};
    return solve_responses(*world, plan);
}

std::vector<Measure> measures_by(Date last_day) {
    std::vector<Measure> measures;
    for (KnownMeasure& known : known_measures(last_day)) measures.push_back(std::move(known.measure));
    return measures;
}

Date end_of(Month month) {
    const Month next = month + 1;
    Date day = make_date(next.year(), next.month(), 1).value_or(Date{});  // every month has a first day
    --day.day;
    return day;
}

/// What all origins share: the measures of the whole record, the long run, how banks behave.
struct Setting {
    MeasureSet set;
    std::vector<Measure> all;
    ResponseTable table;
    Behaviour judged;
    Behaviour fitted;
};

Result<Setting> set_up(const History& history, const BacktestOptions& options, bool one_sector) {
    Setting s;
    s.all = measures_by(Date{std::numeric_limits<std::int32_t>::max(), std::nullopt});
    const Result<World> world = one_sector ? base_year_2021_in_one_sector() : base_year_2021();
    if (!world) return tl::unexpected(world.error());
    Result<MeasureSet> set = group_measures(*world, s.all);
    if (!set) return tl::unexpected(set.error());
    s.set = std::move(*set);
    Result<ResponseTable> table = table_of(one_sector, s.set);
    if (!table) return tl::unexpected(table.error());
    s.table = std::move(*table);
    s.judged = prior_behaviour(options.draws, options.seed);
    Result<Behaviour> fitted = fit_behaviour(history, s.table, s.set, s.all,
                                             prior_behaviour(options.draws_to_weigh, options.seed), options.draws);
    if (!fitted) return tl::unexpected(fitted.error());
    s.fitted = std::move(*fitted);
    return s;
}

Course course_to(const Setting& s, Month last, const std::vector<Measure>& measures) {
    const Month start = make_month(2021, 1);
    const int months = last - start + 1;
    return course_of(s.table, s.set, measures, start, static_cast<std::size_t>(months));
}

// A measure that nobody had announced yet presses nobody: its dates are moved beyond the horizon, so that the levers of
// the set keep their places.
std::vector<Measure> known_by(const Setting& s, Month origin) {
    const std::size_t known = measures_by(end_of(origin)).size();
    std::vector<Measure> measures = s.all;
    for (std::size_t m = known; m < measures.size(); ++m) measures[m].announced = measures[m].imposed = origin + 1200;
    return measures;
}

double mean_error(const std::vector<OriginScore>& origins, double Target::* of, bool only_new) {
    double sum = 0;
    std::size_t n = 0;
    for (const OriginScore& o : origins) {
        for (const Target& t : o.targets) {
            if (!std::isfinite(t.seasonal_naive) || (only_new && t.in_sample)) continue;
            sum += percent_error(t.*of, t.actual);
            ++n;
        }
    }
    return n > 0 ? sum / static_cast<double>(n) : not_known;
}

Run run(const std::string& name, const History& history, const Setting& setting, const BacktestOptions& options,
        const Without& without, bool conditional) {
    Run result{name, {}, 0, 0, 0, 0};
    for (const Month origin : backtest_origins()) {
        const std::vector<Measure> measures = conditional ? setting.all : known_by(setting, origin);
        const bool before_fit = origin < fit_windows().front().first;
        const OriginInputs inputs{history, course_to(setting, origin + static_cast<int>(options.months), measures),
                                  before_fit ? setting.judged : setting.fitted, without, origin, options.months,
                                  options.seed, before_fit};
        OriginScore score = score_origin(inputs);
        if (score.targets.empty()) continue;
        result.turns += score.turns;
        result.turns_right += score.turns_right;
        result.origins.push_back(std::move(score));
    }
    result.mape = mean_error(result.origins, &Target::forecast, false);
    result.mape_out_of_sample = mean_error(result.origins, &Target::forecast, true);
    return result;
}

void compare(TradeBacktest& test) {
    const std::pair<const char*, double Target::*> baselines[] = {
        {"no change", &Target::no_change}, {"seasonal naive", &Target::seasonal_naive}, {"trend", &Target::trend}};
    for (const auto& [name, of] : baselines) {
        std::vector<double> model;
        std::vector<double> other;
        for (const OriginScore& o : test.conditional.origins) {
            for (const Target& t : o.targets) {
                if (t.in_sample || !std::isfinite(t.*of)) continue;
                model.push_back(percent_error(t.forecast, t.actual));
                other.push_back(percent_error(t.*of, t.actual));
            }
        }
        if (model.size() < 2) continue;
        LossDifference difference = diebold_mariano(model, other, 4);
        difference.against = name;
        test.differences.push_back(std::move(difference));
    }
}

// Smallest k with P(X <= k) >= p for a binomial.
std::size_t binomial_quantile(std::size_t n, double chance, double p) {
    double term = 1;
    for (std::size_t i = 0; i < n; ++i) term *= 1 - chance;
    double sum = 0;
    for (std::size_t k = 0; k < n; ++k) {
        sum += term;
        if (sum >= p) return k;
        term *= static_cast<double>(n - k) / static_cast<double>(k + 1) * chance / (1 - chance);
    }
    return n;
}

void score_spring(TradeBacktest& test) {
    double sums[3] = {0, 0, 0};
    std::size_t n = 0;
    for (const OriginScore& o : test.conditional.origins) {
        if (o.origin != make_month(2023, 12)) continue;
        for (const Target& t : o.targets) {
            if (t.series != "exports-to-russia" || t.horizon < 3 || t.horizon > 5) continue;
            sums[0] += percent_error(t.forecast, t.actual);
            sums[1] += percent_error(t.seasonal_naive, t.actual);
            sums[2] += percent_error(t.no_change, t.actual);
            ++n;
        }
    }
    const double count = n > 0 ? static_cast<double>(n) : not_known;
    test.spring_mape = sums[0] / count;
    test.spring_mape_seasonal_naive = sums[1] / count;
    test.spring_mape_no_change = sums[2] / count;
}

}  // namespace

std::vector<Month> backtest_origins() {
    return {make_month(2022, 2), make_month(2022, 12), make_month(2023, 12),
            make_month(2024, 6), make_month(2025, 1),  make_month(2025, 10)};
}

LossDifference diebold_mariano(const std::vector<double>& model, const std::vector<double>& other, std::size_t lags) {
    LossDifference result;
    result.n = model.size();
    const double n = static_cast<double>(result.n);
    std::vector<double> d(model.size());
    for (std::size_t i = 0; i < d.size(); ++i) {
        d[i] = model[i] - other[i];
        result.mean += d[i] / n;
    }
    double variance = 0;
    for (std::size_t lag = 0; lag <= std::min(lags, d.size() - 1); ++lag) {
        double sum = 0;
        for (std::size_t i = lag; i < d.size(); ++i) sum += (d[i] - result.mean) * (d[i - lag] - result.mean);
        // Bartlett weights keep the variance above 0.
        const double weight = lag == 0 ? 1.0 : 2 * (1 - static_cast<double>(lag) / static_cast<double>(lags + 1));
        variance += weight * sum / n;
    }
    if (!(variance > 0)) {
        result.probability = result.mean == 0 ? 1 : 0;
        return result;
    }
    const double h = static_cast<double>(lags + 1);
    const double correction = std::sqrt(std::max(0.0, (n + 1 - 2 * h + h * (h - 1) / n) / n));
    result.statistic = correction * result.mean / std::sqrt(variance / n);
    result.probability = 2 * stats::kernel_normal_cdf(-std::abs(result.statistic));
    return result;
}

Result<TradeBacktest> backtest_trade(const History& history, const BacktestOptions& options) {
    const Result<Setting> setting = set_up(history, options, false);
    if (!setting) return tl::unexpected(setting.error());
    TradeBacktest test;
    test.notes = history.notes;
    test.effective_draws = setting->fitted.effective;
    test.conditional = run("full", history, *setting, options, {}, true);
    if (test.conditional.origins.empty()) {
        return failure("E667", "nothing to score: no origin has months before and after it",
                       "the series are exports-to-russia and imports-from-russia, by month");
    }
    test.unconditional = run("full", history, *setting, options, {}, false);
    if (options.with_ablations) {
        test.ablations.push_back(run("no payments channel", history, *setting, options, {.payments = true}, true));
        test.ablations.push_back(run("no energy block", history, *setting, options, {.energy = true}, true));
        test.ablations.push_back(run("no evasion", history, *setting, options, {.evasion = true}, true));
        const Result<Setting> flat = set_up(history, options, true);
        if (!flat) return tl::unexpected(flat.error());
        test.ablations.push_back(run("one sector", history, *flat, options, {}, true));
    }
    for (const OriginScore& o : test.conditional.origins) {
        test.inside80 += o.inside80;
        test.scored += o.targets.size();
    }
    test.inside_band_low = binomial_quantile(test.scored, 0.8, 0.025);
    test.inside_band_high = binomial_quantile(test.scored, 0.8, 0.975);
    compare(test);
    score_spring(test);
    return test;
}

}  // namespace entente::economy

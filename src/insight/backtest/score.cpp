#include "insight/backtest/score.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/hash.h"
#include "stats/scores.h"

namespace entente::insight {

namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

/// Values of the cases that apply, with their groups numbered anew without gaps.
struct Applied {
    std::vector<double> value;
    std::vector<std::size_t> group;
};

Applied applied(const std::vector<BacktestCase>& cases, const std::vector<double>& by_case) {
    Applied result;
    std::map<std::size_t, std::size_t> renumbered;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (std::isnan(by_case[i])) continue;
        const auto place = renumbered.emplace(cases[i].group, renumbered.size()).first;
        result.value.push_back(by_case[i]);
        result.group.push_back(place->second);
    }
    return result;
}

/// The same stream for the same question, so that a rerun gives the same interval.
stats::StreamKey stream(const BacktestOptions& options, std::string_view what) {
    return {options.seed, key_hash(what)};
}

stats::Interval interval(const Applied& values, double level, const BacktestOptions& options) {
    return stats::bootstrap_mean(values.value, values.group, {options.resamples, level, stream(options, "groups")});
}

double share(const std::vector<double>& errors, double limit) {
    const auto inside = std::count_if(errors.begin(), errors.end(), [&](double e) { return e <= limit; });
    return static_cast<double>(inside) / static_cast<double>(errors.size());
}

double middle(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/// Chance that n uniform numbers depart from uniform by at least this distance (Kolmogorov's limit with Stephens'
/// correction for small n).
double departure_probability(double distance, std::size_t n) {
    const double root = std::sqrt(static_cast<double>(n));
    const double scaled = (root + 0.12 + 0.11 / root) * distance;
    if (scaled < 0.2) return 1;  // the series below converges too slowly there, and the chance is 1 to all digits
    double sum = 0;
    for (int k = 1; k <= 100; ++k) sum += (k % 2 == 1 ? 2.0 : -2.0) * std::exp(-2.0 * k * k * scaled * scaled);
    return std::clamp(sum, 0.0, 1.0);
}

void judge_calibration(MethodScore& score, std::vector<double> pit) {
    score.pit.assign(10, 0);
    for (const double u : pit) ++score.pit[std::min<std::size_t>(9, static_cast<std::size_t>(u * 10))];
    std::sort(pit.begin(), pit.end());
    const auto n = static_cast<double>(pit.size());
    for (std::size_t i = 0; i < pit.size(); ++i) {
        const double below = static_cast<double>(i) / n, above = static_cast<double>(i + 1) / n;
        score.pit_distance = std::max({score.pit_distance, pit[i] - below, above - pit[i]});
    }
    score.pit_probability = departure_probability(score.pit_distance, pit.size());
}

/// Proper score, coverage and PIT of a method's densities.
void judge_densities(const std::vector<BacktestCase>& cases, const BacktestForecast& forecast,
                     const BacktestOptions& options, MethodScore& score) {
    std::vector<double> pit;
    score.coverage = {{0.5}, {0.8}, {0.9}};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (std::isnan(forecast.point[i])) continue;
        const stats::Density& density = forecast.density[i];
        const double y = cases[i].outcome;
        score.case_crps[i] = stats::crps(density, y);
        const double at_most = stats::cumulative(density, y), below = at_most - stats::mass_at(density, y);
        pit.push_back(stats::randomised_pit(below, at_most, stats::uniform(stream(options, "pit"), i)));
        for (Coverage& coverage : score.coverage) {
            // y lies in the closed central interval unless one tail beyond it holds too much.
            const double tail = (1 - coverage.nominal) / 2;
            if (at_most >= tail && below <= 1 - tail) coverage.share += 1;
        }
    }
    for (Coverage& coverage : score.coverage) coverage.share /= static_cast<double>(pit.size());
    judge_calibration(score, std::move(pit));
}

MethodScore judge(const std::vector<BacktestCase>& cases, const BacktestForecast& forecast,
                  const BacktestOptions& options) {
    MethodScore score;
    score.method = forecast.method;
    score.distribution = !forecast.density.empty();
    score.case_error.assign(cases.size(), absent);
    score.case_crps.assign(cases.size(), absent);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!std::isnan(forecast.point[i]))
            score.case_error[i] = score.case_crps[i] = std::abs(forecast.point[i] - cases[i].outcome);
    }
    const Applied errors = applied(cases, score.case_error);
    score.cases = errors.value.size();
    if (score.cases == 0) return score;

    score.mean_absolute_error = stats::weighted_mean(errors.value);
    score.mean_absolute_error_interval = interval(errors, 0.95, options);
    score.median_absolute_error = middle(errors.value);
    std::vector<double> squares = errors.value;
    for (double& e : squares) e *= e;
    score.root_mean_square_error = std::sqrt(stats::weighted_mean(squares));
    score.within_10 = share(errors.value, 10);
    score.within_20 = share(errors.value, 20);
    if (score.distribution) judge_densities(cases, forecast, options, score);
    const Applied crps = applied(cases, score.case_crps);
    score.crps = stats::weighted_mean(crps.value);
    score.crps_interval = interval(crps, 0.95, options);
    return score;
}

const MethodScore* find(const BacktestScores& scores, const std::string& method) {
    for (const MethodScore& score : scores.methods)
        if (score.method == method) return &score;
    return nullptr;
}

}  // namespace

std::optional<MethodDifference> compare_methods(const std::vector<BacktestCase>& cases, const BacktestScores& scores,
                                                const std::string& first, const std::string& second, bool by_crps,
                                                const BacktestOptions& options) {
    const MethodScore* a = find(scores, first);
    const MethodScore* b = find(scores, second);
    if (a == nullptr || b == nullptr) return std::nullopt;
    const std::vector<double>& of_a = by_crps ? a->case_crps : a->case_error;
    const std::vector<double>& of_b = by_crps ? b->case_crps : b->case_error;
    std::vector<double> difference(cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) difference[i] = of_a[i] - of_b[i];
    const Applied both = applied(cases, difference);
    if (both.value.empty()) return std::nullopt;
    return MethodDifference{first, second, by_crps ? "crps" : "absolute error", both.value.size(),
                            stats::weighted_mean(both.value), interval(both, 0.95, options), interval(both, 0.9, options)};
}

BacktestScores score_forecasts(const std::vector<BacktestCase>& cases, const std::vector<BacktestForecast>& forecasts,
                               const BacktestOptions& options) {
    BacktestScores scores;
    for (const BacktestForecast& forecast : forecasts) scores.methods.push_back(judge(cases, forecast, options));
    if (forecasts.empty()) return scores;
    scores.reference = options.reference.empty() ? forecasts.front().method : options.reference;
    for (const bool by_crps : {false, true}) {
        for (const BacktestForecast& forecast : forecasts) {
            if (forecast.method == scores.reference) continue;
            if (auto d = compare_methods(cases, scores, forecast.method, scores.reference, by_crps, options))
                scores.differences.push_back(std::move(*d));
        }
    }
    return scores;
}

}  // namespace entente::insight

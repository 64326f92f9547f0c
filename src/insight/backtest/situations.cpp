#include "insight/backtest/situations.h"

#include <algorithm>
#include <cmath>

#include "insight/forecast.h"
#include "stats/scores.h"

namespace entente::insight {

namespace {

/// A histogram as a density on 0..100 of the scale: points as atoms, stretches as normal parts of the same mean and
/// spread, which at a hundredth of the scale nobody can tell from even ones.
stats::Density density_of(const Histogram& histogram, stats::Bounds scale) {
    const auto place = [&](double x) { return (x - scale.lower) / scale.width() * 100; };
    stats::Density density;
    for (std::size_t b = 0; b < histogram.masses.size(); ++b) {
        const double low = place(histogram.edges[b]), high = place(histogram.edges[b + 1]);
        if (!(histogram.masses[b] > 0)) continue;
        if (low == high) {
            density.atoms.push_back({low, histogram.masses[b]});
        } else {
            density.parts.push_back({(low + high) / 2, (high - low) / std::sqrt(12.0), histogram.masses[b]});
        }
    }
    return density;
}

/// Evenly over what is possible at the medians of its ends.
Histogram flat(double low, double high, stats::Bounds scale) {
    Histogram histogram;
    const double first = std::max(scale.lower, std::min(low, high)), last = std::min(scale.upper, std::max(low, high));
    if (!(first < last)) return {{first, first}, {1}};
    constexpr std::size_t pieces = 100;
    for (std::size_t i = 0; i <= pieces; ++i)
        histogram.edges.push_back(first + (last - first) * static_cast<double>(i) / pieces);
    histogram.masses.assign(pieces, 1.0 / pieces);
    return histogram;
}

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

BacktestForecast& method(ResolvedBacktest& test, const std::string& name, bool is_density) {
    const auto found = std::find_if(test.forecasts.begin(), test.forecasts.end(),
                                    [&](const BacktestForecast& f) { return f.method == name; });
    if (found != test.forecasts.end()) return *found;
    // Cases seen before the method was: it said nothing of them.
    test.forecasts.push_back({name, std::vector<double>(test.cases.size(), absent), {}});
    if (is_density) test.forecasts.back().density.resize(test.cases.size());
    return test.forecasts.back();
}

void add_density(ResolvedBacktest& test, const std::string& name, stats::Density density) {
    BacktestForecast& forecast = method(test, name, true);
    forecast.point.push_back(stats::mean(density));
    forecast.density.push_back(std::move(density));
}

void add_case(const std::string& name, const situation::Issue& issue, const IssueForecast& forecast, double value,
              ResolvedBacktest& test) {
    const stats::Bounds scale{issue.scale.lower, issue.scale.upper};
    const auto place = [&](double x) { return (x - scale.lower) / scale.width() * 100; };
    add_density(test, "entente", density_of(forecast.histogram, scale));
    add_density(test, "flat", density_of(flat(forecast.possible_low.p50, forecast.possible_high.p50, scale), scale));
    method(test, "reversion", false).point.push_back(place(forecast.reversion.p50));
    for (const TheoryPoint& theory : forecast.by_theory)
        method(test, theory.theory, false).point.push_back(place(theory.points.p50));
    test.cases.push_back({name + "." + issue.id, test.situations, place(value)});
    for (BacktestForecast& f : test.forecasts) {
        f.point.resize(test.cases.size(), absent);
        if (!f.density.empty()) f.density.resize(test.cases.size());
    }
}

void add_outcome(const std::string& name, const std::vector<OutcomeForecast>& forecasts, const std::string& happened,
                 ResolvedBacktest& test) {
    const auto found = std::find_if(forecasts.begin(), forecasts.end(),
                                    [&](const OutcomeForecast& f) { return f.id == happened; });
    double total = 0;
    for (const OutcomeForecast& forecast : forecasts) total += forecast.probability.value;
    // Where nobody states the odds of a deal, outcomes given one add up to 1, and so do those given none.
    const bool is_conditional = total > 1.5;
    std::vector<double> probabilities;
    std::size_t place = 0;
    for (const OutcomeForecast& forecast : forecasts) {
        if (is_conditional && found != forecasts.end() && forecast.is_deal != found->is_deal) continue;
        if (forecast.id == happened) place = probabilities.size();
        probabilities.push_back(forecast.probability.value);
    }
    if (found == forecasts.end()) {  // the file's outcomes leave no room for it: it was called impossible
        place = probabilities.size();
        probabilities.push_back(0);
    }
    const std::vector<double> even(probabilities.size(), 1.0 / static_cast<double>(probabilities.size()));
    test.outcomes.push_back({name, happened, probabilities.size(), probabilities[place],
                             stats::log_score(probabilities[place]), stats::brier(probabilities, place),
                             stats::log_score(even[place]), stats::brier(even, place)});
}

}  // namespace

void add_situation(const std::string& name, const model::Model& model, const ensemble::Sample& sample,
                   const situation::Resolution& resolution, ResolvedBacktest& test) {
    const std::vector<IssueForecast> forecasts = forecast_issues(model, sample, {});
    for (const situation::IssueResult& result : resolution.results)
        add_case(name, model.situation.issue(result.issue), forecasts[index(result.issue)], result.value, test);
    if (resolution.outcome)
        add_outcome(name, forecast_outcomes(model, sample, {}), resolution.outcome->happened, test);
    ++test.situations;
}

}  // namespace entente::insight

#include "economy/history/origin.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "economy/history/unexplained.h"
#include "stats/kernels.h"
#include "stats/philox.h"
#include "stats/quantile.h"

namespace entente::economy {
namespace {

using stats::kernel_exp;
using stats::kernel_log;

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();
constexpr double oil_in_imports = 0.75;    // energy in Chinese imports from Russia (customs; docs/economy.md 2.1)

struct Kind {
    const char* series;
    std::size_t flow;      // in the response table
    FlowShape shape;
    bool follows_oil;
};
// Oil is paid for by few and large contracts and shipped the year round: half of the season, a third of the friction.
constexpr Kind kinds[] = {{"exports-to-russia", 0, {1, 1}, false}, {"imports-from-russia", 1, {0.5, 0.33}, true}};

double known(const Series& series, Month month, Month origin) {
    const auto found = series.months.find(month);
    return found != series.months.end() && month <= origin && is_known_by(found->second, month, origin)
               ? found->second.value
               : not_known;
}

/// One series at one origin: paths of all draws with what the origin knows.
class Forecaster {
  public:
    Forecaster(const OriginInputs& in, const Kind& kind, const Series& series)
        : in_(in), kind_(kind), series_(series), count_(in.behaviour.count()),
          path_(log_course(in.course, kind.flow, in.behaviour, in.without, kind.shape)) {
        if (kind.follows_oil && !in.without.energy) add_oil();
    }

    /// Levels at the origin, one a draw; false if nothing recent is known.
    bool find_levels() {
        levels_.assign(count_, 0.0);
        double total = 0;
        double weight = 1;
        for (int back = 0; back < level_months; ++back, weight *= level_memory) {
            const Month month = in_.origin + -back;
            const double value = known(series_, month, in_.origin);
            if (!std::isfinite(value)) continue;
            total += weight;
            for (std::size_t d = 0; d < count_; ++d) levels_[d] += weight * (kernel_log(value) - path(month, d));
        }
        if (total == 0) return false;
        for (double& level : levels_) level /= total;
        find_scale();
        return true;
    }

    /// Draws of months origin + 1 .. : [month][draw]
    std::vector<std::vector<double>> forecasts() const {
        std::vector<std::vector<double>> all;
        std::vector<double> walk(count_, 0.0);
        const std::uint64_t stream = 0x6100 + 64 * kind_.flow;
        const auto normals = [&](std::uint64_t which) {
            std::vector<double> z(count_);
            stats::fill_uniform({in_.seed, stream + which}, 0, z);
            stats::fill_normal_quantile(z, z);
            return z;
        };
        const std::vector<double> drift = normals(0);
        for (std::size_t h = 1; h <= in_.months; ++h) {
            const std::vector<double> step = normals(2 * h - 1);
            const std::vector<double> noise = normals(2 * h);
            std::vector<double> values(count_);
            for (std::size_t d = 0; d < count_; ++d) {
                walk[d] += walk_share * scale_ * step[d] + drift_scale * drift[d];
                values[d] = kernel_exp(levels_[d] + path(in_.origin + static_cast<int>(h), d) + walk[d] +
                                       noise_share * scale_ * noise[d]);
            }
            all.push_back(std::move(values));
        }
        return all;
    }

  private:
    double path(Month month, std::size_t draw) const {
        return path_[static_cast<std::size_t>(month - in_.course.first) * count_ + draw];
    }

    // Customs prices follow the world price by about a month; after the origin the last one known stays.
    void add_oil() {
        const Series* brent = in_.history.find("brent");
        if (brent == nullptr) return;
        double last = 0;
        for (std::size_t t = 0; t < in_.course.months; ++t) {
            const Month month = std::min(in_.course.first + static_cast<int>(t) + -1, in_.origin);
            const double price = brent->at(month);
            if (std::isfinite(price)) last = oil_in_imports * kernel_log(price);
            for (std::size_t d = 0; d < count_; ++d) path_[t * count_ + d] += last;
        }
    }

    void find_scale() {
        double squares = judged_months * judged_change * judged_change;
        double months = judged_months;
        double before = not_known;
        for (Month m = in_.course.first; m <= in_.origin; m = m + 1) {
            const auto found = series_.months.find(m);
            const bool alone = found != series_.months.end() && !found->second.is_mean;
            const double now = alone ? kernel_log(found->second.value) - mean_path(m) : not_known;
            if (std::isfinite(now) && std::isfinite(before)) {
                squares += (now - before) * (now - before);
                months += 1;
            }
            before = now;
        }
        scale_ = std::sqrt(squares / months);
    }

    double mean_path(Month month) const {
        double sum = 0;
        for (std::size_t d = 0; d < count_; ++d) sum += path(month, d);
        return sum / static_cast<double>(count_);
    }

    const OriginInputs& in_;
    const Kind& kind_;
    const Series& series_;
    std::size_t count_;
    std::vector<double> path_;
    std::vector<double> levels_;
    double scale_ = judged_change;
};

double last_known(const Series& series, Month origin) {
    for (int back = 0; back < level_months; ++back) {
        const double value = known(series, origin + -back, origin);
        if (std::isfinite(value)) return value;
    }
    return not_known;
}

// Least squares through what is known of the twelve months to the origin.
double straight_line(const Series& series, Month origin, Month month) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int back = 0; back < 12; ++back) {
        const double value = known(series, origin + -back, origin);
        if (!std::isfinite(value)) continue;
        n += 1;
        x -= back;
        y += value;
        xx += back * back;
        xy -= back * value;
    }
    const double spread = n * xx - x * x;
    if (n < 4 || !(spread > 0)) return not_known;
    const double slope = (n * xy - x * y) / spread;
    return (y - slope * x) / n + slope * (month - origin);
}

bool was_seen(Month month) {
    const std::vector<FitWindow> windows = fit_windows();
    return std::any_of(windows.begin(), windows.end(),
                       [&](const FitWindow& w) { return w.first <= month && month <= w.last; });
}

void score_series(const OriginInputs& in, const Kind& kind, const Series& series, OriginScore& score) {
    Forecaster forecaster(in, kind, series);
    if (!forecaster.find_levels()) return;
    const auto draws = forecaster.forecasts();
    for (std::size_t h = 1; h <= in.months; ++h) {
        const Month month = in.origin + static_cast<int>(h);
        const auto found = series.months.find(month);
        if (found == series.months.end() || month.month() == 1) continue;
        const bool is_half = found->second.method.starts_with("half of");
        if (found->second.is_mean && !(is_half && h >= 2)) continue;
        std::vector<double> values = draws[h - 1];
        for (std::size_t d = 0; is_half && d < values.size(); ++d) values[d] = 0.5 * (values[d] + draws[h - 2][d]);
        const double levels[] = {0.1, 0.5, 0.9};
        const std::vector<double> q = stats::weighted_quantiles(values, {}, levels);
        Target t{kind.series, month, static_cast<int>(h), found->second.value, q[1], q[0], q[2],
                 last_known(series, in.origin), series.at(month + -12), straight_line(series, in.origin, month),
                 !in.is_before_fit && kind.flow == 0 && was_seen(month)};
        score.inside80 += t.low80 <= t.actual && t.actual <= t.high80 ? 1 : 0;
        score.targets.push_back(std::move(t));
    }
}

// Did growth on the year before change sign from the last three months known to the third to fifth month ahead?
void score_turn(const OriginInputs& in, const Kind& kind, const Series& series, OriginScore& score) {
    double recent[2] = {0, 0};
    int months = 0;
    for (int back = 0; back < level_months && months < 3; ++back) {
        const double now = known(series, in.origin + -back, in.origin);
        const double year_ago = series.at(in.origin + (-back - 12));
        if (!std::isfinite(now) || !std::isfinite(year_ago)) continue;
        recent[0] += year_ago;
        recent[1] += now;
        ++months;
    }
    double ahead[3] = {0, 0, 0};
    int seen = 0;
    for (const Target& t : score.targets) {
        if (t.series != kind.series || t.horizon < 3 || t.horizon > 5 || !std::isfinite(t.seasonal_naive)) continue;
        ahead[0] += t.seasonal_naive;
        ahead[1] += t.actual;
        ahead[2] += t.forecast;
        ++seen;
    }
    if (months < 2 || seen < 2) return;
    const bool was_growing = recent[1] > recent[0];
    if ((ahead[1] > ahead[0]) == was_growing) return;
    ++score.turns;
    score.turns_right += (ahead[2] > ahead[0]) != was_growing ? 1 : 0;
}

double mean_over(const OriginScore& score, double Target::* of) {
    double sum = 0;
    int n = 0;
    for (const Target& t : score.targets) {
        if (!std::isfinite(t.seasonal_naive) || !std::isfinite(t.*of)) continue;
        sum += percent_error(t.*of, t.actual);
        ++n;
    }
    return n > 0 ? sum / n : not_known;
}

}  // namespace

double percent_error(double forecast, double actual) { return 100 * std::abs(forecast / actual - 1); }

bool is_known_by(const Observation& observation, Month month, Month origin) {
    // A month is the last one known while its number comes out, which is in the month after it.
    if (observation.published) return origin + 1 >= *observation.published;
    if (!observation.is_mean) return true;
    if (observation.method.starts_with("half of")) return origin >= make_month(month.year(), 2);
    return origin - month >= 4;
}

OriginScore score_origin(const OriginInputs& in) {
    OriginScore score;
    score.origin = in.origin;
    for (const Kind& kind : kinds) {
        const Series* series = in.history.find(kind.series);
        if (series == nullptr) continue;
        score_series(in, kind, *series, score);
        score_turn(in, kind, *series, score);
    }
    score.mape = mean_over(score, &Target::forecast);
    score.mape_seasonal_naive = mean_over(score, &Target::seasonal_naive);
    score.mape_no_change = mean_over(score, &Target::no_change);
    score.mape_trend = mean_over(score, &Target::trend);
    return score;
}

}  // namespace entente::economy

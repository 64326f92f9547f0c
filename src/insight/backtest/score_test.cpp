#include "insight/backtest/score.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "stats/philox.h"

using namespace entente::insight;
namespace stats = entente::stats;

namespace {
const double nothing = std::numeric_limits<double>::quiet_NaN();
const std::vector<BacktestCase> four{{"a1", 0, 10}, {"a2", 0, 20}, {"b1", 1, 50}, {"c1", 2, 100}};
}  // namespace

TEST_CASE("errors of points, by hand") {
    const auto scores = score_forecasts(four, {{"point", {10, 30, 80, 100}}}, {});
    const MethodScore& s = scores.methods.at(0);
    CHECK(s.cases == 4);
    CHECK(s.mean_absolute_error == 10);  // 0, 10, 30, 0
    CHECK(s.median_absolute_error == 5);
    CHECK(s.root_mean_square_error == doctest::Approx(std::sqrt(250)));
    CHECK(s.within_10 == 0.75);
    CHECK(s.within_20 == 0.75);
    CHECK(s.crps == s.mean_absolute_error);
    CHECK(s.mean_absolute_error_interval.low <= 10);
    CHECK(s.mean_absolute_error_interval.high >= 10);
    CHECK(s.coverage.empty());
}

TEST_CASE("cases to which a method does not apply are left out, also of differences") {
    const auto scores = score_forecasts(four, {{"all", {10, 30, 80, 100}}, {"some", {nothing, 20, nothing, 90}}}, {});
    CHECK(scores.methods[1].cases == 2);
    CHECK(scores.methods[1].mean_absolute_error == 5);
    CHECK(std::isnan(scores.methods[1].case_error[0]));
    REQUIRE(scores.differences.size() == 2);
    CHECK(scores.differences[0].first == "some");
    CHECK(scores.differences[0].second == "all");
    CHECK(scores.differences[0].cases == 2);
    CHECK(scores.differences[0].mean == doctest::Approx(0));  // 0 - 10 and 10 - 0
    CHECK(!compare_methods(four, scores, "all", "none", false, {}));
}

TEST_CASE("a method that applies nowhere scores nothing and breaks nothing") {
    const auto scores = score_forecasts(four, {{"all", {1, 2, 3, 4}}, {"none", {nothing, nothing, nothing, nothing}}}, {});
    CHECK(scores.methods[1].cases == 0);
    CHECK(scores.differences.empty());
}

TEST_CASE("densities: a calibrated one is flat and covers what it says, a narrow one is not") {
    std::vector<BacktestCase> cases;
    BacktestForecast right{"right", {}, {}}, narrow{"narrow", {}, {}};
    for (std::size_t i = 0; i < 1000; ++i) {
        const double u = stats::uniform({7, 1}, i);
        // Half of the outcomes are 0, the rest normal around 50.
        const double y = u < 0.5 ? 0 : stats::quantile({{}, {{50, 10, 1}}}, (u - 0.5) * 2);
        cases.push_back({"c" + std::to_string(i), i / 2, y});
        right.point.push_back(25);
        right.density.push_back({{{0, .5}}, {{50, 10, .5}}});
        narrow.point.push_back(25);
        narrow.density.push_back({{{0, .5}}, {{50, 2, .5}}});
    }
    const auto scores = score_forecasts(cases, {right, narrow}, {"right", 500, 1});
    CHECK(scores.methods[0].pit_probability > 0.01);
    CHECK(scores.methods[1].pit_probability < 1e-6);
    for (const std::size_t count : scores.methods[0].pit) CHECK((count > 65 && count < 140));  // four sd around 100
    CHECK(scores.methods[0].coverage[1].nominal == 0.8);
    CHECK(scores.methods[0].coverage[1].share == doctest::Approx(0.9).epsilon(.03));  // the atom counts whole
    CHECK(scores.methods[0].crps < scores.methods[1].crps);
    for (const MethodDifference& d : scores.differences)
        if (d.score == "crps") CHECK(d.interval_95.low > 0);
}

TEST_CASE("the same seed gives the same intervals") {
    const std::vector<BacktestForecast> forecasts{{"a", {1, 2, 3, 4}}, {"b", {9, 40, 60, 70}}};
    const auto one = score_forecasts(four, forecasts, {"", 200, 3}), two = score_forecasts(four, forecasts, {"", 200, 3});
    CHECK(one.differences[0].interval_95 == two.differences[0].interval_95);
    CHECK(one.methods[0].mean_absolute_error_interval == two.methods[0].mean_absolute_error_interval);
}

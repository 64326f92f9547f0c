#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "base/near.h"
#include "base/test_tools.h"
#include "economy/base_year/base_year.h"
#include "economy/history/backtest.h"
#include "economy/history/known_measures.h"
#include "economy/history/origin.h"

using namespace entente;
using namespace entente::economy;
using entente::test_tools::need;

namespace {

std::filesystem::path shipped() { return std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples" / "china-russia-trade"; }

}  // namespace

TEST_CASE("the shipped history is read, with its gaps named and a source on every row") {
    const auto history = read_history(shipped());
    REQUIRE_MESSAGE(history, (history ? "" : format(history.error().front())));
    CHECK(history->find("exports-to-russia")->at(make_month(2024, 3)) == 7.585);
    CHECK(std::isnan(history->find("exports-to-russia")->at(make_month(2025, 11))));
    CHECK(history->notes.size() >= 3);
    for (const Series& series : history->series) {
        for (const auto& [month, observation] : series.months) CHECK_FALSE(observation.source.empty());
    }
}

TEST_CASE("what an origin may know: no half year before it is over, no mean before its months are") {
    const Observation reported{7.5, "reported", {}, false};
    const Observation half{7.5, "half of January and February", {}, true};
    const Observation mean{7.5, "mean of the months between two year-to-date figures", {}, true};
    CHECK(is_known_by(reported, make_month(2024, 1), make_month(2024, 1)));
    CHECK_FALSE(is_known_by(half, make_month(2024, 1), make_month(2024, 1)));
    CHECK(is_known_by(half, make_month(2024, 1), make_month(2024, 2)));
    CHECK_FALSE(is_known_by(mean, make_month(2025, 1), make_month(2025, 1)));
    CHECK(is_known_by(mean, make_month(2025, 1), make_month(2025, 5)));
    Observation dated = mean;
    dated.published = make_month(2025, 7);
    CHECK_FALSE(is_known_by(dated, make_month(2025, 1), make_month(2025, 5)));
    CHECK(is_known_by(dated, make_month(2025, 1), make_month(2025, 6)));
}

TEST_CASE("measures known by a day, in force from the next month if they came late in one") {
    CHECK(known_measures(need(parse_date("2023-12-21"))).size() + 1 == known_measures(need(parse_date("2023-12-22"))).size());
    const auto known = known_measures(need(parse_date("2023-12-31")));
    CHECK(known.back().measure.id == "eo-14114");
    CHECK(iso(need(known.back().measure.announced)) == "2024-01");
    for (const KnownMeasure& one : known) CHECK(check(one.measure).has_value());
}

TEST_CASE("Diebold and Mariano: equal losses, and a model that is always better") {
    const std::vector<double> a{1, 2, 3, 4, 5, 6, 7, 8};
    std::vector<double> b = a;
    CHECK(diebold_mariano(a, b, 0).probability == 1);
    for (std::size_t i = 0; i < b.size(); ++i) b[i] += 2 + (i % 2 == 0 ? 0.5 : -0.5);
    const LossDifference d = diebold_mariano(a, b, 0);
    CHECK(near(d.mean, -2, {.absolute = 1e-12}));
    CHECK(near(d.statistic, -2 / std::sqrt(0.25 / 8) * std::sqrt(7.0 / 8), {.absolute = 1e-9}));  // (n + 1 - 2h) / n at h = 1
    CHECK(d.probability < 1e-6);
}

TEST_CASE("the fit moves what is judged, and leaves draws enough") {
    const auto history = read_history(shipped());
    REQUIRE(history);
    const auto test = backtest_trade(*history, {.draws = 1000, .with_ablations = false});
    REQUIRE_MESSAGE(test, (test ? "" : format(test.error().front())));
    MESSAGE("effective draws ", test->effective_draws);
    CHECK(test->effective_draws > 100);
    CHECK(test->conditional.origins.size() >= 5);
    const auto again = backtest_trade(*history, {.draws = 1000, .with_ablations = false});
    CHECK(backtest_json(*test) == backtest_json(*again));
    // Reported as it comes: docs/economy.md 6.3 has the numbers, and no test asks for a win.
    MESSAGE("spring 2024: ", test->spring_mape, " against ", test->spring_mape_seasonal_naive, " seasonal naive, ",
            test->spring_mape_no_change, " no change; turns ", test->conditional.turns_right, " of ", test->conditional.turns,
            "; inside 80 % ", test->inside80, " of ", test->scored, " (", test->inside_band_low, " to ", test->inside_band_high,
            ")");
    CHECK(near(test->spring_mape_seasonal_naive, 12.3, {.absolute = 0.1}));
    CHECK(near(test->spring_mape_no_change, (39.9 + 27.2 + 17.4) / 3, {.absolute = 0.1}));
}

TEST_CASE("the fitted table in the product is what the fit gives on the shipped history") {
    const auto history = read_history(shipped());
    REQUIRE(history);
    std::vector<Measure> measures;
    for (const KnownMeasure& known : known_measures(need(parse_date("2100-01-01")))) measures.push_back(known.measure);
    const auto world = base_year_2021();
    REQUIRE(world);
    const auto set = group_measures(*world, measures);
    REQUIRE(set);
    const auto table = solve_responses(*world, {.levers = set->levers, .tracked = {{"CN", "RU", Goods::all}}});
    REQUIRE(table);
    const auto fit = fit_behaviour(*history, *table, *set, measures, prior_behaviour(40000, 1), 4000);
    REQUIRE(fit);
    const Behaviour shown = fitted_behaviour(4000, 1);
    const auto middle = [](const Behaviour& b, double BankHabits::* of) {
        std::vector<double> values;
        for (const BankHabits& habits : b.habits) values.push_back(habits.*of);
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    // About 1,200 effective draws leave a few hundredths of a standard deviation.
    for (const auto of : {&BankHabits::tolerance, &BankHabits::exit_speed, &BankHabits::entry_speed, &BankHabits::stop,
                          &BankHabits::entry_most}) {
        CHECK(near(middle(*fit, of), middle(shown, of), {.relative = 0.05}));
    }
}

TEST_CASE("spring 2024 is never looked at by the fit") {
    auto history = read_history(shipped());
    REQUIRE(history);
    const auto test = backtest_trade(*history, {.draws = 500, .with_ablations = false});
    for (Series& series : history->series) {
        for (auto& [month, observation] : series.months) {
            if (month > make_month(2023, 12) && month < make_month(2024, 8)) observation.value *= 3;
        }
    }
    const auto other = backtest_trade(*history, {.draws = 500, .with_ablations = false});
    REQUIRE((test && other));
    const auto forecast = [](const TradeBacktest& t) {
        for (const OriginScore& o : t.conditional.origins) {
            if (o.origin == make_month(2023, 12)) return o.targets.front().forecast;
        }
        return 0.0;
    };
    CHECK(forecast(*test) > 0);
    CHECK(forecast(*test) == forecast(*other));
}

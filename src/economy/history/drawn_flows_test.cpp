// Flows over draws in which the measures themselves are uncertain.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/near.h"
#include "base/test_tools.h"
#include "economy/base_year/base_year.h"
#include "economy/history/drawn_flows.h"
#include "economy/history/flows.h"
#include "economy/history/known_measures.h"
#include "stats/quantile.h"

using namespace entente;
using namespace entente::economy;
using entente::test_tools::need;

namespace {

constexpr Month origin = make_month(2025, 9);

struct Setting {
    std::vector<Measure> measures;
    MeasureSet set;
    ResponseTable table;
    Series series;

    std::vector<std::size_t> all() const {
        std::vector<std::size_t> places(measures.size());
        std::iota(places.begin(), places.end(), std::size_t{0});
        return places;
    }
    DrawnPlan plan() const {
        return {.table = table,
                .set = set,
                .measures = measures,
                .flows = {{"CN", "RU", series, 0, 0.2, 1, 900}},
                .origin = origin,
                .months = 18,
                .seed = 5};
    }
};

Setting set_up(const std::vector<Measure>& more = {}) {
    Setting s;
    for (const KnownMeasure& known : known_measures(need(parse_date("2025-09-15")))) s.measures.push_back(known.measure);
    s.measures.insert(s.measures.end(), more.begin(), more.end());
    const World world = *base_year_2021();
    s.set = *group_measures(world, s.measures);
    s.table = *solve_responses(world, {.levers = s.set.levers, .tracked = {{"CN", "RU", Goods::all}}});
    const auto history = read_history(std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples" / "china-russia-trade");
    REQUIRE(history);
    s.series = *history->find("exports-to-russia");
    return s;
}

// Measures as they are, in every draw.
FlowDraws certain_draws(const Setting& s, const Behaviour& behaviour) {
    FlowDraws draws;
    draws.behaviour = behaviour;
    const std::size_t count = behaviour.count();
    for (const Measure& m : s.measures) {
        draws.measures.push_back({std::vector<double>(count, m.strength), std::vector<double>(count, m.enforcement),
                                  std::vector<double>(count, m.credibility), std::vector<double>(count, m.loosened_to)});
    }
    draws.exposure = {std::vector<double>(count, 1.0)};
    return draws;
}

Behaviour usual(std::size_t count) {
    const StartOptions middle;
    return {std::vector<BankHabits>(count, middle.habits), std::vector<double>(count, middle.adjustment),
            std::vector<double>(count, 0.0), static_cast<double>(count)};
}

Measure listing(double strength) {
    Measure m{.id = "listing", .act = Act::bank_listing, .by = {"US"}, .on = {"RU"}, .strength = strength};
    m.announced = m.imposed = make_month(2025, 11);
    return m;
}

}  // namespace

TEST_CASE("where nothing about measures and habits is uncertain, drawn flows are the plain monthly flows") {
    const Setting s = set_up();
    const std::size_t count = 300;
    const FlowDraws draws = certain_draws(s, usual(count));
    const DrawnPlan plan = s.plan();
    const DrawnPast past = live_through(plan, draws, s.all());
    const std::vector<double> drawn = drawn_flows(plan, draws, past, s.all());
    const Course course = course_of(s.table, s.set, s.measures, make_month(2021, 1), 60);
    const auto start = start_of(s.series, course, 0, origin, {});
    REQUIRE(start);
    CHECK(past.flows[0].change == doctest::Approx(start->change).epsilon(1e-12));
    const FlowPlan plain{.table = s.table, .set = s.set, .measures = s.measures, .flows = {{*start, {}, 900, 0, {}}},
                         .first = origin + 1, .months = 18};
    const std::vector<double> expected = monthly_flows(plain, draws.behaviour, 5, 0);
    double furthest = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i) furthest = std::max(furthest, std::fabs(drawn[i] / expected[i] - 1));
    CHECK(furthest < 1e-10);  // the same sums in another order
}

TEST_CASE("a measure of strength 0 changes nothing, and one that is not in force changes nothing") {
    const Setting s = set_up({listing(0)});
    const FlowDraws draws = certain_draws(s, fitted_behaviour(200, 3));
    const DrawnPlan plan = s.plan();
    std::vector<std::size_t> standing = s.all();
    standing.pop_back();
    const DrawnPast past = live_through(plan, draws, standing);
    CHECK(drawn_flows(plan, draws, past, s.all()) == drawn_flows(plan, draws, past, standing));
    const Setting strong = set_up({listing(0.6)});
    const FlowDraws strong_draws = certain_draws(strong, draws.behaviour);
    const DrawnPlan strong_plan = strong.plan();
    CHECK(drawn_flows(strong_plan, strong_draws, past, standing) == drawn_flows(plan, draws, past, standing));
    const std::vector<double> with = drawn_flows(strong_plan, strong_draws, past, strong.all());
    const std::vector<double> without = drawn_flows(strong_plan, strong_draws, past, standing);
    // October comes before the listing; December after it.
    CHECK(std::equal(with.begin(), with.begin() + 200, without.begin()));
    double worst = 1;
    for (std::size_t d = 0; d < 200; ++d) worst = std::min(worst, with[2 * 200 + d] / without[2 * 200 + d]);
    CHECK(worst < 0.98);
    for (std::size_t i = 0; i < with.size(); ++i) CHECK(with[i] <= without[i] * (1 + 1e-12));
}

TEST_CASE("every draw explains the present: uncertain strengths of old measures do not move the level") {
    const Setting s = set_up();
    const std::size_t count = 2000;
    FlowDraws draws = certain_draws(s, fitted_behaviour(count, 1));
    const DrawnPlan plan = s.plan();
    const std::vector<double> known = drawn_flows(plan, draws, live_through(plan, draws, s.all()), s.all());
    for (DrawnMeasure& m : draws.measures) {
        for (std::size_t d = 0; d < count; ++d) m.strength[d] *= d % 2 == 0 ? 0.5 : 1.0;
    }
    const std::vector<double> drawn = drawn_flows(plan, draws, live_through(plan, draws, s.all()), s.all());
    const auto median = [&](const std::vector<double>& value, std::size_t month) {
        return stats::weighted_quantile(std::span(value).subspan(month * count, count), {}, 0.5);
    };
    CHECK(median(drawn, 0) == doctest::Approx(median(known, 0)).epsilon(0.02));
    CHECK(median(drawn, 11) == doctest::Approx(median(known, 11)).epsilon(0.06));
}

TEST_CASE("a price cap takes its share off the energy that it reaches, at once") {
    Measure cap{.id = "cap", .act = Act::price_cap, .by = {"US"}, .on = {"CN"}, .goods = {Goods::energy}, .strength = 0.5,
                .enforcement = 0.4};
    cap.imposed = make_month(2025, 10);
    const Setting s = set_up({cap});
    const FlowDraws draws = certain_draws(s, usual(4));
    const DrawnPlan plan = s.plan();
    std::vector<std::size_t> standing = s.all();
    standing.pop_back();
    const DrawnPast past = live_through(plan, draws, standing);
    const std::vector<double> with = drawn_flows(plan, draws, past, s.all());
    const std::vector<double> without = drawn_flows(plan, draws, past, standing);
    CHECK(with[0] / without[0] == doctest::Approx(1 - 0.2 * 0.5 * 0.4).epsilon(1e-12));  // a fifth of the flow is energy
}

TEST_CASE("fewer draws are the first of many") {
    const Setting s = set_up();
    const DrawnPlan plan = s.plan();
    const FlowDraws many = certain_draws(s, fitted_behaviour(64, 9));
    const FlowDraws few = certain_draws(s, fitted_behaviour(16, 9));
    const std::vector<double> all = drawn_flows(plan, many, live_through(plan, many, s.all()), s.all());
    const std::vector<double> first = drawn_flows(plan, few, live_through(plan, few, s.all()), s.all());
    // The scale of shocks comes from the mean path of the draws at hand, so it differs a little.
    for (std::size_t t = 0; t < plan.months; ++t) {
        for (std::size_t d = 0; d < 16; ++d) CHECK(first[t * 16 + d] == doctest::Approx(all[t * 64 + d]).epsilon(0.05));
    }
}

TEST_CASE("responses over draws are those of single draws") {
    const Setting s = set_up();
    const std::vector<double> levels{0.0, 0.31, 1.0, 0.45, 0.2, 0.9};  // two levers, three draws
    REQUIRE(s.set.levers.size() == 2);
    const std::vector<double> x{-0.2, 0.0, 0.4};
    std::vector<double> out(3);
    fill_responses(s.table, 0, levels, x, out);
    for (std::size_t d = 0; d < 3; ++d) {
        const std::vector<double> at{levels[d], levels[3 + d]};
        CHECK(out[d] == doctest::Approx(s.table.log_response(0, at, 4 * (1 + x[d]))).epsilon(1e-9));
    }
}

TEST_CASE("the shipped months sum to what customs reported of the years that pages speak of") {
    const auto history = read_history(std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples" / "china-russia-trade");
    REQUIRE(history);
    const auto year = [&](int which) {
        double sum = 0;
        for (unsigned m = 1; m <= 12; ++m) {
            sum += history->find("exports-to-russia")->at(make_month(which, m)) +
                   history->find("imports-from-russia")->at(make_month(which, m));
        }
        return sum;
    };
    // Pages round them to 145 and 240. Single months are as first reported, so sums of them differ by up to 1 %.
    CHECK(year(2021) == doctest::Approx(146.9).epsilon(0.01));
    CHECK(year(2022) == doctest::Approx(190.3).epsilon(0.01));
    CHECK(year(2023) == doctest::Approx(240.1).epsilon(0.01));
    CHECK(year(2024) == doctest::Approx(244.8).epsilon(0.01));
}

TEST_CASE("what is foreseen is the year of the drawn flows without their level and shocks") {
    const Setting s = set_up({listing(0.6)});
    const std::size_t count = 100;
    const FlowDraws draws = certain_draws(s, fitted_behaviour(count, 3));
    const DrawnPlan plan = s.plan();
    std::vector<std::size_t> standing = s.all();
    standing.pop_back();
    const DrawnPast past = live_through(plan, draws, standing);
    const auto year = [&](const std::vector<double>& drawn, std::size_t d) {
        double sum = 0;
        for (std::size_t t = 0; t < 12; ++t) {
            sum += drawn[t * count + d] / std::exp(past.flows[0].level[d] + past.flows[0].shocks[t * count + d]);
        }
        return sum;
    };
    const std::vector<double> with = drawn_flows(plan, draws, past, s.all());
    const std::vector<double> without = drawn_flows(plan, draws, past, standing);
    const auto changes = foreseen_changes(plan, draws, standing, std::vector{standing, s.all()});
    REQUIRE(changes.size() == 2);
    double furthest = 0;
    for (std::size_t d = 0; d < count; ++d) {
        CHECK(changes[0][d] == 0);
        const double expected = 100 * (year(with, d) / year(without, d) - 1);
        furthest = std::max(furthest, std::fabs(changes[1][d] - expected));
    }
    CHECK(furthest < 1e-9);  // per cent; the same sums in another order
    CHECK(changes[1].front() < -2);
}

TEST_CASE("typical habits are the medians of the fitted ones") {
    const std::size_t count = 4001;
    const Behaviour drawn = fitted_behaviour(count, 7);
    const Behaviour typical = typical_behaviour(3);
    REQUIRE(typical.count() == 3);
    const auto median = [&](auto of) {
        std::vector<double> values;
        for (std::size_t d = 0; d < count; ++d) values.push_back(of(d));
        return stats::weighted_quantile(values, {}, 0.5);
    };
    // 4 standard errors of a median of 4001 draws whose spread is at most 40 per cent.
    CHECK(median([&](std::size_t d) { return drawn.habits[d].tolerance; }) ==
          doctest::Approx(typical.habits[2].tolerance).epsilon(0.035));
    CHECK(median([&](std::size_t d) { return drawn.habits[d].stop; }) ==
          doctest::Approx(typical.habits[2].stop).epsilon(0.035));
    CHECK(median([&](std::size_t d) { return drawn.adjustment[d]; }) ==
          doctest::Approx(typical.adjustment[1]).epsilon(0.035));
}

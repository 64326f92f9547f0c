// The question an analyst asks: what if two large Chinese banks are listed in November?
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/near.h"
#include "base/test_tools.h"
#include "economy/base_year/base_year.h"
#include "economy/history/flows.h"
#include "economy/history/known_measures.h"
#include "stats/quantile.h"

using namespace entente;
using namespace entente::economy;
using entente::test_tools::need;

namespace {

struct Setting {
    std::vector<Measure> measures;
    MeasureSet set;
    ResponseTable table;
    FlowStart start;
};

constexpr Month as_of = make_month(2025, 10);

Setting set_up() {
    Setting s;
    for (const KnownMeasure& known : known_measures(need(parse_date("2025-10-15")))) s.measures.push_back(known.measure);
    const World world = *base_year_2021();
    s.set = *group_measures(world, s.measures);
    s.table = *solve_responses(world, {.levers = s.set.levers, .tracked = {{"CN", "RU", Goods::all}}});
    const auto history = read_history(std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples" / "china-russia-trade");
    REQUIRE(history);
    const Course past = course_of(s.table, s.set, s.measures, make_month(2021, 1), 60);
    const auto start = start_of(*history->find("exports-to-russia"), past, 0, as_of, {});
    REQUIRE(start);
    s.start = *start;
    return s;
}

double median(const std::vector<double>& value, std::size_t month, std::size_t count) {
    return stats::weighted_quantile(std::span(value).subspan(month * count, count), {}, 0.5);
}

}  // namespace

TEST_CASE("listing two large Chinese banks in November: exports fall within months, then come back part of the way") {
    const Setting s = set_up();
    MESSAGE("level ", std::exp(s.start.level), ", a month's change ", s.start.change);
    CHECK(std::exp(s.start.level) > 7);
    CHECK(std::exp(s.start.level) < 12);
    const Behaviour behaviour = fitted_behaviour(2000, 1);
    FlowPlan plan{.table = s.table, .set = s.set, .measures = s.measures, .flows = {{s.start, {}, 900, 0, {}}},
                  .first = as_of + 1, .months = 18};
    const auto without = monthly_flows(plan, behaviour, 1, 0);
    Measure listing{.id = "bank-listing", .act = Act::bank_listing, .by = {"US"}, .on = {"RU"}, .strength = 0.6};
    listing.announced = listing.imposed = make_month(2025, 11);
    plan.measures.push_back(listing);
    const auto with = monthly_flows(plan, behaviour, 1, 0);
    double worst = 1;
    for (std::size_t t = 0; t < 18; ++t) worst = std::min(worst, median(with, t, 2000) / median(without, t, 2000));
    const double end = median(with, 17, 2000) / median(without, 17, 2000);
    MESSAGE("at worst ", worst, ", after 18 months ", end);
    CHECK(worst < 0.97);
    CHECK(end > worst + 0.02);
    // Draws of a block alone are the same draws.
    Behaviour half = behaviour;
    half.habits.erase(half.habits.begin(), half.habits.begin() + 1000);
    half.adjustment.erase(half.adjustment.begin(), half.adjustment.begin() + 1000);
    half.elasticity.erase(half.elasticity.begin(), half.elasticity.begin() + 1000);
    const auto part = monthly_flows(plan, half, 1, 1000);
    CHECK(std::equal(part.begin(), part.begin() + 1000, with.begin() + 1000));
}

TEST_CASE("a history that ends too early is refused") {
    const Setting s = set_up();
    Series old{"exports-to-russia", "USD bn", {{make_month(2023, 1), {7.5, {}, {}, false}}}};
    const Course past = course_of(s.table, s.set, s.measures, make_month(2021, 1), 60);
    CHECK(start_of(old, past, 0, as_of, {}).error().front().code == "E668");
    CHECK(start_of(old, past, 0, make_month(2030, 1), {}).error().front().code == "E667");
}

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/near.h"
#include "economy/months/months.h"

using namespace entente;
using namespace entente::economy;

namespace {

MonthPlan two_flows(std::size_t months) {
    MonthPlan plan;
    plan.first = make_month(2024, 1);
    plan.months = months;
    plan.corridors = {{"CN-RU", std::vector<double>(months, 0.0), {}}, {"IN-RU", std::vector<double>(months, 0.5), {}}};
    for (std::size_t f = 0; f < 2; ++f) {
        FlowPath flow;
        flow.level = std::log(10.0);
        flow.corridors = {f};
        flow.stream = 1000 * f;
        for (std::size_t t = 0; t < months; ++t) flow.target.insert(flow.target.end(), {0.0, 0.0, 0.0});
        plan.flows.push_back(flow);
    }
    return plan;
}

std::vector<double> run(const MonthPlan& plan, const MonthDraws& draws) {
    std::vector<double> value(plan.values() * draws.count);
    run_months(plan, draws, value);
    return value;
}

}  // namespace

TEST_CASE("nothing happens: the flow stays where it was") {
    const auto value = run(two_flows(6), certain(3, {}, 0.2));
    for (std::size_t t = 0; t < 6; ++t) CHECK(near(value[t * 3], 10, {.relative = 1e-14}));
}

TEST_CASE("a long-run target is approached by the same share of the distance each month") {
    MonthPlan plan = two_flows(4);
    for (std::size_t t = 0; t < 4; ++t) plan.flows[0].target[3 * t] = std::log(1.5);
    const auto value = run(plan, certain(1, {}, 0.25));
    for (std::size_t t = 0; t < 4; ++t) {
        CHECK(near(value[t], 10 * std::pow(1.5, 1 - std::pow(0.75, static_cast<double>(t + 1))), {.relative = 1e-13}));
    }
}

TEST_CASE("under pressure a flow falls, then ways are found") {
    const MonthPlan plan = two_flows(24);
    const auto value = run(plan, certain(1, {}, 0.2));
    const auto* flow = &value[24];
    const auto lowest = std::min_element(flow, flow + 24);
    CHECK(lowest - flow <= 3);
    CHECK(*lowest < 9);
    CHECK(flow[23] > *lowest * 1.05);
    CHECK(flow[23] < 10);
}

TEST_CASE("the kernel over draws is the plain twin, byte for byte, however the draws are cut") {
    MonthPlan plan = two_flows(24);
    for (std::size_t i = 0; i < plan.flows[0].target.size(); ++i) plan.flows[0].target[i] = 0.01 * static_cast<double>(i % 7);
    plan.corridors[0].pressure[5] = 0.7;
    plan.flows[1].season = {-.1, -.1, 0, 0, 0, 0, 0, 0, 0, 0, .05, .15};
    plan.flows[1].extra.assign(24, 0.02);
    plan.flows[1].corridors = {0, 1};
    constexpr std::size_t count = 700;
    MonthDraws draws = certain(count, {}, 0.2);
    for (std::size_t d = 0; d < count; ++d) {
        const double x = static_cast<double>(d) / count;
        draws.elasticity[d] = x - 0.5;
        draws.drift[d] = 0.001 * x;
        draws.level_error[d] = 0.05 * (x - 0.5);
        draws.shock_scale[d] = 0.03;
        draws.noise_scale[d] = 0.05 * x;
        draws.habits[d].tolerance = 0.3 + x;
        draws.habits[d].spread = 0.4 + x;
    }
    std::vector<double> fast(plan.values() * count);
    std::vector<double> plain(plan.values() * count);
    run_months(plan, draws, fast);
    run_months_plain(plan, draws, plain);
    CHECK(fast == plain);

    // Draws 300 .. 699 alone.
    MonthDraws rest = draws;
    rest.count = 400;
    for (auto* column : {&rest.elasticity, &rest.adjustment, &rest.drift, &rest.level_error, &rest.shock_scale,
                         &rest.noise_scale}) {
        column->erase(column->begin(), column->begin() + 300);
    }
    rest.habits.erase(rest.habits.begin(), rest.habits.begin() + 300);
    plan.first_draw = 300;
    const auto part = run(plan, rest);
    for (std::size_t v = 0; v < plan.values(); ++v) {
        CHECK(std::equal(&part[v * 400], &part[v * 400] + 400, &fast[v * count + 300]));
    }
}

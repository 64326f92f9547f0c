#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/near.h"
#include "economy/base_year/base_year.h"
#include "economy/longrun/caliendo_parro.h"
#include "economy/measures/response.h"
#include "stats/philox.h"

using namespace entente;
using namespace entente::economy;

namespace {

World base() {
    const auto world = base_year_2021();
    REQUIRE_MESSAGE(world, (world ? "" : format(world.error().front())));
    return *world;
}

Lever lever(const World& world, Act act, std::vector<std::string> by, std::vector<std::string> on, Goods goods) {
    const auto made = lever_of(world, {.id = "x", .act = act, .by = std::move(by), .on = std::move(on), .goods = {goods}});
    REQUIRE(made);
    return *made;
}

ResponsePlan coalition_plan(const World& world) {
    return {.levers = {lever(world, Act::export_ban, {"US", "EU", "AL", "UA"}, {"RU"}, Goods::all),
                       lever(world, Act::import_ban, {"US", "EU", "AL", "UA"}, {"RU"}, Goods::all),
                       lever(world, Act::export_ban, {"CN"}, {"RU"}, Goods::sensitive)},
            .tracked = {{"CN", "RU", Goods::all}, {"RU", "CN", Goods::all}, {"RU", "IN", Goods::energy},
                        {"EU", "RU", Goods::all}, {"CN", "RU", Goods::sensitive}}};
}

}  // namespace

TEST_CASE("the base year is an equilibrium: no change changes nothing") {
    const World world = base();
    const auto same = solve(world, no_change(world), {});
    REQUIRE(same);
    // The facts it was made from are still there, to what clearing the markets took: China to Russia 67.6, Russia to
    // the EU 184.6 USD bn.
    const auto trade = trade_values(world.size, world.share, world.tariff, world.spending);
    const auto value = [&](std::size_t from, std::size_t to) {
        double sum = 0;
        for (std::size_t j = 0; j < 3; ++j) sum += trade[world.size.at(j, to, from)];
        return sum;
    };
    MESSAGE("China to Russia ", value(0, 1), ", Russia to EU ", value(1, 3), ", Russia to China ", value(1, 0));
    CHECK(near(value(0, 1), 67.6, {.relative = 0.1}));
    CHECK(near(value(1, 3), 184.6, {.relative = 0.1}));
    const auto effects = effects_of(world, no_change(world), *same);
    for (const double change : effects.welfare) CHECK(near(change, 0, {.absolute = 1e-9}));
}

TEST_CASE("a two-way embargo, a ban on exports and a ban on sensitive goods differ as they must") {
    const World world = base();
    const ResponsePlan plan = coalition_plan(world);
    const auto all = solve_at(world, plan, std::array{1.0, 1.0, 0.0}, 4);
    const auto exports = solve_at(world, plan, std::array{1.0, 0.0, 0.0}, 4);
    const ResponsePlan some{.levers = {lever(world, Act::export_ban, {"US", "EU", "AL", "UA"}, {"RU"}, Goods::sensitive)},
                            .tracked = plan.tracked};
    const auto sensitive = solve_at(world, some, std::array{1.0}, 4);
    REQUIRE((all && exports && sensitive));
    MESSAGE("China to Russia: embargo ", (*all)[0], " export ban ", (*exports)[0], " sensitive ban ", (*sensitive)[0],
            "; Russia ", (*all)[plan.tracked.size() + 1], " ", (*exports)[plan.tracked.size() + 1]);
    CHECK((*all)[0] < (*exports)[0]);         // Russia cannot pay for what it may not sell
    CHECK((*exports)[0] > 0.1);               // China fills the gap
    CHECK((*sensitive)[0] > 0);
    CHECK((*sensitive)[0] < (*exports)[0]);
    CHECK((*sensitive)[4] > (*sensitive)[0]);  // and most in the goods that are banned
    CHECK((*all)[plan.tracked.size() + 1] < (*exports)[plan.tracked.size() + 1]);
}

TEST_CASE("interpolated responses are within 1 % of a flow of the full solution") {
    const World world = base();
    const ResponsePlan plan = coalition_plan(world);
    const auto begin = std::chrono::steady_clock::now();
    const auto table = solve_responses(world, plan);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    REQUIRE(table);
    MESSAGE(table->solves, " solves in ", seconds, " s");
    stats::CounterGenerator random({7, 1});
    double worst = 0;
    for (int k = 0; k < 60; ++k) {
        const std::array levels{random.next_uniform(), random.next_uniform(), random.next_uniform()};
        const double elasticity = 2.5 + 3.5 * random.next_uniform();
        const auto full = solve_at(world, plan, levels, elasticity);
        REQUIRE(full);
        for (std::size_t f = 0; f < plan.tracked.size(); ++f) {
            worst = std::max(worst, std::abs(std::exp(table->log_response(f, levels, elasticity) - (*full)[f]) - 1));
        }
        for (std::size_t n = 0; n < world.size.countries; ++n) {
            CHECK(near(table->log_welfare(n, levels, elasticity), (*full)[plan.tracked.size() + n], {.absolute = 5e-4}));
        }
    }
    MESSAGE("worst ", worst);
    CHECK(worst < 0.01);
}

TEST_CASE("levers that do not fit are refused") {
    const World world = base();
    CHECK(lever_of(world, {.id = "x", .act = Act::embargo, .by = {"XX"}, .on = {"RU"}}).error().front().code == "E640");
    CHECK(lever_of(world, {.id = "x", .act = Act::bank_threat, .by = {"US"}, .on = {"RU"}})->effects.empty());
    // What a region does to itself is no barrier: of a coalition only the others count, and alone it is refused.
    CHECK(lever_of(world, {.id = "x", .act = Act::embargo, .by = {"US"}, .on = {"US"}}).error().front().code == "E632");
    const Result<Lever> alone = lever_of(world, {.id = "x", .act = Act::embargo, .by = {"US"}, .on = {"CN"}});
    const Result<Lever> also = lever_of(world, {.id = "x", .act = Act::embargo, .by = {"US"}, .on = {"US", "CN"}});
    CHECK(also->effects.size() == alone->effects.size());
    ResponsePlan plan = coalition_plan(world);
    plan.tracked.push_back({"CN", "YY", Goods::all});
    CHECK(solve_responses(world, plan).error().front().code == "E640");
}

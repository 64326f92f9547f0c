// What any equilibrium must do, on small worlds made at random: no data needed.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/near.h"
#include "economy/longrun/caliendo_parro.h"
#include "economy/longrun/gravity.h"
#include "stats/philox.h"

using namespace entente;
using namespace entente::economy;

namespace {

Accounts some_accounts(std::size_t countries, std::size_t sectors, std::uint64_t seed) {
    stats::CounterGenerator random({seed, 1});
    const auto between = [&](double low, double high) { return low + (high - low) * random.next_uniform(); };
    Accounts a;
    a.size = {countries, sectors};
    for (std::size_t n = 0; n < countries; ++n) a.names.countries.push_back("c" + std::to_string(n));
    for (std::size_t j = 0; j < sectors; ++j) {
        a.names.sectors.push_back("s" + std::to_string(j));
        a.elasticity.push_back(between(2, 8));
    }
    a.flow.resize(a.size.pairs());
    a.tariff.assign(a.size.pairs(), 1);
    a.output.resize(a.size.cells());
    a.value_added.resize(a.size.cells());
    a.input_share.resize(a.size.cells() * sectors);
    for (std::size_t j = 0; j < sectors; ++j) {
        for (std::size_t n = 0; n < countries; ++n) {
            a.output[a.size.cell(j, n)] = between(80, 160);
            a.value_added[a.size.cell(j, n)] = between(0.4, 0.8);
            for (std::size_t i = 0; i < countries; ++i) {
                if (i == n) continue;
                a.flow[a.size.at(j, n, i)] = between(1, 10);
                a.tariff[a.size.at(j, n, i)] = between(1, 1.15);
            }
        }
    }
    for (std::size_t n = 0; n < countries; ++n) {
        for (std::size_t user = 0; user < sectors; ++user) {
            double total = 0;
            for (std::size_t k = 0; k < sectors; ++k) total += a.input_share[a.size.input(n, k, user)] = between(0.2, 1);
            for (std::size_t k = 0; k < sectors; ++k) a.input_share[a.size.input(n, k, user)] /= total;
        }
    }
    return a;
}

World balanced(const Accounts& a) {
    const auto world = calibrate(a);
    REQUIRE(world);
    const auto base = without_surpluses(*world);
    REQUIRE(base);
    return *base;
}

Shock shake(const World& world, std::uint64_t seed) {
    stats::CounterGenerator random({seed, 2});
    Shock shock = no_change(world);
    for (std::size_t p = 0; p < shock.barrier.size(); ++p) {
        const bool home = p % world.size.countries == p / world.size.countries % world.size.countries;
        if (!home && random.next_uniform() < 0.3) shock.barrier[p] = std::exp(random.next_uniform() - 0.3);
        if (!home && random.next_uniform() < 0.3) shock.tariff[p] = 1 + 0.3 * random.next_uniform();
    }
    return shock;
}

}  // namespace

TEST_CASE("the fast solver gives what the plain twin gives") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const World world = balanced(some_accounts(5, 3, seed));
        Shock shock = shake(world, seed);
        for (const Deficits deficits : {Deficits::held, Deficits::scaled}) {
            shock.deficits = deficits;
            const auto fast = solve(world, shock, {});
            const auto plain = solve_plain(world, shock, {.tolerance = 1e-11});
            REQUIRE((fast && plain));
            for (std::size_t n = 0; n < 5; ++n) {
                // Both stop at 1e-11 of value added; what is left of the distance is a few times that.
                CHECK(near(fast->wage[n], plain->wage[n], {.relative = 1e-9}));
                CHECK(near(fast->income[n], plain->income[n], {.relative = 1e-9}));
            }
        }
    }
}

TEST_CASE("Walras, zero shock, scaling, and the unit of account") {
    const Accounts a = some_accounts(4, 3, 7);
    const World world = balanced(a);
    const auto same = solve(world, no_change(world), {});
    REQUIRE(same);
    for (const double hat : same->wage) CHECK(near(hat, 1, {.absolute = 1e-10}));
    const Shock shock = shake(world, 7);
    const auto after = solve(world, shock, {});
    REQUIRE(after);
    // Every market clears, also the last one, which nothing was solved for: what is sold is what is bought.
    const auto trade = trade_values(world.size, after->share, shock.tariff, after->spending);
    double total = 0;
    for (std::size_t n = 0; n < 4; ++n) {
        double exports = 0;
        double imports = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            for (std::size_t i = 0; i < 4; ++i) {
                exports += trade[world.size.at(j, i, n)];
                imports += trade[world.size.at(j, n, i)];
            }
        }
        CHECK(near(exports, imports, {.relative = 1e-9}));
        total += after->wage[n] * world.income_from_work[n];
    }
    double before = 0;
    for (const double income : world.income_from_work) before += income;
    CHECK(near(total, before, {.relative = 1e-12}));
    // In thousandths of the unit nothing real changes.
    Accounts small = a;
    for (auto* values : {&small.flow, &small.output}) {
        for (double& v : *values) v *= 1000;
    }
    const World other = balanced(small);
    const auto scaled = solve(other, shock, {});
    REQUIRE(scaled);
    for (std::size_t n = 0; n < 4; ++n) CHECK(near(scaled->wage[n], after->wage[n], {.relative = 1e-9}));
}

TEST_CASE("a barrier everywhere, also at home, moves no wage and no share where all produce alike") {
    Accounts a = some_accounts(4, 1, 9);
    std::fill(a.value_added.begin(), a.value_added.end(), 0.5);  // a barrier is paid once for each stage of production
    const World world = balanced(a);
    Shock shock = no_change(world);
    for (double& barrier : shock.barrier) barrier = 1.1;
    const auto after = solve(world, shock, {});
    REQUIRE(after);
    for (const double wage : after->wage) CHECK(near(wage, 1, {.absolute = 1e-9}));
    for (const double share : {after->share[1] / world.share[1], after->share[2] / world.share[2]}) {
        CHECK(near(share, 1, {.absolute = 1e-9}));
    }
}

TEST_CASE("one sector without inputs and tariffs is the Armington model, and ACR holds there") {
    Accounts a = some_accounts(4, 1, 11);
    std::fill(a.tariff.begin(), a.tariff.end(), 1.0);
    std::fill(a.value_added.begin(), a.value_added.end(), 1.0);
    const World world = balanced(a);
    Shock shock = no_change(world);
    const std::size_t hit = world.size.at(0, 1, 0);
    shock.barrier[hit] = 1.4;
    const auto after = solve(world, shock, {});
    REQUIRE(after);
    const Effects effects = effects_of(world, shock, *after);
    const auto flows = trade_values(world.size, world.share, world.tariff, world.spending);
    FlowMatrix matrix{world.names.countries, flows};
    std::vector<double> effect(flows.size(), 1.0);
    effect[matrix.at(0, 1)] = std::pow(1.4, -world.elasticity[0]);
    const auto gravity = solve_gravity(matrix, effect, {.elasticity = world.elasticity[0], .deficits = Deficits::held});
    REQUIRE(gravity);
    for (std::size_t n = 0; n < 4; ++n) {
        CHECK(near(effects.welfare[n], gravity->welfare[n], {.absolute = 1e-9}));
        const double home = after->share[world.size.at(0, n, n)] / world.share[world.size.at(0, n, n)];
        CHECK(near(1 + effects.welfare[n], std::pow(home, -1 / world.elasticity[0]), {.relative = 1e-9}));
    }
}

TEST_CASE("what is not a number is no equilibrium, wherever among the sectors it arises") {
    for (std::size_t sector = 0; sector < 3; ++sector) {
        CAPTURE(sector);
        Accounts a = some_accounts(4, 3, 17);
        std::fill(a.elasticity.begin(), a.elasticity.end(), 0.5);  // so that weights stay finite
        const std::size_t untraded = a.size.at(sector, 1, 0);
        a.flow[untraded] = 0;
        const World world = balanced(a);
        Shock shock = no_change(world);
        shock.tariff[untraded] = 1e-309;  // its inverse is infinite, and nothing times that is no number
        const auto after = solve(world, shock, {});
        REQUIRE_FALSE(after);
        CHECK(after.error().front().code == "E622");
    }
}

TEST_CASE("no result without convergence, and no result from bad accounts") {
    const World world = balanced(some_accounts(4, 2, 13));
    CHECK(solve(world, shake(world, 3), {.most_sweeps = 3}).error().front().code == "E621");
    Shock shock = no_change(world);
    shock.tariff[1] = 0;
    CHECK(solve(world, shock, {}).error().front().code == "E611");
    shock.tariff.pop_back();
    CHECK(solve(world, shock, {}).error().front().code == "E610");
    const auto code = [](const Accounts& a) { return calibrate(a).error().front().code; };
    Accounts a = some_accounts(3, 2, 1);
    a.elasticity[1] = 0;
    CHECK(code(a) == "E612");
    a.elasticity[1] = INFINITY;
    CHECK(code(a) == "E612");
    a = some_accounts(3, 2, 1);
    a.flow[1] = -1;
    CHECK(code(a) == "E611");
    a = some_accounts(3, 2, 1);
    a.flow[1] = NAN;
    CHECK(code(a) == "E611");
    a = some_accounts(3, 2, 1);
    a.input_share[0] += 0.1;
    CHECK(code(a) == "E614");
    a = some_accounts(3, 2, 1);
    a.value_added[0] = 1.5;
    CHECK(code(a) == "E616");
    a = some_accounts(3, 2, 1);
    for (std::size_t j = 0; j < 2; ++j) {
        for (std::size_t i = 0; i < 3; ++i) a.flow[a.size.at(j, 0, i)] = a.flow[a.size.at(j, i, 0)] = 0;
    }
    CHECK(code(a) == "E613");
    a.output.pop_back();
    CHECK(code(a) == "E610");
}

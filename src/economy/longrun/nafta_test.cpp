// The published case: tariffs of NAFTA from 1993 to 2005 on the data of Caliendo & Parro (2015).
#include <doctest/doctest.h>

#include <algorithm>

#include "base/near.h"
#include "economy/longrun/caliendo_parro.h"
#include "economy/test_data.h"

using namespace entente;
using namespace entente::economy;

namespace {

std::size_t place(const World& world, const char* country) {
    const auto& names = world.names.countries;
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), country) - names.begin());
}

struct Nafta {
    World world;
    Shock shock;
    Equilibrium after;
    Effects effects;
};

Nafta nafta(const std::filesystem::path& folder, Deficits deficits) {
    const AccountsLayout layout = published_layout();
    const auto accounts = read_accounts(folder / "cp2015", layout);
    REQUIRE_MESSAGE(accounts, (accounts ? "" : format(accounts.error().front())));
    const auto tariffs = read_tariffs(folder / "cp2015" / "tariffs2005.txt", layout);
    REQUIRE(tariffs);
    auto world = calibrate(*accounts);
    REQUIRE(world);
    CHECK(world->negative_final_shares == 185);
    if (deficits == Deficits::removed) world = without_surpluses(*world);
    REQUIRE(world);
    Shock shock = no_change(*world);
    const std::size_t bloc[] = {place(*world, "CAN"), place(*world, "MEX"), place(*world, "USA")};
    for (std::size_t j = 0; j < layout.traded; ++j) {
        for (const std::size_t n : bloc) {
            for (const std::size_t i : bloc) shock.tariff[world->size.at(j, n, i)] = (*tariffs)[world->size.at(j, n, i)];
        }
    }
    auto after = solve(*world, shock, {});
    REQUIRE(after);
    const Effects effects = effects_of(*world, shock, *after);
    return {*world, shock, *after, effects};
}

struct Row {
    const char* country;
    double real_wage, terms, volume, exact, imports;
};

}  // namespace

TEST_CASE("NAFTA with deficits removed gives the published table") {
    const auto folder = trade_data();
    if (!folder) {
        MESSAGE("skipped: no data folder");
        return;
    }
    const Nafta r = nafta(*folder, Deficits::removed);
    MESSAGE("sweeps ", r.after.sweeps, " residual ", r.after.residual);
    const Size& size = r.world.size;
    const auto before = trade_values(size, r.world.share, r.world.tariff, r.world.spending);
    const auto after = trade_values(size, r.after.share, r.shock.tariff, r.after.spending);
    const Row rows[] = {{"MEX", 1.7153, -0.412, 1.724, 0.0073, 118.3},
                        {"CAN", 0.3228, -0.108, 0.044, -0.1101, 11.1},
                        {"USA", 0.1124, 0.044, 0.041, 0.0741, 40.5}};
    for (const Row& row : rows) {
        const std::size_t n = place(r.world, row.country);
        double in[2] = {0, 0};
        for (const char* from : {"MEX", "CAN", "USA"}) {
            const std::size_t i = place(r.world, from);
            for (std::size_t j = 0; j < size.sectors && i != n; ++j) {
                in[0] += before[size.at(j, n, i)];
                in[1] += after[size.at(j, n, i)];
            }
        }
        CAPTURE(row.country);
        // Half a unit of the last printed digit.
        CHECK(near(100 * r.effects.real_wage[n], row.real_wage, {.absolute = 5e-5}));
        CHECK(near(100 * r.effects.terms_of_trade[n], row.terms, {.absolute = 5e-4}));
        CHECK(near(100 * r.effects.volume_of_trade[n], row.volume, {.absolute = 5e-4}));
        CHECK(near(100 * r.effects.welfare[n], row.exact, {.absolute = 5e-5}));
        CHECK(near(100 * (in[1] / in[0] - 1), row.imports, {.absolute = 0.05}));
    }
}

TEST_CASE("NAFTA with the surpluses of 1993 held") {
    const auto folder = trade_data();
    if (!folder) {
        MESSAGE("skipped: no data folder");
        return;
    }
    const Nafta r = nafta(*folder, Deficits::held);
    CHECK(near(100 * r.effects.real_wage[place(r.world, "MEX")], 1.5913, {.absolute = 5e-5}));
    CHECK(near(100 * r.effects.real_wage[place(r.world, "CAN")], 0.3668, {.absolute = 5e-5}));
    CHECK(near(100 * r.effects.real_wage[place(r.world, "USA")], 0.1019, {.absolute = 5e-5}));
}

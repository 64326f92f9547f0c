#include <doctest/doctest.h>

#include "base/near.h"
#include "economy/payments/banks.h"

using namespace entente;
using namespace entente::economy;

TEST_CASE("large banks leave at a small chance, small ones stay") {
    // The same business of 100 million at 0.2 %: correspondent business worth 2 billion, or none to speak of.
    CHECK_FALSE(stays(0.002, 100, 0.01, 2000));
    CHECK(stays(0.002, 100, 0.01, 5));
    CHECK(stays(0.002, 100, 0.0, 2000));
}

TEST_CASE("the share that leaves grows with pressure, half at the tolerance") {
    const BankHabits habits;
    CHECK(share_that_leaves(0, habits) == 0);
    CHECK(near(share_that_leaves(habits.tolerance, habits), 0.5, {.absolute = 1e-15}));
    double last = 0;
    for (int tenths = 1; tenths < 20; ++tenths) {
        const double q = tenths / 10.0;
        const double share = share_that_leaves(q, habits);
        CHECK(share > last);
        last = share;
    }
}

TEST_CASE("pressure bites within months, ways round are found, and a second shock bites less") {
    const BankHabits habits;
    BankState state;
    double worst = 1;
    for (int t = 0; t < 12; ++t) {
        state = next_month(state, 0.7, habits);
        worst = std::min(worst, kept_share(state, habits));
    }
    CHECK(worst < 0.85);
    CHECK(kept_share(state, habits) > worst + 0.05);
    for (int t = 0; t < 12; ++t) state = next_month(state, 0, habits);
    CHECK(kept_share(state, habits) > 0.99);
    double second = 1;
    for (int t = 0; t < 12; ++t) {
        state = next_month(state, 0.7, habits);
        second = std::min(second, kept_share(state, habits));
    }
    CHECK(second > worst + 0.02);
}

TEST_CASE("firms take the third country as the direct way gets dangerous, and stop when both are") {
    const Routes easy = choose_routes({}, 0.03);
    CHECK(easy.direct > 0.8);
    const Routes watched = choose_routes({.chance_direct = 0.2}, 0.03);
    CHECK(watched.third_country > watched.direct);
    const Routes hunted = choose_routes({.chance_direct = 0.5, .chance_third = 0.4}, 0.03);
    CHECK(hunted.stop > 0.95);
    CHECK(near(hunted.stop + hunted.direct + hunted.third_country, 1, {.absolute = 1e-15}));
}

#include <doctest/doctest.h>

#include "base/near.h"
#include "base/test_tools.h"
#include "economy/measures/course.h"
#include "economy/measures/measure.h"

using namespace entente;
using namespace entente::economy;
using entente::test_tools::need;

TEST_CASE("months are counted, read and written") {
    CHECK(iso(need(parse_month("2023-12")) + 3) == "2024-03");
    CHECK(need(parse_month("2024-02")) - need(parse_month("2023-12-22")) == 2);
    for (const char* bad : {"2023", "2023-13", "2023-00", "23-12-01", "2023/12", "2023-02-30", "abcd-01", "1800-01"}) {
        CHECK_FALSE(parse_month(bad));
    }
}

TEST_CASE("a threat is felt before the act, a lifted measure not at all") {
    Measure m{.id = "listing", .act = Act::bank_listing, .by = {"US"}, .on = {"RU"}, .strength = 0.8};
    m.enforcement = 0.5;
    m.credibility = 0.75;
    m.announced = parse_month("2025-11");
    m.imposed = parse_month("2026-01");
    m.enforced = parse_month("2026-03");
    m.loosened = parse_month("2026-06");
    m.lifted = parse_month("2026-09");
    m.loosened_to = 0.25;
    CHECK(check(m).has_value());
    const auto at = [&](const char* month) { return pressure(m, *parse_month(month)); };
    CHECK(at("2025-10").threat == 0);
    CHECK(near(at("2025-11").threat, 0.6, {.absolute = 1e-15}));
    CHECK(at("2025-11").act == 0);
    CHECK(near(at("2026-01").act, 0.2, {.absolute = 1e-15}));  // not enforced yet: half
    CHECK(near(at("2026-03").act, 0.4, {.absolute = 1e-15}));
    CHECK(near(at("2026-06").act, 0.1, {.absolute = 1e-15}));
    CHECK(at("2026-09").act == 0);
    CHECK(at("2026-09").threat == 0);
}

TEST_CASE("bad measures are refused with their code") {
    Measure m{.id = "ban", .act = Act::export_ban, .by = {"EU"}, .on = {"RU"}};
    m.imposed = parse_month("2024-05");
    m.lifted = parse_month("2024-01");
    CHECK(check(m).error().front().code == "E630");
    m.lifted.reset();
    m.strength = 1.2;
    CHECK(check(m).error().front().code == "E631");
    m.strength = 0.5;
    m.on.clear();
    CHECK(check(m).error().front().code == "E632");
    CHECK(act_named("bank-listing") == Act::bank_listing);
    CHECK_FALSE(act_named("bank"));
    CHECK(goods_named("sensitive") == Goods::sensitive);
    CHECK(name(Goods::all) == "all");
}

TEST_CASE("a second measure presses those who stayed, and third banks are another layer") {
    Measure cut{.id = "cut", .act = Act::payment_cut, .by = {"EU"}, .on = {"RU"}, .strength = 1};
    Measure threat{.id = "threat", .act = Act::bank_threat, .by = {"US"}, .on = {"RU"}, .strength = 0.6};
    threat.announced = parse_month("2024-01");
    const std::vector<Measure> both{cut, threat, cut};
    const BankPressure before = bank_pressure(both, "RU", make_month(2023, 12));
    const BankPressure after = bank_pressure(both, "RU", make_month(2024, 1));
    CHECK(before.own == 2);
    CHECK(before.third == 0);
    CHECK(after.third == 0.6);
    CHECK(bank_pressure(both, "IN", make_month(2024, 1)).own == 0);
}

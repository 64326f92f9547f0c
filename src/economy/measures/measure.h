// What somebody does to somebody's trade: a tariff, a ban, a threat against banks, with its dates. A measure is a plain
// value; `pressure` says how strongly it is felt in a month, before its act as well as after.
//
//     Measure listing{.id = "bank-listing", .act = Act::bank_listing, .by = {"US"}, .on = {"CN"}, .strength = 0.5};
//     listing.announced = parse_month("2025-11");
//     Pressure p = pressure(listing, *parse_month("2025-12"));   // p.threat > 0, p.act == 0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "economy/month.h"

namespace entente::economy {

enum class Act {
    tariff,        ///< `by` taxes imports from `on`; strength is the rate (0.25 is 25 %)
    import_ban,    ///< `by` buys less from `on`
    export_ban,    ///< `by` sells less to `on`
    embargo,       ///< both
    bank_threat,   ///< `by` threatens banks of third countries that serve trade with `on`
    bank_listing,  ///< `by` lists banks of third countries that serve trade with `on`
    payment_cut,   ///< `by` cuts banks of `on` itself off: designations, messaging, reserves
    price_cap      ///< `by` bars its ships and insurers from carrying oil of `on` above a price
};

enum class Goods { energy, sensitive, other, all };

struct Measure {
    std::string id;
    Act act = Act::embargo;
    std::vector<std::string> by;        ///< regions, see base_year.h
    std::vector<std::string> on;
    std::vector<Goods> goods{Goods::all};
    double strength = 1;                ///< 0..1 of a complete stop, or of all banks; the rate of a tariff
    double enforcement = 1;             ///< 0..1: what part of it bites once imposed
    double credibility = 1;             ///< 0..1: what part a threat is believed
    std::optional<Month> announced{};     ///< each from the start of its month; absent: with the next one that is given
    std::optional<Month> imposed{};
    std::optional<Month> enforced{};      ///< from here `enforcement` holds; before it half of that
    std::optional<Month> loosened{};      ///< from here `loosened_to` of the strength is left
    std::optional<Month> lifted{};
    double loosened_to = 0.5;
};

/// How strongly a measure is felt: what is threatened and what is done, each 0..1 (tariff: the rate).
struct Pressure {
    double threat = 0;
    double act = 0;
};

/// Nothing before the announcement; from it on a threat of strength * credibility; from `imposed` the act; nothing
/// once lifted. A measure without any date holds throughout.
Pressure pressure(const Measure& measure, Month month);

/// Codes: E630 (ends before it starts, or dates out of order), E631 (strength, enforcement or credibility outside
/// 0..1, a tariff below -1), E632 (nobody does it, or to nobody).
Result<void> check(const Measure& measure);

std::string_view name(Act act);
std::string_view name(Goods goods);
std::optional<Act> act_named(std::string_view name);      ///< "bank-listing", ...
std::optional<Goods> goods_named(std::string_view name);  ///< "energy", "sensitive", "other", "all"

}  // namespace entente::economy

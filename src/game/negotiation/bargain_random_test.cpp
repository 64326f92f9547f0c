// The lanes version against the plain one, and lanes against each other, on random tracks.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>

#include "game/negotiation/bargain.h"
#include "game/negotiation/plain_bargain.h"

using namespace entente::game;

namespace {

/// Everything of a case comes from one number, which RapidCheck picks.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    double unit() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }
    std::size_t below(std::size_t end) { return engine_() % end; }
    bool coin() { return below(2) == 0; }

  private:
    std::mt19937_64 engine_;
};

/// What a random track may have.
struct Kind {
    Rule rule = Rule::logit;
    std::size_t types_most = 1;
    bool quota = false;
    double lambda_most = 40;
    double kappa_most = 8;
};

struct Case {
    Track track;
    Terms terms;
};

std::vector<Lane> simplex(Dice& dice, std::size_t count, bool with_zeros) {
    std::vector<Lane> shares(count);
    for (std::size_t l = 0; l < lane_count; ++l) {
        double sum = 0;
        for (Lane& s : shares) {
            s[l] = with_zeros && dice.below(4) == 0 ? 0 : .05 + dice.unit();
            sum += s[l];
        }
        for (Lane& s : shares) s[l] = sum > 0 ? s[l] / sum : 0;
    }
    return shares;
}

std::vector<Lane> random_lanes(Dice& dice, std::size_t count, double most) {
    std::vector<Lane> lanes(count);
    for (Lane& lane : lanes) {
        for (double& x : lane) x = most * dice.unit();
    }
    return lanes;
}

Stand random_stand(Dice& dice, const Track& track) {
    Stand stand;
    const double per_issue = 1.0 / static_cast<double>(std::max<std::size_t>(1, track.bins.size()));
    const bool limited = dice.coin();
    for (const std::size_t bins : track.bins) {
        stand.utility.push_back(random_lanes(dice, bins, per_issue));
        if (!limited) continue;
        stand.beyond.push_back(dice.coin() ? random_lanes(dice, bins, per_issue) : std::vector<Lane>{});
    }
    if (track.classes > 1) stand.after = random_lanes(dice, track.classes, .2);
    stand.no_deal = random_lanes(dice, 1, .6)[0];
    if (dice.coin()) stand.failure = random_lanes(dice, 1, .2)[0];
    return stand;
}

void add_actor(Dice& dice, const Track& track, std::size_t types, std::vector<std::vector<Stand>>& stands,
               std::vector<std::vector<Lane>>& priors) {
    stands.emplace_back();
    for (std::size_t t = 0; t < types; ++t) stands.back().push_back(random_stand(dice, track));
    priors.push_back(simplex(dice, types, false));
}

Case random_case(Dice dice, const Kind& kind) {
    Case c;
    std::size_t settlements = 1;
    for (std::size_t k = 1 + dice.below(3); k-- > 0;) {
        c.track.bins.push_back(1 + dice.below(4));
        settlements *= c.track.bins.back();
    }
    c.track.rule = kind.rule;
    c.track.classes = 1 + dice.below(3);
    c.track.keeping = dice.below(4) != 0;
    for (std::size_t x = 0; x < settlements; ++x) {
        c.track.class_of.push_back(static_cast<std::uint32_t>(dice.below(c.track.classes)));
    }
    const auto types = [&] { return 1 + dice.below(kind.types_most); };
    for (std::size_t i = 1 + dice.below(3); i-- > 0;) c.track.signatory_types.push_back(types());
    for (std::size_t i = dice.below(kind.quota ? 5 : 4); i-- > 0;) c.track.ratifier_types.push_back(types());
    for (const std::size_t n : c.track.signatory_types)
        add_actor(dice, c.track, n, c.terms.signatory, c.terms.signatory_prior);
    for (const std::size_t n : c.track.ratifier_types)
        add_actor(dice, c.track, n, c.terms.ratifier, c.terms.ratifier_prior);
    if (kind.quota) c.track.quota = dice.unit();
    c.terms.ratifier_weight = random_lanes(dice, c.track.ratifier_types.size(), 1);
    for (const std::size_t bins : c.track.bins) c.terms.mass.push_back(simplex(dice, bins, true));
    if (dice.coin()) {
        for (const std::size_t bins : c.track.bins) c.terms.hold.push_back(random_lanes(dice, bins, .3));
    }
    c.terms.power = simplex(dice, c.track.signatory_types.size(), false);
    c.terms.decisiveness = random_lanes(dice, 1, kind.lambda_most)[0];
    for (double& x : c.terms.decisiveness) x += .01;
    c.terms.table_power = random_lanes(dice, 1, kind.kappa_most)[0];
    return c;
}

void same(const std::string& what, const std::vector<Lane>& a, const std::vector<Lane>& b, double tolerance) {
    RC_ASSERT(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t l = 0; l < lane_count; ++l) {
            RC_ASSERT(std::isfinite(a[i][l]));
            if (std::abs(a[i][l] - b[i][l]) <= tolerance) continue;
            RC_LOG() << what << " " << i << ", lane " << l << ": " << a[i][l] << ", plainly " << b[i][l]
                     << "\n";
            RC_FAIL("the two differ");
        }
    }
}

void same(const Outcome& a, const Outcome& b, double tolerance) {
    RC_ASSERT(a.profiles == b.profiles);
    same("none", a.none, b.none, tolerance);
    for (std::size_t p = 0; p < a.profiles; ++p) {
        same("signed_only", a.signed_only[p], b.signed_only[p], tolerance);
        same("broken", a.broken[p], b.broken[p], tolerance);
        same("kept", a.kept[p], b.kept[p], tolerance);
    }
    for (std::size_t c = 0; c < a.in_force_bin.size(); ++c) {
        for (std::size_t k = 0; k < a.in_force_bin[c].size(); ++k) {
            same("in_force_bin", a.in_force_bin[c][k], b.in_force_bin[c][k], tolerance);
        }
    }
    same("value", a.value, b.value, tolerance);
    same("refuses", a.refuses, b.refuses, tolerance);
    same("zone_mass", {a.zone_mass}, {b.zone_mass}, tolerance);
    same("zone_without", a.zone_without, b.zone_without, tolerance);
}

// Exponents of kappa log g of up to 300 times the error of a logarithm, 2e-16: 1e-12 leaves room for sums.
void compare_with_plain(const Kind& kind) {
    CHECK(rc::check([&](std::uint64_t seed) {
        const Case c = random_case(Dice(seed), kind);
        Outcome fast, plainly;
        bargain(c.track, c.terms, true, fast);
        plain::bargain(c.track, c.terms, plainly);
        same(fast, plainly, 1e-12);
    }));
}

void swap_issues(std::vector<std::vector<Stand>>& actors) {
    for (auto& types : actors) {
        for (Stand& stand : types) {
            std::swap(stand.utility[0], stand.utility[1]);
            if (!stand.beyond.empty()) std::swap(stand.beyond[0], stand.beyond[1]);
        }
    }
}

/// The first two issues change places: settlements are numbered anew.
void swap_first_issues(Case& c) {
    const std::size_t a = c.track.bins[0], b = c.track.bins[1], rest = c.track.class_of.size() / (a * b);
    std::vector<std::uint32_t> classes(c.track.class_of.size());
    for (std::size_t i = 0; i < a; ++i) {
        for (std::size_t j = 0; j < b; ++j) {
            for (std::size_t r = 0; r < rest; ++r) {
                classes[(j * a + i) * rest + r] = c.track.class_of[(i * b + j) * rest + r];
            }
        }
    }
    c.track.class_of = classes;
    std::swap(c.track.bins[0], c.track.bins[1]);
    std::swap(c.terms.mass[0], c.terms.mass[1]);
    if (!c.terms.hold.empty()) std::swap(c.terms.hold[0], c.terms.hold[1]);
    swap_issues(c.terms.signatory);
    swap_issues(c.terms.ratifier);
}

void leave_one_lane(Terms& terms, std::size_t kept) {
    for (auto& issue : terms.mass) {
        for (Lane& mass : issue) {
            for (std::size_t l = 0; l < lane_count; ++l) mass[l] = l == kept ? mass[l] : 0;
        }
    }
}

}  // namespace

TEST_CASE("lanes and plain agree: one type an actor, unanimity") {
    compare_with_plain({});
}
TEST_CASE("lanes and plain agree: types") {
    compare_with_plain({.types_most = 3});
}
TEST_CASE("lanes and plain agree: types and a quota") {
    compare_with_plain({.types_most = 2, .quota = true});
}
TEST_CASE("lanes and plain agree: an offer") {
    compare_with_plain({.rule = Rule::offer, .types_most = 2, .quota = true});
}
TEST_CASE("lanes and plain agree: hard rules") {
    compare_with_plain({.rule = Rule::nash, .types_most = 2});
    compare_with_plain({.rule = Rule::kalai_smorodinsky, .types_most = 2});
    compare_with_plain({.rule = Rule::egalitarian, .types_most = 2});
}
TEST_CASE("lanes and plain agree: decisiveness beyond what products can hold") {
    compare_with_plain({.lambda_most = 1500, .kappa_most = 100});
}

TEST_CASE("renaming actors and issues renames the outcome") {
    CHECK(rc::check([](std::uint64_t seed) {
        Case c = random_case(Dice(seed), {.types_most = 1});
        if (c.track.signatory_types.size() < 2 || c.track.bins.size() < 2) return;
        Outcome one, other;
        bargain(c.track, c.terms, true, one);
        std::swap(c.terms.signatory[0], c.terms.signatory[1]);
        std::swap(c.terms.power[0], c.terms.power[1]);
        bargain(c.track, c.terms, true, other);
        same("none", one.none, other.none, 1e-13);
        same("value", {one.value[0], one.value[1]}, {other.value[1], other.value[0]}, 1e-13);
        same("refuses", {one.refuses[0], one.refuses[1]}, {other.refuses[1], other.refuses[0]}, 1e-13);
        swap_first_issues(c);
        bargain(c.track, c.terms, true, one);
        same("none", one.none, other.none, 1e-13);
        same("kept", one.kept[0], other.kept[0], 1e-13);
        for (std::size_t k = 0; k < c.track.classes; ++k) {
            same("first issue", one.in_force_bin[k][0], other.in_force_bin[k][1], 1e-13);
        }
    }));
}

TEST_CASE("a lane's outcome does not depend on the other lanes") {
    CHECK(rc::check([](std::uint64_t seed) {
        const Case c = random_case(Dice(seed), {.types_most = 2, .lambda_most = 900, .kappa_most = 40});
        Case alone = c;
        leave_one_lane(alone.terms, 7);
        Outcome one, other;
        bargain(c.track, c.terms, true, one);
        bargain(alone.track, alone.terms, true, other);
        for (std::size_t p = 0; p < one.profiles; ++p) RC_ASSERT(one.none[p][7] == other.none[p][7]);
        for (std::size_t k = 0; k < c.track.classes; ++k) RC_ASSERT(one.kept[0][k][7] == other.kept[0][k][7]);
        for (std::size_t i = 0; i < one.value.size(); ++i) {
            RC_ASSERT(one.value[i][7] == other.value[i][7]);
            RC_ASSERT(one.zone_without[i][7] == other.zone_without[i][7]);
        }
    }));
}

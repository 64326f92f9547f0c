#include "stats/density.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <vector>

#include "stats/kernels.h"

using namespace entente::stats;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Up to five atoms and three normal parts on 0..100, with whole-number masses that are then normalised.
rc::Gen<Density> any_density() {
    return rc::gen::exec([] {
        const auto number = [](int low, int high) {
            return static_cast<double>(*rc::gen::inRange(low, high));
        };
        Density d;
        const int atoms = *rc::gen::inRange(0, 6);
        const int parts = *rc::gen::inRange(atoms == 0 ? 1 : 0, 4);
        double total = 0;
        for (int i = 0; i < atoms; ++i)
            total += d.atoms.emplace_back(Atom{number(0, 101), number(1, 10)}).mass;
        for (int i = 0; i < parts; ++i) {
            total += d.parts.emplace_back(NormalPart{number(-20, 121), number(1, 40), number(1, 10)}).mass;
        }
        for (Atom& atom : d.atoms) atom.mass /= total;
        for (NormalPart& part : d.parts) part.mass /= total;
        return d;
    });
}

// The score by its other definition, the integral of (F(x) - 1{y <= x})^2, by the midpoint rule.
double crps_by_integral(const Density& d, double realised) {
    const double low = -300;
    const double step = 0.01;
    double sum = 0;
    for (int i = 0; i < 70000; ++i) {
        const double x = low + (i + 0.5) * step;
        const double gap = cumulative(d, x) - (realised <= x ? 1.0 : 0.0);
        sum += gap * gap * step;
    }
    return sum;
}

}  // namespace

TEST_CASE("masses of open intervals leave out atoms at their ends") {
    const Density d{{{40, .2}, {60, .2}}, {{50, 12, .6}}};
    const double between = 2 * kernel_normal_cdf(10.0 / 12) - 1;
    CHECK(mass(d, 40, 60) == doctest::Approx(.6 * between).epsilon(1e-14));
    CHECK(mass(d, 39.9, 60) > mass(d, 40, 60) + .2);
    CHECK(mass(d, 50, 50) == 0);
    CHECK(mass(d, 60, 40) == 0);
    CHECK(mass(d, -infinity, infinity) == doctest::Approx(1));
    CHECK(mass_at(d, 40) == .2);
    CHECK(mass_at(d, 41) == 0);
    CHECK(cumulative(d, 40) == doctest::Approx(.2 + .6 * kernel_normal_cdf(-10.0 / 12)).epsilon(1e-14));
    CHECK(mean(d) == doctest::Approx(50));
    CHECK(variance(d) == doctest::Approx(.4 * 100 + .6 * 144));
}

TEST_CASE("far tails keep their relative precision on both sides") {
    const Density d{{}, {{0, 1, 1}}};
    // P(9 < Z < 10) = 1.12858840595384064e-19 - 7.61985302416052607e-24
    CHECK(mass(d, 9, 10) == doctest::Approx(1.12851220742360e-19).epsilon(1e-13));
    CHECK(mass(d, -10, -9) == mass(d, 9, 10));
}

TEST_CASE("the score has its known closed forms") {
    // A standard normal at 0: 2 phi(0) - 1/sqrt(pi) = .2336949772551092 (Gneiting & Raftery 2007).
    CHECK(crps({{}, {{0, 1, 1}}}, 0) == doctest::Approx(0.2336949772551092).epsilon(1e-14));
    CHECK(crps({{}, {{10, 5, 1}}}, 10) == doctest::Approx(5 * 0.2336949772551092).epsilon(1e-14));
    CHECK(crps({{{30, 1}}, {}}, 42) == 12);            // a point: absolute error
    CHECK(crps({{{0, .5}, {100, .5}}, {}}, 0) == 25);  // 50 - 100/4
}

TEST_CASE("the score equals its integral, for any mixture") {
    const Density d{{{10, .1}, {55, .3}}, {{50, 12, .4}, {80, 5, .2}}};
    for (double y : {-5.0, 10.0, 33.3, 90.0})
        CHECK(crps(d, y) == doctest::Approx(crps_by_integral(d, y)).epsilon(1e-4));
}

TEST_CASE("any density: intervals add up, the cumulative rises and the quantile inverts it") {
    CHECK(rc::check([] {
        const Density d = *any_density();
        const double x = *rc::gen::inRange(-50, 150);
        const double y = x + *rc::gen::inRange(1, 50);
        const double parts =
            mass(d, -infinity, x) + mass_at(d, x) + mass(d, x, y) + mass_at(d, y) + mass(d, y, infinity);
        RC_ASSERT(std::abs(parts - 1) < 1e-12);
        RC_ASSERT(std::abs(cumulative(d, y) - cumulative(d, x) - mass(d, x, y) - mass_at(d, y)) < 1e-12);
        RC_ASSERT(crps(d, x) >= 0);
        const double p = *rc::gen::inRange(1, 1000) / 1000.0;
        const double q = quantile(d, p);
        RC_ASSERT(cumulative(d, q) > p - 1e-14);
        RC_ASSERT(cumulative(d, std::nextafter(q, -infinity)) < p + 1e-14);
    }));
}

TEST_CASE("no other density scores better on average than the true one") {
    const Density truth{{{20, .25}, {70, .75}}, {}};
    const auto expected = [](const Density& d) { return .25 * crps(d, 20) + .75 * crps(d, 70); };
    CHECK(rc::check([&] { RC_ASSERT(expected(*any_density()) >= expected(truth) - 1e-12); }));
}

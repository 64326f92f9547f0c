#include "game/negotiation/bargain.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "game/bargain_rules.h"

using namespace entente::game;

namespace {

Lane all(double x) {
    Lane lane;
    lane.fill(x);
    return lane;
}

/// A pie of 1 cut at 0, 1/steps .. 1, side 1 gets x. No later stage.
struct Pie {
    Track track;
    Terms terms;
    std::size_t steps;

    Pie(std::size_t n, double d1, double d2, double a1, double lambda, double kappa) : steps(n) {
        track.bins = {n + 1};
        track.class_of.assign(n + 1, 0);
        track.signatory_types = {1, 1};
        track.keeping = false;
        terms.mass = {std::vector<Lane>(n + 1, all(1.0 / static_cast<double>(n + 1)))};
        terms.power = {all(a1), all(1 - a1)};
        terms.decisiveness = all(lambda);
        terms.table_power = all(kappa);
        terms.signatory = {{side([](double x) { return x; }, d1)},
                           {side([](double x) { return 1 - x; }, d2)}};
        terms.signatory_prior = {{all(1)}, {all(1)}};
    }
    double at(std::size_t bin) const { return static_cast<double>(bin) / static_cast<double>(steps); }
    template <class Utility>
    Stand side(Utility utility, double no_deal) const {
        Stand stand;
        stand.utility.resize(1);
        for (std::size_t b = 0; b <= steps; ++b) stand.utility[0].push_back(all(utility(at(b))));
        stand.no_deal = all(no_deal);
        return stand;
    }
    template <class Utility>
    void add_ratifier(Utility utility, double no_deal) {
        track.ratifier_types.push_back(1);
        terms.ratifier.push_back({side(utility, no_deal)});
        terms.ratifier_prior.push_back({all(1)});
        terms.ratifier_weight.push_back(all(1));
    }
    Outcome play() const {
        Outcome outcome;
        bargain(track, terms, true, outcome);
        return outcome;
    }
    double in_force(const Outcome& outcome) const { return outcome.kept[0][0][3] + outcome.broken[0][0][3]; }
    double mean(const Outcome& outcome) const {
        double sum = 0, mass = 0;
        for (std::size_t b = 0; b <= steps; ++b) {
            sum += at(b) * outcome.in_force_bin[0][0][b][3];
            mass += outcome.in_force_bin[0][0][b][3];
        }
        return sum / mass;
    }
};

double deal(const Outcome& outcome) {
    return 1 - outcome.none[0][3];
}

}  // namespace

TEST_CASE("T2e: equations (4) to (8) on a pie without ratifier") {
    const Pie pie(100, .2, .1, .6, 20, 20);
    const Outcome outcome = pie.play();
    CHECK(std::abs(deal(outcome) - .99052212) < 1e-8);
    CHECK(std::abs(pie.mean(outcome) - .61480029) < 1e-8);
}

TEST_CASE("T2f: a ratifier of side 2 who needs x <= .55") {
    Pie pie(100, .2, .1, .6, 20, 20);
    pie.add_ratifier([](double x) { return 1 - x; }, .45);
    const Outcome outcome = pie.play();
    CHECK(std::abs(pie.in_force(outcome) - .89157452) < 1e-8);
    CHECK(std::abs(pie.mean(outcome) - .42460027) < 1e-8);
}

TEST_CASE("T2g: nearly decided, the asymmetric Nash deal") {
    const Pie pie(100, .2, .1, .6, 2000, 2000);
    const Outcome outcome = pie.play();
    CHECK(std::abs(pie.mean(outcome) - .619930) < 1e-6);
    CHECK(deal(outcome) == doctest::Approx(1));
}

TEST_CASE("T2d: with hard gains and a unit pie the deal on the table is Beta(1 + k a1, 1 + k a2)") {
    // l to infinity makes g the gain itself; then rho ~ x^(k a) (1-x)^(k (1-a)), whatever is signed.
    const auto moments = [](double kappa) {
        const Pie pie(2000, 0, 0, .6, 1e7, kappa);
        const Outcome outcome = pie.play();
        double mean = 0, square = 0, mass = 0;
        for (std::size_t b = 1; b < 2000; ++b) {
            const double p = outcome.in_force_bin[0][0][b][3];
            mass += p;
            mean += p * pie.at(b);
            square += p * pie.at(b) * pie.at(b);
        }
        mean /= mass;
        return std::pair{mean, std::sqrt(square / mass - mean * mean)};
    };
    const auto [mean, sd] = moments(10);
    CHECK(mean == doctest::Approx(7.0 / 12).epsilon(1e-6));
    CHECK(sd == doctest::Approx(.136735).epsilon(1e-5));
    const auto [sharp_mean, sharp_sd] = moments(100);
    CHECK(sharp_mean == doctest::Approx(.598039).epsilon(1e-6));
    CHECK(sharp_sd == doctest::Approx(.048310).epsilon(1e-5));
}

TEST_CASE("T6b: a ratifier's need is a bargaining chip (Schelling)") {
    for (const double need : {.3, .5, .7, .95}) {
        Pie pie(100, 0, 0, .5, 2000, 2000);
        pie.add_ratifier([](double x) { return x; }, need);
        const Outcome outcome = pie.play();
        CHECK(pie.mean(outcome) == doctest::Approx(std::max(.5, need)).epsilon(.01));
    }
    Pie pie(100, 0, 0, .5, 2000, 2000);
    pie.add_ratifier([](double x) { return x; }, 1.05);
    CHECK(pie.in_force(pie.play()) < 1e-20);
}

TEST_CASE("decisiveness and table power to infinity: the asymmetric Nash deal, by the hard rule too") {
    Pie pie(100, .2, .1, .6, 3e5, 3e5);
    CHECK(pie.play().in_force_bin[0][0][62][3] == doctest::Approx(1));
    pie.track.rule = Rule::nash;
    CHECK(pie.play().in_force_bin[0][0][62][3] == 1);
}

TEST_CASE("both to zero: given a signature, the base measure") {
    Pie pie(10, .2, .1, .6, 1e-9, 0);
    double sum = 0;
    for (std::size_t b = 0; b <= 10; ++b) sum += pie.terms.mass[0][b][3] = 1.0 / static_cast<double>(b + 1);
    for (std::size_t b = 0; b <= 10; ++b) pie.terms.mass[0][b][3] /= sum;
    const Outcome outcome = pie.play();
    CHECK(deal(outcome) == doctest::Approx(.25).epsilon(1e-8));  // two coins
    for (std::size_t b = 0; b <= 10; ++b) {
        const double given = outcome.in_force_bin[0][0][b][3] / deal(outcome);
        CHECK(given == doctest::Approx(pie.terms.mass[0][b][3]).epsilon(1e-8));
    }
    pie.terms.decisiveness = all(0);
    CHECK(deal(pie.play()) == doctest::Approx(.25).epsilon(1e-9));
}

TEST_CASE("no individually rational deal: P(deal) <= exp(-lambda delta)") {
    for (const double lambda : {5.0, 20.0, 80.0}) {
        const Pie pie(100, .7, .5, .5, lambda, 4);  // the best least surplus is -.1
        const Outcome outcome = pie.play();
        CHECK(deal(outcome) <= std::exp(-lambda * .1));
        CHECK(outcome.zone_mass[3] == 0);
    }
    CHECK(deal(Pie(100, .7, .5, .5, 2000, 2000).play()) < 1e-80);
}

TEST_CASE("a finer grid leaves P(no deal) where it was") {
    double before = 0;
    double change = 1;
    for (const std::size_t n : {std::size_t{63}, std::size_t{127}, std::size_t{255}, std::size_t{511}}) {
        const Outcome outcome = Pie(n, .5, .3, .6, 15, 3).play();
        CHECK((before == 0 || std::abs(outcome.none[0][3] - before) < change));
        change = std::max(1e-12, std::abs(outcome.none[0][3] - before) * .6);  // shrinks with the step
        before = outcome.none[0][3];
    }
}

TEST_CASE("doubling the bins moves P(deal) little, at the finest allowed next to nothing") {
    // Bins hold linear utilities at their middles, as the grid of a situation does.
    const auto probability = [](std::size_t bins) {
        Pie pie(bins - 1, .45, .35, .6, 20, 4);
        for (std::size_t b = 0; b < bins; ++b) {
            const double x = (static_cast<double>(b) + .5) / static_cast<double>(bins);
            pie.terms.signatory[0][0].utility[0][b] = all(x);
            pie.terms.signatory[1][0].utility[0][b] = all(1 - x);
        }
        return deal(pie.play());
    };
    CHECK(std::abs(probability(16) - probability(8)) < .01);
    CHECK(std::abs(probability(32) - probability(16)) < .01);
    CHECK(std::abs(probability(16384) - probability(8192)) < .001);
}

TEST_CASE("a limit at the end of the scale changes no byte") {
    Pie pie(50, .2, .1, .6, 12, 3);
    pie.track.keeping = true;
    pie.add_ratifier([](double x) { return 1 - x; }, .3);
    const Outcome without = pie.play();
    pie.terms.signatory[0][0].beyond = {std::vector<Lane>(51, all(0))};
    pie.terms.ratifier[0][0].beyond = {std::vector<Lane>(51, all(0))};
    const Outcome with = pie.play();
    CHECK(with.none == without.none);
    CHECK(with.kept == without.kept);
    CHECK(with.in_force_bin == without.in_force_bin);
    CHECK(with.zone_mass == without.zone_mass);
    CHECK(with.zone_without[0] == without.zone_mass);
    CHECK(with.value == without.value);
}

TEST_CASE("the limit that matters is the one whose removal opens the zone") {
    Pie pie(10, .4, .4, .5, 20, 3);
    pie.terms.signatory[0][0].beyond = {std::vector<Lane>(11, all(0))};
    for (std::size_t b = 0; b <= 6; ++b)
        pie.terms.signatory[0][0].beyond[0][b] = all(.5);  // wants .7 or more
    const Outcome outcome = pie.play();
    CHECK(outcome.zone_mass[3] == 0);
    CHECK(outcome.zone_without[0][3] == doctest::Approx(3.0 / 11));  // .4, .5, .6
    CHECK(outcome.zone_without[1][3] == 0);
    CHECK(outcome.refuses[1][3] > .5);  // what is tabled respects the limit and costs the other too much
}

TEST_CASE("the proposer's offer is the logit offer of the bargaining rules") {
    Pie pie(20, .2, .1, .5, 9, 3);
    pie.track.rule = Rule::offer;
    std::vector<double> utility, measure;
    for (std::size_t b = 0; b <= 20; ++b) {
        utility.insert(utility.end(), {pie.at(b), 1 - pie.at(b)});
        measure.push_back(pie.terms.mass[0][b][3]);
    }
    const std::vector<double> without{.2, .1}, decisiveness{9, 9};
    const LogitOffer offer = logit_offer({utility, without}, 0, decisiveness, measure);
    const Outcome outcome = pie.play();
    for (std::size_t b = 0; b <= 20; ++b) {
        CHECK(outcome.in_force_bin[0][0][b][3] ==
              doctest::Approx(offer.offered[b] * offer.accepted[b]).epsilon(1e-12));
    }
}

TEST_CASE("a promise is kept as far as keeping it is worth more than breaking") {
    Pie pie(1, 0, 0, .5, 10, 0);  // two deals, no settlement between
    pie.track.keeping = true;
    const auto kept = [&](double hold) {
        pie.terms.hold = {{all(hold), all(hold)}};
        const Outcome outcome = pie.play();
        return outcome.kept[0][0][3] / pie.in_force(outcome);
    };
    // In both deals one side has 1 and the other 0: K = logistic(10 (1 + h)) logistic(10 h).
    for (const double hold : {0.0, .1, .5}) {
        const double expected = 1 / (1 + std::exp(-10 * (1 + hold))) / (1 + std::exp(-10 * hold));
        CHECK(kept(hold) == doctest::Approx(expected).epsilon(1e-12));
    }
    CHECK(kept(std::numeric_limits<double>::infinity()) == 1);
}

TEST_CASE("quotas: all coalitions, and units for larger bodies") {
    Pie pie(1, 0, 0, .5, 10, 0);
    for (int r = 0; r < 12; ++r) pie.add_ratifier([](double) { return .5; }, .5);  // every one a coin toss
    pie.track.quota = .5;
    double at_least_half = 0;  // P(Binomial(12, 1/2) >= 6)
    double term = std::pow(.5, 12);
    for (int k = 0; k <= 12; ++k) {
        if (k >= 6) at_least_half += term;
        term *= static_cast<double>(12 - k) / (k + 1);
    }
    const auto ratified = [&] {
        const Outcome outcome = pie.play();
        return pie.in_force(outcome) / deal(outcome);
    };
    CHECK(ratified() == doctest::Approx(at_least_half).epsilon(1e-12));
    for (Lane& weight : pie.terms.ratifier_weight) weight[3] = 2.5;  // the same shares; only one lane differs
    CHECK(ratified() == doctest::Approx(at_least_half).epsilon(1e-12));
    pie.terms.ratifier_weight[0] = all(100);  // one holds nearly all
    CHECK(ratified() == doctest::Approx(.5).epsilon(1e-12));
    pie.track.quota = 2;
    CHECK(ratified() == doctest::Approx(std::pow(.5, 12)).epsilon(1e-12));
}

TEST_CASE("lanes whose mass is 0 give zeros") {
    Pie pie(100, .2, .1, .6, 20, 20);
    for (Lane& mass : pie.terms.mass[0]) mass[4] = 0;
    for (Rule rule : {Rule::logit, Rule::offer, Rule::nash}) {
        pie.track.rule = rule;
        const Outcome outcome = pie.play();
        CHECK(outcome.none[0][4] == 0);
        CHECK(outcome.kept[0][0][4] == 0);
        CHECK(outcome.zone_mass[4] == 0);
        CHECK(outcome.value[0][4] == 0);
        CHECK(outcome.none[0][3] + outcome.signed_only[0][0][3] + outcome.kept[0][0][3] ==
              doctest::Approx(1));
    }
}

#include "game/negotiation/bargain.h"

#include <doctest/doctest.h>

#include <cmath>

#include "game/negotiation/plain_bargain.h"

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
    double mean(const Outcome& outcome) const {
        double sum = 0, mass = 0;
        for (std::size_t b = 0; b <= steps; ++b) {
            sum += at(b) * outcome.in_force_bin[0][0][b][3];
            mass += outcome.in_force_bin[0][0][b][3];
        }
        return sum / mass;
    }
};

}  // namespace

TEST_CASE("T2e: equations (4) to (8) on a pie without ratifier") {
    const Pie pie(100, .2, .1, .6, 20, 20);
    const Outcome outcome = pie.play();
    CHECK(1 - outcome.none[0][3] == doctest::Approx(.99052212).epsilon(1e-8));
    CHECK(pie.mean(outcome) == doctest::Approx(.61480029).epsilon(1e-8));
}

#include "theory/batch.h"

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <rapidcheck.h>
#include <vector>

#include "theory/compromise/compromise.h"
#include "theory/condorcet/conditional.h"
#include "theory/density.h"
#include "theory/median/median.h"

namespace theory = entente::theory;

namespace {

/// Draws of one issue: [actor][draw], with pointers as the kernels want them.
struct Draws {
    std::size_t actors, draws;
    std::vector<std::vector<double>> position, weight;
    std::vector<const double*> positions, weights;

    theory::IssueColumns columns() {
        positions.clear(), weights.clear();
        for (std::size_t a = 0; a < actors; ++a) {
            positions.push_back(position[a].data());
            weights.push_back(weight[a].data());
        }
        return {actors, draws, positions.data(), weights.data()};
    }
};

/// Some positions coincide, some weights are 0, some draws have no weight at all.
/// Whole tens, so that positions meet.
double ten_steps(int at) {
    const int steps = at / 100;
    return steps * 10;
}

Draws any_draws() {
    Draws d{*rc::gen::inRange<std::size_t>(1, 14), *rc::gen::inRange<std::size_t>(1, 40), {}, {}, {}, {}};
    const int shift = *rc::gen::inRange(-3, 4);
    const auto weightless = *rc::gen::inRange<std::size_t>(0, 40);
    for (std::size_t a = 0; a < d.actors; ++a) {
        d.position.emplace_back();
        d.weight.emplace_back();
        for (std::size_t i = 0; i < d.draws; ++i) {
            const int at = *rc::gen::inRange(0, 1000), weight = *rc::gen::inRange(-100, 1000);
            d.position[a].push_back(at % 3 == 0 ? ten_steps(at) + shift : at / 7.0);
            d.weight[a].push_back(i == weightless || weight < 0 ? 0 : weight / 13.0);
        }
    }
    return d;
}

template <class Kernel, class Scalar>
void same_bytes_of(Draws draws, Kernel kernel, Scalar scalar) {
    std::vector<double> out(draws.draws, -1);
    kernel(draws.columns(), out.data());
    for (std::size_t i = 0; i < draws.draws; ++i) {
        std::vector<double> x, w;
        for (std::size_t a = 0; a < draws.actors; ++a) {
            x.push_back(draws.position[a][i]);
            w.push_back(draws.weight[a][i]);
        }
        const double one = scalar(x, w);
        RC_ASSERT(std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(out[i]));
        RC_ASSERT(one >= *std::min_element(x.begin(), x.end()));
        RC_ASSERT(one <= *std::max_element(x.begin(), x.end()));
    }
}

template <class Kernel, class Scalar>
void same_bytes(Kernel kernel, Scalar scalar) {
    CHECK(rc::check([&] { same_bytes_of(any_draws(), kernel, scalar); }));
}

std::vector<double> list(std::initializer_list<double> values) { return values; }

}  // namespace

TEST_CASE("kernels over draws give the bytes of their scalar twins") {
    same_bytes(theory::compromise_columns, theory::compromise);
    same_bytes(theory::median_columns, theory::weighted_median);
    same_bytes(theory::condorcet_columns, theory::conditional_mean);
}

TEST_CASE("weighted mean and median of a small council") {
    const auto x = list({10, 40, 90}), w = list({1, 2, 1});
    CHECK(theory::compromise(x, w) == 45);
    CHECK(theory::weighted_median(x, w) == 40);
    // An exact half stays with the smaller position.
    CHECK(theory::weighted_median(list({10, 90}), list({1, 1})) == 10);
    CHECK(theory::weighted_median(list({90, 10, 50}), list({0.3, 0.2, 0.1})) == 50);
}

TEST_CASE("nobody with weight: everybody counts alike") {
    const auto x = list({0, 30, 90}), none = list({0, 0, 0});
    CHECK(theory::compromise(x, none) == 40);
    CHECK(theory::weighted_median(x, none) == 30);
    CHECK(theory::conditional_mean(x, none) == theory::conditional_mean(x, list({1, 1, 1})));
}

TEST_CASE("equal positions give that position exactly") {
    const auto x = list({0.1, 0.1, 0.1}), w = list({0.7, 0.2, 0.3});
    CHECK(theory::compromise(x, w) == 0.1);
    CHECK(theory::weighted_median(x, w) == 0.1);
    CHECK(theory::conditional_mean(x, w) == 0.1);
}

TEST_CASE("conditional Condorcet of two is the contest of their weights") {
    // Each backs its own end with weight x distance: chances 3/4 and 1/4, up to the floor of 1e-8.
    CHECK(theory::conditional_mean(list({0, 100}), list({3, 1})) == doctest::Approx(25).epsilon(1e-7));
}

TEST_CASE("conditional Condorcet: no weight, a split actor, another unit change nothing") {
    const auto x = list({5, 20, 70, 95}), w = list({2, 1, 4, 1});
    const double mean = theory::conditional_mean(x, w);
    CHECK(theory::conditional_mean(list({5, 20, 70, 95, 50}), list({2, 1, 4, 1, 0})) == doctest::Approx(mean));
    CHECK(theory::conditional_mean(list({5, 20, 70, 95, 70}), list({2, 1, 3, 1, 1})) == doctest::Approx(mean));
    CHECK(theory::conditional_mean(x, list({200, 100, 400, 100})) == doctest::Approx(mean));
    CHECK(theory::conditional_mean(list({50, 200, 700, 950}), w) == doctest::Approx(10 * mean));
    CHECK(theory::conditional_mean(list({95, 80, 30, 5}), w) == doctest::Approx(100 - mean));
}

TEST_CASE("conditional Condorcet stays finite where products of chances would vanish") {
    std::vector<double> x, w;
    for (int i = 0; i < 200; ++i) {
        x.push_back(i % 2 == 0 ? i * 0.5 : 100 - i * 1e-9);
        w.push_back(i % 2 == 0 ? 1e-9 : 1.0);
    }
    const double mean = theory::conditional_mean(x, w);
    CHECK(mean >= 0);
    CHECK(mean <= 100);
}

TEST_CASE("the learned density holds all probability") {
    const auto density = theory::learned_density(list({0, 100}), list({1, 3}));
    double all = 0;
    for (const auto& atom : density.atoms) all += atom.mass;
    for (const auto& part : density.parts) all += part.mass;
    CHECK(all == doctest::Approx(1));
}

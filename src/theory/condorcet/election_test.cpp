#include "theory/condorcet/election.h"

#include <cmath>
#include <doctest/doctest.h>
#include <numeric>
#include <vector>

#include "theory/condorcet/conditional.h"
#include "theory/test_data.h"

using namespace entente::theory;
using namespace entente::theory::testing;

namespace {

const std::vector<double> positions{5, 20, 70, 95}, weights{2, 1, 4, 1};

constexpr ElectionForm forms[] = {ElectionForm::markov_uniform, ElectionForm::conditional, ElectionForm::markov_incentive};
constexpr VictoryLaw victories[] = {VictoryLaw::linear, VictoryLaw::square, VictoryLaw::quartic, VictoryLaw::octic,
                                    VictoryLaw::binary};
constexpr VotingLaw votings[] = {VotingLaw::proportional, VotingLaw::binary, VotingLaw::proportional_binary,
                                 VotingLaw::proportional_cubic, VotingLaw::cubic, VotingLaw::asymmetric};

double mean(const Election& e) {
    double sum = 0;
    for (std::size_t i = 0; i < e.candidate.size(); ++i) sum += e.candidate[i] * e.chance[i];
    return sum;
}

}  // namespace

TEST_CASE("election: laws of victory and voting, by hand") {
    CHECK(victory(VictoryLaw::linear, 3, 1) == doctest::Approx(.75));
    CHECK(victory(VictoryLaw::square, 3, 1) == doctest::Approx(.9));
    CHECK(victory(VictoryLaw::quartic, 3, 1) == doctest::Approx(81. / 82));
    CHECK(victory(VictoryLaw::octic, 3, 1) == doctest::Approx(6561. / 6562));
    CHECK(victory(VictoryLaw::binary, 1.2, 1) == doctest::Approx(1 / (1 + 1e-6)));
    CHECK(victory(VictoryLaw::binary, 1, 1) == doctest::Approx(.5));
    CHECK(victory(VictoryLaw::binary, 1, 1.2) == doctest::Approx(1e-6));
    CHECK(vote(VotingLaw::proportional, 2, .5) == 1);
    CHECK(vote(VotingLaw::binary, 2, .5) == 2);
    CHECK(vote(VotingLaw::proportional_binary, 2, .5) == doctest::Approx(1.2));
    CHECK(vote(VotingLaw::proportional_cubic, 2, .5) == doctest::Approx(.625));
    CHECK(vote(VotingLaw::cubic, 2, -.5) == doctest::Approx(-.25));
    CHECK(vote(VotingLaw::asymmetric, 2, -.5) == doctest::Approx(-1));
    CHECK(vote(VotingLaw::asymmetric, 3, .5) == doctest::Approx(1));
}

TEST_CASE("election of two: every form gives the contest itself") {
    const std::vector<double> x{0, 100}, w{3, 1};
    for (const ElectionForm form : {ElectionForm::markov_uniform, ElectionForm::conditional})
        CHECK(mean(hold_election(x, w, 100, {form})) == doctest::Approx(25).epsilon(1e-6));
    // Incentive: rest point of p0' = V00 p0 T00 2 + V01 (p0 T10 + p1 T01), solved by hand with C = (3, 1), V = 3/4, 1/4:
    // T01 = T10 = 1 up to the floor, so p0 = V01 = 3/4 again.
    CHECK(mean(hold_election(x, w, 100, {ElectionForm::markov_incentive})) == doctest::Approx(25).epsilon(1e-4));
}

TEST_CASE("election: all laws give a distribution that order, units and mirrors respect") {
    for (const ElectionForm form : forms) {
        for (const VictoryLaw win : victories) {
            for (const VotingLaw law : votings) {
                const ElectionLaws laws{form, win, law};
                const Election e = hold_election(positions, weights, 100, laws);
                CHECK(e.settled);
                CHECK(std::accumulate(e.chance.begin(), e.chance.end(), 0.0) == doctest::Approx(1));
                const double m = mean(e);
                const auto close = doctest::Approx(m).epsilon(1e-6);
                CHECK(mean(hold_election({{95, 70, 20, 5}}, {{1, 4, 1, 2}}, 100, laws)) == close);
                CHECK(mean(hold_election(positions, {{20, 10, 40, 10}}, 100, laws)) == close);
                CHECK(mean(hold_election({{5, 20, 70, 95, 33}}, {{2, 1, 4, 1, 0}}, 100, laws)) == close);
                CHECK(mean(hold_election({{5, 20, 70, 95, 70}}, {{2, 1, 1, 1, 3}}, 100, laws)) == close);
                CHECK(100 - mean(hold_election({{95, 80, 30, 5}}, weights, 100, laws)) == close);
                CHECK(10 * mean(hold_election({{.5, 2, 7, 9.5}}, weights, 10, laws)) == close);
            }
        }
    }
}

TEST_CASE("election: the conditional form is the one the ensemble runs") {
    CHECK(mean(hold_election(positions, weights, 100, {ElectionForm::conditional})) ==
          doctest::Approx(conditional_mean(positions, weights)).epsilon(1e-9));
}

TEST_CASE("condorcet as a theory") {
    const Table table = one_issue_table({{"a", 2, 5, 100}, {"b", 1, 20, 100}, {"c", 4, 70, 100}, {"d", 1, 95, 100}});
    CHECK(settled("condorcet", table) == doctest::Approx(mean(hold_election(positions, weights, 100, {}))));
    CHECK(settled("condorcet", table, {{"victory", "octic"}, {"election", "conditional"}}) == doctest::Approx(70).epsilon(.02));
    const auto result = settle("condorcet", table, {});
    CHECK(result->distribution[0].atoms.size() == 4);
    CHECK(settled("condorcet", one_issue_table({{"a", 1, 40, 50}, {"b", 1, 40, 50}})) == 40);
}

// Known answers of the parts and of a small run, consent, degenerate and refused input.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "theory/spatial/bargain.h"
#include "theory/spatial/codes.h"
#include "theory/spatial/draw.h"
#include "theory/spatial/election.h"
#include "theory/spatial/spatial.h"
#include "theory/spatial/survey.h"
#include "theory/spatial/vote.h"

namespace entente::theory::spatial {
namespace {

using doctest::Approx;

/// One issue, three actors; the numbers below come from an independent script over the same formulas.
Input three_actors() {
    return {.actors = 3, .issues = 1, .power = {1, 2, 1.5}, .position = {10, 90, 40}, .salience = {80, 50, 60},
            .ideal = {}, .accommodation = {}};
}

std::set<std::string> refusals(const Input& input, const Options& options = {}) {
    std::set<std::string> codes;
    const Result<History> history = run_spatial(input, options);
    if (!history) {
        for (const Diagnostic& diagnostic : history.error()) {
            codes.insert(diagnostic.code);
        }
    }
    return codes;
}

bool all_finite(const History& history) {
    return std::all_of(history.states.begin(), history.states.end(), [](const State& state) {
        const auto finite = [](double x) { return std::isfinite(x); };
        return std::all_of(state.position.begin(), state.position.end(), finite) &&
               std::all_of(state.ideal.begin(), state.ideal.end(), finite) &&
               std::all_of(state.win_probability.begin(), state.win_probability.end(), finite) &&
               std::all_of(state.risk.begin(), state.risk.end(), finite);
    });
}

}  // namespace

TEST_CASE("votes") {
    CHECK(vote<VotingRule::proportional>(2, 0.5) == 1.0);
    CHECK(vote<VotingRule::cubic>(2, -0.5) == -0.25);
    CHECK(vote<VotingRule::binary>(2, 0.5) == 2.0);
    CHECK(vote<VotingRule::binary>(2, -5e-9) == Approx(-1.0));
    CHECK(vote<VotingRule::proportional_binary>(1, 0.5) == Approx(0.6));
    CHECK(vote<VotingRule::proportional_cubic>(1, 0.5) == Approx(0.3125));
    CHECK(vote<VotingRule::asymmetric>(3, 0.5) == Approx(1.0));
    CHECK(vote<VotingRule::asymmetric>(3, -0.5) == Approx(-1.5));
}

TEST_CASE("chances of victory") {
    CHECK(victory<VictoryLaw::linear>(3, 1) == 0.75);
    CHECK(victory<VictoryLaw::square>(3, 1) == 0.9);
    CHECK(victory<VictoryLaw::quartic>(3, 1) == Approx(81.0 / 82));
    CHECK(victory<VictoryLaw::octic>(1, 1) == 0.5);
    CHECK(victory<VictoryLaw::binary>(1.2, 1) == Approx(1 / (1 + 1e-6)));
    CHECK(victory<VictoryLaw::binary>(1, 1.2) == Approx(1e-6).epsilon(1e-5));
    CHECK(victory<VictoryLaw::binary>(1, 1) == Approx(0.5));
}

TEST_CASE("an election between two options is a contest of two coalitions") {
    // Voter 1 of weight 3 prefers option 0 by 0.5, voter 2 of weight 1 option 1 by 0.5: 1.5 against 0.5.
    const std::vector<double> utility{1.0, 0.5, 0, 0, 0.5, 1.0, 0, 0};
    const std::vector<double> weight{3, 1};
    const Ballot ballot{2, 2, 4, utility.data(), weight.data()};
    ElectionRoom room;
    for (const CondorcetModel model :
         {CondorcetModel::conditional, CondorcetModel::markov_uniform, CondorcetModel::markov_incentive}) {
        std::vector<double> p(2);
        CHECK(elect({VictoryLaw::linear, VotingRule::proportional, model}, ballot, room, p.data()));
        CHECK(p[0] + p[1] == Approx(1.0));
        CHECK(p[0] > 0.7);
        if (model == CondorcetModel::conditional) {
            CHECK(p[0] == Approx(0.75));
        }
    }
}

TEST_CASE("products that vanish keep their shares") {
    // 300 options: 299 lose to every other by a billionth; the first wins. Products of the losers fall below any double.
    const std::size_t n = 300;
    std::vector<double> chance(n * n, 1e-9);
    for (std::size_t b = 0; b < n; ++b) {
        chance[b * n + 0] = 1.0 - 1e-9;
        chance[b * n + b] = 0.5;
    }
    std::vector<double> share(n);
    shares_of_products(n, n, chance.data(), share.data());
    CHECK(share[0] == Approx(1.0));
    std::fill(chance.begin(), chance.end(), 1e-9);
    shares_of_products(n, n, chance.data(), share.data());
    CHECK(share[0] == Approx(1.0 / 300));
}

TEST_CASE("bargains") {
    const double ti = 0.2;
    const double tj = 0.6;
    const double s = 0.5;
    double bi = 0;
    double bj = 0;
    const Party i{&ti, &s};
    const Party j{&tj, &s};
    interpolate(VectorBargain::s2p2, 1, i, j, 0.5, &bi, &bj);
    CHECK(bi == 0.4);  // equals meet in the middle
    CHECK(bj == 0.4);
    interpolate(VectorBargain::s1p1, 1, i, j, 0.75, &bi, &bj);
    CHECK(bi == 0.3);  // three to one
    interpolate(VectorBargain::s2p2, 1, i, j, 0.75, &bi, &bj);
    CHECK(bi == 0.24);  // nine to one
    interpolate(VectorBargain::s2pmax, 1, i, j, 1.0, &bi, &bj);
    CHECK(bi == 0.2);  // the sure winner does not move, the other goes all the way
    CHECK(bj == Approx(0.2).epsilon(1e-4));
    interpolate(VectorBargain::s2pmax, 1, i, j, 0.5, &bi, &bj);
    CHECK(bi == 0.2);  // nobody has the advantage
    CHECK(bj == 0.6);
    CHECK(round_to_grid(0.12344999) == 0.1234);
    CHECK(round_to_grid(0.12345) == 0.1235);
}

TEST_CASE("perceived risk lies between one's own and the other's") {
    CHECK(perceived_risk(RiskPerception::none, -0.5, 1) == -0.5);
    CHECK(perceived_risk(RiskPerception::one_third, -0.5, 1) == Approx(0.0));
    CHECK(perceived_risk(RiskPerception::half, -0.5, 1) == 0.25);
    CHECK(perceived_risk(RiskPerception::two_thirds, -0.5, 1) == Approx(0.5));
    CHECK(perceived_risk(RiskPerception::full, -0.5, 1) == 1.0);
}

TEST_CASE("a small run by hand") {
    const Result<History> history = run_spatial(three_actors(), {.max_turns = 1});
    REQUIRE(history);
    const State& start = history->states[0];
    CHECK(start.risk[0] == Approx(-0.5));
    CHECK(start.risk[1] == Approx(0.2590361464911855).epsilon(1e-12));
    CHECK(start.risk[2] == Approx(1.0));
    CHECK(start.win_probability[0] == Approx(0.1903655624103873).epsilon(1e-12));
    CHECK(start.win_probability[2] == Approx(0.4273772613739824).epsilon(1e-12));
    const std::vector<Proposal>& proposals = history->turns[0].proposals;
    REQUIRE(proposals.size() == 3);
    CHECK(proposals[0].receiver == 1);
    CHECK(proposals[0].win_probability == Approx(0.4334369771294407).epsilon(1e-12));
    CHECK(proposals[0].expected_gain == Approx(0.38142453987390795).epsilon(1e-12));
    CHECK(proposals[1].receiver == 0);
    CHECK(proposals[2].receiver == 1);
    CHECK(proposals[2].expected_gain == Approx(0.09083388588302643).epsilon(1e-12));
    CHECK(history->states[1].position == std::vector<double>{0.4202 * 100, 0.4202 * 100, 0.7404 * 100});
}

TEST_CASE("with consent a bargain binds both or neither") {
    // Left alone, the third actor moves by a bargain with the second, which meanwhile settles with the first.
    const Result<History> alone = run_spatial(three_actors(), {.max_turns = 1});
    const Result<History> both = run_spatial(three_actors(), {.consent = Consent::both, .max_turns = 1});
    REQUIRE(alone);
    REQUIRE(both);
    CHECK(alone->turns[0].proposals[2].initiator_accepts);
    CHECK_FALSE(alone->turns[0].proposals[2].receiver_accepts);
    CHECK(both->states[1].position == std::vector<double>{0.4202 * 100, 0.4202 * 100, 40});
}

TEST_CASE("the corrected model mends the receiver's view") {
    Options options{.bargain = BargainModel::initiator_and_receiver, .max_turns = 1};
    const Result<History> source = run_spatial(three_actors(), options);
    options.consent = Consent::both;
    const Result<History> corrected = run_spatial(three_actors(), options);
    REQUIRE(source);
    REQUIRE(corrected);
    const Proposal& slip = source->turns[0].proposals[1];
    const Proposal& meant = corrected->turns[0].proposals[1];
    CHECK(slip.win_probability != meant.win_probability);
    // Both views of one contest: 0.433 to the initiator, not far from it to the receiver.
    CHECK(std::abs(meant.win_probability - 0.4334) < 0.1);
}

TEST_CASE("a stochastic run depends on its seed alone") {
    Options options{.transition = StateTransition::stochastic, .seed = 3, .max_turns = 20};
    const Result<History> one = run_spatial(three_actors(), options);
    const Result<History> again = run_spatial(three_actors(), options);
    REQUIRE(one);
    CHECK(*one == *again);
    bool differs = false;
    for (options.seed = 4; options.seed < 12; ++options.seed) {
        differs |= run_spatial(three_actors(), options)->states != one->states;
    }
    CHECK(differs);
    // Chances are kept: 0.3 and 0.7 over 4,000 draws, a standard deviation of 0.0072; two actors draw independently,
    // so both take the first at 0.09, a standard deviation of 0.0045.
    std::size_t first = 0;
    std::size_t together = 0;
    for (std::size_t turn = 0; turn < 4000; ++turn) {
        const bool one_first = drawn(std::vector{0.3, 0.7}, 1, turn, 0) == 0;
        const bool other_first = drawn(std::vector{0.3, 0.7}, 1, turn, 1) == 0;
        first += one_first ? 1U : 0U;
        together += one_first && other_first ? 1U : 0U;
    }
    CHECK(std::abs(static_cast<double>(first) / 4000 - 0.3) < 0.03);
    CHECK(std::abs(static_cast<double>(together) / 4000 - 0.09) < 0.018);
    CHECK(drawn(std::vector{0.0, 1.0, 0.0}, 1, 5, 2) == 1);
}

TEST_CASE("fixed ideals stay, and ideals that follow others stay on the scale") {
    Input input = three_actors();
    input.accommodation.assign(9, 0.0);
    const Result<History> fixed = run_spatial(input, {});
    REQUIRE(fixed);
    CHECK(fixed->states.back().ideal == std::vector<double>{10, 90, 40});
    input.accommodation.assign(9, 1.0 / 3);
    const Result<History> shared = run_spatial(input, {.max_turns = 1});
    REQUIRE(shared);
    const State& last = shared->states.back();
    const double mean = (last.position[0] + last.position[1] + last.position[2]) / 3;
    CHECK(last.ideal[0] == Approx(mean));
    CHECK(last.ideal[1] == Approx(mean));
}

TEST_CASE("actors who agree stay where they are, and the history says so") {
    Input input = three_actors();
    input.position = {37.5, 37.5, 37.5};
    const Result<History> history = run_spatial(input, {});
    REQUIRE(history);
    CHECK(all_finite(*history));
    CHECK(history->stopped == StopReason::settled);
    CHECK(history->states.back().position == input.position);
    CHECK(history->states.back().win_probability == std::vector<double>{1, 1, 1});
    REQUIRE(history->notes.size() == 1);
    CHECK(history->notes[0].code == "E359");
    CHECK(history->notes[0].severity == Severity::note);
}

TEST_CASE("equal actors at the poles give no NaN") {
    Input input = three_actors();
    input.power = {1, 1, 1};
    input.salience = {100, 100, 100};
    for (const std::vector<double>& position :
         {std::vector<double>{0, 100, 50}, std::vector<double>{0, 0, 100}, std::vector<double>{0, 100, 100}}) {
        input.position = position;
        for (const CondorcetModel model :
             {CondorcetModel::conditional, CondorcetModel::markov_uniform, CondorcetModel::markov_incentive}) {
            const Result<History> history = run_spatial(input, {.condorcet = model});
            REQUIRE(history);
            CHECK(all_finite(*history));
        }
    }
}

TEST_CASE("the last state's places have chances that sum to 1") {
    const Result<History> history = run_spatial(three_actors(), {});
    REQUIRE(history);
    double total = 0;
    for (const double p : history->states.back().place_probability) {
        total += p;
    }
    CHECK(total == Approx(1.0));
    const double expected = expected_position(*history, 1)[0];
    const auto [low, high] = std::minmax_element(history->states.back().position.begin(),
                                                 history->states.back().position.end());
    CHECK(expected >= *low);
    CHECK(expected <= *high);
    const double likeliest = likeliest_position(*history, 1)[0];
    CHECK(std::count(history->states.back().position.begin(), history->states.back().position.end(), likeliest) > 0);
}

TEST_CASE("a run that is cut short says so") {
    const Result<History> history = run_spatial(three_actors(), {.max_turns = 1});
    REQUIRE(history);
    CHECK(history->stopped == StopReason::out_of_turns);
    CHECK(history->states.size() == 2);
    REQUIRE(history->notes.size() == 1);
    CHECK(history->notes[0].code == "E359");
}

TEST_CASE("input the model cannot run on is refused with its code") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Input input = three_actors();
    const auto with = [&](auto change) {
        Input changed = three_actors();
        change(changed);
        return refusals(changed);
    };
    CHECK(refusals(input).empty());
    CHECK(refusals({.actors = 2, .issues = 1, .power = {1, 1}, .position = {0, 100}, .salience = {50, 50},
                    .ideal = {}, .accommodation = {}}) == std::set<std::string>{"E350"});
    CHECK(with([](Input& x) { x.actors = 5000; }) == std::set<std::string>{"E350"});
    CHECK(with([](Input& x) { x.issues = 0; }) == std::set<std::string>{"E350"});
    CHECK(with([](Input& x) { x.position.pop_back(); }) == std::set<std::string>{"E351"});
    CHECK(with([](Input& x) { x.power[1] = 0; }) == std::set<std::string>{"E351"});
    CHECK(with([&](Input& x) { x.power[1] = nan; }) == std::set<std::string>{"E351"});
    CHECK(with([](Input& x) { x.position[0] = 101; }) == std::set<std::string>{"E351"});
    CHECK(with([&](Input& x) { x.position[0] = nan; }) == std::set<std::string>{"E351"});
    CHECK(with([](Input& x) { x.ideal = {0, 0, -1}; }) == std::set<std::string>{"E351"});
    CHECK(with([](Input& x) { x.salience[0] = 100.5; }) == std::set<std::string>{"E352"});
    CHECK(with([](Input& x) { x.salience[0] = 0; }) == std::set<std::string>{"E352"});
    CHECK(with([&](Input& x) { x.salience[0] = nan; }) == std::set<std::string>{"E352"});
    CHECK(with([](Input& x) { x.accommodation = {1}; }) == std::set<std::string>{"E353"});
    CHECK(with([](Input& x) { x.accommodation.assign(9, 0.5); }) == std::set<std::string>{"E353"});
    CHECK(with([](Input& x) { x.accommodation = {-1, 1, 0, 0, 1, 0, 0, 0, 1}; }) == std::set<std::string>{"E353"});
    CHECK(refusals(input, {.max_turns = 0}) == std::set<std::string>{"E354"});
    CHECK(refusals(input, {.stop_ratio = nan}) == std::set<std::string>{"E354"});
}

TEST_CASE("every code of this room is explained once") {
    std::set<std::string_view> codes;
    for (const CodeEntry& entry : spatial_codes()) {
        CHECK(codes.insert(entry.code).second);
        CHECK_FALSE(entry.meaning.empty());
        CHECK_FALSE(entry.remedy.empty());
    }
    for (const char* code : {"E350", "E351", "E352", "E353", "E354", "E355", "E356", "E357", "E358", "E359"}) {
        CHECK(codes.count(code) == 1);
    }
}

}  // namespace entente::theory::spatial

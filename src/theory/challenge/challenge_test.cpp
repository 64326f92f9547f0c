#include "theory/challenge/challenge.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "theory/challenge/round.h"
#include "theory/test_data.h"

using namespace entente::theory;
using namespace entente::theory::testing;

namespace {

/// Weighted median and mean after each round, as the stored log of the program behind Scholz et al. 2011 has them.
struct Published {
    double median, mean;
};
constexpr Published rounds[] = {{8.415932, 7.461314378277}, {9.610859, 7.552500865856}, {9.961980, 7.590144997452},
                                {9.961980, 7.358130531334}, {9.961980, 7.349173989675}, {7.472046, 7.414877545373},
                                {8.824594, 7.510457183677}, {9.671130, 7.572447097550}, {9.671130, 7.324989065684},
                                {7.000000, 7.242130958474}};

Settlement run(const Table& table, const Settings& settings) {
    const auto result = settle("challenge", table, settings);
    REQUIRE(result.has_value());
    return *result;
}

}  // namespace

TEST_CASE("challenge repeats the published run on emission standards") {
    const Settlement result = run(emission_standards(), {{"reading", "scholz-code"}, {"rounds", "10"}});
    REQUIRE(result.rounds.size() == 11);
    CHECK(result.states == 11);
    CHECK(result.rounds[0].mean[0] == doctest::Approx(7.389955686853767).epsilon(1e-14));
    CHECK(result.rounds[0].median[0] == 7);
    for (std::size_t t = 0; t < 10; ++t) {
        CAPTURE(t);
        CHECK(std::abs(result.rounds[t + 1].mean[0] - rounds[t].mean) < 1e-9);
        CHECK(std::abs(result.rounds[t + 1].median[0] - rounds[t].median) < 5.1e-7);  // six decimals printed
    }
}

TEST_CASE("challenge: expected utilities of the first round") {
    const Table table = emission_standards();
    std::vector<double> salience = table.salience;
    for (double& s : salience) s /= 100;
    const auto views = challenge::first_round_views({table.position, table.power, salience},
                                                    challenge::named_reading("scholz-code"));
    const auto view = [&](std::size_t i, std::size_t j) { return views[i * 10 + j]; };
    CHECK(view(1, 4).challenge == doctest::Approx(-0.114830503473).epsilon(1e-11));  // Belgium, France
    CHECK(view(1, 4).answer == doctest::Approx(0.243296594523).epsilon(1e-11));
    CHECK(view(2, 1).challenge == doctest::Approx(0.245509222483).epsilon(1e-11));  // Luxembourg, Belgium
    CHECK(view(2, 1).answer == doctest::Approx(0.542246100211).epsilon(1e-11));
    CHECK(view(7, 2).challenge == doctest::Approx(0.538237766433).epsilon(1e-11));  // Ireland, Luxembourg
    CHECK(view(7, 2).answer == doctest::Approx(0.682477825251).epsilon(1e-11));
}

TEST_CASE("challenge: readings on the same input run from one end of the scale to the other") {
    const Table table = emission_standards();
    // theories.md 1.2: pairwise chances and least move leave the median at 7, mean 7.04 to 7.51.
    const Settlement least = run(table, {{"reading", "least-move"}});
    for (const Round& round : least.rounds) CHECK(round.median[0] == 7);
    CHECK(least.rounds[1].mean[0] == doctest::Approx(7.04).epsilon(1e-3));
    CHECK(least.rounds[10].mean[0] == doctest::Approx(7.51).epsilon(1e-3));
    // Pairwise chances and the highest offer: everybody at 10 in round 3.
    const Settlement highest = run(table, {{"reading", "highest-offer"}, {"rounds", "3"}});
    for (std::size_t a = 0; a < 10; ++a) CHECK(highest.rounds[3].position[a] == 10);
    // Global chances, least move, the paper's view of the answer: 8.779, 9.678, 9.949, then 10.
    const Settlement mixed = run(table, {{"offer", "least-move"}, {"precedence", "none"}, {"view", "target"}});
    CHECK(std::abs(mixed.rounds[1].median[0] - 8.779) < 5e-4);
    CHECK(std::abs(mixed.rounds[2].median[0] - 9.678) < 5e-4);
    CHECK(std::abs(mixed.rounds[3].median[0] - 9.949) < 5e-4);
    CHECK(std::abs(mixed.rounds[10].median[0] - 10) < 1e-3);
}

TEST_CASE("challenge: order, unit and direction of the scale do not matter") {
    const Table table = one_issue_table({{"a", 30, 12, 80}, {"b", 25, 35, 45}, {"c", 40, 61, 70}, {"d", 20, 90, 95}});
    Table doubled = table, mirrored = table, stretched = table;
    for (double& c : doubled.power) c *= 2;
    for (double& x : mirrored.position) x = 100 - x;
    for (double& x : stretched.position) x /= 2;
    for (const char* reading : {"scholz-paper", "least-move", "highest-offer", "scholz-code"}) {
        CAPTURE(reading);
        const Settlement base = run(table, {{"reading", reading}});
        const Settlement power = run(doubled, {{"reading", reading}});
        const Settlement half = run(stretched, {{"reading", reading}});
        for (std::size_t t = 0; t < base.rounds.size(); ++t) {
            CHECK(power.rounds[t].mean[0] == doctest::Approx(base.rounds[t].mean[0]));
            CHECK(half.rounds[t].mean[0] == doctest::Approx(base.rounds[t].mean[0] / 2));
        }
        // The code's key for compromises picks the lowest point, so it alone has a preferred end of the scale.
        if (std::string(reading) == "scholz-code") continue;
        const Settlement other = run(mirrored, {{"reading", reading}});
        for (std::size_t t = 0; t < base.rounds.size(); ++t)
            CHECK(other.rounds[t].mean[0] == doctest::Approx(100 - base.rounds[t].mean[0]));
    }
}

TEST_CASE("challenge: relabelling carries positions along") {
    Table table = emission_standards(), reversed = table;
    std::reverse(reversed.actors.begin(), reversed.actors.end());
    std::reverse(reversed.position.begin(), reversed.position.end());
    std::reverse(reversed.power.begin(), reversed.power.end());
    std::reverse(reversed.salience.begin(), reversed.salience.end());
    const Settlement a = run(table, {}), b = run(reversed, {});
    for (std::size_t i = 0; i < 10; ++i)
        CHECK(a.rounds[10].position[i] == doctest::Approx(b.rounds[10].position[9 - i]));
}

TEST_CASE("challenge: an actor without weight sways nobody through votes") {
    const Table table = one_issue_table({{"a", 30, 12, 80}, {"b", 25, 35, 45}, {"c", 40, 61, 70}});
    const Table with = one_issue_table({{"a", 30, 12, 80}, {"b", 25, 35, 45}, {"c", 40, 61, 70}, {"z", 0, 40, 50}});
    std::vector<double> s{.8, .45, .7}, s4{.8, .45, .7, .5};
    challenge::Reading reading = challenge::named_reading("least-move");
    const challenge::Stand three = challenge::take_stand({table.position, table.power, s}, table.position, 49, reading.centre);
    const challenge::Stand four = challenge::take_stand({with.position, with.power, s4}, with.position, 49, reading.centre);
    const auto u = challenge::work_out(three, {}, reading), v = challenge::work_out(four, {}, reading);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) CHECK(u.chance[i * 3 + j] == v.chance[i * 4 + j]);
}

TEST_CASE("challenge: each switch is read and most change the run") {
    const Table table = one_issue_table({{"a", 30, 12, 80}, {"b", 25, 35, 45}, {"c", 40, 61, 70}, {"d", 20, 90, 95},
                                         {"e", 10, 55, 30}, {"f", 35, 35, 60}});
    const auto path = [&](const Settings& settings) {
        const Settlement result = run(table, settings);
        std::vector<double> means;
        for (const Round& round : result.rounds) means.push_back(round.mean[0]);
        return means;
    };
    const auto base = path({{"q", "0.5"}});
    for (const auto& [option, value] : Settings{{"denominator", "pairwise"}, {"reverse", "complement"}, {"reverse", "net"},
                                                {"view", "target"}, {"security", "challenging"}, {"sign", "text"},
                                                {"offer", "highest-offer"}, {"t", "always"},
                                                {"t", "never"}, {"q", "0.7"}}) {
        CAPTURE(option);
        CAPTURE(value);
        CHECK(path({{"q", "0.5"}, {option, value}}) != base);
    }
    for (const auto& [option, value] : Settings{{"capitulation", "figure"}, {"centre", "mean"}, {"offer", "least-move"}, {"range", "each-round"}, {"precedence", "none"},
                                                {"tie", "offer"}})
        for (const double mean : path({{"q", "0.5"}, {option, value}})) CHECK(std::isfinite(mean));
}

TEST_CASE("challenge: everybody at one point, and coming to rest") {
    const Table same = one_issue_table({{"a", 1, 40, 50}, {"b", 1, 40, 50}});
    const Settlement result = run(same, {});
    CHECK(result.settlement[0] == 40);
    CHECK(result.notes.at(0).code == "E330");
    const Settlement rest = run(emission_standards(), {{"reading", "least-move"}, {"stop", "settled"}});
    CHECK(rest.rounds.size() == 3);  // the median stays at 7 for two rounds
}

#include "theory/exchange/exchange.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "base/file.h"
#include "base/test_tools.h"
#include "base/text.h"
#include "theory/csv.h"
#include "theory/read_table.h"
#include "theory/test_data.h"

using namespace entente::theory;
using namespace entente::theory::testing;
using entente::test_tools::need;

namespace {

/// Two actors at opposite ends of two issues, each caring for another one.
Table two_by_two() {
    Table table;
    table.actors = {"a", "b"};
    table.issues = {{"p"}, {"q"}};
    table.position = {0, 100, 100, 0};
    table.salience = {80, 40, 20, 60};
    table.power = {1, 1, 1, 1};
    return table;
}

Settlement run(const Table& table, const Settings& settings = {}) {
    const auto result = settle("exchange", table, settings);
    REQUIRE(result.has_value());
    return *result;
}

}  // namespace

TEST_CASE("exchange: two actors trade to the last feasible unit, by hand") {
    // a wants p (ratio 80/40 against 20/60). b gives p: leverage .2/1; a gives q: leverage .4/1.
    // Equal gain: D_q = D_p (.8+.2)/(.4+.6) = D_p. b can give 100 x .2 = 20; a then moves 20/.4 = 50 on q.
    const Settlement result = run(two_by_two());
    REQUIRE(result.exchanges.size() == 1);
    const Exchange& e = result.exchanges[0];
    CHECK(e.first == 0);
    CHECK(e.first_issue == 1);
    CHECK(e.first_move == doctest::Approx(-50));
    CHECK(e.second_move == doctest::Approx(-100));
    CHECK(e.gain == doctest::Approx(20 * .8 - 20 * .4));
    CHECK(e.second_gain == doctest::Approx(e.gain));
    CHECK(result.settlement[0] == doctest::Approx(0));
    CHECK(result.settlement[1] == doctest::Approx(.4 * 50 + .6 * 0));
}

TEST_CASE("exchange repeats the published list on the climate case") {
    const auto input = data_file("bargaining/exchange_case.csv"), expected = data_file("bargaining/exchange_case_expected.csv");
    if (!input || !expected) return;
    const auto table = read_table(*input);
    REQUIRE(table.has_value());
    const Settlement result = run(*table);
    const std::string text = *entente::read_file(*expected);
    const auto records = parse_csv("expected", text, ';');
    REQUIRE(records.has_value());
    REQUIRE(result.exchanges.size() == records->size());
    for (std::size_t i = 0; i < records->size(); ++i) {
        const auto& field = (*records)[i].field;
        const Exchange& e = result.exchanges[i];
        CAPTURE(i);
        CHECK(result.actors[e.first] == field[0]);
        CHECK(result.issues[e.first_issue] == field[1]);
        CHECK(result.actors[e.second] == field[2]);
        CHECK(result.issues[e.second_issue] == field[3]);
        CHECK(std::abs(e.gain - need(entente::parse_number(field[4]))) < 1e-9);
        CHECK(std::abs(e.first_move - need(entente::parse_number(field[6]))) < 1e-9);
        CHECK(std::abs(e.second_move - need(entente::parse_number(field[10]))) < 1e-9);
    }
}

TEST_CASE("exchange: gains are equal, nobody loses, moves stay between the two") {
    for (const char* name : {"bargaining/paris_2015.csv", "bargaining/copenhagen_2009.csv"}) {
        const auto file = data_file(name);
        if (!file) return;
        const auto table = read_table(*file);
        REQUIRE(table.has_value());
        const Settlement result = run(*table, {{"rounds", "3"}});
        CHECK(result.exchanges.size() > 10);
        CHECK(result.rounds.size() >= 3);
        double before = std::numeric_limits<double>::infinity();
        for (const Exchange& e : result.exchanges) {
            CHECK(e.gain == doctest::Approx(e.second_gain));
            CHECK(e.gain > 0);
            CHECK(e.first_to >= -1e-9);
            CHECK(e.first_to <= 100 + 1e-9);
            CHECK(e.externality[e.first] == 0);
            if (e.round == 1) CHECK(e.gain <= before * (1 + 1e-9));
            before = e.gain;
        }
        for (const double x : result.settlement) CHECK(std::isfinite(x));
    }
}

TEST_CASE("exchange: random rates leave nobody worse and follow the seed") {
    const Settlement one = run(two_by_two(), {{"rate", "random"}, {"seed", "7"}});
    const Settlement same = run(two_by_two(), {{"rate", "random"}, {"seed", "7"}});
    const Settlement other = run(two_by_two(), {{"rate", "random"}, {"seed", "8"}});
    REQUIRE(one.exchanges.size() == 1);
    CHECK(one.exchanges[0].gain >= 0);
    CHECK(one.exchanges[0].second_gain >= 0);
    CHECK(one.exchanges[0].gain == same.exchanges[0].gain);
    CHECK(one.exchanges[0].gain != other.exchanges[0].gain);
}

TEST_CASE("exchange: order, unit, direction and the weightless do not matter") {
    const Table table = two_by_two();
    Table swapped = table;
    std::swap(swapped.actors[0], swapped.actors[1]);
    swapped.position = {100, 0, 0, 100};
    swapped.salience = {20, 60, 80, 40};
    Table doubled = table, mirrored = table, with = table;
    for (double& c : doubled.power) c *= 3;
    for (double& x : mirrored.position) x = 100 - x;
    with.actors.emplace_back("z");
    for (const double x : {50.0, 10.0}) with.position.push_back(x);
    with.salience.insert(with.salience.end(), {50, 50});
    with.power.insert(with.power.end(), {0, 0});
    const std::vector<double> base = run(table).settlement;
    for (std::size_t k = 0; k < 2; ++k) {
        CHECK(run(swapped).settlement[k] == doctest::Approx(base[k]));
        CHECK(run(doubled).settlement[k] == doctest::Approx(base[k]));
        CHECK(run(mirrored).settlement[k] == doctest::Approx(100 - base[k]));
        CHECK(run(with).settlement[k] == doctest::Approx(base[k]));
    }
}

TEST_CASE("exchange: new starts follow what was agreed as the formula says") {
    const Settlement result = run(two_by_two(), {{"rounds", "2"}});
    // b on p: start 100, agreed 0, salience .2: (1 - .2) .4 + .1 = .42 of the way, so 58; it then gives from there.
    bool found = false;
    for (const Exchange& e : result.exchanges) {
        if (e.round == 2 && e.second == 1 && e.second_issue == 0) {
            CHECK(e.second_from == doctest::Approx(58));
            found = true;
        }
    }
    CHECK(found);
}

TEST_CASE("exchange: outsiders gain or lose by s (|N - x| - |N' - x|)") {
    Table table = two_by_two();
    table.actors.emplace_back("c");
    table.position.insert(table.position.end(), {50, std::numeric_limits<double>::quiet_NaN()});
    table.salience.insert(table.salience.end(), {100, 0});
    table.power.insert(table.power.end(), {1, 0});
    const Settlement result = run(table);
    REQUIRE(result.exchanges.size() == 1);
    // N on p: (.8 x 0 + .2 x 100 + 1 x 50) / 2 = 35, afterwards 25; c at 50 loses 10.
    CHECK(result.exchanges[0].externality[2] == doctest::Approx(-10));
}

TEST_CASE("exchange refuses one issue, and says when there is nothing to trade") {
    CHECK(refused("exchange", one_issue_table({{"a", 1, 0, 50}, {"b", 1, 100, 50}})) == "E312");
    Table agree = two_by_two();
    agree.position = {0, 0, 100, 100};
    agree.salience = {50, 50, 50, 50};
    const Settlement result = run(agree);
    CHECK(result.exchanges.empty());
    CHECK(result.settlement[0] == doctest::Approx(50));
}

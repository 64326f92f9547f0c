// The model as `settle` runs it on a table: scales, saliences, powers and those who take no part.
#include <cmath>
#include <doctest/doctest.h>
#include <string>

#include "stats/density.h"
#include "theory/read_table.h"
#include "theory/spatial/ktab_file.h"
#include "theory/spatial/spatial.h"
#include "theory/test_data.h"
#include "theory/theory.h"

namespace entente::theory {

extern const Theory spatial_theory;

namespace {

using doctest::Approx;

Table three_cities() {
    return {.actors = {"Aa", "Bb", "Cc"},
            .issues = {{.name = "toll", .lower = 0, .upper = 100}},
            .position = {10, 90, 40},
            .salience = {80, 50, 60},
            .power = {1, 2, 1.5}};
}

Settlement run(const Table& table, const Settings& settings = {}) {
    Choices choices(spatial_theory.options);
    for (const auto& [name, value] : settings) {
        REQUIRE(choices.set(name, value));
    }
    const Result<Settlement> result = spatial_theory.run(table, choices);
    REQUIRE(result);
    return *result;
}

}  // namespace

TEST_CASE("settle gives the model's own positions on 0..100") {
    const Settlement settled = run(three_cities(), {{"rounds", "1"}});
    REQUIRE(settled.rounds.size() == 2);
    CHECK(settled.rounds[0].position == std::vector<double>{10, 90, 40});
    CHECK(settled.rounds[1].position == std::vector<double>{0.4202 * 100, 0.4202 * 100, 0.7404 * 100});
    CHECK(run(three_cities(), {{"rounds", "1"}, {"consent", "both"}}).rounds[1].position[2] == 40);
}

TEST_CASE("another scale gives the same places on that scale") {
    Table table = three_cities();
    table.issues[0].lower = 1000;
    table.issues[0].upper = 3000;
    for (double& x : table.position) {
        x = 1000 + 20 * x;
    }
    const Settlement wide = run(table);
    const Settlement plain = run(three_cities());
    REQUIRE(wide.rounds.size() == plain.rounds.size());
    CHECK(wide.rounds[0].position == table.position);
    CHECK(wide.settlement[0] == Approx(1000 + 20 * plain.settlement[0]));
}

TEST_CASE("the settlement is the point asked for, the distribution its places") {
    const Settlement expected = run(three_cities());
    CHECK(expected.settlement[0] == Approx(stats::mean(expected.distribution[0])));
    const Settlement likeliest = run(three_cities(), {{"point", "likeliest"}});
    CHECK(stats::mass_at(likeliest.distribution[0], likeliest.settlement[0]) > 0.3);
    CHECK(run(three_cities(), {{"point", "mean"}}).settlement == expected.rounds.back().mean);
    CHECK(run(three_cities(), {{"point", "median"}}).settlement == expected.rounds.back().median);
}

TEST_CASE("those without power or salience stay and take no part") {
    Table table = three_cities();
    table.actors = {"Zero", "Aa", "Bb", "Idle", "Cc"};
    table.position = {77, 10, 90, 5, 40};
    table.salience = {50, 80, 50, 0, 60};
    table.power = {0, 1, 2, 9, 1.5};
    const Settlement settled = run(table);
    const Settlement plain = run(three_cities());
    CHECK(settled.settlement == plain.settlement);
    CHECK(settled.rounds.back().position[0] == 77);
    CHECK(settled.rounds.back().position[3] == 5);
    CHECK(settled.rounds.back().position[4] == plain.rounds.back().position[2]);
    CHECK(settled.notes.size() >= 2);
}

TEST_CASE("an actor without a position on an issue goes along there") {
    Table table = three_cities();
    table.issues.push_back({.name = "depth", .lower = 0, .upper = 100});
    table.position = {10, 0, 90, std::nan(""), 40, 100};
    table.salience = {80, 90, 50, std::nan(""), 60, 70};
    table.power = {1, 1, 2, std::nan(""), 1.5, 1.5};
    const Settlement settled = run(table);
    CHECK(std::isfinite(settled.settlement[0]));
    CHECK(std::isfinite(settled.settlement[1]));
    CHECK(std::isnan(settled.rounds.back().position[3]));
    CHECK(std::isfinite(settled.rounds.back().position[2]));
}

TEST_CASE("saliences that count by issue are shared among the issues") {
    Table table = three_cities();
    table.issues.push_back({.name = "depth", .lower = 0, .upper = 100});
    table.position = {10, 0, 90, 50, 40, 100};
    table.salience = {80, 90, 50, 90, 60, 70};
    table.power = {1, 1, 2, 2, 1.5, 1.5};
    Table halved = table;
    halved.salience_divided = true;
    for (double& s : halved.salience) {
        s /= 2;
    }
    CHECK(run(table).settlement == run(halved).settlement);
    table.power = {1, 3, 2, 2, 1.5, 1.5};  // one power an actor: the mean by salience
    CHECK(run(table).settlement.size() == 2);
}

TEST_CASE("a KTAB file through settle gives what the model gives") {
    for (const char* name : {"dummyData_3Dim.csv", "sweep_d3_VotingRule_Cubic.xml", "sweep_d3_ideal_affinity.xml"}) {
        const auto path = testing::data_file(std::string("ktab/inputs/") + name);
        if (!path) {
            return;
        }
        CAPTURE(name);
        const Result<Table> table = read_table(*path);
        const Result<spatial::KtabFile> file = spatial::read_ktab(*path);
        REQUIRE(table);
        REQUIRE(file);
        const Result<Settlement> settled = settle("spatial", *table, table->settings);
        const Result<spatial::History> history = spatial::run_spatial(spatial::input_of(*file), file->options);
        REQUIRE(settled);
        REQUIRE(history);
        REQUIRE(settled->rounds.size() == history->states.size());
        for (std::size_t t = 1; t < history->states.size(); ++t) {
            CHECK(settled->rounds[t].position == history->states[t].position);
        }
    }
}

TEST_CASE("the model runs on published tables of several issues") {
    for (const char* name : {"paris_2015.csv", "copenhagen_2009.csv"}) {
        const auto path = testing::data_file(std::string("bargaining/") + name);
        if (!path) {
            return;
        }
        CAPTURE(name);
        const Result<Table> table = read_table(*path);
        REQUIRE(table);
        for (const char* consent : {"alone", "both"}) {
            const Result<Settlement> settled = settle("spatial", *table, {{"consent", consent}});
            REQUIRE(settled);
            for (const double x : settled->settlement) {
                CHECK(std::isfinite(x));
                CHECK(x >= 0);
                CHECK(x <= 100);
            }
        }
    }
}

TEST_CASE("too few who take part is refused") {
    Table table = three_cities();
    table.power[0] = 0;
    const Result<Settlement> result = spatial_theory.run(table, Choices(spatial_theory.options));
    REQUIRE_FALSE(result);
    CHECK(result.error()[0].code == "E350");
}

}  // namespace entente::theory

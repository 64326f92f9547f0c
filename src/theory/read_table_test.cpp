#include "theory/read_table.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "theory/csv.h"
#include "theory/test_data.h"

using namespace entente::theory;
using namespace entente::theory::testing;

namespace {

/// Codes and lines of all problems, as "E343:3 E347:4".
std::string problems(std::string_view text) {
    const auto table = parse_table("t.csv", text);
    std::string list;
    if (!table) {
        for (const auto& d : table.error()) {
            CHECK(d.where.file == "t.csv");
            list += (list.empty() ? "" : " ") + d.code + ":" + std::to_string(d.where.line);
        }
    }
    return list;
}

}  // namespace

TEST_CASE("CSV: quotes, line ends, marks") {
    const auto records = parse_csv("f", "\xEF\xBB\xBF" "a, b ,\"c \"\"d\"\"\ne\"\r\n\r\n1,,3");
    REQUIRE(records.has_value());
    REQUIRE(records->size() == 2);
    CHECK((*records)[0].field == std::vector<std::string>{"a", "b", "c \"d\"\ne"});
    CHECK((*records)[1].field == std::vector<std::string>{"1", "", "3"});
    CHECK((*records)[1].line == 4);
    CHECK(parse_csv("f", "a,\"b").error()[0].code == "E341");
    CHECK(parse_csv("f", "a,\"b\"c").error()[0].code == "E341");
    CHECK(parse_csv("f", "a,\xFF").error()[0].code == "E341");
}

TEST_CASE("a one-issue table") {
    const auto table = parse_table("t.csv", "Actor,Capability,Position,Salience\nNL,0.08,4,0.8\nBE,0.08,7,0.4\n");
    REQUIRE(table.has_value());
    CHECK(table->actors == std::vector<std::string>{"NL", "BE"});
    CHECK(table->salience == std::vector<double>{80, 40});
    CHECK(table->power == std::vector<double>{.08, .08});
    CHECK(!table->issues[0].scale_stated);
    CHECK(table->places[1].line == 3);
}

TEST_CASE("a long table, with a gap and a reversion") {
    const auto table = parse_table("t.csv",
                                   "actor,issue,position,salience,power,reversion\n"
                                   "a,p,10,50,2,30\nb,p,90,100,1,\na,q,20,25,2,\n\"c, d\",q,30,1,1,\n");
    REQUIRE(table.has_value());
    CHECK(table->actors == std::vector<std::string>{"a", "b", "c, d"});
    CHECK(table->issues.size() == 2);
    CHECK(table->issues[0].reversion == 30);
    CHECK(!table->issues[1].reversion);
    CHECK(table->stands_on(0, 1));
    CHECK(!table->stands_on(1, 1));
    CHECK(table->salience[table->at(2, 1)] == 1);  // percent, since others are above 1
}

TEST_CASE("tables that cannot be read say where and why") {
    const std::string header = "actor,issue,position,salience,power\n";
    CHECK(problems("") == "E340:1");
    CHECK(problems("x,y\n1,2\n") == "E340:1");
    CHECK(problems("actor,issue,salience,power\n") == "E342:1");
    CHECK(problems("actor,position,salience\n") == "E342:1");
    CHECK(problems("actor,issue,position,salience,power,power\n") == "E342:1");
    CHECK(problems(header + "a,p,10,50,1\nb,p,x,50,1\nc,p,,50,1\n") == "E343:3 E347:4");
    CHECK(problems(header + "a,p,10,50\n") == "E341:2");
    CHECK(problems(header + "a,p,10,50,1\na,p,20,50,1\n") == "E344:3");
    CHECK(problems(header + "a,p,nan,50,1\n") == "E343:2");
    CHECK(problems(header + ",p,1,50,1\n") == "E347:2");
}

TEST_CASE("problems that a theory finds point at the line") {
    const auto table = parse_table("t.csv", "actor,issue,position,salience,power\na,p,10,50,1\nb,p,130,150,1\n");
    REQUIRE(table.has_value());
    const auto result = settle("compromise", *table, {});
    REQUIRE(!result.has_value());
    REQUIRE(result.error().size() == 2);
    for (const auto& d : result.error()) CHECK(d.where == entente::Location{"t.csv", 3, 0});
}

TEST_CASE("a header alone is a table without actors") {
    const auto table = parse_table("t.csv", "actor,issue,position,salience,power\n");
    REQUIRE(table.has_value());
    CHECK(refused("compromise", *table) == "E300");
}

TEST_CASE("KTAB files become tables") {
    const auto table = parse_table("t.csv", "name,text,3,1,\nActor,Description,Power,Pos,Sal,\nA,,50,10,30,\nB,,20,90,50,\nC,,10,40,50\n");
    REQUIRE(table.has_value());
    CHECK(table->salience_divided);
    CHECK(table->power == std::vector<double>{50, 20, 10});
    CHECK(settled("compromise", *table) == doctest::Approx((150. + 900 + 200) / 30));
    CHECK(!problems("name,text,3,1,\nActor,Description,Power,Pos,Sal,\nA,,50,10,30,\nB,,20,90,50,\n").empty());
}

TEST_CASE("every table of the data folder can be read") {
    for (const char* name : {"bargaining/emission_standards_1993.csv", "bargaining/paris_2015.csv",
                             "bargaining/copenhagen_2009.csv", "bargaining/exchange_case.csv",
                             "bargaining/china_soe_2014_policy.csv", "ktab/inputs/SOE-Policy.csv",
                             "ktab/inputs/sweep_d3_ideal_half.xml", "ktab/inputs/dummyData_6Dim.csv"}) {
        const auto file = data_file(name);
        if (!file) continue;
        const auto table = read_table(*file);
        CHECK_MESSAGE(table.has_value(), name);
        if (table) CHECK(settle("compromise", *table, {}).has_value());
    }
}

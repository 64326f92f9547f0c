// What the game reads: costs, goals, moves, chances, types, signals and past rounds.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/test_tools.h"
#include "situation/canonical.h"
#include "situation/change.h"
#include "situation/lints.h"
#include "situation/load.h"
#include "situation/payoff.h"
#include "situation/test_files.h"

using namespace entente;
using namespace entente::situation;
using entente::test_tools::need;

namespace {

const std::string whole = std::string(alaska) + std::string(alaska_game);

Loaded loaded_from(const std::string& text) {
    Result<Loaded> loaded = read_situation(text, "test.toml", ".");
    if (!loaded) {
        for (const Diagnostic& diagnostic : loaded.error()) {
            FAIL_CHECK(format(diagnostic));
        }
        FAIL("refused");
    }
    return std::move(*loaded);
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const Input& input(const Situation& situation, const std::string& key) {
    const std::optional<InputId> id = situation.find_input(key);
    REQUIRE_MESSAGE(id.has_value(), key);
    return situation.input(need(id));
}

}  // namespace

TEST_CASE("costs of no deal: given, or the defaults, for everybody who signs or ratifies") {
    const Situation s = loaded_from(whole).situation;
    REQUIRE(s.no_deal.size() == 3);  // RU, UA, US: Europe is a voice, China not in the room
    CHECK(s.actor(s.no_deal[0].actor).id == "RU");
    CHECK(s.input(s.no_deal[0].cost).written == "5 to 25");
    CHECK(input(s, "no-deal.RU.failure").is_default);
    CHECK(input(s, "no-deal.RU.failure").value == stats::Elicited::range({0, 100}, 0, 5));
    CHECK(input(s, "no-deal.UA.failure").because == "freeze");
    CHECK(input(s, "no-deal.US.cost").value == stats::Elicited::range({0, 100}, 0, 20));
    CHECK_FALSE(s.find_input("no-deal.EU.cost"));
    CHECK_FALSE(s.find_input("no-deal.CN.cost"));
}

TEST_CASE("the game has defaults where something is bargained, and no inputs elsewhere") {
    const Situation plain = loaded_from(std::string(alaska)).situation;
    CHECK(plain.play.rule == Play::Rule::logit);
    CHECK(plain.input(plain.play.decisiveness).value == stats::Elicited::range({0, 200}, 5, 20));
    CHECK(plain.input(plain.play.table_power).written == "0 to 1");
    CHECK(plain.input(plain.play.loss_factor).written == "2 to 5");
    CHECK(plain.input(plain.play.step).value.parts.front().median == 10);
    CHECK(plain.input(plain.play.penalty).is_default);
    CHECK_FALSE(plain.play.enforced_by);
    const Situation given = loaded_from(whole).situation;
    CHECK(given.issue(need(given.play.enforced_by)).id == "enforcement");
    CHECK(given.input(given.play.penalty).because == "Sanctions would come back");

    constexpr const char* forecast = R"toml(
[situation]
title = "T"
question = "Q?"
as_of = 2025-01-01
horizon = 2025-06-01
[actor]
A.because = "x y"
[issue]
oil = { asks = "?", decides = ["A"] }
[position]
oil.A = 5
)toml";
    const Situation none = loaded_from(forecast).situation;
    CHECK(std::none_of(none.inputs.begin(), none.inputs.end(),
                       [](const Input& i) { return i.key.starts_with("game.") || i.key.starts_with("no-deal."); }));
    const std::string move = "[move.m]\nactor = \"A\"\noptions = [\"go\", \"stay\"]\n";
    const Situation moved = loaded_from(forecast + move).situation;
    CHECK(moved.find_input("game.decisiveness"));
    CHECK_FALSE(moved.find_input("game.step"));
}

TEST_CASE("moves: options, what they look like, and costs like another loss") {
    const Situation s = loaded_from(whole).situation;
    REQUIRE(s.moves.size() == 2);
    const Move& beijing = s.moves[0];
    CHECK(s.variable(beijing.variable).values == std::vector<std::string>{"comply", "comply-in-form", "defy", "broker"});
    CHECK(s.variable(beijing.variable).says == "How does Beijing answer?");
    CHECK(s.actor(beijing.actor).id == "CN");
    CHECK(beijing.options[1].looks_like == 0);
    CHECK(beijing.options[2].looks_like == 2);
    const auto as_much_as = need(beijing.options[2].as_much_as);
    CHECK(s.issue(as_much_as.issue).id == "secondary");
    CHECK(as_much_as.distance_share == doctest::Approx(0.3));
    CHECK(beijing.options[2].written == "as secondary: named-firms to small-banks");
    CHECK(s.input(beijing.options[2].cost).value == stats::Elicited::point({-100, 100}, 0));
    CHECK(input(s, "move.beijing.comply.flow").written == "10 to 30");
    CHECK(input(s, "move.beijing.broker.flow").value == stats::Elicited::point({0, 200}, 100));
    CHECK(input(s, "move.beijing.comply.cost").because == "freeze");
    CHECK(s.moves[1].options.size() == 2);
    // An option that looks like one that looks like a third looks like the third.
    const Situation chain = loaded_from(with(whole, "broker = {}", "broker = { looks-like = \"comply-in-form\" }")).situation;
    CHECK(chain.moves[0].options[3].looks_like == 0);
}

TEST_CASE("variables: types, chances, moves; each settled after what it needs") {
    const Situation s = loaded_from(whole).situation;
    std::vector<std::string> ids;
    std::vector<std::string> settled;
    for (const Variable& variable : s.variables) {
        ids.push_back(variable.id);
    }
    for (const VariableId id : s.settled) {
        settled.push_back(s.variable(id).id);
    }
    CHECK(ids == std::vector<std::string>{"us-leader", "supplier", "truce", "beijing", "relief"});
    // The truce changes inputs and comes first; Beijing sees the supplier, relief sees Beijing.
    CHECK(settled == std::vector<std::string>{"us-leader", "truce", "supplier", "beijing", "relief"});
    CHECK(s.move_order == std::vector<std::size_t>{0, 1});
    const std::string turned = with(with(whole, "sees = [\"supplier\"]\n", "sees = [\"relief\"]\n"), "sees = [\"beijing\"]\n", "");
    CHECK(loaded_from(turned).situation.move_order == std::vector<std::size_t>{1, 0});
}

TEST_CASE("chances: rows, what is left to the rest, and what an event changes") {
    const Situation s = loaded_from(whole).situation;
    const Chance& supplier = s.chances[0];
    REQUIRE(supplier.rows.size() == 3);
    CHECK(supplier.rows[0].chances.size() == 1);  // `no` takes the rest
    CHECK(s.input(supplier.rows[0].chances[0]).key == "chance.supplier.given.1.yes");
    CHECK(supplier.rows[1].chances.size() == 1);  // one chance alone is that of the first value
    CHECK(s.input(supplier.rows[1].chances[0]).key == "chance.supplier.given.2.yes");
    CHECK(supplier.rows[1].written == "us-leader == trades-anything");
    CHECK(supplier.rows[2].chances.size() == 2);
    CHECK(supplier.rows[2].when.kind == Expression::Kind::always);
    CHECK(supplier.evidence == std::vector<std::vector<std::string>>{{"freeze"}, {}});
    CHECK_FALSE(supplier.changes_inputs());

    const Chance& truce = s.chances[1];
    CHECK(truce.changes_inputs());
    REQUIRE(truce.changes.size() == 2);
    CHECK(truce.changes[0].empty());
    REQUIRE(truce.changes[1].size() == 2);
    CHECK(s.input(truce.changes[1][0].input).key == "position.secondary.US.at");
    CHECK(s.input(truce.changes[1][0].value).key == "chance.truce.ends.changes.position.secondary.US.at");
    CHECK(s.input(truce.changes[1][0].value).value == stats::Elicited::range({0, 100}, 60, 95));
    CHECK(s.input(truce.changes[1][1].value).value == stats::Elicited::range({0, 100}, 65, 90));
    CHECK(iso(need(truce.on)) == "2025-11-10");
}

TEST_CASE("types: kinds with what differs") {
    const Situation s = loaded_from(whole).situation;
    REQUIRE(s.types.size() == 1);
    CHECK(s.actor(s.types[0].of).id == "US");
    CHECK(s.types[0].chances.size() == 1);
    REQUIRE(s.types[0].changes[0].size() == 2);
    CHECK(s.input(s.types[0].changes[0][0].input).key == "no-deal.US.cost");
    CHECK(s.input(s.types[0].changes[0][0].value).written == "10 to 30");
}

TEST_CASE("goals, signals and past rounds") {
    const Situation s = loaded_from(whole).situation;
    REQUIRE(s.goals.size() == 2);
    CHECK(s.goals[0].says == "cn russia stands");
    CHECK(s.input(s.goals[0].weight).value == stats::Elicited::range({0, 100}, 90, 100));
    REQUIRE(s.goals[0].scores.size() == 3);
    CHECK(s.input(s.goals[0].scores[1].points).key == "goal.cn-russia-stands.score.2");
    CHECK(s.goals[0].scores[2].when.kind == Expression::Kind::always);
    CHECK(input(s, "goal.cn-trade.weight").is_default);

    REQUIRE(s.signals.size() == 2);
    CHECK(s.signals[0].id == "customs");
    CHECK(s.signals[0].rows[0].chances.size() == 2);
    CHECK(s.signals[0].rows[1].chances.size() == 3);
    CHECK(s.signals[1].values == std::vector<std::string>{"yes", "no"});
    CHECK(s.signals[1].rows.size() == 3);
    CHECK(s.input(s.signals[1].rows[2].chances[0]).key == "signal.small-bank.yes");
    CHECK(s.signals[1].rows[1].written == "talks-drift");

    REQUIRE(s.past.size() == 1);
    CHECK_FALSE(s.past[0].deal);
    CHECK(s.past[0].track == need(s.main_track));
    CHECK(s.input(s.past[0].like_today).value == stats::Elicited::range({0, 1}, 0.6, 0.9));
}

TEST_CASE("the order of the file changes nothing that the game reads") {
    const Loaded one = loaded_from(whole);
    const Loaded other = loaded_from(std::string(alaska_game) + "\n" + std::string(alaska));
    CHECK(one.situation.content == other.situation.content);
    const auto same = [&](const std::string& from, const std::string& to) {
        CHECK(loaded_from(with(whole, from, to)).situation.content == one.situation.content);
    };
    same("RU = \"5 to 25\"", "RU = { cost = \"5  to 25\" }");
    same("position.secondary.US.salience = \"high\"", "\"position.secondary.US.salience\" = \"high\"");
    same("{ cost = \"15 to 30\", flow = \"10 to 30\" }", "{ flow = \"10 to 30\", cost = \"15 to 30\" }");
    // The order of values is that of the brief, so it counts.
    CHECK(loaded_from(with(whole, "[\"wait\", \"list-more\"]", "[\"list-more\", \"wait\"]")).situation.content != one.situation.content);
}

TEST_CASE("every input may be supposed to be elsewhere, in the words of its place") {
    const Situation s = loaded_from(whole).situation;
    const auto change = [&](const char* key, const char* written) {
        const Result<Change> read = read_change(s, key, written);
        CHECK_MESSAGE(read.has_value(), key);
    };
    change("goal.cn-trade.weight", "vital");
    change("chance.truce.extended", "likely");
    change("chance.truce.ends.changes.position.secondary.US.at", "named-firms to small-banks");
    change("signal.customs.given.1.falling", "10% to 30%");
    change("past.istanbul.like-today", "0.5");
    change("move.beijing.defy.cost", "-5 to 5");
    change("no-deal.US.cost", "30");
    CHECK_FALSE(read_change(s, "chance.truce.yes", "likely"));
}

TEST_CASE("every input of the game has its place in the file") {
    const Loaded loaded = loaded_from(whole);
    const auto line = [&](const std::string& key) { return loaded.place_of(key).source_line; };
    CHECK(line("move.beijing.defy.cost").starts_with("actor") == false);
    CHECK(line("goal.cn-russia-stands.score.2").starts_with("scores"));
    CHECK(line("chance.supplier.given.1.yes").starts_with("given"));
    CHECK(line("signal.customs.flat").starts_with("otherwise"));
    CHECK(line("no-deal.RU.cost") == "RU = \"5 to 25\"");
}

TEST_CASE("outcomes may name moves: they overlap only where the move can be made") {
    const std::string outcomes =
        with(whole, "singled-out = \"no deal and secondary >= small-banks\"",
             "defied = \"no deal and beijing == defy\"\nsingled-out = \"no deal and beijing != defy and secondary >= small-banks\"");
    CHECK(loaded_from(outcomes).situation.outcomes.size() == 5);  // talks-drift is below small-banks: no move there
    const std::string anywhere = with(outcomes, "when = \"secondary >= small-banks\"\n", "");
    const Result<Loaded> refused = read_situation(anywhere, "test.toml", ".");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().back().code == "E167");
    CHECK(refused.error().back().message.find("beijing == defy") != std::string::npos);
}

TEST_CASE("a payoff formula: its names, and its value where they have one") {
    const Situation s = loaded_from(whole).situation;
    REQUIRE(s.payoffs.size() == 1);
    const Payoff& payoff = s.payoffs[0];
    CHECK(payoff.program == "(0-20)*n0/100*(1-n1/100)+2*n2-n3/50");
    REQUIRE(payoff.names.size() == 4);
    CHECK(s.issue(payoff.names[0].issue).id == "secondary");
    CHECK(payoff.names[1].kind == PayoffName::Kind::flow);
    CHECK(s.variable(payoff.names[1].variable).id == "beijing");
    CHECK(payoff.names[2].kind == PayoffName::Kind::deal);
    CHECK(s.input(payoff.names[3].input).key == "no-deal.RU.cost");
    PayoffProgram program(payoff);
    CHECK(program.value(std::vector<double>{60, 25, 1, 10}) == doctest::Approx(-20 * 0.6 * 0.75 + 2 - 0.2).epsilon(1e-12));
    PayoffProgram moved = std::move(program);
    CHECK(moved.value(std::vector<double>{0, 0, 0, 0}) == 0);
}

TEST_CASE("formulas: precedence, functions, and a division by zero is not finite") {
    const Situation s = loaded_from(whole).situation;
    const auto value = [&](const char* text, std::vector<double> names) {
        const auto payoff = parse_payoff(text, s);
        REQUIRE_MESSAGE(payoff.has_value(), text);
        CHECK(payoff->names.size() == names.size());
        return PayoffProgram(*payoff).value(names);
    };
    CHECK(value("1 + 2 * 3 - 4 / 2", {}) == 5);
    CHECK(value("-2 * -(3 - 1)", {}) == 4);
    CHECK(value("2 - -3", {}) == 5);
    CHECK(value("12 / 3 / 2", {}) == 2);
    CHECK(value("min(3, secondary, 7) + max(1, 2) + abs(-4)", {5}) == 9);
    CHECK(value("secondary * secondary - control", {3, 2}) == 7);
    CHECK(value("deal(enforcement) + kept + signed + cost(relief)", {1, 0, 1, 5}) == 7);
    CHECK_FALSE(std::isfinite(value("1 / secondary", {0})));
    const auto code = [&](const std::string& text) {
        const auto payoff = parse_payoff(text, s);
        return payoff ? std::string() : payoff.error().code;
    };
    CHECK(code("1 +") == "E178");
    CHECK(code("sin(1)") == "E161");
    CHECK(code("2 ^ 3") == "E178");
    CHECK(code("secondary-1") == "E161");
    CHECK(code("flow(bejing)") == "E161");
    CHECK(code("deal(secondary)") == "E165");
    CHECK(code("'actor.CN.influenc'") == "E180");
    CHECK(code(std::string(100, '(') + "1") == "E178");
    CHECK(code(std::string(100, '-') + "1") == "E178");
    CHECK(code(std::string(5000, '1')) == "E178");
    CHECK(code("1.2.3") == "E178");
    CHECK(code("1e5") == "E178");
}

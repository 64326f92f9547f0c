#include "situation/expression.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <limits>

#include "situation/expression_parser.h"
#include "situation/outcome_checks.h"
#include "situation/regions.h"

using namespace entente;
using namespace entente::situation;

namespace {

// A deal that came into force is kept.
Facts facts(const std::vector<bool>& deal, std::vector<double> value, std::vector<int> track_of) {
    std::vector<Standing> standing;
    for (const bool in_force : deal) {
        standing.push_back(in_force ? Standing::kept : Standing::none);
    }
    return {std::move(standing), std::move(value), std::move(track_of), {}};
}

// Two terms of one track, an act of one decider, and a term of a second track.
struct World {
    std::vector<Issue> issues;
    std::vector<Track> tracks;
    std::vector<Actor> actors;
    std::vector<Variable> variables;
    ExpressionNames names;

    World() {
        for (const char* id : {"act", "line", "other", "watch"}) {
            Issue issue;
            issue.id = id;
            issue.scale = {0, 100};
            issues.push_back(issue);
        }
        issues[1].landmarks = {{"today", 60}, {"swap", 75}};
        issues[3].landmarks = {{"loose", 30}};
        issues[1].track = static_cast<TrackId>(0);
        issues[3].track = static_cast<TrackId>(0);
        issues[2].track = static_cast<TrackId>(1);
        tracks = {{"line", {}, {}}, {"other", {}, {}}};
        actors.resize(2);
        actors[0].id = "CN";
        actors[1].id = "US";
        names.issues = issues;
        names.tracks = tracks;
        names.actors = actors;
        names.main_track = static_cast<TrackId>(0);
        names.outcomes = {"drift", "frozen"};
        names.condition_of = [](std::size_t) { return Expression{}; };
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Expression read(std::string_view text) const {
        const auto parsed = parse_expression(text, names);
        INFO(std::string(text));
        REQUIRE(parsed);
        return *parsed;
    }
    bool true_at(std::string_view text, const std::vector<bool>& deal, std::vector<double> value) const {
        return holds(read(text), facts(deal, std::move(value), track_of_issues(issues)));
    }
    Domains domains() const { return {issues, 2, variables}; }
};

// Any expression over the four issues with constants 0, 25, 50, 75, 100.
rc::Gen<Expression> any_expression(int depth) {
    using Kind = Expression::Kind;
    auto leaf = rc::gen::exec([] {
        Expression expression;
        if (*rc::gen::inRange(0, 3) == 0) {
            expression.kind = Kind::deal;
            expression.track = static_cast<TrackId>(*rc::gen::inRange(0, 2));
            return expression;
        }
        expression.kind = Kind::region;
        const double infinity = std::numeric_limits<double>::infinity();
        const double constant = 25 * *rc::gen::inRange(0, 5);
        const int form = *rc::gen::inRange(0, 3);
        expression.region = {static_cast<IssueId>(*rc::gen::inRange(0, 4)), form == 0 ? -infinity : constant,
                             form == 1 ? infinity : constant, *rc::gen::arbitrary<bool>() || form == 2,
                             *rc::gen::arbitrary<bool>() || form == 2};
        return expression;
    });
    if (depth == 0) {
        return leaf;
    }
    return rc::gen::exec([leaf, depth] {
        if (*rc::gen::inRange(0, 3) == 0) {
            return *leaf;
        }
        Expression expression;
        expression.kind = *rc::gen::element(Kind::negation, Kind::conjunction, Kind::disjunction);
        const int children = expression.kind == Kind::negation ? 1 : *rc::gen::inRange(2, 4);
        for (int i = 0; i < children; ++i) {
            expression.children.push_back(*any_expression(depth - 1));
        }
        return expression;
    });
}

// Each constant, and a point in every interval between two of them.
template <class Visit>
void for_each_state(Visit visit) {
    constexpr int points = 9;
    for (int code = 0; code < 4 * points * points * points * points; ++code) {
        int rest = code / 4;
        std::vector<double> value;
        for (int issue = 0; issue < 4; ++issue, rest /= points) {
            value.push_back(rest % points * 12.5);
        }
        visit(std::vector<bool>{code % 2 == 1, code / 2 % 2 == 1}, value);
    }
}

}  // namespace

TEST_CASE("conditions mean what they say") {
    const World w;
    const std::vector<bool> deal{true, false};
    const std::vector<bool> none{false, false};
    CHECK(w.true_at("deal and line in today..swap", deal, {0, 60, 0, 0}));
    CHECK(w.true_at("deal and line in today..swap", deal, {0, 75, 0, 0}));
    CHECK_FALSE(w.true_at("deal and line in today..swap", deal, {0, 75.001, 0, 0}));
    CHECK_FALSE(w.true_at("deal and line in today..swap", none, {0, 60, 0, 0}));
    CHECK(w.true_at("no deal", none, {0, 0, 0, 0}));
    CHECK(w.true_at("no deal(other)", deal, {0, 0, 0, 0}));
    CHECK_FALSE(w.true_at("deal(other)", deal, {0, 0, 0, 0}));
    CHECK(w.true_at("act >= 30", none, {30, 0, 0, 0}));
    CHECK_FALSE(w.true_at("act > 30", none, {30, 0, 0, 0}));
    CHECK(w.true_at("act != 30", none, {31, 0, 0, 0}));
    CHECK(w.true_at("act == 30", none, {30, 0, 0, 0}));
    CHECK(w.true_at("act in 0.5..1", none, {0.75, 0, 0, 0}));
    CHECK_FALSE(w.true_at("line < 50", none, {0, 10, 0, 0}));       // a term has no value without a deal
    CHECK(w.true_at("not line < 50", none, {0, 10, 0, 0}));         // so its negation holds there
}

TEST_CASE("or binds weakest, then and, then not") {
    const World w;
    // deal or (act < 10 and act > 5): true with a deal whatever the act
    CHECK(w.true_at("deal or act < 10 and act > 5", {true, false}, {50, 0, 0, 0}));
    CHECK_FALSE(w.true_at("(deal or act < 10) and act < 5", {true, false}, {50, 0, 0, 0}));
    CHECK(w.true_at("not deal or act > 1", {true, false}, {50, 0, 0, 0}));
    CHECK_FALSE(w.true_at("not (deal or act > 1)", {true, false}, {50, 0, 0, 0}));
}

TEST_CASE("tests of claims") {
    const World w;
    const auto event = parse_test("act > 30 given deal", w.names);
    REQUIRE(event);
    CHECK(event->kind == Test::Kind::event);
    CHECK(event->given.kind == Expression::Kind::deal);
    CHECK(parse_test("act > 30", w.names)->given.kind == Expression::Kind::always);

    const auto gain = parse_test("gain(US, frozen) < gain(US, drift) given no deal(other)", w.names);
    REQUIRE(gain);
    CHECK(gain->kind == Test::Kind::gain);
    CHECK(gain->left.actor == static_cast<ActorId>(1));
    CHECK(gain->left.outcome == static_cast<OutcomeId>(1));
    CHECK(gain->right.outcome == static_cast<OutcomeId>(0));
    CHECK(gain->right_is_gain);
    CHECK_FALSE(gain->left_is_greater);
    CHECK(parse_test("gain(CN, drift) > -5", w.names)->right_value == -5);
}

TEST_CASE("a scale is cut at the constants") {
    const World w;
    const std::vector<Expression> both{w.read("deal and line in today..swap"), w.read("deal and line < 60")};
    const auto line = static_cast<IssueId>(1);
    CHECK(constants_of(line, both) == std::vector<double>{60, 75});
    const auto pieces = cut({0, 100}, std::vector<double>{0, 60, 75});
    REQUIRE(pieces.size() == 6);
    CHECK(pieces[0].is_point());
    CHECK(pieces[1].low == 0);
    CHECK(pieces[1].middle() == 30);
    CHECK(pieces[5].high == 100);
    CHECK(cut({0, 100}, {}).size() == 1);
    CHECK(cut({0, 100}, std::vector<double>{0, 100}).size() == 3);
}

TEST_CASE("terms that could matter without a deal are found") {
    const World w;
    const auto unguarded = [&](std::string_view text) {
        const auto found = unguarded_term(w.read(text), w.issues);
        return found ? w.issues[index(*found)].id : std::string();
    };
    CHECK(unguarded("line < 50") == "line");
    CHECK(unguarded("deal and line < 50 or watch > 3") == "watch");
    CHECK(unguarded("no deal and line < 50") == "line");
    CHECK(unguarded("deal(other) and line < 50") == "line");
    CHECK(unguarded("deal and other < 5") == "other");
    CHECK(unguarded("deal or line < 50") == "line");
    CHECK(unguarded("deal and line < 50").empty());
    CHECK(unguarded("deal and (act > 3 or not line < 50)").empty());
    CHECK(unguarded("no deal or line < 50").empty());  // with no deal it is true anyway
    CHECK(unguarded("not (no deal or line < 50)").empty());
    CHECK(unguarded("deal and deal(other) and line < 50 and other > 3").empty());
    CHECK(unguarded("act > 3").empty());
}

TEST_CASE("property: what passes the check of guards does not depend on terms without a deal") {
    const World w;
    const std::vector<int> free(4, -1);  // as if every issue had a value in every stage
    CHECK(rc::check("guards", [&] {
        const Expression expression = *any_expression(3);
        RC_PRE(!unguarded_term(expression, w.issues));
        const auto value = [] { return static_cast<double>(*rc::gen::inRange(0, 21)) * 5; };
        const std::vector<bool> deal{false, *rc::gen::arbitrary<bool>()};
        std::vector<double> first{value(), value(), value(), value()};
        std::vector<double> second = first;
        second[1] = value();
        second[3] = value();
        RC_ASSERT(holds(expression, facts(deal, first, free)) == holds(expression, facts(deal, second, free)));
    }));
}

TEST_CASE("property: a state is found exactly if there is one") {
    const World w;
    const std::vector<int> track_of = track_of_issues(w.issues);
    CHECK(rc::check("search", [&] {
        const Expression expression = *any_expression(2);
        const Search search = find_state(expression, w.domains());
        RC_ASSERT(search.complete);
        bool somewhere = false;
        for_each_state([&](const std::vector<bool>& deal, const std::vector<double>& value) {
            somewhere = somewhere || holds(expression, facts(deal, value, track_of));
        });
        RC_ASSERT(search.state.has_value() == somewhere);
        if (search.state) {
            RC_ASSERT(holds(expression, *search.state));
        }
    }));
}

TEST_CASE("property: no words break the parser") {
    const World w;
    CHECK(rc::check("any words", [&] {
        const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "deal", "no", "not", "and", "or", "in", "given", "gain", "(", ")", "..", ",", "<", "==", "line", "act",
            "today", "loose", "frozen", "CN", "60", "-1", "1e999", "?", "\xc3\xa5", "="));
        std::string text;
        for (const std::string& word : words) {
            text += word + (*rc::gen::arbitrary<bool>() ? " " : "");
        }
        const auto parsed = parse_test(text, w.names);
        RC_ASSERT(parsed.has_value() || (!parsed.error().code.empty() && parsed.error().offset <= text.size()));
        (void)parse_expression(text, w.names).has_value();
    }));
}

TEST_CASE("a search that is too long gives up and says so") {
    const World w;
    const Expression expression = w.read("act > 10 and act < 20 and line > 3 and deal and watch < 2");
    CHECK_FALSE(find_state(expression, w.domains(), 3).complete);
}

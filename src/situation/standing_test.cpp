// Conditions about signatures, deals kept, and what moves, chances and types came to.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <limits>

#include "situation/expression.h"
#include "situation/expression_parser.h"
#include "situation/outcome_checks.h"
#include "situation/regions.h"

using namespace entente;
using namespace entente::situation;

namespace {

using Kind = Expression::Kind;

// An act, a term of each of two tracks, a type, a chance and a move.
struct World {
    std::vector<Issue> issues{3};
    std::vector<Track> tracks{{"line", {}, {}}, {"other", {}, {}}};
    std::vector<Variable> variables{{"leader", Variable::Kind::type, "", {"bold", "shy"}, 0},
                                    {"storm", Variable::Kind::chance, "", {"yes", "no"}, 0},
                                    {"answer", Variable::Kind::move, "", {"comply", "defy"}, 0}};
    ExpressionNames names;

    World() {
        issues[0].id = "act";
        issues[1].id = "line";
        issues[2].id = "other";
        for (Issue& issue : issues) {
            issue.scale = {0, 100};
        }
        issues[1].track = static_cast<TrackId>(0);
        issues[2].track = static_cast<TrackId>(1);
        names.issues = issues;
        names.tracks = tracks;
        names.variables = variables;
        names.main_track = static_cast<TrackId>(0);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Domains domains() const { return {issues, tracks.size(), variables}; }
    bool holds_at(std::string_view text, const Facts& facts) const {
        const auto parsed = parse_expression(text, names);
        REQUIRE_MESSAGE(parsed.has_value(), std::string(text));
        return holds(*parsed, facts);
    }
    std::string refusal(std::string_view text) const {
        const auto parsed = parse_expression(text, names);
        return parsed ? "" : parsed.error().code;
    }
};

Facts facts(Standing line, Standing other, std::vector<std::size_t> choice) {
    return {{line, other}, {50, 50, 50}, {-1, 0, 1}, std::move(choice)};
}

constexpr Standing standings[] = {Standing::none, Standing::signed_only, Standing::broken, Standing::kept};

// Any expression over two tracks, the act, a term and the three variables.
rc::Gen<Expression> any_expression(int depth) {
    auto leaf = rc::gen::exec([] {
        Expression expression;
        expression.kind = *rc::gen::element(Kind::deal, Kind::is_signed, Kind::kept, Kind::choice, Kind::choice,
                                            Kind::region);
        expression.track = static_cast<TrackId>(*rc::gen::inRange(0, 2));
        expression.variable = static_cast<VariableId>(*rc::gen::inRange(0, 3));
        expression.value = *rc::gen::inRange<std::size_t>(0, 2);
        const bool unmade = expression.kind == Kind::choice && expression.variable == static_cast<VariableId>(2) &&
                            *rc::gen::inRange(0, 3) == 0;
        expression.value = unmade ? Facts::not_made : expression.value;
        expression.region = {static_cast<IssueId>(*rc::gen::inRange(0, 2)), 25.0 * *rc::gen::inRange(0, 4),
                             std::numeric_limits<double>::infinity(), *rc::gen::arbitrary<bool>(), true};
        return expression;
    });
    if (depth == 0) {
        return leaf;
    }
    return rc::gen::exec([leaf, depth] {
        Expression expression;
        expression.kind = *rc::gen::element(Kind::negation, Kind::conjunction, Kind::disjunction, Kind::conjunction);
        const int children = expression.kind == Kind::negation ? 1 : *rc::gen::inRange(2, 4);
        for (int i = 0; i < children; ++i) {
            expression.children.push_back(*any_expression(depth - 1));
        }
        return expression;
    });
}

template <class Visit>
void for_each_state(Visit visit) {
    constexpr std::size_t points = 9;  // each constant, and a point in every interval between two of them
    for (std::size_t code = 0; code < 16 * 2 * 2 * 3 * points * points; ++code) {
        std::size_t rest = code;
        const auto next = [&](std::size_t count) {
            const std::size_t digit = rest % count;
            rest /= count;
            return digit;
        };
        Facts state{{standings[next(4)], standings[next(4)]}, {}, {-1, 0, 1}, {next(2), next(2), next(3)}};
        state.choice[2] = state.choice[2] == 2 ? Facts::not_made : state.choice[2];
        state.value = {static_cast<double>(next(points)) * 12.5, static_cast<double>(next(points)) * 12.5, 50};
        visit(state);
    }
}

}  // namespace

TEST_CASE("signed, in force, kept: each stage implies the one before") {
    const World w;
    const bool expected[4][3] = {{false, false, false}, {true, false, false}, {true, true, false}, {true, true, true}};
    for (std::size_t s = 0; s < 4; ++s) {
        const Facts here = facts(standings[s], Standing::none, {0, 0, 0});
        CHECK(w.holds_at("signed", here) == expected[s][0]);
        CHECK(w.holds_at("deal", here) == expected[s][1]);
        CHECK(w.holds_at("kept", here) == expected[s][2]);
        CHECK_FALSE(w.holds_at("signed(other)", here));
        const Facts there = facts(Standing::none, standings[s], {0, 0, 0});
        CHECK(w.holds_at("kept(other)", there) == expected[s][2]);
        CHECK(w.holds_at("not signed and no deal and other > 3", there) == expected[s][1]);  // a term needs its own deal
    }
}

TEST_CASE("what a move, chance or type came to") {
    const World w;
    const Facts here = facts(Standing::none, Standing::none, {1, 0, 1});
    CHECK(w.holds_at("leader == shy and storm == yes and answer == defy", here));
    CHECK(w.holds_at("storm != no", here));
    CHECK_FALSE(w.holds_at("answer != defy", here));
    const Facts unmade = facts(Standing::none, Standing::none, {1, 0, Facts::not_made});
    CHECK_FALSE(w.holds_at("answer == defy", unmade));
    CHECK_FALSE(w.holds_at("answer == comply", unmade));
    CHECK(w.holds_at("answer != defy", unmade));  // so does every other `!=`
}

TEST_CASE("variables are compared with their own values") {
    const World w;
    CHECK(w.refusal("answer == shy") == "E161");
    CHECK(w.refusal("answer < defy") == "E160");
    CHECK(w.refusal("answer") == "E160");
    CHECK(w.refusal("answer ==") == "E160");
    CHECK(w.refusal("answer == )") == "E160");
    CHECK(w.refusal("anwser == defy") == "E161");
    CHECK(w.refusal("kept(act)") == "E165");
    CHECK(w.refusal("signed(lime)") == "E161");
    CHECK(w.refusal("no signed") == "E160");
}

TEST_CASE("what is kept was in force, what is signed need not be") {
    const World w;
    const auto unguarded = [&](const char* text) {
        return unguarded_term(*parse_expression(text, w.names), w.issues).has_value();
    };
    CHECK_FALSE(unguarded("kept and line > 50"));
    CHECK(unguarded("signed and line > 50"));
    CHECK(unguarded("not kept and line > 50"));
    CHECK(unguarded("kept(other) and line > 50"));
}

TEST_CASE("property: a state of stages and choices is found exactly if there is one") {
    const World w;
    CHECK(rc::check("search", [&] {
        const Expression expression = *any_expression(2);
        const Search search = find_state(expression, w.domains());
        RC_ASSERT(search.complete);
        bool somewhere = false;
        for_each_state([&](const Facts& state) { somewhere = somewhere || holds(expression, state); });
        RC_ASSERT(search.state.has_value() == somewhere);
        if (search.state) {
            RC_ASSERT(holds(expression, *search.state));
        }
    }));
}

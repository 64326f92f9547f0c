#include "situation/values.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

using namespace entente;
using namespace entente::situation;
using stats::Elicited;

namespace {

const std::vector<Landmark> marks{{"today", 60}, {"swap", 75}};
const ValueRules scale{{0, 100}, marks, WordSet::none};
const ValueRules influence{{0, 100}, {}, WordSet::influence};
const ValueRules chance{{0, 1}, {}, WordSet::chance};

Elicited read(std::string_view text, const ValueRules& rules) {
    const auto value = parse_value(text, rules);
    INFO(std::string(text));
    REQUIRE(value);
    return *value;
}

std::string code_of(std::string_view text, const ValueRules& rules) {
    const auto value = parse_value(text, rules);
    return value ? "" : value.error().code;
}

}  // namespace

TEST_CASE("each form of a value") {
    const stats::Bounds hundred{0, 100};
    CHECK(read("60", scale) == Elicited::point(hundred, 60));
    CHECK(*parse_value(60.5, scale) == Elicited::point(hundred, 60.5));
    CHECK(read("40 to 70", scale) == Elicited::range(hundred, 40, 70));
    CHECK(read("  40   to 70 ,  best 55 ", scale) == Elicited::range(hundred, 40, 55, 70));
    CHECK(read("today", scale) == Elicited::point(hundred, 60));
    CHECK(read("today to swap", scale) == Elicited::range(hundred, 60, 75));
    CHECK(read("50 to 80, best today", scale) == Elicited::range(hundred, 50, 60, 80));
    CHECK(read("dominant", influence) == Elicited::range(hundred, 85, 100));
    CHECK(read("real to strong", influence) == Elicited::range(hundred, 35, 85));
    CHECK(read("some, best 20", influence) == Elicited::range(hundred, 15, 20, 35));
    CHECK(read("10% to 30%", chance) == Elicited::range({0, 1}, 0.1, 0.3));
    CHECK(read("very likely", chance) == Elicited::range({0, 1}, 0.8, 0.95));
    CHECK(read("0.25", chance) == Elicited::point({0, 1}, 0.25));
    CHECK(read("70%: 40 to 50; 30%: swap", scale) ==
          Elicited::mixture(hundred, {{0.7, 40, 45, 50}, {0.3, 75, 75, 75}}));
    CHECK(read("33%: 10; 33%: 20; 33%: 30", scale).parts.size() == 3);  // whole percents need not add up exactly
}

TEST_CASE("the default of a range is the arithmetic midpoint") {
    CHECK(read("40 to 70", scale).parts.front().median == 55);
}

TEST_CASE("what is refused, by code") {
    for (const char* text : {"", "to", "40 to", "to 70", "40 to 70 to 80", "best 5", "40 to 70, worst 50", "40 to 70,",
                             "forty", "40,5", "inf", "nan", "1e999", "40%", "dominant", "40-70", "0x10"}) {
        CAPTURE(std::string(text));
        CHECK(code_of(text, scale) == "E120");
    }
    for (const char* text : {"-1", "101", "40 to 101", "-1e300 to 5"}) {
        CAPTURE(std::string(text));
        CHECK(code_of(text, scale) == "E121");
    }
    for (const char* text : {"70 to 40", "40 to 40", "40 to 70, best 40", "40 to 70, best 80", "today, best 60"}) {
        CAPTURE(std::string(text));
        CHECK(code_of(text, scale) == "E122");
    }
    for (const char* text : {"50%: 40; 60%: 50", "40; 50", "50%: 40;", "100%: 40", "0%: 40; 100%: 50", ": 40; : 50",
                             "-50%: 40; 150%: 50"}) {
        CAPTURE(std::string(text));
        CHECK(code_of(text, scale) == "E123");
    }
    CHECK(code_of("30", chance) == "E121");  // a chance of 30 is 3000 %
}

TEST_CASE("mistakes point at the word") {
    const auto value = parse_value("40 to sawp", scale);
    REQUIRE_FALSE(value);
    CHECK(value.error().offset == 6);
    CHECK(value.error().word == "sawp");
    CHECK(value.error().hint == "did you mean \"swap\"?");
    CHECK(parse_value("40..70", scale).error().hint == "write a range as \"40 to 70\"");
    CHECK(parse_value("40\u201370", scale).error().hint == "write a range as \"40 to 70\"");
}

TEST_CASE("property: any ordered triple inside the bounds reads back exactly") {
    CHECK(rc::check("triples", [] {
        const auto number = rc::gen::map(rc::gen::inRange(1, 99'999'999), [](int n) { return n / 1e6; });
        std::array<double, 3> x{*number, *number, *number};
        std::sort(x.begin(), x.end());
        RC_PRE(x[0] < x[1] && x[1] < x[2]);
        const std::string text = fmt::format("{} to {}, best {}", x[0], x[2], x[1]);
        const auto value = parse_value(text, scale);
        RC_ASSERT(value.has_value());
        RC_ASSERT(*value == Elicited::range({0, 100}, x[0], x[1], x[2]));
    }));
}

TEST_CASE("property: no text breaks the parser") {
    CHECK(rc::check("any bytes", [](const std::string& text) { (void)parse_value(text, scale).has_value(); }));
    CHECK(rc::check("any words", [] {
        const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "to", "best", ",", ";", ":", "%", "40", "70%", "today", "swap", "-", "likely", ""));
        std::string text;
        for (const std::string& word : words) {
            text += word + " ";
        }
        (void)parse_value(text, scale).has_value();
        (void)parse_value(text, chance).has_value();
    }));
}

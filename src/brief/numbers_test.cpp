#include "brief/numbers.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <numeric>

#include "base/test_tools.h"
#include "brief/chart/chart.h"

namespace entente::brief {

using entente::test_tools::need;

TEST_CASE("points of a hundred add up by largest remainder") {
    // Worked by hand: floors 8, 7, 5, 69, 8, 0 give 97; the three largest remainders are .93, .74 and .46.
    const std::vector<double> shares{.0874, .0733, .0593, .6912, .0846, .0042};
    CHECK(apportion(shares, 100) == std::vector<int>{9, 7, 6, 69, 9, 0});
    CHECK(apportion(std::vector<double>{1, 1, 1}, 100) == std::vector<int>{34, 33, 33});
    CHECK(apportion(std::vector<double>{0, 0}, 100) == std::vector<int>{0, 0});
    CHECK(apportion(std::vector<double>{.31, .69}, 100, 5) == std::vector<int>{30, 70});
}

TEST_CASE("every apportioned row is its share rounded up or down, and the sum is right") {
    CHECK(rc::check([] {
        const auto raw = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10000)));
        std::vector<double> shares(raw.begin(), raw.end());
        const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
        RC_PRE(sum > 0);
        const auto points = apportion(shares, 100);
        RC_ASSERT(std::accumulate(points.begin(), points.end(), 0) == 100);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            RC_ASSERT(std::abs(points[i] - shares[i] / sum * 100) < 1);
        }
    }));
}

TEST_CASE("words are the ICD 203 bands, lower end included") {
    CHECK(!word_for(0));
    CHECK(need(word_for(1)).text == "almost no chance");
    CHECK(need(word_for(5)).text == "very unlikely");
    CHECK(need(word_for(19)).text == "very unlikely");
    CHECK(need(word_for(20)).text == "unlikely");
    CHECK(need(word_for(45)).text == "roughly even chance");
    CHECK(need(word_for(55)).text == "likely");
    CHECK(need(word_for(80)).text == "very likely");
    CHECK(need(word_for(95)).text == "almost certain");
    CHECK(need(word_for(99)).text == "almost certain");
    CHECK(!word_for(100));
}

TEST_CASE("a word never stands without its range and its number") {
    CHECK(chance_text({.value = .22, .error = .001, .low = .07, .high = .44, .points = {}}) ==
          "unlikely (20-45 %; 22 %, inputs alone 7 to 44)");
    CHECK(chance_text({.value = .63, .error = .001, .low = {}, .high = {}, .points = {}}) ==
          "likely (55-80 %; 63 %)");
    CHECK(chance_text({.value = .004, .error = 0, .low = 0, .high = .02, .points = {}}) ==
          "<1 % (inputs alone <1 to 2)");
    CHECK(chance_text({.value = .9981, .error = 0, .low = {}, .high = {}, .points = {}}) == ">99 %");
}

TEST_CASE("where sampling error straddles an edge both words stand") {
    CHECK(chance_text({.value = .452, .error = .004, .low = {}, .high = {}, .points = {}}) ==
          "unlikely to roughly even chance (20-55 %; 45 %; too few draws to say which)");
    CHECK(chance_text({.value = .47, .error = .004, .low = {}, .high = {}, .points = {}}) ==
          "roughly even chance (45-55 %; 47 %)");
}

TEST_CASE("sampling error decides the digits") {
    CHECK(percent_step(.009) == 1);
    CHECK(percent_step(.011) == 5);
    CHECK(percent_step(.051) == 10);
    CHECK(chance_text({.value = .6321, .error = .012, .low = {}, .high = {}, .points = {}}) ==
          "likely (55-80 %; 65 %)");
}

TEST_CASE("which of two chances is larger is left open where they print alike or the sample cannot tell") {
    const auto chance = [](double value, double error) {
        return Chance{.value = value, .error = error, .low = {}, .high = {}, .points = {}};
    };
    CHECK(too_close(chance(.484, .0001), chance(.476, .0001)));        // both 48 %
    CHECK_FALSE(too_close(chance(.484, .0001), chance(.474, .0001)));  // 48 and 47
    CHECK(too_close(chance(.484, .005), chance(.474, .005)));          // 1.96 sqrt(2) 0.005 = 0.0139
    CHECK_FALSE(too_close(chance(.489, .005), chance(.474, .005)));
}

TEST_CASE("a chart names every row that leads") {
    chart::Dots dots;
    dots.rows = {{"a", "40 %", 20, true}, {"b", "20 %", 10, true}, {"c", "40 %", 20, false}};
    CHECK(chart::with_most_dots(dots) == std::vector<std::string>{"a", "c"});
    dots.rows[1].dots = 21;
    CHECK(chart::with_most_dots(dots) == std::vector<std::string>{"b"});
}

TEST_CASE("gains become signs, and say where the sign is in doubt") {
    CHECK(gain_symbol(10.5, .97) == "++");
    CHECK(gain_symbol(10, .97) == "+");
    CHECK(gain_symbol(3, .7) == "+?");
    CHECK(gain_symbol(-3, .1) == "-");
    CHECK(gain_symbol(-30, .3) == "--?");
    CHECK(gain_symbol(2, 1) == "0");
}

TEST_CASE("values of a scale show a hundredth of its width") {
    CHECK(scale_text(61.4, 100) == "61");
    CHECK(scale_text(.614, 1) == "0.61");
    CHECK(scale_text(1234, 5000) == "1230");
    CHECK(scale_text(-0.2, 100) == "0");
    CHECK(signed_text(-.4) == "0");
    CHECK(signed_text(12.5) == "+13");
    CHECK(signed_points_text(.9) == "+1 point");
    CHECK(signed_points_text(-1.2) == "-1 point");
    CHECK(signed_points_text(-11) == "-11 points");
    CHECK(signed_points_text(.2) == "0 points");
}

}  // namespace entente::brief

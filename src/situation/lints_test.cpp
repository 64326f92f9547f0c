#include "situation/lints.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "situation/test_files.h"

using namespace entente;
using namespace entente::situation;

namespace {

Situation with_accept(const std::string& accept) {
    const Result<Loaded> loaded = read_situation(std::string(alaska) + accept, "test.toml", ".");
    REQUIRE(loaded);
    return loaded->situation;
}

std::size_t count(const Situation& situation, std::string_view code) {
    const std::vector<Lint> lints = find_lints(situation);
    return static_cast<std::size_t>(
        std::count_if(lints.begin(), lints.end(), [&](const Lint& lint) { return lint.code == code; }));
}

}  // namespace

TEST_CASE("an accepted lint is silent, at its place only") {
    const Situation plain = with_accept("");
    CHECK(count(plain, "L102") == 2);  // CN on control and US on enforcement give no reason
    CHECK(count(plain, "L103") == 1);  // one source relays the other
    const Situation one = with_accept("\n[accept.x]\ncode = \"L102\"\nat = \"position.control\"\nbecause = \"a b\"\n");
    CHECK(count(one, "L102") == 1);
    const Situation all = with_accept("\n[accept.x]\ncode = \"L102\"\nbecause = \"a b\"\n");
    CHECK(count(all, "L102") == 0);
    CHECK(is_accepted(one, "L102", "position.control"));
    CHECK(is_accepted(one, "L102", "position.control.CN.at"));
    CHECK_FALSE(is_accepted(one, "L102", "position.controls"));
    CHECK_FALSE(is_accepted(one, "L101", "position.control"));
}

TEST_CASE("an accept that answers nothing is noted, unless its lint needs a model") {
    CHECK(count(with_accept(""), "L110") == 1);  // Europe is a voice only, so L104 is not raised
    CHECK(count(with_accept("\n[accept.x]\ncode = \"L152\"\nbecause = \"a b\"\n"), "L110") == 1);
    CHECK(count(with_accept("\n[accept.x]\ncode = \"L106\"\nbecause = \"a b\"\n"), "L110") == 2);
}

TEST_CASE("what the outcomes leave can be named in a claim") {
    const std::string claim =
        "\n[claim.left]\nsource = \"caliber\"\nsays = \"?\"\nexpect = \"likely\"\ntest = \"secondary > 5 given ";
    CHECK(read_situation(std::string(alaska) + claim + "other-deal\"\n", "test.toml", "."));
    // Without a deal the two outcomes leave nothing: secondary is below small-banks or not.
    const auto none = read_situation(std::string(alaska) + claim + "other-no-deal\"\n", "test.toml", ".");
    REQUIRE_FALSE(none);
    CHECK(none.error().back().code == "E171");
}

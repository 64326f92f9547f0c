// More regions of an act and more scores of a goal than a byte can tell.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/near.h"
#include "model/evaluate.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::model;

namespace {

const char* const act = R"(
[situation]
title = "Act"
question = "How hard?"
as_of = 2025-01-01
horizon = 2025-12-31
[actor]
A = { name = "Alpha", influence = 60 }
C = { name = "Gamma", influence = 60 }
[issue.ban]
asks = "How hard?"
reversion = 20
decides = ["A"]
[position.ban]
A = { at = "0 to 100", salience = 60 }
C = { at = 0, salience = 60 }
[outcome]
low = "ban < 50"
high = "ban >= 50"
[source.s]
publisher = "P"
published = 2024-12-01
)";

Result<Model> compiled(const std::string& toml) {
    Result<situation::Loaded> loaded = situation::read_situation(toml, "act.toml", ".");
    REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : format(loaded.error().front())));
    return compile(std::move(loaded->situation));
}

Block evaluated(const Model& model) {
    return evaluate(model, draw_inputs(model, 7, 0, 64, {}), {}, Detail::full).block;
}

bool all_near(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return near(x, y, {.absolute = 1e-9}); });
}

}  // namespace

TEST_CASE("claims that cut an act into over 255 regions change nothing that is said of it") {
    std::string claims;
    for (int i = 1; i <= 139; ++i) {
        claims += fmt::format("[claim.c{}]\nsource = \"s\"\nsays = \"x\"\ntest = \"ban < {:.1f}\"\nexpect = \"likely\"\n", i,
                              0.7 * i);
        claims += fmt::format("[claim.d{}]\nsource = \"s\"\nsays = \"x\"\ntest = \"ban <= {:.1f}\"\nexpect = \"likely\"\n", i,
                              0.7 * i);
    }
    const Result<Model> plain = compiled(act);
    const Result<Model> cut = compiled(act + claims);
    REQUIRE(plain.has_value());
    REQUIRE(cut.has_value());
    CHECK(cut->issues.front().grid.regions() > 255);
    const Block without = evaluated(*plain);
    const Block with = evaluated(*cut);
    CHECK(all_near(with.cells, without.cells));
    CHECK(all_near(with.issue_means, without.issue_means));
    CHECK(all_near(with.gains, without.gains));
}

TEST_CASE("a goal of too many scores is refused") {
    const auto goal_of = [](int scores) {
        std::string text = "[goal.g]\nof = \"C\"\nsays = \"g\"\nscores = [";
        for (int i = 0; i + 1 < scores; ++i) {
            text += fmt::format("[\"ban < {:.2f}\", {}], ", 0.3 * (i + 1), i % 100);
        }
        return act + text + "[\"otherwise\", 0]]\n";
    };
    CHECK(compiled(goal_of(256)).has_value());
    const Result<Model> refused = compiled(goal_of(300));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().front().code == "E502");
    CHECK(refused.error().front().message == "goal.g has 300 scores; at most 256 are possible");
}

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/hash.h"
#include "base/near.h"
#include "base/test_tools.h"
#include "ensemble/pool.h"
#include "insight/compare.h"
#include "insight/drivers.h"
#include "insight/forecast.h"
#include "insight/shares.h"
#include "insight/test_case.h"
#include "insight/what_if.h"
#include "stats/kernels.h"
#include "stats/philox.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;
using entente::test_tools::need;

namespace {

std::vector<double> noise(std::uint64_t stream, std::size_t count) {
    std::vector<double> u(count);
    stats::fill_uniform({17, stream}, 0, u);
    return u;
}

}  // namespace

TEST_CASE("how few sources there are is said in words that fit their number") {
    const auto reasons = [](const std::string& more) {
        std::string all;
        const std::string evidence = "[evidence.e]\nsource = \"s\"\ncredibility = 2\nsays = \"It was said\"\n";
        for (const std::string& reason : solved(std::string(small_case) + evidence + more).findings.confidence.reasons) {
            all += reason + "; ";
        }
        return all;
    };
    const auto says = [&](const std::string& more, const char* words) {
        CAPTURE(more);
        CHECK(reasons(more).find(words) != std::string::npos);
    };
    says("", "all evidence rests on one source; ");
    says("[source.t]\npublisher = \"Q\"\npublished = 2024-12-02\n", "there are only 2 sources; ");
    says("[source.t]\npublisher = \"P\"\npublished = 2024-12-02\nrelays = \"s\"\n",
         "2 sources come down to 1 independent origin; ");
}

TEST_CASE("outcomes are a distribution: deals first, the rest by falling probability") {
    const Case c = solved(small_case);
    double sum = 0;
    double deals = 0;
    for (const OutcomeForecast& o : c.findings.outcomes) {
        sum += o.probability.value;
        deals += o.is_deal ? o.probability.value : 0;
        CHECK(o.input_low <= o.probability.value + 1e-12);
        CHECK(o.probability.value <= o.input_high + 1e-12);
    }
    CHECK(sum == doctest::Approx(1).epsilon(1e-12));
    CHECK(deals == doctest::Approx(need(c.findings.deals[0].in_force)).epsilon(1e-12));
    CHECK(c.findings.outcomes[0].is_deal);
    CHECK(c.findings.outcomes[1].is_deal);
    CHECK(c.findings.outcomes[0].probability.value >= c.findings.outcomes[1].probability.value);
    const Deal& deal = c.findings.deals[0];
    // Half of the game, half of the class ("partly"), in log-odds.
    CHECK(need(deal.pooled) == doctest::Approx(ensemble::pooled_probability(need(deal.inside), need(deal.outside), 0.5)).epsilon(1e-9));
    CHECK(need(deal.in_force) <= need(deal.is_signed) + 1e-12);
    CHECK(need(deal.kept) <= need(deal.in_force) + 1e-12);
    CHECK_FALSE(deal.before_past.has_value());
    CHECK(need(c.findings.deals[0].pooled_low) < need(c.findings.deals[0].pooled));
    CHECK(need(c.findings.deals[0].pooled) < need(c.findings.deals[0].pooled_high));
}

TEST_CASE("an act has its decider's elicited distribution in either stage") {
    const Case c = solved(small_case, 20000);
    const IssueForecast& ban = c.findings.issues[0];
    CHECK(ban.is_act);
    // Percentiles of "20 to 80"; four standard errors of a quantile at 20,000 draws stay under 1.5 points.
    CHECK(near(ban.forecast.p05, 20, {.absolute = 1.5}));
    CHECK(near(ban.forecast.p50, 50, {.absolute = 1.5}));
    CHECK(near(ban.forecast.p95, 80, {.absolute = 1.5}));
}

TEST_CASE("without a reference class the game alone gives the odds") {
    const Case c = solved(without_reference(small_case));
    const Deal& deal = c.findings.deals[0];
    CHECK_FALSE(deal.outside.has_value());
    CHECK_FALSE(deal.pooled_low.has_value());
    CHECK(need(deal.pooled) == doctest::Approx(need(deal.inside)).epsilon(1e-12));
    double sum = 0;
    for (const OutcomeForecast& o : c.findings.outcomes) sum += o.probability.value;
    CHECK(sum == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("lints of a run: weight where nobody who decides wants it, no deal in one piece; both can be accepted") {
    const auto has = [](const Findings& findings, const std::string& code) {
        return std::any_of(findings.warnings.begin(), findings.warnings.end(),
                           [&](const Diagnostic& d) { return d.code == code; });
    };
    CHECK_FALSE(has(solved(small_case, 300).findings, "L155"));
    CHECK_FALSE(has(solved(small_case, 300).findings, "L156"));
    std::string text = small_case;
    text = replaced(text, "decides = [\"A\", \"B\"]", "decides = [\"A\", \"B\"]\nvoices = [\"C\"]");
    text = replaced(text, "C = { at = \"70 to 80\", salience = \"10 to 20\"", "C = { at = 50, salience = \"90 to 95\"");
    text = replaced(text, "harsh = \"no deal and ban >= hard\"", "");
    text = replaced(text, "calm = \"no deal and ban < hard\"", "calm = \"no deal\"");
    text.erase(text.find("[claim.calm]"), text.find("[what-if.hard]") - text.find("[claim.calm]"));
    CHECK(has(solved(text, 300).findings, "L155"));
    CHECK(has(solved(text, 300).findings, "L156"));
    text += "\n[accept.a]\ncode = \"L155\"\nat = \"issue.line\"\nbecause = \"Gamma brokers it\"\n"
            "[accept.b]\ncode = \"L156\"\nat = \"outcome.calm\"\nbecause = \"nothing else is decided\"\n";
    CHECK_FALSE(has(solved(text, 300).findings, "L155"));
    CHECK_FALSE(has(solved(text, 300).findings, "L156"));
}

TEST_CASE("the learned and flat ends bracket the forecast of terms") {
    const Case c = solved(small_case, 1000);
    const OutcomeForecast& east = outcome(c.findings, "east-deal");
    CHECK(east.probability.value >= std::min(east.learned, east.flat) - 4 * east.probability.error);
    CHECK(east.probability.value <= std::max(east.learned, east.flat) + 4 * east.probability.error);
}

TEST_CASE("gains by issue add up, and favourable shares are shares") {
    const Case c = solved(small_case);
    CHECK(c.findings.stakes.size() == 3 * c.findings.outcomes.size());
    for (const Stake& stake : c.findings.stakes) {
        double sum = 0;
        for (const auto& [issue, gain] : stake.by_issue) sum += gain;
        CHECK(sum == doctest::Approx(stake.gain.value).epsilon(1e-9));
        CHECK(stake.favourable >= 0);
        CHECK(stake.favourable <= 1 + 1e-12);
        CHECK(stake.low <= stake.high);
    }
}

TEST_CASE("claims: the page's word beside the number of the model") {
    const Case c = solved(small_case);
    REQUIRE(c.findings.claims.size() == 2);  // by id: calm, east
    CHECK(need(c.findings.claims[0].probability).value > 0.95);
    CHECK(need(c.findings.claims[1].probability).value ==
          doctest::Approx(outcome(c.findings, "east-deal").probability.value /
                          need(c.findings.deals[0].in_force)).epsilon(1e-9));
}

TEST_CASE("a what-if moves what it should, and nothing else") {
    const Case c = solved(small_case);
    REQUIRE(c.findings.what_ifs.size() == 1);
    for (const WhatIfOutcome& o : c.findings.what_ifs[0].outcomes) {
        if (o.outcome == "harsh") {
            // The change is measured on the first draws: four of its standard errors, wrong once in 16,000.
            CHECK(near(o.changed, 1 - need(c.findings.deals[0].in_force), {.absolute = 4 * o.difference.error}));
            CHECK(o.difference.value == doctest::Approx(o.changed - o.base));
            CHECK(o.low < o.difference.value);
        } else if (o.outcome != "calm") {
            // The forecast sums over fine bins, the rerun over coarse ones: equal up to rounding.
            CHECK(near(o.difference.value, 0, {.absolute = 1e-12}));
            CHECK(near(o.difference.error, 0, {.absolute = 1e-12}));
        }
    }
}

TEST_CASE("a what-if that changes nothing moves nothing") {
    const Case c = solved(small_case);
    const situation::WhatIf nothing{"none", "", {}, ""};
    const WhatIfFinding finding = ask_what_if(c.model, c.sample, nothing, ensemble::reruns_of(c.sample, 1000));
    for (const WhatIfOutcome& o : finding.outcomes) {
        CHECK(near(o.difference.value, 0, {.absolute = 1e-12}));
    }
    for (const auto& [issue, change] : finding.issues) {
        CHECK(change.value == 0);
    }
}

TEST_CASE("variance shares recover known shares and leave noise under the floor") {
    const std::size_t n = 10000;
    const std::vector<double> x = noise(1, n);
    const std::vector<double> y = noise(2, n);
    std::vector<double> target(n);
    for (std::size_t d = 0; d < n; ++d) {
        target[d] = 2 * x[d] + y[d];  // variances 4 : 1
    }
    const std::vector<double> alike(n, 1.0);
    // The bins of x explain all but 1/400 of its variance; sampling error of a share at 10,000 draws is below 0.01.
    CHECK(near(variance_share(x, target, alike).share, 0.8, {.absolute = 0.02}));
    CHECK(near(variance_share(y, target, alike).share, 0.2, {.absolute = 0.02}));
    const double floor = share_floor(target, alike, 150, 1);
    CHECK(floor > 0);
    CHECK(floor < 0.01);
    // 150 irrelevant inputs: the floor lets any of them through with probability 0.01 together.
    for (std::uint64_t i = 0; i < 150; ++i) {
        CHECK(variance_share(noise(100 + i, n), target, alike).share <= floor);
    }
    CHECK(variance_share(x, std::vector<double>(n, 1.0), alike).share == 0);
}

TEST_CASE("draws count by their weights in shares; equal weights give the same bytes whatever they are") {
    const std::size_t n = 20000;
    const std::vector<double> x = noise(1, n);
    const std::vector<double> y = noise(2, n);
    const std::vector<double> coin = noise(3, n);
    std::vector<double> target(n);
    std::vector<double> weight(n);
    for (std::size_t d = 0; d < n; ++d) {
        target[d] = coin[d] < 0.5 ? x[d] : y[d];
        weight[d] = coin[d] < 0.5 ? 3.0 : 1.0;
    }
    // x decides in 3 of 4 weighted draws: E[target | x] = 3/4 x + const, a share of 9/16; of y 1/16. Unweighted: 1/4.
    CHECK(near(variance_share(x, target, weight).share, 9.0 / 16, {.absolute = 0.02}));
    CHECK(near(variance_share(y, target, weight).share, 1.0 / 16, {.absolute = 0.02}));
    const std::vector<double> alike(n, 1.0);
    CHECK(near(variance_share(x, target, alike).share, 0.25, {.absolute = 0.02}));
    CHECK(variance_share(noise(4, n), target, weight).share <= share_floor(target, weight, 1, 1));
    // Fewer draws count in effect, so more is put down to chance.
    CHECK(share_floor(target, weight, 150, 1) > share_floor(target, alike, 150, 1));
    // x and y together carry 9/16 + 1/16; the coin, which neither knows, the rest.
    const std::vector<std::span<const double>> group{x, y};
    CHECK(near(variance_share(group_index(group, target, weight), target, weight).share, 10.0 / 16,
               {.absolute = 0.03}));

    const std::vector<double> thirds(n, 1.0 / 3);
    CHECK(variance_share(x, target, alike).share == variance_share(x, target, thirds).share);
    CHECK(variance_share(x, target, alike).expected_shift == variance_share(x, target, thirds).expected_shift);
    CHECK(share_floor(target, alike, 9, 1) == share_floor(target, thirds, 9, 1));
    CHECK(group_index(group, target, alike) == group_index(group, target, thirds));
}

TEST_CASE("a correlated group stands for its members") {
    const std::size_t n = 5000;
    const std::vector<double> x = noise(1, n);
    const std::vector<double> y = noise(2, n);
    std::vector<double> target(n);
    for (std::size_t d = 0; d < n; ++d) {
        target[d] = stats::kernel_normal_quantile(x[d]) - stats::kernel_normal_quantile(y[d]);
    }
    const std::vector<std::span<const double>> group{x, y};
    const std::vector<double> alike(n, 1.0);
    CHECK(variance_share(group_index(group, target, alike), target, alike).share > 0.97);
    CHECK(near(variance_share(x, target, alike).share, 0.5, {.absolute = 0.04}));
}

TEST_CASE("drivers name what matters; a flip is a flip; the pivotal actor moves the target") {
    const Case c = solved(small_case);
    CHECK(c.findings.target.name == "calm");
    CHECK(c.findings.drivers[0].key == "position.ban.A.at");
    CHECK(c.findings.drivers[0].share > 0.9);
    CHECK(need(c.findings.drivers[0].low) > need(c.findings.drivers[0].high));
    REQUIRE_FALSE(c.findings.flips.empty());
    CHECK(c.findings.flips[0].key == "position.ban.A.at");
    REQUIRE(c.findings.flips[0].found);
    CHECK(near(c.findings.flips[0].at, 59.5, {.absolute = 0.5}));  // where "hard" begins
    CHECK(c.findings.flips[0].leader == "harsh");
    CHECK(c.findings.next[0].key == "position.ban.A.at");
    // Without B nobody but A is left to refuse a line, so a deal comes oftener and calm seldomer.
    CHECK(c.model.situation.actor(c.findings.pivots[0].actor).id == "B");
    CHECK(c.findings.pivots[0].change.value < 0);
    for (const Driver& driver : c.findings.drivers) {
        if (driver.key.starts_with("position.line")) CHECK_FALSE(driver.measurable());
    }
}

TEST_CASE("findings survive the trip through JSON") {
    const Case c = solved(small_case, 500);
    const std::string json = to_json(c.findings, c.model.situation);
    const Result<Findings> back = from_json(json, c.model.situation, "findings.json");
    REQUIRE(back.has_value());
    CHECK(to_json(*back, c.model.situation) == json);
    CHECK(from_json("{", c.model.situation, "f").error()[0].code == "E701");
    CHECK(from_json("{}", c.model.situation, "f").error()[0].code == "E701");
    CHECK(from_json("[1]", c.model.situation, "f").error()[0].code == "E701");
}

TEST_CASE("a comparison says which inputs differ and which findings moved") {
    std::string changed = small_case;
    changed.replace(changed.find("\"20 to 80\""), 10, "\"50 to 90\"");
    const Case a = solved(small_case, 1000);
    const Case b = solved(changed, 1000);
    const Comparison same = compare(a.model, a.findings, a.model, a.findings);
    CHECK(same.inputs.empty());
    CHECK(std::all_of(same.moves.begin(), same.moves.end(), [](const Move& m) { return m.before == m.after; }));
    const Comparison moved = compare(a.model, a.findings, b.model, b.findings);
    REQUIRE(moved.inputs.size() == 1);
    CHECK(moved.inputs[0].key == "position.ban.A.at");
    CHECK(moved.inputs[0].after == "50 to 90");
    CHECK(moved.moves[0].before != moved.moves[0].after);
}

TEST_CASE("intervals of paired differences cover the truth as often as they say") {
    // 400 small worlds with a known difference of 1/2 - 0.2 = 0.3: a 90 % interval misses 40 +- 4 x 6 times.
    std::size_t covered = 0;
    for (std::uint64_t world = 0; world < 400; ++world) {
        const std::vector<double> u = noise(1000 + world, 200);
        std::vector<double> before(200);
        std::vector<double> after(200);
        const std::vector<double> even(200, 1.0 / 200);
        for (std::size_t d = 0; d < 200; ++d) {
            before[d] = 0.4 * u[d];
            after[d] = u[d];
        }
        const Estimate e = paired_difference(before, even, after, even);
        covered += std::fabs(e.value - 0.3) <= 1.6448536269514722 * e.error ? 1U : 0U;
    }
    CHECK(covered >= 336);
    CHECK(covered <= 384);
}

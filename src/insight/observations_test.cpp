// What was seen reweights the sample as if it had been in the file, and over all its values nothing is gained or lost.
#include <doctest/doctest.h>

#include <cmath>

#include "base/near.h"
#include "ensemble/pool.h"
#include "insight/observe.h"
#include "insight/test_case.h"

using namespace entente;
using namespace entente::insight;
using namespace entente::insight::testing;

namespace {

ObserveFinding seen_in(const Case& c, const std::string& text) {
    const std::vector<std::string> written{text};
    const auto seen = read_observations(c.model.situation, written);
    REQUIRE(seen.has_value());
    Result<ObserveFinding> finding = observe(c.model, c.sample, *seen);
    REQUIRE(finding.has_value());
    return std::move(*finding);
}

void check_same(const ObserveFinding& finding, const Findings& built_in) {
    CHECK(finding.effective_draws > 2000);
    for (const WhatIfOutcome& o : finding.outcomes) {
        CAPTURE(o.outcome);
        const Estimate& direct = outcome(built_in, o.outcome).probability;
        CHECK(std::fabs(o.changed - direct.value) < 4 * std::hypot(o.difference.error, direct.error) + 1e-12);
    }
}

}  // namespace

TEST_CASE("reweighting by a signal's table equals a file in which its news is built in: a chance that changes inputs") {
    // 0.4 before; the signal is four times as likely where Alpha turns: odds 2/3 become 8/3, a chance of 8/11.
    const auto turn = [](const std::string& yes) {
        return "[chance.turn]\nvalues = { yes = " + yes + ", no = \"rest\" }\n"
               "changes = { yes = { \"position.ban.A.at\" = \"50 to 90\" } }\n";
    };
    const std::string signal = "[signal.speech]\nsays = \"A hard speech\"\ngiven = [[\"turn == yes\", 0.8]]\n"
                               "otherwise = 0.2\n";
    const std::string alone = without_reference(small_case);
    const Case with_signal = solved(alone + turn("0.4") + signal, 8000);
    const ObserveFinding finding = seen_in(with_signal, "speech=yes");
    CHECK(near(finding.probability, 0.4 * 0.8 + 0.6 * 0.2, {.absolute = 0.02}));
    const Case built_in = solved(alone + turn("0.7272727272727273"), 8000);
    check_same(finding, built_in.findings);
    for (const WhatIfOutcome& o : finding.outcomes) {  // and it is news
        if (o.outcome == "harsh") CHECK(o.changed > o.base + 0.05);
    }
}

TEST_CASE("reweighting by a signal's table equals a file in which its news is built in: a fact that nobody sees") {
    const auto fact = [](const std::string& yes) {
        return "[chance.smuggled]\nvalues = { yes = " + yes + ", no = \"rest\" }\n";
    };
    const std::string signal = "[signal.customs]\nsays = \"Customs report\"\ngiven = [[\"smuggled == yes\", 0.9]]\n"
                               "otherwise = 0.15\n";
    const std::string split = replaced(without_reference(small_case), "calm = \"no deal and ban < hard\"",
                                       "calm = \"no deal and ban < hard and smuggled == no\"\n"
                                       "leaky = \"no deal and ban < hard and smuggled == yes\"");
    const Case with_signal = solved(split + fact("0.3") + signal, 3000);
    const ObserveFinding finding = seen_in(with_signal, "customs=yes");
    const double said = 0.3 * 0.9 + 0.7 * 0.15;
    CHECK(near(finding.probability, said, {.absolute = 1e-12}));
    const Case built_in = solved(split + fact(std::to_string(0.3 * 0.9 / said)), 3000);
    check_same(finding, built_in.findings);
    for (const WhatIfOutcome& o : finding.outcomes) {
        // Nothing else depends on it, so the two agree to the six digits that the file was given.
        CHECK(near(o.changed, outcome(built_in.findings, o.outcome).probability.value, {.absolute = 1e-6}));
    }
}

TEST_CASE("iterated expectations: over all values of what may be seen every cell keeps its probability") {
    const Case c = solved(std::string(small_case) + game_tables, 1024);
    for (const std::string name : {"notice", "gamma", "a-kind", "proved", "bulletin"}) {
        CAPTURE(name);
        std::vector<double> sum(c.model.cells.size(), 0.0);
        double all = 0;
        const std::vector<std::string> values = name == "gamma" ? std::vector<std::string>{"comply", "in-form", "defy"}
                                                : name == "a-kind" ? std::vector<std::string>{"hawk", "dove"}
                                                                   : std::vector<std::string>{"yes", "no"};
        for (const std::string& value : values) {
            const std::vector<std::string> written{name + "=" + value};
            const std::vector<model::Observation> seen = *read_observations(c.model.situation, written);
            const Result<model::Model> watched = model::compile(c.model.situation, {}, seen);
            REQUIRE(watched.has_value());
            const ensemble::Sample after = std::move(
                ensemble::run_variations(*watched, ensemble::reruns_of(c.sample, c.sample.draws()),
                                         {{{}, std::nullopt, seen}}, model::Detail::probabilities)
                    .front());
            const double probability = after.seen / c.sample.seen;
            all += probability;
            for (std::size_t cell = 0; cell < sum.size(); ++cell) {
                for (std::size_t d = 0; d < after.draws(); ++d) {
                    sum[cell] += probability * after.weight[d] * after.cell(cell)[d];
                }
            }
        }
        CHECK(near(all, 1, {.absolute = 1e-12}));
        for (std::size_t cell = 0; cell < sum.size(); ++cell) {
            double before = 0;
            for (std::size_t d = 0; d < c.sample.draws(); ++d) {
                before += c.sample.weight[d] * c.sample.cell(cell)[d];
            }
            CHECK(near(sum[cell], before, {.absolute = 1e-12}));
        }
    }
}

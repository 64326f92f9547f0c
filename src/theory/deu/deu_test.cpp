#include "theory/deu/deu.h"

#include <cmath>
#include <doctest/doctest.h>

#include "stats/summary.h"
#include "theory/deu/forecasts.h"
#include "theory/test_data.h"

using namespace entente::theory;
using namespace entente::theory::testing;

namespace {

const std::string header = "prnr,isnr,counvte,pcom,pde,pfr,plu,scom,sde,sfr,slu,rp,out\n";

double mean_error(const MethodForecast& forecast, const std::vector<Decision>& decisions, std::size_t& count) {
    double sum = 0;
    count = 0;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (!std::isnan(forecast.point[i])) {
            sum += std::abs(forecast.point[i] - decisions[i].outcome);
            ++count;
        }
    }
    return sum / static_cast<double>(count);
}

double mean_crps(const MethodForecast& forecast, const std::vector<Decision>& decisions) {
    double sum = 0;
    for (std::size_t i = 0; i < decisions.size(); ++i)
        sum += entente::stats::crps(forecast.density[i], decisions[i].outcome);
    return sum / static_cast<double>(decisions.size());
}

}  // namespace

TEST_CASE("decisions: waves, votes, what can be scored") {
    const auto decisions = parse_deu("d.csv", header + "d99001,d99001i1,QMV,100,0,50,,60,70,80,,20,40\n"
                                                       "d99001,d99001i2,QMV,100,0,,,60,70,,,20,40\n"
                                                       "n05001,n05001i1,Unan,100,0,50,60,60,70,80,10,120,40\n"
                                                       "n05001,n05001i2,QMV,100,0,50,60,60,70,80,10,,888\n"
                                                       "d16001,d160011i1,QMV,100,,50,60,60,,80,10,,0\n");
    REQUIRE(decisions.has_value());
    REQUIRE(decisions->size() == 3);
    const Decision& first = decisions->front();
    CHECK(first.wave == Wave::before_nice);
    CHECK(first.power == std::vector<double>{10, 10, 10});
    CHECK(first.weight[1] == 7);
    CHECK(first.reversion == 20);
    CHECK(first.proposals == 3);
    CHECK((*decisions)[1].unanimity);
    CHECK((*decisions)[1].group == 1);
    CHECK(!(*decisions)[1].reversion);  // outside the scale
    CHECK((*decisions)[1].power == std::vector<double>{29, 29, 29, 4});
    CHECK((*decisions)[2].wave == Wave::lisbon);
    CHECK((*decisions)[2].power[0] == (*decisions)[2].power[1]);  // the largest member present is France
    CHECK(vote_threshold((*decisions)[1]) == 1);
}

TEST_CASE("decisions: files that are something else") {
    CHECK(parse_deu("d.csv", "").error()[0].code == "E342");
    CHECK(parse_deu("d.csv", "a,b\n1,2\n").error()[0].code == "E342");
    CHECK(parse_deu("d.csv", header).error()[0].code == "E348");
    CHECK(parse_deu("d.csv", header + "1,2\n").error()[0].code == "E341");
}

TEST_CASE("known errors on the 239 decisions") {
    const auto file = data_file("bargaining/deu_issues.csv");
    if (!file) return;
    const auto decisions = read_deu(*file);
    REQUIRE(decisions.has_value());
    REQUIRE(decisions->size() == 239);
    // theories.md, section 5: to all digits without capability, within 0.05 with it (populations vary by source).
    struct Known {
        std::string method;
        double error, within;
        std::size_t count;
    };
    const Known known[] = {{"compromise", 21.4264, .05, 239},     {"power-mean", 21.6598, .05, 239},
                           {"mean", 22.1963, 5.1e-5, 239},        {"salience-mean", 22.3514, 5.1e-5, 239},
                           {"median", 27.7197, .05, 239},         {"plain-median", 26.6067, 5.1e-5, 239},
                           {"condorcet", 20.8548, .05, 239},      {"constant-50", 26.0921, 5.1e-5, 239},
                           {"challenge", 27.9486, .05, 239},      {"challenge-mean", 24.3786, .05, 239},
                           {"agenda-setter", 33.4885, .05, 170},  {"reversion", 50.7299, 5.1e-5, 174}};
    // The agenda setter needs the Commission's position, which 4 of the 174 issues with a reversion lack; the published
    // climatology took the outcomes of all 351 issues.
    const auto forecasts = forecast_decisions(*decisions);
    for (const Known& k : known) {
        for (const MethodForecast& f : forecasts) {
            if (f.method == k.method) {
                CAPTURE(k.method);
                std::size_t count = 0;
                const double error = mean_error(f, *decisions, count);
                CHECK(std::abs(error - k.error) < k.within);
                CHECK(count == k.count);
            }
        }
    }
    for (const MethodForecast& f : forecasts) {
        std::size_t count = 0;
        const double error = mean_error(f, *decisions, count);
        INFO(f.method << ": " << error << " on " << count);
        CHECK(std::isfinite(error));
        if (f.method == "positions") CHECK(std::abs(mean_crps(f, *decisions) - 17.32) < .02);
        if (f.method == "climatology") CHECK(std::abs(mean_crps(f, *decisions) - 18.17) < .05);
        if (f.method == "mixture") CHECK(std::abs(mean_crps(f, *decisions) - 14.63) < .02);
    }
}

TEST_CASE("the shipped density beats positions and climatology, and is not worse than the published mixture") {
    const auto file = data_file("bargaining/deu_issues.csv");
    if (!file) return;
    const auto decisions = read_deu(*file);
    REQUIRE(decisions.has_value());
    const auto forecasts = forecast_decisions(*decisions);
    const auto scores = [&](const std::string& method) {
        std::vector<double> crps;
        for (const MethodForecast& f : forecasts) {
            for (std::size_t i = 0; f.method == method && i < f.density.size(); ++i)
                crps.push_back(entente::stats::crps(f.density[i], (*decisions)[i].outcome));
        }
        return crps;
    };
    const std::vector<double> density = scores("density");
    const auto upper = [&](const std::string& method) {
        std::vector<double> difference = scores(method);
        std::vector<std::size_t> group;
        for (std::size_t i = 0; i < difference.size(); ++i) {
            difference[i] = density[i] - difference[i];
            group.push_back((*decisions)[i].group);
        }
        return entente::stats::bootstrap_mean(difference, group, {2000, 0.9, {1, 1}}).high;
    };
    // These saw the data; the held-out figures stand in docs/theories.md.
    CHECK(upper("positions") < -1);
    CHECK(upper("climatology") < -1);
    CHECK(upper("mixture") < 0.15);
}

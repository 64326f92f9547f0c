// Flows put to one sample: mixtures over cases, levers, effects, and what a change moves.
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "base/test_tools.h"
#include "ensemble/pool.h"
#include "insight/find.h"
#include "insight/flows.h"
#include "insight/test_case.h"
#include "insight/what_if.h"

using namespace entente;
using namespace entente::insight;
using entente::test_tools::need;

namespace {

constexpr const char* trade = R"toml(
[actor.A]
name = "Alpha"
influence = "60 to 80"
region = "US"
[actor.B]
name = "Beta"
influence = "40 to 60"
region = "RU"
[actor.C]
name = "Gamma"
influence = 50
region = "CN"

[measure.order]
by = "A"
on = "B"
act = "bank-threat"
strength = "0.4 to 0.8"
announced = "2024-01"
[measure.listing]
by = "A"
on = "B"
act = "bank-listing"
strength = "0.5 to 0.9"
if = "ban >= hard"
imposed = "2 months"
[measure.nothing]
by = "A"
on = "B"
act = "bank-listing"
strength = 0
if = "deal and ban < hard"
imposed = "2 months"
[flow.sales]
from = "C"
to = "B"
unit = "USD bn"
history = "china-russia-trade"
series = "exports-to-russia"
[effect.price]
unit = "per cent"
under = { harsh = "2 to 6", calm = "0" }
[effect.goods]
flow = "sales"
unit = "per cent"
under = { harsh = "-50 to -40" }
)toml";

// The small case with actors that trade.
std::string text() {
    std::string all(insight::testing::small_case);
    const std::size_t from = all.find("[actor]");
    const std::size_t to = all.find("[issue.line]");
    all.erase(from, to - from);
    return all + trade;
}

model::Model compiled() {
    const std::filesystem::path examples = std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples";
    Result<situation::Loaded> loaded = situation::read_situation(text(), "trade.toml", examples);
    if (!loaded) {
        FAIL(format(loaded.error().front()));
    }
    Result<model::Model> model = model::compile(std::move(loaded->situation));
    REQUIRE(model);
    return std::move(*model);
}

const FlowUnder& under(const FlowFinding& flow, const std::string& outcome) {
    for (const FlowUnder& one : flow.under) {
        if (one.outcome == outcome) {
            return one;
        }
    }
    FAIL("no such outcome");
    return flow.under.front();
}

}  // namespace

TEST_CASE("flows under an outcome are the mixture of the cases that come with it") {
    const model::Model model = compiled();
    REQUIRE(model.course.margin_of_measures.has_value());
    REQUIRE(model.situation.measure_cases.size() == 3);  // nothing, listing, nothing's own
    const ensemble::Sample sample = ensemble::run(model, {.draws = 600, .seed = 4}, {}, model::Detail::full, {});
    const Result<model::FlowModel> flows = model::prepare_flows(model);
    REQUIRE(flows);
    CHECK(economy::iso(flows->origin) == "2024-11");
    CHECK(flows->months == 13);
    const Findings all = find(model, sample, {});
    const FlowFinding& sales = all.flows.front();
    std::vector<std::vector<std::size_t>> in_force;
    for (const situation::MeasureCase& come : model.situation.measure_cases) {
        in_force.push_back(flows->in_force(come));
    }
    const model::FlowRuns runs = model::run_flows(
        *flows, model::flow_draws(*flows, model, sample.inputs, 4, sample.draws()), 4, in_force);
    // Directly: every cell, case and draw by its probability.
    const std::size_t t = 7;
    double sum = 0;
    double total = 0;
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        for (std::size_t k = 0; k < 3; ++k) {
            const double* p = sample.block.column(
                sample.block.margins, c * model.course.margin_width + need(model.course.margin_of_measures) + k);
            for (std::size_t d = 0; d < sample.draws(); ++d) {
                sum += sample.weight[d] * p[d] * runs.at(k, 0, t)[d];
                total += sample.weight[d] * p[d];
            }
        }
    }
    CHECK(total == doctest::Approx(1));
    CHECK(sales.overall[t].mean == doctest::Approx(sum / total).epsilon(1e-12));
    // Outcomes add up to everything.
    double by_outcome = 0;
    double probability = 0;
    for (const FlowUnder& one : sales.under) {
        by_outcome += one.probability * one.months[t].mean;
        probability += one.probability;
        CHECK((one.months[t].p05 < one.months[t].p20 && one.months[t].p20 < one.months[t].p50));
        CHECK((one.months[t].p50 < one.months[t].p80 && one.months[t].p80 < one.months[t].p95));
    }
    CHECK(probability == doctest::Approx(1));
    CHECK(by_outcome == doctest::Approx(sum).epsilon(1e-9));
    // Without a deal the ban decides alone: harsh lists in every draw, calm in none.
    CHECK(under(sales, "calm").months[t].mean == doctest::Approx(sales.reference[t].mean).epsilon(0.02));
    CHECK(under(sales, "harsh").months[t].p50 < under(sales, "calm").months[t].p50);
    CHECK(under(sales, "harsh").change.p95 < 0);
    CHECK(under(sales, "calm").change.p50 == 0);
    CHECK(under(sales, "calm").change.p05 == 0);
}

TEST_CASE("levers: one of strength 0 moves nothing, a listing bites within months, an order bites when lifted") {
    const model::Model model = compiled();
    const ensemble::Sample sample = ensemble::run(model, {.draws = 400, .seed = 4}, {}, model::Detail::full, {});
    const Findings all = find(model, sample, {});
    REQUIRE(all.measures.size() == 3);
    const MeasureFinding& listing = all.measures[0];
    CHECK(listing.on[0].peak_pct < -3);
    CHECK(listing.on[0].peak_low < listing.on[0].peak_pct);
    REQUIRE(listing.on[0].half_after.has_value());
    CHECK(need(listing.on[0].half_after) >= 4);   // in force in March, three months after the last one known
    CHECK(need(listing.on[0].half_after) <= 7);
    CHECK(listing.probability > 0.05);
    CHECK(listing.probability < 0.95);
    CHECK(listing.owners.empty());           // banks have no long-run lever
    const MeasureFinding& nothing = all.measures[1];
    CHECK(nothing.on[0].peak_pct == 0);
    CHECK(nothing.on[0].year.p50 == 0);
    CHECK_FALSE(nothing.on[0].half_after.has_value());
    const MeasureFinding& order = all.measures[2];
    CHECK(order.probability == 1);
    CHECK(order.on[0].year_pct < 0);         // with it less is sold than if it were lifted
    // What a flow computes stands in place of what is judged.
    REQUIRE(all.effects.size() == 2);
    const EffectFinding& goods = all.effects[0];
    for (const EffectFinding::Under& one : goods.under) {
        CHECK(one.computed);
        CHECK(need(one.low) > -40);
    }
    for (const EffectFinding::Under& one : all.effects[1].under) {
        CHECK_FALSE(one.computed);
    }
}

TEST_CASE("levers weigh draws as the sample does: one draw alone leaves no spread") {
    const model::Model model = compiled();
    const Result<model::FlowModel> flows = model::prepare_flows(model);
    REQUIRE(flows);
    ensemble::Sample sample = ensemble::run(model, {.draws = 400, .seed = 4}, {}, model::Detail::full, {});
    const std::vector<OutcomeForecast> outcomes = find(model, sample, {}).outcomes;
    const auto listing = [&] { return find_flows(model, *flows, sample, outcomes).measures[0].on[0]; };
    const MeasureOnFlow all = listing();
    CHECK(all.peak_low < all.peak_high - 1);
    std::fill(sample.weight.begin(), sample.weight.end(), 0.0);
    sample.weight[7] = 1;
    const MeasureOnFlow one = listing();
    CHECK(one.peak_low == one.peak_pct);
    CHECK(one.peak_high == one.peak_pct);
    CHECK(one.year.p05 == one.year.p95);
}

TEST_CASE("flows have the same bytes on any number of threads, and survive their JSON") {
    const model::Model model = compiled();
    std::string first;
    for (const std::size_t threads : {std::size_t{1}, std::size_t{3}}) {
        const ensemble::Sample sample =
            ensemble::run(model, {.draws = 2100, .seed = 4, .threads = threads}, {}, model::Detail::full, {});
        const std::string json = to_json(find(model, sample, {}), model.situation);
        first = first.empty() ? json : first;
        CHECK(json == first);
    }
    const Result<Findings> read = from_json(first, model.situation, "findings.json");
    if (!read) {
        FAIL(format(read.error().front()));
    }
    CHECK(to_json(*read, model.situation) == first);
}

TEST_CASE("a what-if says what it does to flows, answers and gains") {
    const model::Model model = compiled();
    const ensemble::Sample sample = ensemble::run(model, {.draws = 500, .seed = 4}, {}, model::Detail::full, {});
    situation::WhatIf harder{"harder", "", {}, ""};
    const InputId at = need(model.situation.find_input("position.ban.A.at"));
    harder.changes.push_back({at, stats::Elicited::point({0, 100}, 95), "95"});
    const WhatIfFinding changed = ask_what_if(model, sample, harder, ensemble::reruns_of(sample, 500));
    REQUIRE(changed.flows.size() == 1);
    CHECK(changed.flows[0].year_after.p50 < changed.flows[0].year_before.p50);
    CHECK(changed.gains.size() == 3);
    for (const GainChange& gain : changed.gains) {
        if (model.situation.actor(gain.actor).id == "C") {
            CHECK(gain.difference.value < 0);  // Gamma wants a soft ban
        }
    }
    // Nothing changed, nothing moves.
    const WhatIfFinding same = ask_what_if(model, sample, {"same", "", {}, ""}, ensemble::reruns_of(sample, 500));
    CHECK(same.flows[0].year_after.p50 == same.flows[0].year_before.p50);
    for (const GainChange& gain : same.gains) {
        CHECK(gain.difference.value == 0);
    }
}

TEST_CASE("flows as columns of the sample are the flows of the findings, cell by cell") {
    const model::Model model = compiled();
    const ensemble::Sample sample = ensemble::run(model, {.draws = 300, .seed = 4}, {}, model::Detail::full, {});
    const Result<model::FlowModel> flows = model::prepare_flows(model);
    REQUIRE(flows);
    const ensemble::FlowColumns columns = flow_columns(model, *flows, sample);
    const Findings all = find(model, sample, {});
    const FlowFinding& sales = all.flows.front();
    CHECK(columns.months == sales.months);
    CHECK(columns.draws == 300);
    const std::size_t t = 7;
    double sum = 0;
    double total = 0;
    for (std::size_t cell = 0; cell < model.cells.size(); ++cell) {
        for (std::size_t d = 0; d < columns.draws; ++d) {
            const std::size_t at = (cell * columns.months.size() + t) * columns.draws + d;
            const double weight = sample.weight[d] * sample.cell(cell)[d];
            CHECK(std::isnan(columns.mean[at]) == (weight <= 0));
            CHECK((weight <= 0 || columns.spread[at] >= 0));
            sum += weight > 0 ? weight * columns.mean[at] : 0.0;
            total += weight;
        }
    }
    CHECK(sum / total == doctest::Approx(sales.overall[t].mean).epsilon(1e-9));  // the same sums in another order
    // Before the first listing can come every set of measures gives the same.
    for (std::size_t cell = 0; cell < model.cells.size(); ++cell) {
        const double spread = columns.spread[cell * columns.months.size() * columns.draws];
        CHECK((std::isnan(spread) || spread < 1e-12));
    }
}

TEST_CASE("an outcome beside a flow has its own probability, however few draws the flows run on") {
    const model::Model model = compiled();
    const ensemble::Sample sample =
        ensemble::run(model, {.draws = model::most_flow_draws + 1000, .seed = 4}, {}, model::Detail::full, {});
    const Findings all = find(model, sample, {});
    for (const OutcomeForecast& outcome : all.outcomes) {
        CAPTURE(outcome.id);
        CHECK(under(all.flows.front(), outcome.id).probability == outcome.probability.value);
    }
}

namespace {

// The same with a tariff of Alpha on Gamma.
model::Model with_tariff(const std::string& strength, const std::string& more = {}) {
    const std::string tariff = "[measure.duty]\nby = \"A\"\non = \"C\"\nact = \"tariff\"\nif = \"ban >= hard\"\nstrength = " +
                               strength + "\n" + more;
    const std::filesystem::path examples = std::filesystem::path(ENTENTE_SOURCE_DIR) / "examples";
    Result<situation::Loaded> loaded = situation::read_situation(text() + tariff, "trade.toml", examples);
    REQUIRE_MESSAGE(loaded, (loaded ? "" : format(loaded.error().front())));
    Result<model::Model> model = model::compile(std::move(loaded->situation));
    REQUIRE(model);
    return std::move(*model);
}

double owner_income(const model::Model& model) {
    const ensemble::Sample sample = ensemble::run(model, {.draws = 600, .seed = 4}, {}, model::Detail::full, {});
    const Findings all = find(model, sample, {});
    for (const MeasureFinding& measure : all.measures) {
        if (model.situation.measures[measure.measure].id == "duty") {
            REQUIRE(measure.owners.size() == 1);
            return measure.owners.front().income_pct;
        }
    }
    FAIL("no such measure");
    return 0;
}

}  // namespace

TEST_CASE("what a tariff costs its owner is that of the rate drawn, not of the largest that could be") {
    const double point = owner_income(with_tariff("0.1"));
    CHECK(std::fabs(point) > 1e-3);
    CHECK(owner_income(with_tariff("\"0.09 to 0.11, best 0.1\"")) == doctest::Approx(point).epsilon(0.05));
    // The median of the range is the point; its far end makes the lever longer, and moves the median by interpolation only.
    CHECK(owner_income(with_tariff("\"0.05 to 0.5, best 0.1\"")) == doctest::Approx(point).epsilon(0.1));
}

TEST_CASE("a what-if may raise a tariff beyond what the file gives it") {
    const model::Model model = with_tariff("0.1", "[what-if.raise]\n\"measure.duty.strength\" = 0.4\n");
    const ensemble::Sample sample = ensemble::run(model, {.draws = 600, .seed = 4}, {}, model::Detail::full, {});
    const situation::WhatIf& raise = model.situation.what_ifs.back();
    const WhatIfFinding found = ask_what_if(model, sample, raise, ensemble::reruns_of(sample, 600));
    REQUIRE(found.flows.size() == 1);
    CHECK(found.flows.front().year_after.mean != doctest::Approx(found.flows.front().year_before.mean).epsilon(1e-6));
    // The same asked from outside of the file.
    const model::Model plain = with_tariff("0.1");
    const WhatIfFinding asked = ask_what_if(plain, sample, raise, ensemble::reruns_of(sample, 600));
    REQUIRE(asked.flows.size() == 1);
    CHECK(asked.flows.front().year_after.mean == doctest::Approx(found.flows.front().year_after.mean).epsilon(1e-6));
}

TEST_CASE("a flow in a rate is a mean over the year, one in amounts a sum") {
    const auto year = [](const std::string& series, const std::string& unit) {
        std::string all = text();
        const std::size_t from = all.find("unit = \"USD bn\"");
        const std::size_t to = all.find("[effect.price]");
        all.replace(from, to - from,
                    "unit = \"" + unit + "\"\nhistory = \"histories/timber.csv\"\nseries = \"" + series + "\"\n");
        const std::filesystem::path folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" / "broken";
        Result<situation::Loaded> loaded = situation::read_situation(all, "trade.toml", folder);
        REQUIRE_MESSAGE(loaded, (loaded ? "" : format(loaded.error().back())));
        Result<model::Model> model = model::compile(std::move(loaded->situation));
        REQUIRE(model);
        const ensemble::Sample sample = ensemble::run(*model, {.draws = 300, .seed = 4}, {}, model::Detail::full, {});
        return find(*model, sample, {}).flows.front();
    };
    const FlowFinding rate = year("barrels", "million barrels a day");
    CHECK(rate.last_year == doctest::Approx(1.4));
    CHECK(rate.year.p50 < 2 * rate.overall.front().p50);
    const FlowFinding amount = year("timber", "USD bn");
    CHECK(amount.year.p50 > 8 * amount.overall.front().p50);
}

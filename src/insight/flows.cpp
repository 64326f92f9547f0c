#include "insight/flows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "stats/kernels.h"
#include "stats/quantile.h"

namespace entente::insight {
namespace {

constexpr std::size_t months_a_year = 12;

/// A quantity by case and draw, sorted once and asked under many weights.
class Mixture {
  public:
    explicit Mixture(const std::vector<double>& values) : sorted_(values.size()) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            sorted_[i] = {values[i], static_cast<std::uint32_t>(i)};
        }
        std::sort(sorted_.begin(), sorted_.end());
    }

    /// The smallest values at which so much of the weight is reached, as stats/quantile.h has it.
    FlowSpread under(const std::vector<double>& weight) const {
        const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
        FlowSpread spread;
        if (!(total > 0)) {
            return spread;
        }
        const std::array<std::pair<double, double*>, 5> levels{{{0.05, &spread.p05},
                                                                {0.20, &spread.p20},
                                                                {0.50, &spread.p50},
                                                                {0.80, &spread.p80},
                                                                {0.95, &spread.p95}}};
        double reached = 0;
        double sum = 0;
        std::size_t next = 0;
        double last = 0;
        for (const auto& [value, i] : sorted_) {
            if (!(weight[i] > 0)) {
                continue;
            }
            reached += weight[i];
            sum += weight[i] * value;
            last = value;
            for (; next < levels.size() && reached >= levels[next].first * total; ++next) {
                *levels[next].second = value;
            }
        }
        for (; next < levels.size(); ++next) {  // missed by rounding of the total
            *levels[next].second = last;
        }
        spread.mean = sum / total;
        return spread;
    }

  private:
    std::vector<std::pair<double, std::uint32_t>> sorted_;
};

std::vector<double> by_case(const model::FlowRuns& runs, std::size_t flow, std::size_t month, std::size_t cases) {
    std::vector<double> values;
    values.reserve(cases * runs.draws);
    for (std::size_t c = 0; c < cases; ++c) {
        const double* column = runs.at(c, flow, month);
        values.insert(values.end(), column, column + runs.draws);
    }
    return values;
}

/// What the first twelve months come to in each draw: their sum, or their mean where the unit is a rate.
std::vector<double> year_of(const model::FlowRuns& runs, std::size_t which, std::size_t flow, bool is_rate) {
    std::vector<double> sum(runs.draws, 0.0);
    const std::size_t months = std::min(months_a_year, runs.months);
    for (std::size_t t = 0; t < months; ++t) {
        const double* column = runs.at(which, flow, t);
        for (std::size_t d = 0; d < sum.size(); ++d) {
            sum[d] += column[d];
        }
    }
    for (std::size_t d = 0; is_rate && d < sum.size(); ++d) {
        sum[d] /= static_cast<double>(months);
    }
    return sum;
}

/// The year by case and draw, and what it is less (or in per cent of) the same draw's without conditional measures.
struct Years {
    std::vector<double> sum;
    std::vector<double> change;
    std::vector<double> change_pct;
    std::vector<double> reference;
};

Years years_of(const model::FlowRuns& runs, std::size_t flow, std::size_t cases, bool is_rate) {
    Years years;
    years.reference = year_of(runs, cases, flow, is_rate);
    for (std::size_t c = 0; c < cases; ++c) {
        const std::vector<double> sum = year_of(runs, c, flow, is_rate);
        for (std::size_t d = 0; d < sum.size(); ++d) {
            years.sum.push_back(sum[d]);
            years.change.push_back(sum[d] - years.reference[d]);
            years.change_pct.push_back(100 * (sum[d] / years.reference[d] - 1));
        }
    }
    return years;
}

/// What each draw weighs, over all its cases.
std::vector<double> weight_of_draws(const std::vector<double>& weight, std::size_t draws) {
    std::vector<double> sum(draws, 0.0);
    for (std::size_t i = 0; i < weight.size(); ++i) {
        sum[i % draws] += weight[i];
    }
    return sum;
}

std::vector<std::size_t> all_cells(const model::Model& model) {
    std::vector<std::size_t> cells(model.cells.size());
    std::iota(cells.begin(), cells.end(), std::size_t{0});
    return cells;
}

std::vector<FlowPoint> history_of(const situation::Flow& flow) {
    std::vector<FlowPoint> points;
    for (const auto& [month, observation] : flow.series.months) {
        points.push_back({economy::iso(month), observation.value, observation.is_mean});
    }
    return points;
}

// The twelve months up to the last one known.
double last_year_of(const situation::Flow& flow) {
    double sum = 0;
    for (int back = 0; !flow.series.months.empty() && back < static_cast<int>(months_a_year); ++back) {
        sum += flow.series.at(flow.series.months.rbegin()->first + -back);
    }
    sum /= flow.is_rate() ? static_cast<double>(months_a_year) : 1.0;
    return std::isfinite(sum) ? sum : 0.0;
}

/// Every case, and what stands anyway as one more.
model::FlowRuns run_cases(const model::Model& model, const model::FlowModel& flows, const economy::FlowDraws& draws,
                          std::uint64_t seed) {
    std::vector<std::vector<std::size_t>> in_force;
    for (const situation::MeasureCase& more : model.situation.measure_cases) {
        in_force.push_back(flows.in_force(more));
    }
    in_force.push_back(flows.standing);
    return model::run_flows(flows, draws, seed, in_force);
}

/// An outcome with its weight by case and draw.
struct Weighed {
    std::string id;
    double probability = 0;  // over the whole sample, of which flows see the first draws
    std::vector<double> weight;
};

FlowFinding find_flow(const model::Model& model, const model::FlowModel& flows, const model::FlowRuns& runs, std::size_t f,
                      const std::vector<Weighed>& outcomes, const std::vector<double>& everything,
                      const std::vector<double>& draw_weight) {
    const situation::Flow& flow = model.situation.flows[f];
    const std::size_t cases = runs.value.size() - 1;
    FlowFinding found;
    found.flow = f;
    found.history = history_of(flow);
    found.to_horizon = flows.to_horizon;
    found.last_year = last_year_of(flow);
    for (const Weighed& outcome : outcomes) {
        FlowUnder under;
        under.outcome = outcome.id;
        under.probability = outcome.probability;
        found.under.push_back(std::move(under));
    }
    for (std::size_t t = 0; t < runs.months; ++t) {
        found.months.push_back(economy::iso(flows.month(t)));
        const Mixture mixture(by_case(runs, f, t, cases));
        found.overall.push_back(mixture.under(everything));
        const double* reference = runs.at(cases, f, t);
        found.reference.push_back(Mixture({reference, reference + runs.draws}).under(draw_weight));
        for (std::size_t o = 0; o < outcomes.size(); ++o) {
            found.under[o].months.push_back(mixture.under(outcomes[o].weight));
        }
    }
    const Years years = years_of(runs, f, cases, flow.is_rate());
    const Mixture sum(years.sum);
    const Mixture change(years.change);
    const Mixture change_pct(years.change_pct);
    found.year = sum.under(everything);
    found.reference_year = Mixture(years.reference).under(draw_weight);
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        found.under[o].year = sum.under(outcomes[o].weight);
        found.under[o].change = change.under(outcomes[o].weight);
        found.under[o].change_pct = change_pct.under(outcomes[o].weight);
    }
    return found;
}

// --- levers ---------------------------------------------------------------------------------------------------

constexpr std::size_t lever_draws = 512;
constexpr double no_effect = 0.05;  // per cent: below this a flow does not move

// Runs of all sets of measures that are compared, which of them are with and without the one asked about, and what each
// draw weighs.
struct Compared {
    const model::FlowRuns& runs;
    std::size_t with = 0;
    std::size_t without = 0;
    const std::vector<double>& weight;
};

MeasureOnFlow effect_on(const model::FlowModel& flows, const Compared& compared, std::size_t f, bool is_rate) {
    const model::FlowRuns& runs = compared.runs;
    const auto middle_of = [&](const std::vector<double>& values) {
        return stats::weighted_quantile(values, compared.weight, 0.5);
    };
    MeasureOnFlow on;
    on.flow = f;
    std::vector<double> middle;
    std::size_t peak = 0;
    std::vector<std::vector<double>> pct;
    for (std::size_t t = 0; t < runs.months; ++t) {
        std::vector<double>& ratio = pct.emplace_back(runs.draws);
        for (std::size_t d = 0; d < runs.draws; ++d) {
            ratio[d] = 100 * (runs.at(compared.with, f, t)[d] / runs.at(compared.without, f, t)[d] - 1);
        }
        middle.push_back(middle_of(ratio));
        peak = std::fabs(middle[t]) > std::fabs(middle[peak]) ? t : peak;
    }
    const std::vector<double> spread = stats::weighted_quantiles(pct[peak], compared.weight, std::array{0.05, 0.95});
    on.peak_pct = middle[peak];
    on.peak_low = spread[0];
    on.peak_high = spread[1];
    on.peak_month = economy::iso(flows.month(peak));
    for (std::size_t t = 0; t <= peak && !on.half_after && std::fabs(middle[peak]) > no_effect; ++t) {
        if (std::fabs(middle[t]) >= std::fabs(middle[peak]) / 2) {
            on.half_after = static_cast<int>(t) + 1;
        }
    }
    const std::vector<double> with = year_of(runs, compared.with, f, is_rate);
    const std::vector<double> without = year_of(runs, compared.without, f, is_rate);
    std::vector<double> change(with.size());
    std::vector<double> share(with.size());
    for (std::size_t d = 0; d < with.size(); ++d) {
        change[d] = with[d] - without[d];
        share[d] = 100 * (with[d] / without[d] - 1);
    }
    on.year_pct = middle_of(share);
    on.year = Mixture(change).under(compared.weight);
    return on;
}

// Welfare of those who take a measure, with it against without it, everything else as it stands at the end.
std::vector<MeasureFinding::Owner> owners_of(const model::Model& model, const model::FlowModel& flows,
                                             const economy::FlowDraws& draws, const std::vector<double>& weight,
                                             std::size_t m, const std::vector<std::size_t>& with) {
    std::vector<MeasureFinding::Owner> owners;
    const auto pulls = [&](const std::vector<std::size_t>& members) {
        return std::find(members.begin(), members.end(), m) != members.end();
    };
    if (std::none_of(flows.set.members.begin(), flows.set.members.end(), pulls)) {
        return owners;
    }
    const std::size_t count = draws.count();
    std::vector<std::vector<double>> levels;  // with it, without it
    for (const bool is_there : {true, false}) {
        std::vector<double>& columns = levels.emplace_back(flows.set.levers.size() * count);
        std::vector<economy::Measure> all = flows.measures;
        for (std::size_t d = 0; d < count; ++d) {
            for (std::size_t k = 0; k < all.size(); ++k) {
                const bool counts = std::find(with.begin(), with.end(), k) != with.end() && (is_there || k != m);
                all[k].strength = counts ? draws.measures[k].strength[d] : 0.0;
                all[k].enforcement = draws.measures[k].enforcement[d];
                all[k].loosened_to = draws.measures[k].loosened_to[d];
            }
            const std::vector<double> here = economy::levels_in(flows.set, all, flows.month(flows.months - 1));
            for (std::size_t l = 0; l < here.size(); ++l) {
                columns[l * count + d] = here[l];
            }
        }
    }
    for (const ActorId actor : model.situation.measures[m].by) {
        const std::string& region = model.situation.actor(actor).regions.front();
        const auto place = static_cast<std::size_t>(
            std::find(flows.table.regions.begin(), flows.table.regions.end(), region) - flows.table.regions.begin());
        std::vector<double> pct(count);
        std::vector<double> without(count);
        economy::fill_responses(flows.table, flows.table.tracked.size() + place, levels[0], draws.behaviour.elasticity, pct);
        economy::fill_responses(flows.table, flows.table.tracked.size() + place, levels[1], draws.behaviour.elasticity, without);
        for (std::size_t d = 0; d < count; ++d) {
            pct[d] = 100 * (stats::kernel_exp(pct[d] - without[d]) - 1);
        }
        const std::vector<double> q = stats::weighted_quantiles(pct, weight, std::array{0.5, 0.05, 0.95});
        owners.push_back({region, q[0], q[1], q[2]});
    }
    return owners;
}

economy::FlowDraws first_of(const economy::FlowDraws& draws, std::size_t count) {
    economy::FlowDraws first = draws;
    const std::size_t kept = std::min(count, draws.count());
    first.behaviour.habits.resize(kept);
    first.behaviour.adjustment.resize(kept);
    first.behaviour.elasticity.resize(kept);
    for (economy::DrawnMeasure& m : first.measures) {
        for (std::vector<double>* column : {&m.strength, &m.enforcement, &m.credibility, &m.loosened_to}) {
            column->resize(kept);
        }
    }
    for (std::vector<double>& column : first.exposure) {
        column.resize(kept);
    }
    return first;
}

double probability_of(const model::Model& model, std::size_t m, const std::vector<double>& everything, std::size_t draws) {
    if (!model.situation.measures[m].is_conditional()) {
        return 1;
    }
    double sum = 0;
    double total = 0;
    for (std::size_t i = 0; i < everything.size(); ++i) {
        const situation::MeasureCase& come = model.situation.measure_cases[i / draws];
        sum += std::find(come.begin(), come.end(), m) != come.end() ? everything[i] : 0.0;
        total += everything[i];
    }
    return total > 0 ? sum / total : 0.0;
}

// Each measure set against what stands: one that stands against its being lifted, any other against its not coming.
std::vector<MeasureFinding> find_measures(const model::Model& model, const model::FlowModel& flows,
                                          const economy::FlowDraws& draws, const std::vector<double>& weight,
                                          std::uint64_t seed) {
    const std::vector<situation::Measure>& measures = model.situation.measures;
    std::vector<std::vector<std::size_t>> in_force{flows.standing};
    for (std::size_t m = 0; m < measures.size(); ++m) {
        std::vector<std::size_t>& other = in_force.emplace_back(flows.standing);
        if (measures[m].is_conditional()) {
            other.insert(std::lower_bound(other.begin(), other.end(), m), m);
        } else {
            std::erase(other, m);
        }
    }
    const model::FlowRuns runs = model::run_flows(flows, draws, seed, in_force);
    std::vector<MeasureFinding> found(measures.size());
    for (std::size_t m = 0; m < measures.size(); ++m) {
        found[m].measure = m;
        const bool comes = measures[m].is_conditional();
        for (std::size_t f = 0; f < runs.flows; ++f) {
            found[m].on.push_back(effect_on(flows, {runs, comes ? m + 1 : 0, comes ? 0 : m + 1, weight}, f,
                                            model.situation.flows[f].is_rate()));
        }
        found[m].owners = owners_of(model, flows, draws, weight, m, comes ? in_force[m + 1] : flows.standing);
    }
    return found;
}

EffectFinding find_effect(const model::Model& model, std::size_t e, const std::vector<FlowFinding>& flows) {
    const situation::Effect& effect = model.situation.effects[e];
    EffectFinding found{e, {}};
    if (effect.flow && *effect.flow < flows.size()) {
        for (const FlowUnder& under : flows[*effect.flow].under) {
            const FlowSpread& pct = under.change_pct;
            const int sign = pct.p50 > no_effect ? 1 : pct.p50 < -no_effect ? -1 : 0;
            found.under.push_back({under.outcome, true, sign, pct.p05, pct.p50, pct.p95});
        }
        return found;
    }
    for (const situation::Effect::Under& under : effect.under) {
        EffectFinding::Under judged{under.outcome, false, under.sign, {}, {}, {}};
        if (under.value) {
            judged.low = stats::percentile(*under.value, 0.05);
            judged.middle = stats::percentile(*under.value, 0.5);
            judged.high = stats::percentile(*under.value, 0.95);
        }
        found.under.push_back(std::move(judged));
    }
    return found;
}

}  // namespace

std::vector<double> case_weights(const model::Model& model, const ensemble::Sample& sample,
                                 const std::vector<std::size_t>& cells, std::size_t draws) {
    const std::size_t cases = std::max<std::size_t>(model.situation.measure_cases.size(), 1);
    std::vector<double> weight(cases * draws, 0.0);
    for (const std::size_t cell : cells) {
        for (std::size_t c = 0; c < cases; ++c) {
            const double* p = model.course.margin_of_measures
                                  ? sample.block.column(sample.block.margins, cell * model.course.margin_width +
                                                                                  *model.course.margin_of_measures + c)
                                  : sample.cell(cell);
            for (std::size_t d = 0; d < draws; ++d) {
                weight[c * draws + d] += sample.weight[d] * p[d];
            }
        }
    }
    return weight;
}

FlowFindings find_flows(const model::Model& model, const model::FlowModel& flows, const ensemble::Sample& sample,
                        const std::vector<OutcomeForecast>& order) {
    FlowFindings findings;
    const std::size_t draws = std::min(sample.draws(), model::most_flow_draws);
    if (!flows.flows.empty() && draws > 0) {
        const std::uint64_t seed = sample.plan.seed;
        const economy::FlowDraws drawn = model::flow_draws(flows, model, sample.inputs, seed, draws);
        const model::FlowRuns runs = run_cases(model, flows, drawn, seed);
        const std::vector<OutcomeColumn> columns = outcome_columns(model);
        std::vector<Weighed> outcomes;
        for (const OutcomeForecast& forecast : order) {
            const auto column = std::find_if(columns.begin(), columns.end(),
                                             [&](const OutcomeColumn& c) { return c.id == forecast.id; });
            std::vector<double> weight = case_weights(model, sample, column->cells, draws);
            if (std::accumulate(weight.begin(), weight.end(), 0.0) > 0) {
                outcomes.push_back({forecast.id, forecast.probability.value, std::move(weight)});
            }
        }
        const std::vector<double> everything = case_weights(model, sample, all_cells(model), draws);
        const std::vector<double> draw_weight = weight_of_draws(everything, draws);
        for (std::size_t f = 0; f < runs.flows; ++f) {
            findings.flows.push_back(find_flow(model, flows, runs, f, outcomes, everything, draw_weight));
        }
        const economy::FlowDraws fewer = first_of(drawn, lever_draws);
        const std::vector<double> first_weights(draw_weight.begin(),
                                                draw_weight.begin() + static_cast<std::ptrdiff_t>(fewer.count()));
        findings.measures = find_measures(model, flows, fewer, first_weights, seed);
        for (std::size_t m = 0; m < findings.measures.size(); ++m) {
            findings.measures[m].probability = probability_of(model, m, everything, draws);
        }
    }
    for (std::size_t e = 0; e < model.situation.effects.size(); ++e) {
        findings.effects.push_back(find_effect(model, e, findings.flows));
    }
    return findings;
}

namespace {

// Mean and standard deviation over cases, with the weights that a draw gives them. Not a number without any weight.
std::pair<double, double> over_cases(const model::FlowRuns& runs, std::size_t at, std::size_t draw,
                                     const std::vector<double>& weight) {
    const std::size_t cases = runs.value.size() - 1;
    const auto mean_of = [&](auto value_of) {
        double total = 0;
        double sum = 0;
        for (std::size_t c = 0; c < cases; ++c) {
            const double w = weight[c * runs.draws + draw];
            total += w;
            sum += w > 0 ? w * value_of(runs.value[c][at * runs.draws + draw]) : 0.0;
        }
        return sum / total;
    };
    const double mean = mean_of([](double value) { return value; });
    return {mean, std::sqrt(mean_of([&](double value) { return (value - mean) * (value - mean); }))};
}

}  // namespace

ensemble::FlowColumns flow_columns(const model::Model& model, const model::FlowModel& flows, const ensemble::Sample& sample) {
    ensemble::FlowColumns columns;
    columns.draws = std::min(sample.draws(), model::most_flow_draws);
    if (flows.flows.empty() || columns.draws == 0) {
        return columns;
    }
    const std::uint64_t seed = sample.plan.seed;
    const model::FlowRuns runs =
        run_cases(model, flows, model::flow_draws(flows, model, sample.inputs, seed, columns.draws), seed);
    for (std::size_t t = 0; t < runs.months; ++t) {
        columns.months.push_back(economy::iso(flows.month(t)));
    }
    for (std::size_t cell = 0; cell < model.cells.size(); ++cell) {
        const std::vector<double> weight = case_weights(model, sample, {cell}, columns.draws);
        for (std::size_t i = 0; i < runs.flows * runs.months * columns.draws; ++i) {
            const auto [mean, spread] = over_cases(runs, i / columns.draws, i % columns.draws, weight);
            columns.mean.push_back(mean);
            columns.spread.push_back(spread);
        }
    }
    return columns;
}

std::vector<FlowChange> flow_changes(const model::Model& model, const model::FlowModel& flows, const ensemble::Sample& before,
                                     const ensemble::Sample& after, const model::Variation& change) {
    std::vector<FlowChange> changes;
    const std::size_t draws = std::min({before.draws(), after.draws(), model::most_flow_draws});
    if (flows.flows.empty() || draws == 0) {
        return changes;
    }
    const std::uint64_t seed = before.plan.seed;
    const auto run = [&](const model::Variation& variation) {
        const model::InputColumns inputs = model::draw_inputs(model, seed, 0, draws, variation);
        return run_cases(model, flows, model::flow_draws(flows, model, inputs, seed, draws), seed);
    };
    const model::FlowRuns was = run({});
    const model::FlowRuns is = run(change);
    const std::size_t cases = was.value.size() - 1;
    const std::vector<double> weight_was = case_weights(model, before, all_cells(model), draws);
    const std::vector<double> weight_is = case_weights(model, after, all_cells(model), draws);
    for (std::size_t f = 0; f < was.flows; ++f) {
        const bool is_rate = model.situation.flows[f].is_rate();
        FlowChange found;
        found.flow = f;
        for (std::size_t t = 0; t < was.months; ++t) {
            found.months.push_back(economy::iso(flows.month(t)));
            found.before.push_back(Mixture(by_case(was, f, t, cases)).under(weight_was));
            found.after.push_back(Mixture(by_case(is, f, t, cases)).under(weight_is));
        }
        found.year_before = Mixture(years_of(was, f, cases, is_rate).sum).under(weight_was);
        found.year_after = Mixture(years_of(is, f, cases, is_rate).sum).under(weight_is);
        changes.push_back(std::move(found));
    }
    return changes;
}

}  // namespace entente::insight

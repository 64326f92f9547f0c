#include "insight/drivers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ensemble/parallel.h"
#include "insight/ask.h"
#include "insight/shares.h"
#include "situation/payoff.h"

namespace entente::insight {
namespace {

constexpr double worth_asking = 0.01;  // a share of the variance that nobody would feel is not worth research

double mean_target(const model::Model& model, const Target& target, const ensemble::Sample& sample) {
    return weighted_mean(target_column(model, target, sample), target_weight(model, target, sample)).value;
}

// Measures move flows. Where nobody's payoff reckons with flows no outcome depends on them, and their inputs have no share.
bool moves_flows_only(const situation::Situation& s, const std::string& key) {
    return !situation::reckons_with_flows(s) && (key.starts_with("measure.") || key.starts_with("flow."));
}

// Inputs that vary, each correlated group once.
std::vector<Driver> candidates(const model::Model& model) {
    const situation::Situation& s = model.situation;
    std::vector<bool> in_group(s.inputs.size(), false);
    std::vector<Driver> drivers;
    for (const situation::Correlation& correlation : s.correlations) {
        Driver driver;
        driver.key = "correlation." + correlation.id;
        for (const InputId input : correlation.of) {
            if (!in_group[index(input)]) {
                in_group[index(input)] = true;
                driver.inputs.push_back(input);
            }
        }
        if (!driver.inputs.empty()) {
            drivers.push_back(std::move(driver));
        }
    }
    for (std::size_t i = 0; i < s.inputs.size(); ++i) {
        if (!in_group[i] && !s.inputs[i].value.is_point() && !moves_flows_only(s, s.inputs[i].key)) {
            Driver driver;
            driver.key = s.inputs[i].key;
            driver.inputs.push_back(static_cast<InputId>(i));
            drivers.push_back(std::move(driver));
        }
    }
    return drivers;
}

// The tables of the draws that count: those that did not fail and that past rounds do not rule out.
struct GoodDraws {
    std::vector<std::size_t> draws;
    explicit GoodDraws(const std::vector<double>& weight) {
        for (std::size_t d = 0; d < weight.size(); ++d) {
            if (weight[d] > 0) {
                draws.push_back(d);
            }
        }
    }
    std::vector<double> pick(const double* column) const {
        std::vector<double> values;
        values.reserve(draws.size());
        for (const std::size_t d : draws) {
            values.push_back(column[d]);
        }
        return values;
    }
};

void add_tornado(const model::Model& model, const Target& target, const ensemble::Reruns& reruns,
                 std::vector<Driver>& drivers) {
    std::vector<model::Variation> variations;
    std::vector<Driver*> explained;
    for (Driver& driver : drivers) {
        if (explained.size() < explained_inputs && driver.measurable() && driver.inputs.size() == 1) {
            const stats::Elicited& value = model.situation.input(driver.inputs.front()).value;
            driver.input_low = stats::percentile(value, 0.05);
            driver.input_high = stats::percentile(value, 0.95);
            variations.push_back(held_at(model, driver.inputs.front(), *driver.input_low));
            variations.push_back(held_at(model, driver.inputs.front(), *driver.input_high));
            explained.push_back(&driver);
        }
    }
    const std::vector<ensemble::Sample> samples =
        ensemble::run_variations(model, reruns, variations, detail_for(target));
    for (std::size_t i = 0; i < explained.size(); ++i) {
        explained[i]->low = mean_target(model, target, samples[2 * i]);
        explained[i]->high = mean_target(model, target, samples[2 * i + 1]);
    }
}

}  // namespace

model::Variation held_at(const model::Model& model, InputId input, double value) {
    const stats::Bounds bounds = model.situation.input(input).value.bounds;
    return {{{input, stats::Elicited::point(bounds, value), {}}}, std::nullopt, {}};
}

Target choose_target(const model::Model& model, const std::vector<OutcomeForecast>& outcomes,
                     const std::vector<IssueForecast>& issues) {
    const OutcomeForecast* best = nullptr;
    for (const OutcomeForecast& outcome : outcomes) {
        if (!best || outcome.probability.value > best->probability.value) {
            best = &outcome;
        }
    }
    if (best && !model.situation.outcomes.empty()) {
        return {best->id, true, best->probability.value};
    }
    return {model.situation.issues.front().id, false, issues.front().forecast.mean};
}

model::Detail detail_for(const Target& target) {
    return target.is_outcome ? model::Detail::probabilities : model::Detail::full;
}

std::vector<double> target_column(const model::Model& model, const Target& target, const ensemble::Sample& sample) {
    if (!target.is_outcome) {
        const double* means = sample.block.column(sample.block.issue_means, 0);
        return {means, means + sample.draws()};
    }
    for (const OutcomeColumn& outcome : outcome_columns(model)) {
        if (outcome.id == target.name) {
            return values(outcome, sample);
        }
    }
    return std::vector<double>(sample.draws(), 0.0);
}

std::vector<double> target_weight(const model::Model& model, const Target& target, const ensemble::Sample& sample) {
    return target.is_outcome ? sample.weight : weights_of_issue(model, sample, 0);
}

std::vector<Driver> find_drivers(const model::Model& model, const ensemble::Sample& sample, const Target& target,
                                 const ensemble::Reruns& reruns) {
    const std::vector<double> counting = target_weight(model, target, sample);
    const GoodDraws good(counting);
    const std::vector<double> explained = good.pick(target_column(model, target, sample).data());
    std::vector<Driver> drivers = candidates(model);
    const std::vector<double> weight = good.pick(counting.data());
    const double floor = share_floor(explained, weight, drivers.size(), sample.plan.seed);
    ensemble::for_each_job(drivers.size(), sample.plan.threads, [&](std::size_t i) {
        Driver& driver = drivers[i];
        std::vector<std::vector<double>> columns;
        for (const InputId input : driver.inputs) {
            columns.push_back(good.pick(sample.inputs.of(input)));
        }
        if (columns.size() > 1 && explained.size() > columns.size()) {
            const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
            columns = {group_index(spans, explained, weight)};
        }
        const Share share = variance_share(columns.front(), explained, weight);
        driver.share = share.share;
        driver.floor = floor;
        driver.expected_shift = driver.measurable() ? share.expected_shift : 0.0;
    });
    std::stable_sort(drivers.begin(), drivers.end(),
                     [](const Driver& a, const Driver& b) { return a.share > b.share; });
    add_tornado(model, target, reruns, drivers);
    return drivers;
}

std::vector<Pivot> find_pivots(const model::Model& model, const Target& target, const ensemble::Reruns& reruns) {
    std::vector<model::Variation> variations(1);
    for (std::size_t a = 0; a < model.situation.actors.size(); ++a) {
        variations.push_back({{}, static_cast<ActorId>(a), {}});
    }
    const std::vector<ensemble::Sample> samples =
        ensemble::run_variations(model, reruns, variations, detail_for(target));
    const std::vector<double> base = target_column(model, target, samples[0]);
    const std::vector<double> base_weight = target_weight(model, target, samples[0]);
    std::vector<Pivot> pivots;
    for (std::size_t a = 0; a < model.situation.actors.size(); ++a) {
        const ensemble::Sample& without = samples[a + 1];
        const std::vector<double> changed = target_column(model, target, without);
        Pivot pivot;
        pivot.actor = static_cast<ActorId>(a);
        const std::vector<double> weight = target_weight(model, target, without);
        pivot.without = weighted_mean(changed, weight).value;
        pivot.change = paired_difference(base, base_weight, changed, weight);
        pivots.push_back(pivot);
    }
    std::stable_sort(pivots.begin(), pivots.end(), [](const Pivot& a, const Pivot& b) {
        return std::fabs(a.change.value) > std::fabs(b.change.value);
    });
    return pivots;
}

std::vector<Question> find_questions(const model::Model& model, const std::vector<Driver>& drivers) {
    std::vector<Question> questions;
    for (const Driver& driver : drivers) {
        if (questions.size() < 5 && driver.measurable() && driver.share >= worth_asking) {
            const std::string ask = driver.inputs.size() == 1
                                        ? ask_about(model.situation, driver.key)
                                        : "What drives these together: " + driver.key + "?";
            questions.push_back({driver.key, ask, driver.expected_shift});
        }
    }
    return questions;
}

}  // namespace entente::insight

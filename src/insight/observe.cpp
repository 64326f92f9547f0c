#include "insight/observe.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ensemble/pool.h"
#include "ensemble/run.h"
#include "situation/report.h"
#include "stats/summary.h"

namespace entente::insight {
namespace {

constexpr double wanted_draws = 500;
constexpr double fewest_draws = 200;
constexpr std::uint64_t most_extension = 16;
constexpr double ninety_percent = 1.6448536269514722;  // normal quantile at 0.95
constexpr double worth_telling = 0.001;

std::vector<double> margin_of(const model::Model& model, const ensemble::Sample& sample,
                              const model::Margin& margin) {
    std::vector<double> values(margin.values, 0.0);
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        for (std::size_t y = 0; y < margin.values; ++y) {
            const double* column =
                sample.block.column(sample.block.margins, c * model.course.margin_width + margin.offset + y);
            for (std::size_t d = 0; d < sample.draws(); ++d) {
                values[y] += sample.weight[d] * column[d];
            }
        }
    }
    for (double& value : values) {
        value = std::min(value, 1.0);  // weights sum to 1 only up to rounding
    }
    return values;
}

Diagnostic refuse(std::string code, std::string message, std::string hint) {
    return {std::move(code), Severity::error, {}, std::move(message), std::move(hint), {}};
}

const std::vector<std::string>& values_of(const situation::Situation& s, const model::Observation& seen) {
    return seen.is_signal ? s.signals[seen.entry].values : s.variables[seen.entry].values;
}

std::string written_of(const situation::Situation& s, const model::Observation& seen) {
    const std::string& id = seen.is_signal ? s.signals[seen.entry].id : s.variables[seen.entry].id;
    return id + "=" + values_of(s, seen)[seen.value];
}

// Why what was seen cannot be spoken of. Where each thing alone can be, they contradict each other.
Diagnostic refusal(const model::Model& model, const ensemble::Sample& before, const ObserveFinding& finding) {
    std::vector<std::string> alone;
    bool is_each_possible = finding.seen.size() > 1;
    std::vector<model::Variation> variations;
    for (const model::Observation& seen : finding.seen) {
        variations.push_back({{}, std::nullopt, {seen}});
    }
    const std::vector<ensemble::Sample> samples = ensemble::run_variations(
        model, ensemble::reruns_of(before, before.draws()), variations, model::Detail::probabilities);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double probability = before.seen > 0 ? samples[i].seen / before.seen : 0.0;
        alone.push_back(fmt::format("{} has a probability of {:.2g}", written_of(model.situation, finding.seen[i]),
                                    probability));
        is_each_possible = is_each_possible && stats::effective_draws(samples[i].weight) >= fewest_draws;
    }
    if (is_each_possible) {
        return refuse("E725",
                      fmt::format("these contradict each other: {}, but together {:.2g}", fmt::join(alone, ", "),
                                  finding.probability),
                      "check which of them was really seen, or widen the tables of these signals");
    }
    return refuse("E724",
                  fmt::format("{} here, and too few draws ({:.0f} in effect) can speak of {}",
                              alone.size() == 1 ? alone.front()
                                                : fmt::format("{}; together {:.2g}", fmt::join(alone, ", "),
                                                              finding.probability),
                              finding.effective_draws, alone.size() == 1 ? "it" : "that"),
                  "look for an input that rules it out, or widen its range");
}

void fill_shifts(const model::Model& model, const ensemble::Sample& before, const ensemble::Sample& after,
                 ObserveFinding& finding) {
    for (const model::Margin& margin : model.course.margins) {
        const bool was_seen = std::any_of(finding.seen.begin(), finding.seen.end(), [&](const auto& seen) {
            return !seen.is_signal && seen.entry == margin.entry;
        });
        if (margin.kind != model::Margin::Kind::variable || was_seen) {
            continue;
        }
        Shift shift{static_cast<VariableId>(margin.entry), margin_of(model, before, margin),
                    margin_of(model, after, margin)};
        if (model.situation.variables[margin.entry].kind == situation::Variable::Kind::type) {
            // P(seen | type) is proportional to posterior over prior.
            double least = 0;
            double most = 0;
            bool is_first = true;
            for (std::size_t v = 0; v < shift.before.size(); ++v) {
                if (shift.before[v] <= 0) {
                    continue;  // what nobody is taken to be is not told from anything
                }
                const double ratio = shift.after[v] / shift.before[v];
                least = is_first ? ratio : std::min(least, ratio);
                most = std::max(most, ratio);
                is_first = false;
            }
            finding.largest_ratio = std::max(finding.largest_ratio, least > 0 ? most / least : HUGE_VAL);
        }
        finding.shifts.push_back(std::move(shift));
    }
}

void fill_outcomes(const model::Model& model, const ensemble::Sample& before, const ensemble::Sample& after,
                   ObserveFinding& finding) {
    finding.informative = false;
    for (const OutcomeColumn& outcome : outcome_columns(model)) {
        const std::vector<double> old_values = values(outcome, before);
        const std::vector<double> new_values = values(outcome, after);
        WhatIfOutcome change;
        change.outcome = outcome.id;
        change.base = mean_probability(old_values, before.weight).value;
        change.changed = mean_probability(new_values, after.weight).value;
        change.difference = paired_difference(old_values, before.weight, new_values, after.weight);
        change.low = change.difference.value - ninety_percent * change.difference.error;
        change.high = change.difference.value + ninety_percent * change.difference.error;
        const double size = std::fabs(change.difference.value);
        finding.informative =
            finding.informative || (size > worth_telling && size > 2 * change.difference.error);
        finding.outcomes.push_back(change);
    }
}

}  // namespace

std::vector<Observable> observables(const situation::Situation& s) {
    std::vector<Observable> all;
    for (const situation::Signal& signal : s.signals) {
        all.push_back({signal.id, signal.says, signal.values});
    }
    for (const situation::Variable& variable : s.variables) {
        all.push_back({variable.id, variable.says, variable.values});
    }
    return all;
}

Result<std::vector<model::Observation>> read_observations(const situation::Situation& s,
                                                          std::span<const std::string> written) {
    const std::vector<Observable> all = observables(s);
    std::vector<std::string> names;
    for (const Observable& one : all) {
        names.push_back(one.id);
    }
    std::vector<model::Observation> seen;
    Diagnostics problems;
    for (const std::string& text : written) {
        const std::size_t sign = text.find('=');
        const std::string name = text.substr(0, sign);
        const std::string value = sign == std::string::npos ? "" : text.substr(sign + 1);
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) {
            problems.push_back(refuse("E721", fmt::format("nothing that can be seen is called \"{}\"", name),
                                      situation::suggestion(name, names)));
            continue;
        }
        const auto place = static_cast<std::size_t>(found - names.begin());
        model::Observation observation{place < s.signals.size(), place, 0};
        observation.entry = observation.is_signal ? place : place - s.signals.size();
        const std::vector<std::string>& values = all[place].values;
        const auto at = std::find(values.begin(), values.end(), value);
        if (at == values.end()) {
            problems.push_back(refuse("E722", fmt::format("\"{}\" is no value of \"{}\"", value, name),
                                      fmt::format("one of: {}", fmt::join(values, ", "))));
            continue;
        }
        observation.value = static_cast<std::size_t>(at - values.begin());
        const auto same = std::find_if(seen.begin(), seen.end(), [&](const model::Observation& other) {
            return other.same_thing(observation);
        });
        if (same == seen.end()) {
            seen.push_back(observation);
        } else if (same->value != observation.value) {
            problems.push_back(refuse("E723", fmt::format("\"{}\" is said to have come out in two ways", name),
                                      "give it one value"));
        }  // else it was said twice: seen once, it counts once
    }
    if (!problems.empty()) {
        return tl::unexpected(std::move(problems));
    }
    return seen;
}

Result<ObserveFinding> observe(const model::Model& model, const ensemble::Sample& sample,
                               const std::vector<model::Observation>& seen) {
    const Result<model::Model> watched = model::compile(model.situation, {}, seen);
    if (!watched) {
        return tl::unexpected(watched.error());
    }
    const ensemble::Sample* before = &sample;
    ensemble::Sample extended;
    for (std::uint64_t extension = 1;; extension *= 2) {
        if (extension > 1) {
            ensemble::Plan plan = sample.plan;
            plan.draws = sample.draws() * extension;
            extended = ensemble::run(model, plan, {}, model::Detail::margins, Progress{});
            before = &extended;
        }
        const ensemble::Sample after =
            std::move(ensemble::run_variations(*watched, ensemble::reruns_of(*before, before->draws()),
                                               {{{}, std::nullopt, seen}}, model::Detail::margins)
                          .front());
        ObserveFinding finding;
        finding.seen = seen;
        finding.probability = before->seen > 0 ? std::min(after.seen / before->seen, 1.0) : 0.0;
        finding.effective_draws = stats::effective_draws(after.weight);
        finding.draws = before->draws();
        const bool is_last = extension == most_extension || finding.probability <= 0;
        if (finding.effective_draws < wanted_draws && !is_last) {
            continue;
        }
        const bool is_too_rare =
            finding.effective_draws < fewest_draws && static_cast<double>(sample.draws()) >= fewest_draws;
        // After what cannot happen nothing can be said, in any number of draws.
        if (is_too_rare || finding.probability <= 0) {
            return tl::unexpected(Diagnostics{refusal(*watched, *before, finding)});
        }
        fill_outcomes(model, *before, after, finding);
        fill_shifts(model, *before, after, finding);
        return finding;
    }
}

}  // namespace entente::insight

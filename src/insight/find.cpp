#include "insight/find.h"

#include <fmt/format.h>

#include <algorithm>

#include "insight/drivers.h"
#include "insight/forecast.h"
#include "insight/what_if.h"

namespace entente::insight {
namespace {

constexpr std::uint64_t rerun_draws = 1000;

Diagnostics warn_about(const model::Model& model, const ensemble::Sample& sample, const Findings& findings) {
    Diagnostics warnings;
    const auto warn = [&](std::string code, std::string message, std::string hint) {
        warnings.push_back({std::move(code), Severity::warning, {}, std::move(message), std::move(hint), {}});
    };
    if (!sample.is_complete()) {
        warn("L701", fmt::format("interrupted: {} of {} draws were finished", sample.draws(), sample.plan.draws),
             "run again to finish; finished blocks are kept");
    }
    if (sample.failed > 0) {
        warn("L702",
             fmt::format("in {} of {} draws nothing was possible on some issue; they do not count", sample.failed,
                         sample.draws()),
             "make the ends of `possible` ranges that cannot cross");
    }
    if (model.situation.main_track && !model.deal_is_modelled()) {
        warn("L703", "no reference class says how likely a deal is: outcomes are given a deal or given none",
             "add a [reference.*] with counted cases");
    }
    for (const OutcomeForecast& outcome : findings.outcomes) {
        if (!outcome.is_deal && outcome.given.empty() && model.situation.main_track && !outcome.outcome &&
            outcome.probability.value > 0.5) {
            warn("L704", "more than half of the probability is \"no deal\" that no outcome describes",
                 "split no deal into outcomes: what happens then is the forecast");
        }
    }
    return warnings;
}

}  // namespace

Findings find(const model::Model& model, const ensemble::Sample& sample, const Progress& progress) {
    constexpr std::size_t steps = 7;
    ensemble::Plan reruns = sample.plan;
    reruns.draws = std::min<std::uint64_t>(rerun_draws, sample.draws());
    Findings findings;
    findings.situation = model.situation.title;
    findings.as_of = iso(model.situation.as_of);
    findings.draws = sample.draws();
    findings.planned_draws = sample.plan.draws;
    findings.failed_draws = sample.failed;
    findings.seed = sample.plan.seed;

    const BaseEnds ends = run_base_ends(model, reruns);
    progress.tell(1, steps);
    findings.issues = forecast_issues(model, sample, ends);
    findings.outcomes = forecast_outcomes(model, sample, ends);
    findings.deals = forecast_deals(model);
    findings.stakes = find_stakes(model, sample, findings.outcomes);
    progress.tell(2, steps);
    findings.target = choose_target(model, findings.outcomes, findings.issues);
    findings.drivers = find_drivers(model, sample, findings.target, reruns);
    progress.tell(3, steps);
    findings.flips = find_flips(model, findings.drivers, findings.target, reruns);
    progress.tell(4, steps);
    findings.pivots = find_pivots(model, findings.target, reruns);
    progress.tell(5, steps);
    for (const situation::WhatIf& what_if : model.situation.what_ifs) {
        findings.what_ifs.push_back(ask_what_if(model, sample, what_if, reruns));
    }
    progress.tell(6, steps);
    findings.claims = judge_claims(model, sample);
    findings.next = find_questions(model, findings.drivers);
    findings.confidence = judge_confidence(model.situation, findings.drivers, findings.outcomes);
    findings.warnings = warn_about(model, sample, findings);
    progress.tell(steps, steps);
    return findings;
}

}  // namespace entente::insight

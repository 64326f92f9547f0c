#include "insight/find.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <functional>

#include "ensemble/parallel.h"
#include "ensemble/pool.h"
#include "insight/answers.h"
#include "insight/delay.h"
#include "insight/drivers.h"
#include "insight/flows.h"
#include "insight/forecast.h"
#include "insight/levers.h"
#include "insight/past.h"
#include "insight/pathways.h"
#include "insight/red_team.h"
#include "insight/run_lints.h"
#include "insight/stakes.h"
#include "insight/thresholds.h"
#include "insight/watch.h"
#include "insight/what_if.h"

namespace entente::insight {
namespace {

constexpr std::uint64_t rerun_draws = 1000;
constexpr std::uint64_t watch_draws = 256;  // what one thing adds to another is told to a hundredth of a bit

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
             fmt::format("in {} of {} draws nothing was possible on some issue, or a payoff formula had no value; they do not count", sample.failed,
                         sample.draws()),
             "make the ends of `possible` ranges that cannot cross, and keep divisors of formulas away from 0");
    }
    if (findings.several && findings.several->too_large) {
        warn("L704", "what follows the bargain can go on in too many ways to be searched for several answers",
             "the forecast takes the answer that hesitant actors would come to first; fewer moves or chances, or more that "
             "is seen, let the search run");
    } else if (findings.several) {
        warn("L703",
             fmt::format("in {:.0f} of 100 draws what follows the bargain has several answers that all hold (up to {} in one "
                         "place, probabilities up to {:.0f} points apart); the forecast takes the one that hesitant "
                         "actors would come to first",
                         std::max(1.0, 100 * findings.several->share), findings.several->most,
                         100 * findings.several->apart),
             "let somebody see what is hidden from it, or lower `decisiveness`, if only one of them is meant");
    }
    const Diagnostics lints = lint_run(model, sample, findings);
    warnings.insert(warnings.end(), lints.begin(), lints.end());
    return warnings;
}

}  // namespace

namespace {

ensemble::Reruns fewer(ensemble::Reruns reruns, std::uint64_t draws) {
    reruns.plan.draws = std::min(reruns.plan.draws, draws);
    return reruns;
}

}  // namespace

Findings find(const model::Model& model, const ensemble::Sample& sample, const Progress& progress) {
    constexpr std::size_t first_steps = 3;
    constexpr std::size_t steps = first_steps + 18 + 1;  // the questions below, and the end
    const ensemble::Reruns reruns = ensemble::reruns_of(sample, rerun_draws, &model);
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
    findings.deals = forecast_deals(model, sample);
    progress.tell(2, steps);
    findings.target = choose_target(model, findings.outcomes, findings.issues);
    findings.drivers = find_drivers(model, sample, findings.target, reruns);
    progress.tell(first_steps, steps);
    const Result<model::FlowModel> flows = model::prepare_flows(model);
    // Each of these looks at the sample or reruns draws of its own and writes one part of the findings. First those that
    // go step by step on one thread, last those whose reruns any thread can take.
    const std::vector<std::function<void()>> questions{
        [&] { findings.red_team = find_red_team(model, findings.drivers, findings.target, reruns); },
        [&] {
            FlowFindings of_flows =
                find_flows(model, flows ? *flows : model::FlowModel{}, sample, findings.outcomes);
            findings.flows = std::move(of_flows.flows);
            findings.measures = std::move(of_flows.measures);
            findings.effects = std::move(of_flows.effects);
        },
        [&] { findings.flips = find_flips(model, sample, findings.drivers, findings.target, reruns); },
        [&] { findings.watch = find_watch(model, sample, findings.outcomes, fewer(reruns, watch_draws)); },
        [&] { findings.stakes = find_stakes(model, sample, findings.outcomes); },
        [&] { findings.thresholds = find_thresholds(model, sample); },
        [&] { findings.several = find_several(model, sample); },
        [&] { findings.claims = judge_claims(model, sample); },
        [&] { findings.next = find_questions(model, findings.drivers); },
        [&] { findings.moves = find_moves(model, sample, findings.outcomes); },
        [&] { findings.variables = find_variables(model, sample, findings.outcomes); },
        [&] { findings.zones = find_zones(model, sample); },
        [&] { findings.delay = find_delay(model, sample); },
        [&] { findings.pathways = find_pathways(model, sample, findings.outcomes); },
        [&] { findings.past = find_past(model, sample); },
        // What they do to flows is worked out where somebody asks (entente what-if): it would double the time of a brief.
        [&] { findings.what_ifs = ask_what_ifs(model, sample, model.situation.what_ifs, reruns); },
        [&] { findings.levers = find_levers(model, findings.target, reruns); },
        [&] { findings.pivots = find_pivots(model, findings.target, reruns); },
    };
    std::atomic<std::size_t> answered = 0;
    ensemble::for_each_job(questions.size(), sample.plan.threads, [&](std::size_t i) {
        questions[i]();
        progress.tell(std::min(first_steps + ++answered, steps), steps);
    });
    findings.confidence = judge_confidence(model.situation, findings.drivers, findings.outcomes);
    findings.warnings = warn_about(model, sample, findings);
    if (!model.situation.store_path.empty()) {
        Result<StoreFindings> store = find_in_store(model.situation, evidence::shipped_actors());
        if (store) {
            findings.store = std::move(*store);
        } else {
            findings.warnings.insert(findings.warnings.end(), store.error().begin(), store.error().end());
        }
    }
    if (!flows) {
        findings.warnings.insert(findings.warnings.end(), flows.error().begin(), flows.error().end());
    }
    progress.tell(steps, steps);
    return findings;
}

}  // namespace entente::insight

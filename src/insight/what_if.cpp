#include "insight/what_if.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ensemble/pool.h"
#include "insight/flows.h"
#include "insight/forecast.h"
#include "insight/pooled_error.h"
#include "insight/stakes.h"
#include "stats/summary.h"

namespace entente::insight {
namespace {

constexpr double ninety_percent = 1.6448536269514722;  // normal quantile at 0.95
model::Variation variation_of(const situation::WhatIf& what_if) {
    return {what_if.changes, std::nullopt, {}};
}

constexpr double worth_more_draws = 0.005;  // an error below half a point hides nothing that anybody acts on

// What was comes from the whole sample, the change from paired draws.
std::vector<WhatIfOutcome> outcome_changes(const model::Model& model, const ensemble::Sample& sample,
                                           const ensemble::Sample& base, const ensemble::Sample& changed) {
    std::vector<WhatIfOutcome> changes;
    for (const OutcomeColumn& outcome : outcome_columns(model)) {
        const std::vector<double> before = values(outcome, base);
        const std::vector<double> after = values(outcome, changed);
        WhatIfOutcome result;
        result.outcome = outcome.id;
        result.base = mean_probability(values(outcome, sample), sample.weight).value;
        result.difference = paired_difference(before, base.weight, after, changed.weight);
        result.changed = std::clamp(result.base + result.difference.value, 0.0, 1.0);
        result.low = result.difference.value - ninety_percent * result.difference.error;
        result.high = result.difference.value + ninety_percent * result.difference.error;
        changes.push_back(result);
    }
    return changes;
}

// Issues over the first draws of the sample: means of exact distributions settle much faster than rare outcomes.
std::vector<std::pair<IssueId, Estimate>> issue_changes(const model::Model& model, const ensemble::Sample& base,
                                                        const ensemble::Sample& changed) {
    std::vector<std::pair<IssueId, Estimate>> changes;
    for (std::size_t k = 0; k < model.issues.size(); ++k) {
        const double* before = base.block.column(base.block.issue_means, k);
        const double* after = changed.block.column(changed.block.issue_means, k);
        changes.emplace_back(static_cast<IssueId>(k),
                             paired_difference({before, before + base.draws()}, weights_of_issue(model, base, k),
                                               {after, after + changed.draws()}, weights_of_issue(model, changed, k)));
    }
    return changes;
}

std::vector<AnswerChange> answer_changes(const model::Model& model, const ensemble::Sample& base,
                                         const ensemble::Sample& changed) {
    const auto shares = [&](const ensemble::Sample& sample, const model::Margin& margin) {
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
    };
    std::vector<AnswerChange> changes;
    for (const model::Margin& margin : model.course.margins) {
        if (margin.kind == model::Margin::Kind::variable &&
            model.situation.variables[margin.entry].kind == situation::Variable::Kind::move) {
            changes.push_back({model.situation.variables[margin.entry].entry, shares(base, margin), shares(changed, margin)});
        }
    }
    return changes;
}

// Reruns keep no inputs; what goals and options are worth is drawn again.
std::vector<GainChange> gain_changes(const model::Model& model, std::vector<ensemble::Sample>& samples,
                                     const model::Variation& change) {
    const std::uint64_t seed = samples[0].plan.seed;
    samples[0].inputs = model::draw_inputs(model, seed, 0, samples[0].draws(), {});
    samples[1].inputs = model::draw_inputs(model, seed, 0, samples[1].draws(), change);
    std::vector<GainChange> changes;
    for (std::size_t a = 0; a < model.situation.actors.size(); ++a) {
        const auto actor = static_cast<ActorId>(a);
        if (!gain_parts(model, actor).empty()) {
            changes.push_back({actor, paired_difference(worth_over_everything(model, samples[0], actor), samples[0].weight,
                                                        worth_over_everything(model, samples[1], actor), samples[1].weight)});
        }
    }
    return changes;
}

// --- claims ---------------------------------------------------------------------------------------------------

// A claim's probability, and how many draws in effect it rests on.
struct Judged {
    Estimate probability;
    double draws = 0;
};

constexpr double fewest_draws = 2;  // a spread between draws, and so an error, takes at least two

std::optional<Judged> event_probability(const model::Model& model, const ensemble::Sample& sample,
                                        const PooledError& error, std::size_t claim) {
    const std::size_t claims = model.situation.claims.size();
    std::vector<double> event(sample.draws(), 0.0);
    std::vector<double> given(sample.draws(), 0.0);
    for (std::size_t stage = 0; stage < model.stages.size(); ++stage) {
        const double* events = sample.block.column(sample.block.tests_event, stage * claims + claim);
        const double* conditions = sample.block.column(sample.block.tests_given, stage * claims + claim);
        for (std::size_t d = 0; d < sample.draws(); ++d) {
            event[d] += events[d];
            given[d] += conditions[d];
        }
    }
    const std::optional<Estimate> probability = ratio_of(event, given, sample.weight);
    if (!probability) {
        return std::nullopt;
    }
    const double all_given = weighted_mean(given, sample.weight).value;
    StageColumns residual(model.stages.size(), std::vector<double>(sample.draws()));
    for (std::size_t stage = 0; stage < model.stages.size(); ++stage) {
        const double* events = sample.block.column(sample.block.tests_event, stage * claims + claim);
        const double* conditions = sample.block.column(sample.block.tests_given, stage * claims + claim);
        for (std::size_t d = 0; d < sample.draws(); ++d) {
            residual[stage][d] = (events[d] - probability->value * conditions[d]) / all_given;
        }
    }
    for (std::size_t d = 0; d < given.size(); ++d) {
        given[d] *= sample.weight[d];
    }
    return Judged{{std::clamp(probability->value, 0.0, 1.0), error.of(residual)}, stats::effective_draws(given)};
}

// Gains are sums of terms of up to 100 points, so they carry rounding of some 1e-13; nobody means a difference of a
// billionth of a point.
constexpr double equal_gains = 1e-9;

// Chance that a draw under one outcome brings more than a draw under the other, equal gains counted half. Two
// outcomes that hang on one actor's own act never share a draw, so the two draws are taken apart.
double superiority(const GainColumn& left, const GainColumn& right) {
    std::vector<std::size_t> order(right.gain.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return right.gain[a] != right.gain[b] ? right.gain[a] < right.gain[b] : a < b;
    });
    std::vector<double> gains;
    std::vector<double> below{0.0};
    for (const std::size_t d : order) {
        gains.push_back(right.gain[d]);
        below.push_back(below.back() + right.weight[d]);
    }
    double wins = 0;
    double all_pairs = 0;
    for (std::size_t d = 0; d < left.gain.size(); ++d) {
        const auto first = std::lower_bound(gains.begin(), gains.end(), left.gain[d] - equal_gains);
        const auto last = std::upper_bound(first, gains.end(), left.gain[d] + equal_gains);
        const double less = below[static_cast<std::size_t>(first - gains.begin())];
        const double at_most = below[static_cast<std::size_t>(last - gains.begin())];
        wins += left.weight[d] * (less + at_most) / 2;
        all_pairs += left.weight[d] * below.back();
    }
    return std::clamp(wins / all_pairs, 0.0, 1.0);
}

std::optional<Judged> gain_probability(const model::Model& model, const ensemble::Sample& sample,
                                       const situation::Test& test) {
    const std::vector<OutcomeColumn> outcomes = outcome_columns(model);
    const auto side = [&](const situation::Gain& gain) {
        return gain_column(model, sample, outcomes[index(gain.outcome)], gain_parts(model, gain.actor));
    };
    const GainColumn left = side(test.left);
    const GainColumn right = test.right_is_gain ? side(test.right) : GainColumn{{test.right_value}, {1.0}};
    const double left_total = std::accumulate(left.weight.begin(), left.weight.end(), 0.0);
    const double right_total = std::accumulate(right.weight.begin(), right.weight.end(), 0.0);
    if (left_total <= 0 || right_total <= 0) {
        return std::nullopt;
    }
    const double more = superiority(left, right);
    const double p = test.left_is_greater ? more : 1 - more;
    const double draws = test.right_is_gain
                             ? std::min(stats::effective_draws(left.weight), stats::effective_draws(right.weight))
                             : stats::effective_draws(left.weight);
    return Judged{{p, std::sqrt(p * (1 - p) / draws)}, draws};
}

ClaimFinding::Verdict verdict_on(const situation::Claim& claim, const Estimate& estimate) {
    if (estimate.value >= claim.expect_low && estimate.value <= claim.expect_high) {
        return ClaimFinding::Verdict::agrees;
    }
    const double outside = estimate.value < claim.expect_low ? claim.expect_low - estimate.value
                                                             : estimate.value - claim.expect_high;
    return outside <= 2 * estimate.error ? ClaimFinding::Verdict::too_close : ClaimFinding::Verdict::disagrees;
}

// Outcomes of one what-if against the run without it, over all draws where fewer hide the change in noise.
std::vector<WhatIfOutcome> compare_outcomes(const model::Model& model, const ensemble::Sample& sample,
                                            const situation::WhatIf& what_if, const ensemble::Sample& base,
                                            const ensemble::Sample& changed) {
    std::vector<WhatIfOutcome> outcomes = outcome_changes(model, sample, base, changed);
    const bool is_hidden = std::any_of(outcomes.begin(), outcomes.end(), [](const WhatIfOutcome& outcome) {
        const double error = outcome.difference.error;
        return error > worth_more_draws && std::fabs(outcome.difference.value) < 2 * error;
    });
    if (is_hidden) {
        const ensemble::Sample everywhere =
            std::move(ensemble::run_variations(model, ensemble::reruns_of(sample, sample.draws()),
                                               {variation_of(what_if)}, model::Detail::probabilities)
                          .front());
        outcomes = outcome_changes(model, sample, sample, everywhere);
    }
    return outcomes;
}

WhatIfFinding compare_runs(const model::Model& model, const ensemble::Sample& sample, const situation::WhatIf& what_if,
                           const ensemble::Sample& base, const ensemble::Sample& changed) {
    return {what_if.id, compare_outcomes(model, sample, what_if, base, changed), issue_changes(model, base, changed),
            {}, {}, {}, {}};
}

}  // namespace

std::vector<WhatIfFinding> ask_what_ifs(const model::Model& model, const ensemble::Sample& sample,
                                        std::span<const situation::WhatIf> what_ifs, const ensemble::Reruns& reruns) {
    std::vector<WhatIfFinding> findings;
    if (what_ifs.empty()) {
        return findings;
    }
    std::vector<model::Variation> variations(1);
    for (const situation::WhatIf& what_if : what_ifs) {
        variations.push_back(variation_of(what_if));
    }
    const std::vector<ensemble::Sample> runs =
        ensemble::run_variations(model, reruns, variations, model::Detail::full);
    for (std::size_t i = 0; i < what_ifs.size(); ++i) {
        findings.push_back(compare_runs(model, sample, what_ifs[i], runs.front(), runs[i + 1]));
    }
    return findings;
}

std::vector<std::vector<WhatIfOutcome>> ask_outcomes(const model::Model& model, const ensemble::Sample& sample,
                                                     std::span<const situation::WhatIf> what_ifs,
                                                     const ensemble::Reruns& reruns) {
    std::vector<model::Variation> variations(1);
    for (const situation::WhatIf& what_if : what_ifs) {
        variations.push_back(variation_of(what_if));
    }
    const std::vector<ensemble::Sample> runs =
        ensemble::run_variations(model, reruns, variations, model::Detail::probabilities);
    std::vector<std::vector<WhatIfOutcome>> all;
    for (std::size_t i = 0; i < what_ifs.size(); ++i) {
        all.push_back(compare_outcomes(model, sample, what_ifs[i], runs.front(), runs[i + 1]));
    }
    return all;
}

WhatIfFinding ask_what_if(const model::Model& model, const ensemble::Sample& sample, const situation::WhatIf& what_if,
                          const ensemble::Reruns& reruns) {
    const model::Variation change = variation_of(what_if);
    std::vector<ensemble::Sample> runs =
        ensemble::run_variations(model, reruns, {{}, change}, model::Detail::full);
    WhatIfFinding finding = compare_runs(model, sample, what_if, runs[0], runs[1]);
    finding.answers = answer_changes(model, runs[0], runs[1]);
    finding.gains = gain_changes(model, runs, change);
    if (const Result<model::FlowModel> flows = model::prepare_flows(model, what_if.changes)) {
        finding.flows = flow_changes(model, *flows, runs[0], runs[1], change);
    } else {
        finding.warnings = flows.error();
    }
    return finding;
}

std::vector<ClaimFinding> judge_claims(const model::Model& model, const ensemble::Sample& sample) {
    std::vector<ClaimFinding> findings;
    const PooledError error(model, sample);
    for (std::size_t c = 0; c < model.situation.claims.size(); ++c) {
        const situation::Claim& claim = model.situation.claims[c];
        ClaimFinding finding;
        finding.id = claim.id;
        const std::optional<Judged> judged = claim.test.kind == situation::Test::Kind::event
                                                 ? event_probability(model, sample, error, c)
                                                 : gain_probability(model, sample, claim.test);
        if (judged) {
            finding.probability = judged->probability;
        }
        if (judged && judged->draws >= fewest_draws) {
            finding.verdict = verdict_on(claim, judged->probability);
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

}  // namespace entente::insight

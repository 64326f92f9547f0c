#include "insight/what_if.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "insight/forecast.h"

namespace entente::insight {
namespace {

constexpr double ninety_percent = 1.6448536269514722;  // normal quantile at 0.95
model::Variation variation_of(const situation::WhatIf& what_if) {
    return {what_if.changes, std::nullopt};
}

// Outcomes over all draws of the sample.
std::vector<WhatIfOutcome> outcome_changes(const model::Model& model, const ensemble::Sample& base,
                                           const ensemble::Sample& changed) {
    std::vector<WhatIfOutcome> changes;
    for (const OutcomeColumn& outcome : outcome_columns(model)) {
        const std::vector<double> before = values(outcome, base);
        const std::vector<double> after = values(outcome, changed);
        WhatIfOutcome result;
        result.outcome = outcome.id;
        result.base = weighted_mean(before, base.weight).value;
        result.changed = weighted_mean(after, changed.weight).value;
        result.difference = paired_difference(before, after, base.weight);
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
                             paired_difference({before, before + changed.draws()},
                                               {after, after + changed.draws()}, changed.weight));
    }
    return changes;
}

// --- claims ---------------------------------------------------------------------------------------------------

// Weight of a stage in a claim. Where nobody states the odds of a deal, stages with and without one cannot be
// weighed against each other, and `side` says which of the two the claim's condition lives in.
enum class Side { both, deal, no_deal };

double stage_weight(const model::Model& model, std::size_t stage, Side side) {
    if (side == Side::both) {
        return model.stage_probability(stage);
    }
    const bool in_force = model.situation.main_track && model.stages[stage].in_force(*model.situation.main_track);
    return in_force == (side == Side::deal) ? model.probability_beside_main(stage) : 0.0;
}

struct Ratio {
    std::vector<double> event;
    std::vector<double> given;
};

Ratio test_columns(const model::Model& model, const ensemble::Sample& sample, std::size_t claim, Side side) {
    const std::size_t claims = model.situation.claims.size();
    Ratio ratio{std::vector<double>(sample.draws(), 0.0), std::vector<double>(sample.draws(), 0.0)};
    for (std::size_t stage = 0; stage < model.stages.size(); ++stage) {
        const double weight = stage_weight(model, stage, side);
        const double* event = sample.block.column(sample.block.tests_event, stage * claims + claim);
        const double* given = sample.block.column(sample.block.tests_given, stage * claims + claim);
        for (std::size_t d = 0; d < sample.draws(); ++d) {
            ratio.event[d] += weight * event[d];
            ratio.given[d] += weight * given[d];
        }
    }
    return ratio;
}

// Ratio estimate with the usual linearised standard error; nothing if the condition never occurs.
std::optional<Estimate> ratio_estimate(const Ratio& ratio, const std::vector<double>& weight) {
    const double given = weighted_mean(ratio.given, weight).value;
    if (given <= 0) {
        return std::nullopt;
    }
    const double p = weighted_mean(ratio.event, weight).value / given;
    std::vector<double> residual(weight.size());
    for (std::size_t d = 0; d < weight.size(); ++d) {
        residual[d] = (ratio.event[d] - p * ratio.given[d]) / given;
    }
    return Estimate{p, weighted_mean(residual, weight).error};
}

std::optional<Estimate> event_probability(const model::Model& model, const ensemble::Sample& sample,
                                          std::size_t claim) {
    if (!model.situation.main_track || model.deal_is_modelled()) {
        return ratio_estimate(test_columns(model, sample, claim, Side::both), sample.weight);
    }
    const auto with = ratio_estimate(test_columns(model, sample, claim, Side::deal), sample.weight);
    const auto without = ratio_estimate(test_columns(model, sample, claim, Side::no_deal), sample.weight);
    if (with && without) {
        return std::nullopt;  // the answer would hang on odds that nobody stated
    }
    return with ? with : without;
}

// Effective number of draws behind a weighted column.
double effective(const std::vector<double>& weight, double total) {
    double squares = 0;
    for (const double w : weight) {
        squares += w * w;
    }
    return squares > 0 ? total * total / squares : 0.0;
}

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
        const auto [first, last] = std::equal_range(gains.begin(), gains.end(), left.gain[d]);
        const double less = below[static_cast<std::size_t>(first - gains.begin())];
        const double at_most = below[static_cast<std::size_t>(last - gains.begin())];
        wins += left.weight[d] * (less + at_most) / 2;
        all_pairs += left.weight[d] * below.back();
    }
    return wins / all_pairs;
}

std::optional<Estimate> gain_probability(const model::Model& model, const ensemble::Sample& sample,
                                         const situation::Test& test) {
    const std::vector<OutcomeColumn> outcomes = outcome_columns(model);
    const auto side = [&](const situation::Gain& gain) {
        return gain_column(model, sample, outcomes[index(gain.outcome)], model.positions_of[index(gain.actor)]);
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
    const double draws = test.right_is_gain ? std::min(effective(left.weight, left_total),
                                                       effective(right.weight, right_total))
                                            : effective(left.weight, left_total);
    return Estimate{p, std::sqrt(p * (1 - p) / draws)};
}

ClaimFinding::Verdict verdict_on(const situation::Claim& claim, const Estimate& estimate) {
    if (estimate.value >= claim.expect_low && estimate.value <= claim.expect_high) {
        return ClaimFinding::Verdict::agrees;
    }
    const double outside = estimate.value < claim.expect_low ? claim.expect_low - estimate.value
                                                             : estimate.value - claim.expect_high;
    return outside <= 2 * estimate.error ? ClaimFinding::Verdict::too_close : ClaimFinding::Verdict::disagrees;
}

}  // namespace

WhatIfFinding ask_what_if(const model::Model& model, const ensemble::Sample& sample,
                          const situation::WhatIf& what_if, const ensemble::Plan& plan) {
    ensemble::Plan all = plan;
    all.draws = sample.draws();
    const std::vector<model::Variation> change{variation_of(what_if)};
    const ensemble::Sample everywhere =
        std::move(ensemble::run_variations(model, all, change, model::Detail::probabilities).front());
    const ensemble::Sample first =
        std::move(ensemble::run_variations(model, plan, change, model::Detail::full).front());
    return {what_if.id, outcome_changes(model, sample, everywhere), issue_changes(model, sample, first)};
}

std::vector<ClaimFinding> judge_claims(const model::Model& model, const ensemble::Sample& sample) {
    std::vector<ClaimFinding> findings;
    for (std::size_t c = 0; c < model.situation.claims.size(); ++c) {
        const situation::Claim& claim = model.situation.claims[c];
        ClaimFinding finding;
        finding.id = claim.id;
        finding.probability = claim.test.kind == situation::Test::Kind::event
                                  ? event_probability(model, sample, c)
                                  : gain_probability(model, sample, claim.test);
        if (finding.probability) {
            finding.verdict = verdict_on(claim, *finding.probability);
        }
        findings.push_back(std::move(finding));
    }
    return findings;
}

}  // namespace entente::insight

// The findings: every question put to one sample, answered, as a value. The brief and the JSON are made from this and
// from the situation; nothing here is text for people except reasons of the confidence rule.
//
//     Findings f = find(sample, situation, model, plan);
//     f.outcomes[0].probability.value
//
// Probabilities are 0..1; gains and utilities are points of an actor's own 0..100 scale; issue values are in the
// issue's own units. A number that is not modelled is absent, never 0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/ids.h"

namespace entente::insight {

/// An estimate with its Monte Carlo standard error.
struct Estimate {
    double value = 0;
    double error = 0;
};

struct Spread {
    double p05 = 0;
    double p25 = 0;
    double p50 = 0;
    double p75 = 0;
    double p95 = 0;
    double mean = 0;
};

struct TheoryPoint {
    std::string theory;  ///< "compromise"
    Spread points;       ///< of its point forecast over draws: what the inputs alone span
};

struct LandmarkChance {
    std::string name;
    double value = 0;
    double at = 0;     ///< probability of a settlement at it (within half a point)
    double near = 0;   ///< probability of a settlement nearer to it than to any other landmark
    double below = 0;  ///< probability of a settlement below it
};

/// A histogram of an issue's settlements: edges.size() == masses.size() + 1; an interval of no width is an atom.
struct Histogram {
    std::vector<double> edges;
    std::vector<double> masses;
};

struct IssueForecast {
    IssueId issue{};
    bool is_act = false;             ///< one decider: its own act, whether or not there is a deal
    Spread forecast;                 ///< terms: given a deal on their track
    std::optional<Spread> learned;   ///< the base measure at its learned end; absent for acts
    std::optional<Spread> flat;      ///< and at its flat end
    std::vector<TheoryPoint> by_theory;
    std::vector<LandmarkChance> landmarks;
    Histogram histogram;
    Spread reversion;
    Spread possible_low;
    Spread possible_high;
};

struct OutcomeForecast {
    std::string id;         ///< of the file, or "other-deal", "other-no-deal", "other" (no tracks)
    std::optional<OutcomeId> outcome;
    bool is_deal = false;   ///< lies wholly within deals on the main track
    std::string given;      ///< "" or, where no reference class says how likely a deal is, "deal" / "no deal":
                            ///< the probability is then conditional on it
    Estimate probability;
    double input_low = 0;   ///< 5th and 95th percentile over draws: what the inputs alone span
    double input_high = 0;
    double learned = 0;     ///< the same probability with the base measure at its learned end
    double flat = 0;        ///< and at its flat end
};

/// The odds of a deal on one track (DESIGN 4.5). Absent where not modelled.
struct Deal {
    TrackId track{};
    std::optional<double> inside;
    std::optional<double> outside;
    std::optional<double> pooled;
    std::optional<double> pooled_low;   ///< from the range of the reference class (5th and 95th percentile)
    std::optional<double> pooled_high;
    std::optional<double> is_signed;
    std::optional<double> in_force;
    std::optional<double> kept;
    std::string reference;              ///< id of the reference class, if any
};

struct Stake {
    ActorId actor{};
    std::string outcome;   ///< id as in outcomes
    Estimate gain;         ///< against reversion, on the actor's own 0..100 scale
    double low = 0;        ///< 5th and 95th percentile over draws
    double high = 0;
    double favourable = 0; ///< share of draws (weighted by the outcome's chance) in which the actor gains
    std::vector<std::pair<IssueId, double>> by_issue;  ///< adds up to gain.value
};

/// What is explained: each draw's probability of the leading outcome, or the mean of the first issue.
struct Target {
    std::string name;       ///< outcome id or issue id
    bool is_outcome = true;
    double mean = 0;
};

struct Driver {
    std::vector<InputId> inputs;    ///< one, or a correlated group
    std::string key;                ///< key path, or "correlation.ID" of a group
    double share = 0;               ///< first-order share of the target's variance, bias-corrected
    double floor = 0;               ///< below this no share is measurable (permutation)
    std::optional<double> input_low;   ///< 5th and 95th percentile of the input (single inputs)
    std::optional<double> input_high;
    std::optional<double> low;         ///< target with the input fixed there, paired rerun
    std::optional<double> high;
    double expected_shift = 0;      ///< mean absolute move of the target if the input were known
    bool measurable() const { return share > floor; }
};

/// The nearest value of one input, inside its range, at which another outcome leads.
struct Flip {
    std::string key;
    bool found = false;
    double from = 0;        ///< the input's median
    double at = 0;
    std::string leader;     ///< outcome that leads there
};

struct Pivot {
    ActorId actor{};
    double without = 0;     ///< target if the actor were not there
    Estimate change;        ///< paired
};

struct WhatIfOutcome {
    std::string outcome;
    double base = 0;
    double changed = 0;
    Estimate difference;    ///< paired
    double low = 0;         ///< 90 % interval of the difference
    double high = 0;
};

struct WhatIfFinding {
    std::string id;
    std::vector<WhatIfOutcome> outcomes;
    std::vector<std::pair<IssueId, Estimate>> issues;  ///< change of each issue's mean, paired
};

struct ClaimFinding {
    std::string id;
    enum class Verdict { agrees, disagrees, too_close, cannot_tell } verdict = Verdict::cannot_tell;
    std::optional<Estimate> probability;  ///< absent where its condition never occurs
};

/// An input whose narrowing would move the bottom line, as a question to research.
struct Question {
    std::string key;
    std::string ask;
    double expected_shift = 0;   ///< expected absolute move of the target's probability if the answer were known
};

enum class Level { low, moderate, high };

struct Confidence {
    Level level = Level::low;
    std::vector<std::string> reasons;  ///< sentences, the weightiest first
    double share_on_assumptions = 0;   ///< share of measurable drivers' variance that rests on assumptions or defaults
    std::size_t sources = 0;
    std::size_t origins = 0;
    double base_measure_spread = 0;    ///< largest difference of an outcome's probability between learned and flat
};

struct Findings {
    std::string situation;     ///< title
    std::string as_of;
    std::uint64_t draws = 0;
    std::uint64_t planned_draws = 0;  ///< more than draws if the run was interrupted
    std::uint64_t failed_draws = 0;
    std::uint64_t seed = 0;
    std::vector<IssueForecast> issues;
    std::vector<OutcomeForecast> outcomes;   ///< deals first, then by falling probability, "other" last of its kind
    std::vector<Deal> deals;                 ///< one a track; the main track first
    std::vector<Stake> stakes;               ///< by actor, then in the order of outcomes
    Target target;
    std::vector<Driver> drivers;             ///< by falling share
    std::vector<Flip> flips;
    std::vector<Pivot> pivots;               ///< by falling size of the change: the first is the pivotal actor
    std::vector<WhatIfFinding> what_ifs;
    std::vector<ClaimFinding> claims;
    std::vector<Question> next;
    Confidence confidence;
    Diagnostics warnings;
};

}  // namespace entente::insight

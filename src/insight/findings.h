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
#include "insight/answer_findings.h"
#include "insight/flow_findings.h"
#include "insight/store_findings.h"

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

/// How a theory without a column in the sample came by its points, or why it has none (theories.h).
struct TheoryNote {
    std::string theory;
    std::string reading;      ///< "issue by issue" or "all issues together"
    std::uint64_t draws = 0;  ///< how many draws it answered
    std::string refusal;      ///< why it cannot take all issues together, or none at all; empty if it can
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
    double error = 0;                   ///< Monte Carlo standard error of in_force
    std::optional<double> before_past;  ///< inside, before past rounds counted; absent if none was played
    std::string reference;              ///< id of the reference class, if any
};

struct Stake {
    ActorId actor{};
    std::string outcome;   ///< id as in outcomes
    Estimate gain;         ///< against reversion, on the actor's own 0..100 scale
    double low = 0;        ///< 5th and 95th percentile over draws
    double high = 0;
    double favourable = 0; ///< share of draws (weighted by the outcome's chance) in which the actor gains
    std::vector<std::pair<IssueId, double>> by_issue;     ///< these three together add up to gain.value
    std::vector<std::pair<std::size_t, double>> by_goal;  ///< index into goals, of an actor that has some
    std::vector<std::pair<std::size_t, double>> by_move;  ///< index into moves: what its own answer costs it
    std::vector<std::pair<std::size_t, double>> by_payoff;  ///< index into payoffs: what its formulas give
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

/// How likely each option of a move is, before and after; one more for "not made" if it has a condition.
struct AnswerChange {
    std::size_t move = 0;
    std::vector<double> before;
    std::vector<double> after;
};

/// What a change is worth to an actor over everything that may follow, in points of its own 0..100 scale, paired.
struct GainChange {
    ActorId actor{};
    Estimate difference;
};

struct WhatIfFinding {
    std::string id;
    std::vector<WhatIfOutcome> outcomes;
    std::vector<std::pair<IssueId, Estimate>> issues;  ///< change of each issue's mean, paired
    std::vector<AnswerChange> answers;   ///< of each move
    std::vector<GainChange> gains;       ///< of each actor with something at stake
    std::vector<FlowChange> flows;       ///< of each flow
    Diagnostics warnings;                ///< why there are no flows, where a long run with these inputs has no end
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

/// What somebody does afterwards: probability of each option, over everything and under each outcome.
struct MoveFinding {
    std::size_t move = 0;            ///< index into moves
    std::vector<Estimate> options;   ///< in the order of the file; one more for "not made" if the move has a condition
    struct Under {
        std::string outcome;
        std::vector<double> options;
    };
    std::vector<Under> under;        ///< outcomes that can happen, in the order of Findings::outcomes
};

/// What an actor turns out to be, or a fact in dispute, over everything and under each outcome.
struct VariableFinding {
    VariableId variable{};
    std::vector<double> values;
    std::vector<MoveFinding::Under> under;
};

/// Somebody at a table, and how far it stands in the way.
struct PartyFinding {
    ActorId actor{};
    bool is_ratifier = false;
    double refuses = 0;       ///< probability that it would refuse terms that are on the table
    double zone_without = 0;  ///< mean size of the zone of agreement if its limits did not exist
};

/// The zone of agreement of one track: terms that everybody at the table prefers to no deal.
struct ZoneFinding {
    TrackId track{};
    double open = 0;   ///< share of draws in which there are such terms
    double size = 0;   ///< mean share of what experience makes likely that lies in it
    std::vector<PartyFinding> parties;  ///< signatories, then ratifiers
};

/// One value of something to watch: how likely, and the forecast once it is seen.
struct WatchValue {
    std::string value;
    double probability = 0;
    std::vector<double> forecast;  ///< of each outcome of Findings::outcomes
    std::string leader;            ///< outcome that then leads
};

/// Something to watch, and what it would tell of the outcome (game.md 3.8).
struct WatchRow {
    std::string id;
    bool is_signal = true;          ///< else a move or chance of the file
    std::string says;
    std::string due;                ///< ISO date, or empty
    std::vector<WatchValue> values;
    Estimate information;           ///< expected information, bits
    double floor = 0;               ///< below this it cannot be told from noise
    Estimate swing;                 ///< expected change of the forecast, 0..1
    double flip = 0;                ///< probability that the leading outcome changes
    std::size_t rank = 0;           ///< rows whose intervals overlap share one
    std::optional<double> adds;     ///< information beyond the rows above it, bits (leading rows)
    bool measurable() const { return information.value > floor; }
};

/// What could be done to the odds before the signing, and what it would change: a paired rerun.
struct Lever {
    enum class Kind {
        threat,        ///< no deal costs the actor more; a side payment of as much in a deal weighs the same
        penalty,       ///< who breaks a deal loses more: a guarantee
        looser_limit,  ///< the text moves towards what its holder would not sign
    };
    Kind kind = Kind::threat;
    std::optional<ActorId> actor;   ///< who is threatened or paid, or whose limit gives; none for a penalty
    std::string key;                ///< key path of the input that moves
    double step = 0;                ///< by how much, in the units of that input
    double cost = 0;                ///< points of the 0..100 scale of the one who bears it
    Estimate deal;                  ///< change of the probability of a deal on the main track
    Estimate target;                ///< change of the leading outcome's probability (of the issue's mean)
    double deal_per_ten() const { return cost > 0 ? deal.value * 10 / cost : 0.0; }
};

/// What a deal is worth to somebody against going on without one, on its own 0..100 scale.
struct DelayFinding {
    ActorId actor{};
    Estimate deal;          ///< mean gain under a deal on the main track
    Estimate none;          ///< mean gain without one, what no deal costs taken off
    Estimate advantage;     ///< none - deal: above 0 the actor gains from delay
};

/// The likeliest set of at most three input values inside their ranges at which another outcome leads.
struct RedTeam {
    struct Value {
        std::string key;
        double from = 0;        ///< the input's median
        double at = 0;
        double percentile = 0;  ///< of its own range, 0..1
    };
    bool found = false;
    std::vector<Value> values;  ///< by falling weight; empty unless found
    std::string leader;         ///< outcome that leads there
    double probability = 0;     ///< its probability there
    double target = 0;          ///< probability of the old leader there
    std::size_t tried = 0;      ///< inputs that were tried together
};

/// A typical draw of one outcome, told as it would have come about.
struct Pathway {
    struct Step {
        enum class Kind { past, date, bargain, term, act, variable, signal };
        Kind kind = Kind::date;
        std::string on;         ///< ISO date, or empty
        std::string id;         ///< of the past round, date, track, issue, variable or signal
        std::string value;      ///< result, "deal" or "no deal", value of a variable or signal
        double number = 0;      ///< of a term or act: where it lands; of a variable or signal: how likely there
    };
    std::string outcome;
    double probability = 0;     ///< of the outcome over everything
    std::uint64_t draw = 0;     ///< number of the draw
    std::vector<Step> steps;
};

/// What the game expected of a round already played, and what its result did to the odds.
struct PastFinding {
    std::size_t round = 0;      ///< index into past
    double expected = 0;        ///< probability of its result before it was known
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
    std::vector<TheoryNote> theory_notes;    ///< of theories that were run on the sample (theories.h)
    std::vector<Stake> stakes;               ///< by actor, then in the order of outcomes
    Target target;
    std::vector<Driver> drivers;             ///< by falling share
    std::vector<Flip> flips;
    std::vector<Pivot> pivots;               ///< by falling size of the change: the first is the pivotal actor
    std::vector<WhatIfFinding> what_ifs;
    std::vector<ClaimFinding> claims;
    std::vector<Question> next;
    std::vector<MoveFinding> moves;          ///< in the order of the file's moves
    std::vector<AnswerThresholds> thresholds;  ///< what would change them: of moves that are made somewhere
    std::optional<SeveralFinding> several;   ///< absent where only one answer was found everywhere
    std::vector<VariableFinding> variables;  ///< types and chances
    std::vector<ZoneFinding> zones;          ///< one a track; the main track first
    std::vector<WatchRow> watch;             ///< by falling information
    std::vector<Lever> levers;               ///< by falling effect on a deal per ten points of cost
    std::vector<DelayFinding> delay;         ///< by falling advantage of delay
    std::optional<RedTeam> red_team;         ///< absent in a file without outcomes
    std::vector<Pathway> pathways;           ///< of the likeliest outcomes
    std::vector<PastFinding> past;           ///< in the order of the file's rounds
    std::vector<FlowFinding> flows;          ///< in the order of the file; likewise measures and effects
    std::vector<MeasureFinding> measures;
    std::vector<EffectFinding> effects;
    std::optional<StoreFindings> store;      ///< if the file names an evidence store that can be read
    Confidence confidence;
    Diagnostics warnings;
};

}  // namespace entente::insight

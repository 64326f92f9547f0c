// The situation: everything a person stated about one negotiation, checked and immutable.
//
//     Result<Loaded> loaded = load_situation("situation.toml");
//     for (const Position& p : loaded->situation.positions) ...
//
// Everything is in canonical order (sorted by id), so the order of entries in the file changes nothing. Uncertain
// numbers live in one flat table, `inputs`, named by key path ("actor.CN.influence"); the rest of the structure
// refers to them by InputId. A what-if is a second value for some of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "situation/expression.h"
#include "situation/flow_tables.h"
#include "stats/elicited.h"

namespace entente::situation {

/// An uncertain number of the file, or of the program's defaults.
struct Input {
    std::string key;        ///< key path: "position.control.US.at"
    stats::Elicited value;  ///< in the units of its own scale
    std::string written;    ///< as the file has it: "today to swap"; for a default, the default
    std::string because;    ///< id of an evidence or assumption, or a sentence; empty if none was given
    bool is_default = false;
};

struct Actor {
    std::string id;
    std::string name;
    InputId influence{};  ///< 0..100
    bool bloc = false;    ///< stands for several states that must agree among themselves
    std::vector<std::string> regions;  ///< of the base year where it trades, the first for its flows; may be empty
    std::string because;
};

struct Landmark {
    std::string name;
    double value = 0;
};

struct Issue {
    std::string id;
    std::string asks;
    std::string unit;                  ///< may be empty
    stats::Bounds scale;               ///< 0..100 unless the file says otherwise
    std::vector<Landmark> landmarks;   ///< by value, then name
    InputId possible_low{};            ///< hard ends of what facts allow by the horizon
    InputId possible_high{};
    InputId reversion{};               ///< what holds if nothing is agreed
    std::vector<ActorId> decides;      ///< two or more: bargained; one: that actor's own act; none: pure forecast
    std::vector<ActorId> blocks;       ///< ratifiers
    std::vector<ActorId> voices;       ///< weigh in, cannot block
    std::optional<double> quota;       ///< share of the ratifiers' influence that must agree; all of them if absent
    std::optional<TrackId> track;      ///< for issues with two or more deciders
    std::string because;
};

/// Issues with the same two or more deciders, bargained together. Its id is that of its first issue, or of the
/// main-track issue if that belongs to it.
struct Track {
    std::string id;
    std::vector<ActorId> deciders;
    std::vector<IssueId> issues;
};

enum class LimitSide { none, below, above };  ///< the holder would not sign terms below / above its limit

struct Position {
    IssueId issue{};
    ActorId actor{};
    InputId at{};
    InputId salience{};               ///< 0..100
    InputId influence{};              ///< the actor's own unless the position gives another
    std::optional<InputId> limit;
    LimitSide side = LimitSide::none; ///< fixed by the medians of `at` and `limit`
    std::string because;
};

struct Source {
    std::string id;
    std::string title;
    std::string publisher;
    std::string author;
    Date published;                       ///< the first day it may have been published
    std::optional<Date> published_until;  ///< the last, where the page states no date
    std::string relays;                   ///< who said it first, if this source only passes it on
    std::string origin;                   ///< sources with equal origin are one witness; never empty
    char reliability = 'F';               ///< Admiralty scale A..F
    std::string page;                     ///< path as written, empty if none is kept
    std::string page_hash;                ///< SHA-256 of the untouched bytes, empty without a page
    std::string url;
};

enum class EvidenceUse { news, context, quote, stat };

struct Evidence {
    std::string id;
    std::size_t source = 0;  ///< index into Situation::sources
    int credibility = 6;     ///< Admiralty scale 1..6
    std::string says;
    std::string quote;       ///< verified word for word against the page where there is one
    std::string speaker;     ///< of a quote
    std::optional<Date> on;
    EvidenceUse use = EvidenceUse::context;
};

struct Assumption {
    std::string id;
    std::string text;
    std::string confidence;  ///< low | moderate | high, or empty
    std::string if_wrong;
};

struct Outcome {
    std::string id;
    std::string name;        ///< the id in words unless the file gives better
    Expression when;
    std::string written;     ///< the expression as in the file
    bool needs_deal = false; ///< false in every state without a deal on the main track
};

/// What a page infers, against what the model says.
struct Claim {
    std::string id;
    std::size_t source = 0;
    std::string says;
    Test test;
    std::string written;
    double expect_low = 0;   ///< probability range of the page's word
    double expect_high = 1;
    std::string expect;      ///< the word itself
};

struct Change {
    InputId input{};
    stats::Elicited value;
    std::string written;
};

struct WhatIf {
    std::string id;
    std::string says;         ///< what is supposed, in words
    std::vector<Change> changes;
    std::string because;
};

enum class Fits { poorly, partly, well };

/// The outside view: how often deals came about in comparable cases.
struct ReferenceClass {
    std::string id;
    std::string class_name;
    std::size_t cases_with_deal = 0;
    std::size_t cases = 0;
    double window_days = 0;
    Fits fits = Fits::partly;
    TrackId track{};
    std::string because;
};

struct CalendarDate {
    std::string id;
    Date on;
    std::string what;
    std::string because;
};

struct Reader {
    std::string id;
    std::string who;   ///< "in bank compliance"
    std::string watch; ///< what to watch, in a sentence
};

struct Correlation {
    std::string id;
    std::vector<InputId> of;
    double rho = 0;
    std::string because;
};

/// Something that takes one of a few values: what an actor knows of itself, a fact or event, an actor's choice.
struct Variable {
    enum class Kind { type, chance, move };
    std::string id;
    Kind kind = Kind::chance;
    std::string says;                 ///< in words: "How does Beijing answer?"
    std::vector<std::string> values;  ///< ids, in the order of the file
    std::size_t entry = 0;            ///< index into Situation::types, chances or moves
};

/// An input that takes the value of another where a type or an event says so.
struct Override {
    InputId input{};
    InputId value{};
};

/// The input to go by where these hold: the one that is said instead of it, or itself.
InputId instead_of(InputId input, std::span<const Override> overrides);

/// One row of a table of likelihoods: holds where its condition does and no earlier row's did. The last row of a
/// table always holds.
struct Likelihoods {
    Expression when;
    std::string written;           ///< "otherwise" in the last row
    std::vector<InputId> chances;  ///< 0..1: one a value, normalised in every draw; or one fewer, and the last value
                                   ///< takes what is left (nothing if they exceed 1, and then they are normalised)
};

/// What an actor knows of itself and others must read: at most three values.
struct Type {
    VariableId variable{};
    ActorId of{};
    std::vector<InputId> chances;                ///< prior, as in Likelihoods
    std::vector<std::vector<Override>> changes;  ///< [value]: what is different if the actor is of this kind
    std::string because;
};

/// A fact in dispute or a dated event. One that changes inputs is settled before anybody moves and known to all; any
/// other is settled after the settlement, where its likelihoods may depend on what happened before it.
struct Chance {
    VariableId variable{};
    std::vector<Likelihoods> rows;
    std::vector<std::vector<Override>> changes;  ///< [value]; all empty if it changes nothing
    std::optional<Date> on;
    std::vector<std::vector<std::string>> evidence;  ///< [value]: ids of evidence for it
    std::string because;
    bool changes_inputs() const;
};

/// A cost felt like a loss on an issue: this share of the width of its scale, at the mover's own salience there.
struct Equivalence {
    IssueId issue{};
    double distance_share = 0;    ///< 0..1
};

struct Option {
    InputId cost{};               ///< to the one who moves, in points of its own 0..100 scale; may be negative
    std::optional<Equivalence> as_much_as;  ///< comes on top of `cost`, which is 0 unless a what-if says otherwise
    std::string written;          ///< of the equivalence: "as secondary: named-firms to small-banks"
    InputId flow{};               ///< how much of the real flow goes on, in percent of undisturbed
    std::size_t looks_like = 0;   ///< the option it looks like to others: itself unless hidden
    std::string because;
};

/// One actor's choice afterwards.
struct Move {
    VariableId variable{};
    ActorId actor{};
    Expression when;              ///< where the actor has this choice at all
    std::string written;          ///< of `when`; empty if always
    std::vector<Option> options;
    std::vector<VariableId> sees; ///< chances and earlier moves it sees (as they look), beside stage, terms and acts
    std::string because;
};

struct Score {
    Expression when;
    std::string written;
    InputId points{};             ///< 0..100
};

/// An imperative that cuts across issues. An actor with goals wants nothing else: they define its utility.
struct Goal {
    std::string id;
    std::string says;
    ActorId of{};
    InputId weight{};             ///< relative to the actor's other goals
    bool adds = false;            ///< a payoff: its points, -100..100, add to whatever else its actor wants
    std::vector<Score> scores;    ///< the first that holds counts; the last always holds
    std::string because;
};

/// A name in a payoff formula: what it stands for in a state of the game.
struct PayoffName {
    enum class Kind { issue, deal, is_signed, kept, flow, cost, input, change };
    Kind kind = Kind::issue;
    IssueId issue{};        ///< an act, or a term: its value under a deal, its reversion without one
    TrackId track{};        ///< of deal, is_signed and kept: 1 or 0
    VariableId variable{};  ///< of flow and cost: those of the option taken; 100 and 0 if the move is not made
    InputId input{};
    std::size_t trade = 0;  ///< of change: index into Situation::flows
    bool operator==(const PayoffName&) const = default;
};

/// A formula for points of the actor's 0..100 scale, added to what its positions or goals say; see payoff.h.
struct Payoff {
    std::string id;
    std::string says;
    ActorId of{};
    std::string written;            ///< as in the file
    std::string program;            ///< the same with names n0, n1, ...: what the evaluator compiles
    std::vector<PayoffName> names;  ///< n0, n1, ...
    std::vector<Expression> standings;  ///< how tracks stand, where names ask for it
    std::string because;
};

/// What it costs an actor that nothing is agreed, and that what was signed then fails.
struct NoDealCost {
    ActorId actor{};
    InputId cost{};               ///< points of its 0..100 scale
    InputId failure{};            ///< further points, if it had signed
    std::string because;
};

/// How the bargain is played.
struct Play {
    enum class Rule { logit, nash, kalai_smorodinsky, egalitarian, offer };
    Rule rule = Rule::logit;
    InputId decisiveness{};       ///< lambda, per utility of 0..1
    InputId table_power{};        ///< kappa: how strongly interests at the table move the terms
    InputId loss_factor{};        ///< times the ordinary loss, beyond a limit
    InputId step{};               ///< further points lost beyond a limit
    InputId penalty{};            ///< points lost by who breaks a deal, at the top of the enforcing issue's scale
    std::optional<IssueId> enforced_by;
    std::string because;
};

/// What may be seen before the horizon, and how likely it is to be seen in each case.
struct Signal {
    std::string id;
    std::string says;
    std::vector<std::string> values;
    std::vector<Likelihoods> rows;
    std::optional<Date> due;
    std::string because;
};

/// A round already played: evidence about limits and costs.
struct PastRound {
    std::string id;
    std::string says;
    Date on;
    TrackId track{};
    bool deal = false;
    InputId like_today{};         ///< 0..1
    std::string because;
};

enum class Setting { council, trade_talks, coercion, war };

/// A lint that a person answered with a reason.
struct Accepted {
    std::string code;
    std::string at;      ///< key path or entry it concerns; empty: all of that code
    std::string because;
    std::string id;
};

struct Situation {
    std::string title;
    std::string question;
    Date as_of;
    std::optional<Date> written;
    Date horizon;
    std::optional<ActorId> focus;
    Setting setting = Setting::coercion;
    std::optional<TrackId> main_track;
    std::string store;        ///< evidence store as written, a path from the file's folder; empty if none
    std::string store_path;   ///< where it is from here
    std::string store_stamp;  ///< SHA-256 of the names and hashes of its pages
    Play play;
    InputId learned_weight{};  ///< w of the base measure: 1 in a council, else uniform on 0..1 unless given

    std::vector<Input> inputs;  ///< sorted by key
    std::vector<Actor> actors;
    std::vector<Issue> issues;
    std::vector<Track> tracks;
    std::vector<Position> positions;  ///< by issue, then actor
    std::vector<Source> sources;
    std::vector<Evidence> evidence;
    std::vector<Assumption> assumptions;
    std::vector<Outcome> outcomes;
    std::vector<Claim> claims;
    std::vector<WhatIf> what_ifs;
    std::vector<ReferenceClass> references;
    std::vector<CalendarDate> dates;
    std::vector<Reader> readers;
    std::vector<Correlation> correlations;
    std::vector<Variable> variables;  ///< types, then chances, then moves, each by id
    std::vector<Type> types;          ///< in the order of their variables; likewise chances and moves
    std::vector<Chance> chances;
    std::vector<Move> moves;          ///< each sees only earlier ones of `move_order`
    std::vector<std::size_t> move_order;  ///< indices into moves: who sees comes after who is seen, else by id
    std::vector<VariableId> settled;      ///< all variables in the order they come to a value: types, chances that
                                          ///< change inputs, then moves and other chances, each after what it needs
    std::vector<Goal> goals;          ///< by id
    std::vector<Payoff> payoffs;      ///< by id
    std::vector<NoDealCost> no_deal;  ///< one an actor that decides or blocks, by actor
    std::vector<Signal> signals;
    std::vector<PastRound> past;
    std::vector<Measure> measures;    ///< by id; likewise flows and effects
    std::vector<Flow> flows;
    std::vector<Effect> effects;
    std::vector<MeasureCase> measure_cases;  ///< sets of conditional measures that can come together; the smaller first
    std::vector<Accepted> accepted;

    std::string content;       ///< canonical, one "path = value" a line: order and comments do not count, names do
    std::string content_hash;  ///< its SHA-256

    const Input& input(InputId id) const { return inputs[index(id)]; }
    const Actor& actor(ActorId id) const { return actors[index(id)]; }
    const Variable& variable(VariableId id) const { return variables[index(id)]; }
    const Issue& issue(IssueId id) const { return issues[index(id)]; }
    /// The position an actor holds on an issue, if the file gives one.
    const Position* position(IssueId issue, ActorId actor) const;
    /// True if the file leaves the number to the program. A cost written "as ISSUE: FROM to TO" is not left: its points
    /// only come on top.
    bool is_left_open(InputId id) const;
    /// The input with this key path.
    std::optional<InputId> find_input(const std::string& key) const;
};

}  // namespace entente::situation

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
#include <string>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "situation/expression.h"
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
    std::vector<Accepted> accepted;

    std::string content_hash;  ///< SHA-256 of the canonical content: order and comments do not count, names do

    const Input& input(InputId id) const { return inputs[index(id)]; }
    const Actor& actor(ActorId id) const { return actors[index(id)]; }
    const Issue& issue(IssueId id) const { return issues[index(id)]; }
    /// The position an actor holds on an issue, if the file gives one.
    const Position* position(IssueId issue, ActorId actor) const;
    /// The input with this key path.
    std::optional<InputId> find_input(const std::string& key) const;
};

}  // namespace entente::situation

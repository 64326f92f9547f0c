// The model: a situation made ready to run. `compile` cuts every issue into bins, finds which settlements each
// expression of the file can tell apart, and lists the cells. After that one draw of the inputs goes in and that
// draw's exact distribution comes out (evaluate.h); nothing after the draw of inputs is sampled.
//
//     Result<Model> model = compile(situation);
//     Block block = evaluate(*model, draw_inputs(*model, seed, 0, 1024, {}), Detail::full);
//
// The story on one page: draw (inputs.h), where settlements land (settle.h), which of them is signed, ratified and kept
// and what follows (course.h, play.h), which cells that makes and what everybody gains there (evaluate.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/ids.h"
#include "model/course.h"
#include "model/flow_model.h"
#include "model/grid.h"
#include "situation/situation.h"

namespace entente::model {

/// Somebody who weighs in on an issue.
struct Seat {
    ActorId actor{};
    InputId at{};
    InputId salience{};
    InputId influence{};
};

enum class IssueKind {
    term,     ///< two or more deciders: has a value only under a deal on its track
    act,      ///< one decider: its own act, in every stage
    forecast  ///< nobody decides: a pure forecast, in every stage
};

struct IssueModel {
    IssueId issue{};
    IssueKind kind = IssueKind::term;
    std::optional<TrackId> track;
    Grid grid;
    std::vector<Seat> seats;  ///< deciders first; on a term deciders, ratifiers and voices; on a forecast all
};

/// What can hold at once: which tracks have a deal in force. Bit t of `tracks` is track t.
struct Stage {
    std::uint32_t tracks = 0;
    bool in_force(TrackId track) const { return (tracks >> index(track) & 1U) != 0; }
};

/// A stage and an outcome in it. The sample holds a probability and conditional means for each.
struct Cell {
    std::size_t stage = 0;                 ///< index into Model::stages
    std::optional<OutcomeId> outcome;      ///< none: what no outcome of the file covers
};

/// The reference class of one track, rescaled to the horizon.
struct OutsideView {
    double cases_with_deal = 0;
    double cases = 0;
    double exponent = 1;  ///< horizon / window
    double mean = 0;      ///< 1 - (1-c)^exponent with c the Jeffreys mean
    double game_weight = 0.5;  ///< of the game, beside it: 1 minus what `fits` gives the class
};

/// Something that can be seen: a signal, or what a move, chance or type came to.
struct Observation {
    bool is_signal = false;
    std::size_t entry = 0;  ///< index into Situation::signals, or a VariableId
    std::size_t value = 0;
    bool same_thing(const Observation& other) const { return is_signal == other.is_signal && entry == other.entry; }
};

/// Where an actor stands on an issue: as its position says, or as one of its types says instead.
struct TypedPosition {
    std::size_t position = 0;  ///< index into Situation::positions
    InputId at{};
};

/// What is counted of a track in every draw, beside two numbers for each of its parties.
enum class TrackCount { is_signed, in_force, kept, zone };
inline constexpr std::size_t track_counts = 4;

struct Model {
    situation::Situation situation;
    std::vector<IssueModel> issues;                  ///< by IssueId
    std::vector<std::optional<OutsideView>> outside; ///< by TrackId
    std::vector<Stage> stages;
    std::vector<Cell> cells;
    Course course;
    std::optional<FlowModel> flows;                  ///< where a payoff reckons with what measures do to them
    std::vector<Observation> observable;                 ///< what reruns may say was seen
    std::vector<std::vector<std::size_t>> positions_of;  ///< by actor: indices into situation.positions
    std::vector<TypedPosition> typed_positions;          ///< all positions in their order, then those of types
    std::vector<std::vector<std::size_t>> goals_of;      ///< by actor: indices into situation.goals, payoffs among them

    /// True if an actor has goals of its own: they replace what its positions say. Payoffs only add to it.
    bool has_goals(ActorId actor) const;

    /// The type of an actor (index into Situation::types), if it changes weights or scores of its goals.
    std::optional<std::size_t> type_of_goals(ActorId actor) const;

    /// Column of Block::tracks: a count of a track.
    std::size_t track_column(std::size_t track, TrackCount count) const;
    /// Column of Block::tracks: base measure of the zone of agreement if the party's limits did not exist.
    std::size_t zone_without_column(std::size_t track, std::size_t party) const;
    /// Column of Block::tracks: probability that the party would refuse what all others accept.
    std::size_t refuses_column(std::size_t track, std::size_t party) const;
    std::size_t track_columns() const;

    bool in_main_deal(const Cell& cell) const;
    bool has_value(std::size_t issue, std::size_t stage) const;
};

/// How finely the settlements of a track are told apart: finer grids give the same answers, slower.
struct Fineness {
    std::size_t at_least = 1024;  ///< stretches are split while there are fewer settlements than this
    std::size_t at_most = 4096;   ///< and merged, where no condition tells them apart, while there are more
};

/// Cuts, enumerates, checks. Codes E501 (too many landmarks and constants), E502 (expressions tell apart too much),
/// E503 (nobody weighs in on an issue), E504 (several types of one actor), E505 (`observable` names nothing of the file).
/// Only what is `observable` can be said to have been seen in a rerun: it is told apart everywhere, which costs work.
/// A rerun that says anything else was seen is a broken invariant of the caller (std::logic_error).
Result<Model> compile(situation::Situation situation, const Fineness& fineness = {},
                      const std::vector<Observation>& observable = {});

}  // namespace entente::model

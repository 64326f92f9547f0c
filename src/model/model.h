// The model: a situation made ready to run. `compile` cuts every issue into bins, finds which settlements each
// expression of the file can tell apart, and lists the cells. After that one draw of the inputs goes in and that
// draw's exact distribution comes out (evaluate.h); nothing after the draw of inputs is sampled.
//
//     Result<Model> model = compile(situation);
//     Block block = evaluate(*model, draw_inputs(*model, seed, 0, 1024, {}), Detail::full);
//
// The story on one page: draw (inputs.h), where settlements land (settle.h), which cells they fall in and what
// everybody gains there (evaluate.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/ids.h"
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

/// All settlements of one stage that some expression tells apart: the product of the regions of the issues that have
/// a value in this stage and occur in an expression, first issue slowest.
struct StateSpace {
    std::vector<std::size_t> issues;       ///< indices into Model::issues
    std::vector<std::size_t> regions;      ///< of each of these issues
    std::vector<std::uint32_t> group_of_state;  ///< states with equal cell and equal answers to all tests
    std::vector<std::uint32_t> cell_of_group;
    std::vector<std::vector<bool>> given_in_group;  ///< [test][group]: its condition holds
    std::vector<std::vector<bool>> event_in_group;  ///< [test][group]: condition and event hold
};

/// The reference class of one track, rescaled to the horizon.
struct OutsideView {
    double cases_with_deal = 0;
    double cases = 0;
    double exponent = 1;  ///< horizon / window
    double mean = 0;      ///< 1 - (1-c)^exponent with c the Jeffreys mean
};

struct Model {
    situation::Situation situation;
    std::vector<IssueModel> issues;                  ///< by IssueId
    std::vector<std::optional<OutsideView>> outside; ///< by TrackId
    std::vector<Stage> stages;
    std::vector<StateSpace> spaces;                  ///< by stage
    std::vector<Cell> cells;
    std::vector<std::vector<std::size_t>> positions_of;  ///< by actor: indices into situation.positions

    /// Odds of a deal on one track: the outside view, or 1 for a track without one.
    double deal_probability(std::size_t track) const;
    /// Probability of each stage, where a reference class gives one. A track without one is taken as in force:
    /// everything is then conditional on its deal.
    double stage_probability(std::size_t stage) const;
    /// The same of all tracks but the main one: what is left where nobody states the odds of that.
    double probability_beside_main(std::size_t stage) const;
    /// True if a reference class says how likely a deal on the main track is.
    bool deal_is_modelled() const;
    bool in_main_deal(const Cell& cell) const;
    bool has_value(std::size_t issue, std::size_t stage) const;
};

/// Cuts, enumerates, checks. Codes E501 (too many landmarks and constants), E502 (expressions tell apart more than
/// 16,384 settlements), E503 (nobody weighs in on an issue).
Result<Model> compile(situation::Situation situation);

}  // namespace entente::model

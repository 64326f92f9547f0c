// The course of events, made ready to run: the tracks that are bargained, the ways things may stand when they are
// done (fronts), and what follows: acts, chances and moves, one after another.
//
// A front is one combination of: each track's standing and the class of its settlement, and a region of each issue
// that nobody decides. What nothing in the file can tell apart is one front. What those who move afterwards can tell
// apart of fronts is their view. A history is one combination of what the nodes of the sequence came to; `cell_of`
// and `group_of` say what a front and a history together amount to.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "game/negotiation/aftermath.h"
#include "game/negotiation/bargain.h"
#include "model/grid.h"
#include "situation/situation.h"

namespace entente::model {

/// Somebody at the table of a track.
struct Party {
    ActorId actor{};
    std::optional<std::size_t> type;  ///< index into Situation::types
};

struct TrackModel {
    TrackId track{};
    std::vector<std::size_t> issues;  ///< indices into Model::issues
    std::vector<Party> signatories;
    std::vector<Party> ratifiers;
    game::Track game;
    std::size_t parties() const { return signatories.size() + ratifiers.size(); }
    std::vector<std::vector<double>> class_value;  ///< [class][issue of the track]: a value it may have
};

enum class NodeKind { event, type, act, chance, move };

/// What one node of the sequence is. An event is a chance that changes inputs: it is drawn with them.
struct NodeRole {
    NodeKind kind = NodeKind::chance;
    std::size_t entry = 0;  ///< index into Model::issues for an act, else into types, chances or moves
};

struct Front {
    std::size_t stage = 0;
    std::size_t view = 0;
    situation::Facts facts;           ///< acts and choices are not in it
    std::vector<std::uint32_t> klass; ///< [track]: class of the settlement in force, or no_class
    static constexpr std::uint32_t no_class = ~std::uint32_t{0};
};

/// Answers that histories and fronts give alike: outcome, claims, signals.
struct Group {
    std::uint32_t cell = 0;
    std::vector<std::uint8_t> given;   ///< [claim]
    std::vector<std::uint8_t> event;   ///< [claim]
    std::vector<std::uint8_t> signal;  ///< [signal]: which row of likelihoods applies
};

/// What is counted beside cells: a variable or signal and its values, a goal and its scores.
struct Margin {
    enum class Kind { variable, signal, goal } kind = Kind::variable;
    std::size_t entry = 0;   ///< VariableId, index into signals or goals
    std::size_t values = 0;  ///< of a move, the last value is "not made" if it has a condition
    std::size_t offset = 0;  ///< of its first value among a cell's margins
};

struct Course {
    std::vector<TrackModel> tracks;               ///< by TrackId
    std::vector<std::size_t> forecasts;           ///< indices into Model::issues: nobody decides, conditions name them
    std::vector<Front> fronts;
    std::vector<std::uint32_t> front_of;          ///< [combination]: parts of tracks, then regions, first slowest
    std::vector<std::size_t> parts;               ///< of each track, then regions of each forecast
    std::size_t views = 0;
    std::vector<std::size_t> front_of_view;       ///< one front that looks so

    std::vector<NodeRole> roles;                  ///< of the nodes of every sequence
    std::vector<ActorId> players;
    std::vector<game::Sequence> sequences;        ///< [view]
    std::size_t histories = 1;
    std::vector<std::uint8_t> value_of;           ///< [node * histories + history]
    std::vector<std::uint8_t> goal_row;           ///< [(goal * views + view) * histories + history]

    std::vector<std::uint32_t> group_of;          ///< [front * histories + history]
    std::vector<Group> groups;
    std::vector<Margin> margins;
    std::size_t margin_width = 0;
    std::vector<std::size_t> margin_of_node;      ///< [node]: offset, or none (acts)
    std::vector<std::size_t> margin_of_goal;      ///< [goal]: offset
    static constexpr std::size_t none = ~std::size_t{0};

    /// Part of a track: 0 nothing signed, 1 signed only, then broken and kept by class.
    static std::size_t part_broken(std::size_t klass) { return 2 + klass; }
    std::size_t part_kept(std::size_t track, std::size_t klass) const { return 2 + tracks[track].game.classes + klass; }
    std::optional<std::size_t> node(NodeKind kind, std::size_t entry) const;
    std::size_t node_of(VariableId variable) const { return node_of_variable[index(variable)]; }
    std::vector<std::size_t> node_of_variable;    ///< [VariableId]
};

}  // namespace entente::model

// The course of events, made ready to run: the tracks that are bargained, the ways things may stand when they are
// done (fronts), what follows (a sequence of acts, chances and moves), and the sheets on which it is counted.
//
// A front is one combination of: each track's standing and the class of its settlement, and a region of each issue
// that nobody decides. What nothing in the file can tell apart is one front. What those who move afterwards can tell
// apart of fronts is their view. A history is one combination of what the nodes of the sequence came to. Only what
// steers somebody is a node: where in its class an act lies, and chances that nobody sees or reckons with, are passive
// and follow by themselves.
//
// Counting every front with every history and every passive fact would multiply without need: a question names few of
// them. So questions are sorted onto sheets by what they name beside the outcomes, and each sheet walks only that.
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

/// What one node of the sequence is. An event is a chance that changes inputs: it is drawn with them. The options of
/// an act are its steering classes: sets of regions that no goal, move or chance tells apart.
struct NodeRole {
    NodeKind kind = NodeKind::chance;
    std::size_t entry = 0;   ///< index into Model::issues for an act, else into types, chances or moves
    std::vector<std::uint32_t> class_of_region;  ///< of an act
    std::vector<double> class_value;             ///< of an act: a value in each class
    std::size_t options = 0;
};

struct Front {
    std::size_t stage = 0;
    std::size_t view = 0;
    situation::Facts facts;           ///< acts and choices are not in it
    std::vector<std::uint32_t> klass; ///< [track]: class of the settlement in force, or no_class
    static constexpr std::uint32_t no_class = ~std::uint32_t{0};
};

/// A fact that steers nobody: where an act lies among the regions that a sheet tells apart, or a chance.
struct Passive {
    bool is_chance = false;
    std::size_t entry = 0;                       ///< issue or chance
    std::vector<std::uint32_t> class_of_region;  ///< of an act, on this sheet
    std::vector<double> class_value;             ///< of an act: a value in each class
    std::vector<std::uint32_t> node_value;       ///< of an act that is a node: the steering class each class lies in
    std::size_t values = 0;
};

/// One thing that can be the case on a sheet: the product of what is true of its nodes and of passive facts.
struct Entry {
    std::uint32_t nodes = 0;    ///< combination of the sheet's nodes
    std::uint32_t profile = 0;  ///< combination of types
    std::uint32_t product = 0;  ///< index into Sheet::products
    std::uint32_t group = 0;
};

/// What entries amount to: a cell, and the answers to the questions of the sheet.
struct Group {
    std::uint32_t cell = 0;
    std::vector<std::uint8_t> given;     ///< [claim of the sheet]
    std::vector<std::uint8_t> event;     ///< [claim of the sheet]
    std::vector<std::uint32_t> value;    ///< [margin of the sheet]: its value; of a signal the row of its table
    std::vector<std::uint32_t> observed; ///< [observable]: its value; of a signal the row of its table
};

/// Fronts that a sheet cannot tell apart, and what can go with them.
struct Pattern {
    std::size_t view = 0;
    std::vector<std::uint32_t> fronts;
    std::vector<Entry> entries;
};

struct Sheet {
    std::vector<std::size_t> nodes;              ///< of the sequence, ascending
    std::vector<Passive> passives;
    std::vector<std::size_t> claims;
    std::vector<std::size_t> margins;            ///< indices into Course::margins
    std::size_t combinations = 1;                ///< of the nodes
    std::optional<std::size_t> source;           ///< a sheet whose combinations say all that these say: they are sums
    std::vector<std::uint32_t> combination_of;   ///< [combination of the source; history if there is none]
    std::vector<std::uint32_t> profile_of;       ///< [combination]: of types, where they are nodes
    /// Factors of each product: passive, row of its table (0 for an act), value.
    struct Factor {
        std::uint32_t passive = 0;
        std::uint32_t row = 0;
        std::uint32_t value = 0;
    };
    std::vector<std::vector<Factor>> products;
    std::vector<Pattern> patterns;
    std::vector<Group> groups;
};

/// A payoff formula made ready: what its names may stand for together, as far as that can happen at all.
struct FormulaModel {
    std::vector<std::vector<std::uint32_t>> rows;  ///< [row][name]: which of the values that the name may take
    std::vector<std::uint16_t> row_of;             ///< [view * histories + history]
};

/// What is counted beside cells: a variable or signal and its values, a goal and its scores (of each kind that its actor
/// may be, if kinds score differently: kind fastest), a formula and its rows, which set of conditional measures has come.
struct Margin {
    enum class Kind { variable, signal, goal, formula, measures, act } kind = Kind::variable;
    std::size_t entry = 0;   ///< VariableId, index into signals, goals, payoffs or Model::issues (where an act lies)
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
    std::vector<ActorId> players;                 ///< who has a table of payoffs over histories
    bool beliefs_matter = false;                  ///< what others believe of types changes what is done afterwards; only then are
                                                  ///< types nodes of the sequence
    std::size_t public_nodes = 0;                 ///< leading nodes that nobody chooses and all see: each of their
    std::size_t prefixes = 1;                     ///< combinations opens a sequence of its own
    std::vector<game::Sequence> sequences;        ///< [view * prefixes + prefix]: the nodes after the public ones
    std::size_t histories = 1;                    ///< of all nodes, public ones slowest
    std::vector<std::uint16_t> value_of;          ///< [node * histories + history]
    std::vector<std::uint16_t> goal_row;          ///< [(goal * views + view) * histories + history]
    std::vector<FormulaModel> formulas;           ///< by Situation::payoffs

    std::vector<Sheet> sheets;                    ///< the first is that of the outcomes alone
    std::vector<Margin> margins;
    std::size_t margin_width = 0;
    std::vector<std::size_t> margin_of_goal;      ///< [goal]: offset
    std::vector<std::size_t> margin_of_formula;   ///< [payoff]: offset
    std::vector<std::size_t> margin_of_variable;  ///< [VariableId]: offset
    std::optional<std::size_t> margin_of_measures;  ///< offset: by Situation::measure_cases, where there are two or more
    std::vector<std::optional<std::size_t>> margin_of_act;  ///< [issue]: index into margins

    /// Part of a track: 0 nothing signed, 1 signed only, then broken and kept by class.
    static std::size_t part_broken(std::size_t klass) { return 2 + klass; }
    std::size_t part_kept(std::size_t track, std::size_t klass) const { return 2 + tracks[track].game.classes + klass; }
    std::optional<std::size_t> node(NodeKind kind, std::size_t entry) const;
    /// The node of a move or type, which always has one.
    std::size_t own_node(NodeKind kind, std::size_t entry) const { return node(kind, entry).value_or(roles.size()); }
    /// Column of Block::formulas: a row of a payoff formula.
    std::size_t formula_column(std::size_t payoff, std::size_t row) const {
        return margin_of_formula[payoff] - margin_of_formula.front() + row;
    }
};

}  // namespace entente::model

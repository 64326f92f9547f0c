// What the actors make of a chunk of draws: which terms are signed, ratified and kept on every track, and what acts,
// chances and moves follow. Internal to the room; evaluate.cpp counts what comes of it.
//
// Each view is played out by itself (game/negotiation/aftermath.h), which gives what a deal and its failure are worth
// to those at the table; then each track is bargained (bargain.h). Where somebody has a private type, what the others
// believe of it after seeing how the bargain ended is found by going round until beliefs stand still.
#pragma once

#include <array>
#include <map>
#include <tuple>
#include <vector>

#include "game/negotiation/aftermath.h"
#include "game/negotiation/bargain.h"
#include "model/formulas.h"
#include "model/kept_plays.h"
#include "model/utility.h"

namespace entente::model {

/// One continuation as it was played: what was at stake, and what everybody chose.
struct Opened {
    game::Stakes stakes;
    game::Played played;
};

class Play {
  public:
    explicit Play(const Model& model);

    /// From now on every continuation that can happen is left here too: [view * prefixes + prefix].
    void keep_open(std::vector<Opened>* opened) { opened_ = opened; }

    /// `kept`, if there is one, holds or takes the plays of this chunk.
    void run(const Chunk& chunk, bool detail, KeptChunk* kept);

    /// Combinations of types, first type of the file slowest; 1 where nobody has one.
    std::size_t profiles() const { return profiles_; }
    const Lane& prior(std::size_t profile) const { return prior_[profile]; }
    /// The value that a type has in a combination.
    std::size_t type_value(std::size_t profile, std::size_t type) const;
    /// Probability of a front given the types.
    const Lane& front(std::size_t profile, std::size_t front) const { return front_[profile][front]; }
    /// Probability of what a history adds to a front that looks so, given the types that the history names.
    const Lane& leaf(std::size_t view, std::size_t history) const { return leaf_[view][history]; }
    const game::Outcome& track(std::size_t t) const { return outcomes_[t]; }
    /// The profile of a track's own parties that a combination of all types amounts to.
    std::size_t track_profile(std::size_t track, std::size_t profile) const;
    /// True if a payoff formula had no finite value somewhere in this draw: it says nothing, and weighs nothing.
    bool is_lost(std::size_t lane) const { return formulas_.is_lost[lane]; }
    /// What the rows of a payoff formula come to, in points of 100.
    const std::vector<Lane>& formula(std::size_t payoff) const { return formulas_.points[payoff]; }

  private:
    /// What each value of each node adds to one actor's payoff, for one kind that it may be, and what its goals give.
    struct Want {
        std::vector<std::vector<Lane>> adds;         // [node][value]; empty: nothing
        std::vector<std::size_t> goals;
        std::vector<std::vector<Lane>> goal_values;  // [goal][row]
        std::vector<std::size_t> formulas;           // indices into Situation::payoffs
    };

    /// How other tracks are taken to stand, from where one is bargained: [profile][track][part].
    using Beside = std::vector<std::vector<std::vector<Lane>>>;

    void draw_priors(const Chunk& chunk);
    void set_base(const Chunk& chunk);
    void set_wants(const Chunk& chunk);
    void set_payoffs(std::size_t view, std::size_t prefix);
    void set_beliefs(std::size_t view);
    void play_prefix(std::size_t view, std::size_t prefix);
    void solve_prefix(std::size_t continuation);
    void add_worth(std::size_t view, std::size_t prefix, std::size_t player, const Lane& likelihood, const Lane* leaf);
    Lane loss_on_public_acts(const Want& want, std::size_t prefix) const;
    void find_worth_by_nodes(std::size_t view);
    void spread_worth(std::size_t view);
    void condition_on_types(std::size_t view);
    void play_views();
    std::optional<std::size_t> own_type(ActorId actor) const;
    std::vector<Lane> loss_on_act(const Chunk& chunk, const Utility& utility, const NodeRole& role) const;
    std::vector<Lane> costs_of_move(const Utility& utility, const NodeRole& role, ActorId actor) const;
    void bargain_tracks(const Chunk& chunk, bool detail);
    void set_terms(const Chunk& chunk, std::size_t track);
    game::Stand stand(const Chunk& chunk, std::size_t track, const Party& party, std::size_t type) const;
    Lane value_of(const Chunk& chunk, ActorId actor, std::size_t type, std::size_t track, std::size_t part) const;
    void join_tracks(const Chunk& chunk, bool detail);
    Beside beside_nothing(const Chunk& chunk);
    std::vector<std::vector<Lane>> track_parts(std::size_t profile) const;
    Lane value_beside(const Chunk& chunk, const Party& party, std::size_t type, std::size_t track, std::size_t part,
                      const Beside& beside) const;
    void restake(const Chunk& chunk, const Beside& beside, const std::array<bool, lane_count>& is_open, Lane& change);
    void fill_fronts(const Chunk& chunk);
    double update_beliefs();
    const Model& model_;
    const Course& course_;
    const KeptChunk* found_ = nullptr;              // plays of this chunk, if they are kept
    KeptChunk* filling_ = nullptr;
    std::vector<Opened>* opened_ = nullptr;
    std::size_t profiles_ = 1;
    std::vector<std::size_t> profile_of_;           // [history]
    std::vector<Lane> prior_;                       // [profile]
    std::vector<std::vector<Lane>> belief_;         // [view][profile]
    std::vector<std::vector<Lane>> public_base_;    // [public node][value]
    std::vector<game::Stakes> stakes_;              // one, reused for every view
    game::AftermathSolver solver_;
    std::vector<Lane> played_;                      // leaves, reused
    std::vector<std::vector<Lane>> leaf_;           // [view][history]
    std::vector<situation::PayoffProgram> programs_;        // [payoff]
    FormulaLanes formulas_;
    std::vector<ActorId> interested_;               // players, then others at a table
    std::vector<char> is_at_table_;                 // [player]
    std::vector<std::vector<Want>> wants_;          // [interested][kind]
    std::vector<std::vector<std::vector<Lane>>> worth_;  // [view][interested][profile]: probability times value
    std::vector<game::Terms> terms_;                // [track]
    std::vector<game::Outcome> outcomes_;           // [track]
    /// What nothing signed is worth now to a party of a type, as it stands in its stakes: by track, actor, type.
    std::map<std::tuple<std::size_t, ActorId, std::size_t>, Lane> joined_nothing_;
    std::vector<std::vector<Lane>> front_;          // [profile][front]
};

}  // namespace entente::model

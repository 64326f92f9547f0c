// Plays kept for reruns of the same draws. What follows a bargain is played given what is public, so it depends on few
// inputs: goals, costs of moves, chances that steer and decisiveness. A rerun that changes none of them finds it played.
// Likewise what is foreseen of flows, which only measures move.
//
//     KeptPlays kept(32);                                  // room for so many chunks of draws
//     evaluate(model, inputs, variation, detail, past, &kept);
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "game/negotiation/lanes.h"
#include "model/flows.h"
#include "model/inputs.h"

namespace entente::model {

/// One chunk: leaves given the public nodes, [view][history], and what they are worth to players who sit at a table. Filled once by whoever comes first; who comes while it
/// is being filled plays for itself.
struct KeptChunk {
    enum class State { empty, being_filled, ready };
    std::atomic<State> state = State::empty;
    std::size_t count = 0;  ///< of draws it was filled with
    std::vector<std::vector<game::Lane>> leaf;
    std::vector<std::vector<game::Lane>> worth;  ///< [view][prefix * players + player], without losses on public acts
};

class KeptPlays {
  public:
    explicit KeptPlays(std::size_t chunks) : chunks_(chunks) {}
    /// The chunk that begins with this draw, or none if there is no room for it.
    KeptChunk* chunk(std::uint64_t first_draw) {
        const std::uint64_t at = first_draw / game::lane_count;
        return at < chunks_.size() ? &chunks_[at] : nullptr;
    }
    /// What was foreseen of flows from this draw on, if it was kept for at least so many.
    std::shared_ptr<const FlowChanges> foreseen(std::uint64_t first_draw, std::size_t draws) const;
    void keep(std::uint64_t first_draw, std::shared_ptr<const FlowChanges> foreseen);

  private:
    std::vector<KeptChunk> chunks_;
    mutable std::mutex guard_;
    std::map<std::uint64_t, std::shared_ptr<const FlowChanges>> foreseen_;
};

/// True if plays of the base draws hold under a variation: it changes nothing that steers, and what those who move
/// afterwards know of each other does not come from the bargain.
bool plays_hold(const Model& model, const Variation& variation);

/// True if a variation changes nothing that moves flows: what was foreseen of them holds.
bool flows_hold(const Model& model, const Variation& variation);

}  // namespace entente::model

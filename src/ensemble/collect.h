// Blocks of draws, in any order and from any thread, become one sample: each is copied to its own place among all
// draws as soon as it is finished, so that no more than the sample itself is ever held.
//
//     Collection collection(plan, Keep::everything);
//     collection.put(3, compute(model, plan, 3));         // any order, any thread
//     Sample sample = std::move(collection).finish();     // the leading finished blocks
#pragma once

#include <mutex>
#include <optional>
#include <vector>

#include "ensemble/part.h"
#include "ensemble/sample.h"

namespace entente::ensemble {

enum class Keep {
    everything,
    all_but_inputs  ///< paired reruns: their inputs are those of the base run, but for what the variation changes
};

class Collection {
  public:
    Collection(const Plan& plan, Keep keep);

    /// Copies a finished block to its place. Blocks may be put at the same time, each one once.
    void put(std::size_t block, Part part);

    bool has(std::size_t block) const { return is_done_[block] != 0; }

    /// The leading finished blocks, not yet weighed (pool.h); histograms summed in block order.
    Sample finish() &&;

  private:
    void make_room(const Part& part);
    void merge_histograms(std::size_t block, model::Histograms histograms);
    void cut_to(std::size_t draws);

    Keep keep_;
    Sample sample_;
    std::mutex mutex_;                                         // guards everything below, and the making of room
    bool has_room_ = false;
    std::vector<char> is_done_;                                // by block
    std::vector<std::optional<model::Histograms>> waiting_;    // of finished blocks behind an unfinished one
    std::size_t merged_ = 0;                                   // leading blocks whose histograms are summed
};

}  // namespace entente::ensemble

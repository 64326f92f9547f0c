// What one issue looks like over a chunk of draws, side by side. Internal to the room.
#pragma once

#include <vector>

#include "game/negotiation/lanes.h"
#include "model/evaluate.h"
#include "model/flows.h"
#include "model/settle.h"

namespace entente::model {

using game::Lane;
using game::lane_count;

inline void add(Lane& to, const Lane& what) {
    for (std::size_t d = 0; d < lane_count; ++d) {
        to[d] += what[d];
    }
}

inline void add_product(Lane& to, const Lane& a, const Lane& b) {
    for (std::size_t d = 0; d < lane_count; ++d) {
        to[d] += a[d] * b[d];
    }
}

/// The parts of an issue that are followed: slots of a term, regions of anything else.
inline std::size_t part_of(const IssueModel& issue, const Ladder& ladder, std::size_t rung) {
    return issue.kind == IssueKind::term ? ladder.slot(rung) : ladder.region(rung);
}

inline std::size_t parts_of(const IssueModel& issue) {
    return issue.kind == IssueKind::term ? issue.grid.slots.size() - 1 : issue.grid.regions();
}

/// E|x - a| for x even on [low, high], or at it if it is a point.
double mean_distance(double low, double high, double a);

/// Where one issue lands before anybody's interests count.
struct IssueLanes {
    std::vector<Lane> rung;  ///< [rung] mass
    std::vector<Lane> part;  ///< [part] mass
    std::vector<Lane> mean;  ///< [part] mass times value
    Lane act{};              ///< of an act: where its decider's own wish puts it
};

/// Likelihoods of so many values, lane by lane, adding up to 1: as drawn, where the last is not given the rest, and
/// normalised where they do not add up (situation::Likelihoods).
std::vector<Lane> likelihoods(const struct Chunk& chunk, const std::vector<InputId>& inputs, std::size_t values);

/// A chunk: draws begin .. begin+count-1 of the columns, and where every issue lands in them.
struct Chunk {
    const Model& model;
    const InputColumns& inputs;
    const Variation& variation;
    std::size_t begin = 0;
    std::size_t count = 0;
    const std::vector<IssueLanes>& issues;
    const std::vector<std::vector<Lane>>& distance;  ///< [typed position][part] mass times distance; acts only are filled
                                                     ///< where only probabilities are wanted
    const FlowChanges& changes;                      ///< of the same columns

    /// An input in lane d; lanes past the end of the columns repeat the last draw.
    double value(InputId input, std::size_t d) const {
        return inputs.of(input)[begin + (d < count ? d : count - 1)];
    }
    Lane lane(InputId input) const {
        Lane lane{};
        for (std::size_t d = 0; d < lane_count; ++d) {
            lane[d] = value(input, d);
        }
        return lane;
    }
};

}  // namespace entente::model

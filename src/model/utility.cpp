#include "model/utility.h"

#include <algorithm>
#include <cmath>

namespace entente::model {
namespace {

std::span<const situation::Override> overrides_of(const situation::Situation& s, ActorId actor, std::size_t value) {
    for (const situation::Type& type : s.types) {
        if (type.of == actor && value < type.changes.size()) {
            return type.changes[value];
        }
    }
    return {};
}

// Mean over [low, high] of how far x lies beyond the limit, and the share of it that does.
struct Excess {
    double mean = 0;
    double share = 0;
};

Excess excess(double low, double high, double limit, situation::LimitSide side) {
    if (side == situation::LimitSide::below) {  // mirrored
        return excess(-high, -low, -limit, situation::LimitSide::above);
    }
    if (high <= limit) {
        return {};
    }
    if (low >= limit && low < high) {
        return {(low + high) / 2 - limit, 1};
    }
    if (low == high) {
        return {low - limit, 1};
    }
    return {(high - limit) * (high - limit) / (2 * (high - low)), (high - limit) / (high - low)};
}

}  // namespace

Utility::Utility(const Chunk& chunk, ActorId actor, std::size_t type)
    : overrides_(overrides_of(chunk.model.situation, actor, type)),
      chunk_(chunk),
      s_(chunk.model.situation),
      actor_(actor),
      goals_(chunk.model.goals_of[index(actor)]) {
    for (const std::size_t p : chunk.model.positions_of[index(actor)]) {
        add(salience_, chunk.lane(typed(s_.positions[p].salience)));
    }
    Lane total{};
    std::size_t weighed = 0;
    for (const std::size_t g : goals_) {
        if (!s_.goals[g].adds) {
            add(total, chunk.lane(typed(s_.goals[g].weight)));
            ++weighed;
        }
    }
    for (const std::size_t g : goals_) {
        const Lane weight = chunk.lane(typed(s_.goals[g].weight));
        std::vector<Lane>& values = goal_values_.emplace_back();
        for (const situation::Score& score : s_.goals[g].scores) {
            Lane value = chunk.lane(typed(score.points));
            for (std::size_t d = 0; d < lane_count; ++d) {
                const double share = s_.goals[g].adds ? 1.0
                                     : total[d] > 0   ? weight[d] / total[d]
                                                      : 1 / static_cast<double>(weighed);
                value[d] *= share / 100;
            }
            values.push_back(value);
        }
    }
}

InputId Utility::typed(InputId input) const {
    return situation::instead_of(input, overrides_);
}

const situation::Position* Utility::position(std::size_t issue) const {
    return s_.position(static_cast<IssueId>(issue), actor_);
}

Lane Utility::weight(std::size_t issue) const {
    Lane weight{};
    const situation::Position* held = position(issue);
    if (!held) {
        return weight;
    }
    weight = chunk_.lane(typed(held->salience));
    const double width = s_.issues[issue].scale.width();
    for (std::size_t d = 0; d < lane_count; ++d) {
        weight[d] = salience_[d] > 0 ? weight[d] / salience_[d] / width : 0.0;
    }
    return weight;
}

Lane Utility::option_cost(const situation::Option& option) const {
    Lane cost = chunk_.lane(typed(option.cost));
    for (double& points : cost) {
        points /= 100;
    }
    add(cost, loss_compared(option));
    return cost;
}

Lane Utility::option_points(const situation::Option& option) const {
    Lane points = chunk_.lane(typed(option.cost));
    const Lane loss = loss_compared(option);
    for (std::size_t d = 0; d < lane_count; ++d) {
        points[d] += 100 * loss[d];
    }
    return points;
}

Lane Utility::loss_compared(const situation::Option& option) const {
    Lane loss{};
    if (option.as_much_as) {
        const std::size_t issue = index(option.as_much_as->issue);
        const Lane per_unit = weight(issue);
        for (std::size_t d = 0; d < lane_count; ++d) {
            loss[d] = per_unit[d] * option.as_much_as->distance_share * s_.issues[issue].scale.width();
        }
    }
    return loss;
}

Lane Utility::reversion(const TrackModel& track) const {
    Lane utility{};
    for (const std::size_t k : track.issues) {
        const situation::Position* held = position(k);
        if (!held || has_goals()) {
            continue;
        }
        const Lane at = chunk_.lane(typed(held->at));
        const Lane reverts = chunk_.lane(s_.issues[k].reversion);
        const Lane per_unit = weight(k);
        for (std::size_t d = 0; d < lane_count; ++d) {
            utility[d] -= per_unit[d] * std::fabs(reverts[d] - at[d]);
        }
    }
    return utility;
}

Lane Utility::term(std::size_t issue, std::size_t slot) const {
    Lane utility{};
    const situation::Position* held = position(issue);
    if (!held || has_goals()) {
        return utility;
    }
    const Grid& grid = chunk_.model.issues[issue].grid;
    const double low = grid.bins[grid.slots[slot]].low;
    const double high = grid.bins[grid.slots[slot + 1] - 1].high;
    const Lane at = chunk_.lane(typed(held->at));
    const Lane per_unit = weight(issue);
    for (std::size_t d = 0; d < lane_count; ++d) {
        utility[d] = -per_unit[d] * mean_distance(low, high, at[d]);
    }
    return utility;
}

bool Utility::has_limit(std::size_t issue) const {
    const situation::Position* held = position(issue);
    return held && held->limit && held->side != situation::LimitSide::none;
}

// game.md 3.10: loss times the ordinary loss of the excess, and a step. The side is fixed by the medians; a draw in
// which the limit lies on the wrong side of the position is taken at the position.
Lane Utility::beyond(std::size_t issue, std::size_t slot) const {
    const situation::Position& held = *position(issue);
    if (!held.limit) return {};
    const Grid& grid = chunk_.model.issues[issue].grid;
    const double low = grid.bins[grid.slots[slot]].low;
    const double high = grid.bins[grid.slots[slot + 1] - 1].high;
    const Lane at = chunk_.lane(typed(held.at));
    const Lane limit = chunk_.lane(typed(*held.limit));
    const Lane factor = chunk_.lane(s_.play.loss_factor);
    const Lane step = chunk_.lane(s_.play.step);
    const Lane per_unit = weight(issue);
    Lane taken{};
    for (std::size_t d = 0; d < lane_count; ++d) {
        const double effective = held.side == situation::LimitSide::above ? std::max(limit[d], at[d])
                                                                          : std::min(limit[d], at[d]);
        const Excess past = excess(low, high, effective, held.side);
        taken[d] = factor[d] * per_unit[d] * past.mean + step[d] / 100 * past.share;
    }
    return taken;
}

}  // namespace entente::model

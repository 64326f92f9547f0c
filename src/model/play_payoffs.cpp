#include <algorithm>
#include <cmath>

#include "model/build_course.h"
#include "model/play.h"
#include "model/play_parts.h"

namespace entente::model {

std::vector<Lane> by_class(const NodeRole& role, const std::vector<Lane>& of_region) {
    std::vector<Lane> sums(role.options, Lane{});
    for (std::size_t r = 0; r < of_region.size(); ++r) {
        add(sums[role.class_of_region[r]], of_region[r]);
    }
    return sums;
}

std::size_t values_of(const situation::Situation& s, std::size_t type) {
    return s.variable(s.types[type].variable).values.size();
}

void Play::set_wants(const Chunk& chunk) {
    const situation::Situation& s = model_.situation;
    wants_.assign(interested_.size(), {});
    for (std::size_t i = 0; i < interested_.size(); ++i) {
        const ActorId actor = interested_[i];
        const std::optional<std::size_t> type = own_type(actor);
        for (std::size_t kind = 0; kind < (type ? values_of(s, *type) : 1); ++kind) {
            const Utility utility(chunk, actor, kind);
            Want& want = wants_[i].emplace_back();
            want.goals = utility.goals();
            for (std::size_t p = 0; p < s.payoffs.size(); ++p) {
                if (s.payoffs[p].of == actor) {
                    want.formulas.push_back(p);
                }
            }
            for (std::size_t g = 0; g < want.goals.size(); ++g) {
                want.goal_values.emplace_back();
                for (std::size_t row = 0; row < s.goals[want.goals[g]].scores.size(); ++row) {
                    want.goal_values.back().push_back(utility.goal_value(g, row));
                }
            }
            for (const NodeRole& role : course_.roles) {
                want.adds.push_back(role.kind == NodeKind::act    ? loss_on_act(chunk, utility, role)
                                    : role.kind == NodeKind::move ? costs_of_move(utility, role, actor)
                                                                  : std::vector<Lane>{});
            }
        }
    }
}

std::vector<Lane> Play::loss_on_act(const Chunk& chunk, const Utility& utility, const NodeRole& role) const {
    if (utility.has_goals() || !utility.position(role.entry)) {
        return {};
    }
    const Lane per_unit = utility.weight(role.entry);
    const InputId at = utility.typed(utility.position(role.entry)->at);
    const std::vector<TypedPosition>& typed = model_.typed_positions;
    const auto held = std::find_if(typed.begin(), typed.end(), [&](const TypedPosition& position) { return position.at == at; });
    const std::vector<Lane> mass = by_class(role, chunk.issues[role.entry].part);
    std::vector<Lane> loss = by_class(role, chunk.distance[static_cast<std::size_t>(held - typed.begin())]);
    for (std::size_t r = 0; r < mass.size(); ++r) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            loss[r][d] = mass[r][d] > 0 ? -per_unit[d] * loss[r][d] / mass[r][d] : 0.0;
        }
    }
    return loss;
}

std::vector<Lane> Play::costs_of_move(const Utility& utility, const NodeRole& role, ActorId actor) const {
    const situation::Move& move = model_.situation.moves[role.entry];
    std::vector<Lane> costs;
    for (std::size_t o = 0; move.actor == actor && o < role.options; ++o) {
        costs.push_back(o < move.options.size() ? utility.option_cost(move.options[o]) : Lane{});
        for (double& cost : costs.back()) {
            cost = -cost;
        }
    }
    return costs;
}

void Play::set_payoffs(std::size_t view, std::size_t prefix) {
    const std::size_t suffix = course_.histories / course_.prefixes;
    for (std::size_t i = 0; i < course_.players.size(); ++i) {
        std::vector<Lane>& payoff = stakes_.front().payoff[i];
        const std::optional<std::size_t> type = own_type(course_.players[i]);
        for (std::size_t j = 0; j < suffix; ++j) {
            const std::size_t h = prefix * suffix + j;
            const Want& want = wants_[i][type ? type_value(profile_of_[h], *type) : 0];
            Lane& sum = payoff[j];
            sum.fill(0.0);
            for (std::size_t n = 0; n < want.adds.size(); ++n) {
                const bool is_public_act = n < course_.public_nodes && course_.roles[n].kind == NodeKind::act;
                if (!want.adds[n].empty() && !is_public_act) {
                    add(sum, want.adds[n][course_.value_of[n * course_.histories + h]]);
                }
            }
            for (std::size_t g = 0; g < want.goals.size(); ++g) {
                const std::size_t row =
                    course_.goal_row[(want.goals[g] * course_.views + view) * course_.histories + h];
                add(sum, want.goal_values[g][row]);
            }
            for (const std::size_t p : want.formulas) {
                const Lane& points = formulas_.points[p][course_.formulas[p].row_of[view * course_.histories + h]];
                for (std::size_t d = 0; d < lane_count; ++d) {
                    sum[d] += points[d] / 100;
                }
            }
        }
    }
}

}  // namespace entente::model

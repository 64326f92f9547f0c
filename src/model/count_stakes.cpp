#include <algorithm>
#include <cmath>

#include "model/count.h"

namespace entente::model {
namespace {

// How much each part as it landed is scaled to come to its share.
std::vector<Lane> factors(const IssueLanes& issue, const std::vector<Lane>& share) {
    std::vector<Lane> factor(share.size(), Lane{});
    for (std::size_t part = 0; part < share.size(); ++part) {
        for (std::size_t d = 0; d < lane_count; ++d) {
            factor[part][d] = issue.part[part][d] > 0 ? share[part][d] / issue.part[part][d] : 0.0;
        }
    }
    return factor;
}

Lane mean_loss(const Chunk& chunk, std::size_t typed_position, const std::vector<Lane>& factor) {
    Lane loss{};
    for (std::size_t part = 0; part < factor.size(); ++part) {
        add_product(loss, factor[part], chunk.distance[typed_position][part]);
    }
    return loss;
}

}  // namespace

// For every cell and issue, how likely the cell is together with each part of the issue; then what that makes of
// histograms and gains.
void Count::file_shares(const Chunk& chunk, const Landings& landings, const Play& play) {
    for (std::vector<Lane>& share : total_share_) {
        std::fill(share.begin(), share.end(), Lane{});
    }
    const std::size_t cells = model_.cells.size();
    for (std::size_t c = 0; c < cells; ++c) {
        for (std::size_t k = 0; k < model_.issues.size(); ++k) {
            if (!model_.has_value(k, model_.cells[c].stage)) {
                continue;
            }
            const std::vector<Lane> share = share_of(c, k, play, front_cell_);
            for (std::size_t part = 0; part < share.size(); ++part) {
                entente::model::add(total_share_[k][part], share[part]);
            }
            file_share(c, k, share, chunk, landings, play);
        }
    }
}

std::vector<Lane> Count::share_of(std::size_t cell, std::size_t k, const Play& play,
                                  const std::vector<Lane>& front_cell) const {
    const IssueModel& issue = model_.issues[k];
    std::vector<Lane> share(parts_of(issue), Lane{});
    if (issue.kind == IssueKind::term) {
        share_of_term(cell, k, play, front_cell, share);
    } else if (!act_[k].empty()) {
        for (std::size_t part = 0; part < share.size(); ++part) {
            share[part] = act_[k][cell * share.size() + part];
        }
    } else {
        share_of_forecast(cell, k, front_cell, share);
    }
    return share;
}

// P(cell and slot) = sum over classes of P(cell and class) P(slot | class): within a class nothing in the file tells
// settlements apart.
void Count::share_of_term(std::size_t cell, std::size_t k, const Play& play, const std::vector<Lane>& front_cell,
                          std::vector<Lane>& share) const {
    const std::optional<TrackId>& bargained = model_.issues[k].track;
    const std::size_t t = bargained ? index(*bargained) : 0;  // a term is bargained on a track
    const TrackModel& track = course_.tracks[t];
    const auto place = static_cast<std::size_t>(std::find(track.issues.begin(), track.issues.end(), k) -
                                                track.issues.begin());
    std::vector<Lane> of_class(track.game.classes, Lane{});
    for (std::size_t f = 0; f < course_.fronts.size(); ++f) {
        if (course_.fronts[f].stage == model_.cells[cell].stage) {
            entente::model::add(of_class[course_.fronts[f].klass[t]], front_cell[f * model_.cells.size() + cell]);
        }
    }
    for (std::size_t c = 0; c < of_class.size(); ++c) {
        const std::vector<Lane>& slots = play.track(t).in_force_bin[c][place];
        Lane total{};
        for (const Lane& slot : slots) {
            entente::model::add(total, slot);
        }
        for (std::size_t d = 0; d < lane_count; ++d) {
            total[d] = total[d] > 0 ? of_class[c][d] / total[d] : 0.0;
        }
        for (std::size_t slot = 0; slot < slots.size(); ++slot) {
            add_product(share[slot], slots[slot], total);
        }
    }
}

void Count::share_of_forecast(std::size_t cell, std::size_t k, const std::vector<Lane>& front_cell,
                              std::vector<Lane>& share) const {
    const IssueModel& issue = model_.issues[k];
    for (std::size_t f = 0; f < course_.fronts.size(); ++f) {
        const std::size_t part =
            issue.grid.regions() == 1 ? 0 : region_told_by(issue.grid, course_.fronts[f].facts.value[k]);
        entente::model::add(share[part], front_cell[f * model_.cells.size() + cell]);
    }
}

// A part as it landed, scaled to its share.
void Count::file_share(std::size_t c, std::size_t k, const std::vector<Lane>& share, const Chunk& chunk,
                       const Landings& landings, const Play& play) {
    const IssueLanes& issue = chunk.issues[k];
    const std::vector<Lane> factor = factors(issue, share);
    const Ladder& ladder = landings.ladder(k);
    std::vector<double>& mass = result_.histograms.mass[c * model_.issues.size() + k];
    mass.resize(ladder.size(), 0.0);
    for (std::size_t rung = 0; rung < mass.size(); ++rung) {
        const Lane& scale = factor[part_of(model_.issues[k], ladder, rung)];
        double sum = 0;
        for (std::size_t d = 0; d < chunk.count; ++d) {
            sum += evidence_[d] * scale[d] * issue.rung[rung][d];
        }
        mass[rung] += sum;
    }
    for (const std::size_t p : landings.typed_on(k)) {
        if (p >= s_.positions.size()) {
            continue;  // filed with the position that a type changes
        }
        if (const std::optional<std::size_t>& type = type_of_position_[p]; type) {
            file_typed_gain(c, p, *type, chunk, play);
        } else {
            file_gain(c, p, factor, chunk);
        }
    }
}

void Count::file_gain(std::size_t c, std::size_t p, const std::vector<Lane>& factor, const Chunk& chunk) {
    const double* probability = column(result_.block.cells, c) + chunk.begin;
    const Lane weight = relative_salience(chunk, p, {});
    const Lane at = chunk.lane(s_.positions[p].at);
    const Lane reverts = chunk.lane(s_.issue(s_.positions[p].issue).reversion);
    const Lane loss = mean_loss(chunk, p, factor);
    double* gain = column(result_.block.gains, c * s_.positions.size() + p) + chunk.begin;
    for (std::size_t d = 0; d < chunk.count; ++d) {
        if (probability[d] > 0) {
            gain[d] = weight[d] * (std::fabs(reverts[d] - at[d]) - loss[d] / probability[d]);
        }
    }
}

// Each kind of the actor gains by its own position and saliences; how likely it is of that kind is what the cell says of
// it. Within a class of settlements, and on acts, all kinds meet the same mix.
void Count::file_typed_gain(std::size_t c, std::size_t p, std::size_t type, const Chunk& chunk, const Play& play) {
    const situation::Position& position = s_.positions[p];
    const std::size_t k = index(position.issue);
    const double* probability = column(result_.block.cells, c) + chunk.begin;
    const Lane reverts = chunk.lane(s_.issues[k].reversion);
    double* gain = column(result_.block.gains, c * s_.positions.size() + p) + chunk.begin;
    for (std::size_t value = 0; value < s_.types[type].changes.size(); ++value) {
        const std::vector<Lane>& front_cell = front_cell_of_type_[type][value];
        Lane likely{};  // the cell and this kind
        for (std::size_t f = 0; f < course_.fronts.size(); ++f) {
            entente::model::add(likely, front_cell[f * model_.cells.size() + c]);
        }
        std::vector<Lane> share = share_of(c, k, play, front_cell);
        if (!act_[k].empty()) {
            for (Lane& part : share) {
                for (std::size_t d = 0; d < chunk.count; ++d) {
                    part[d] *= probability[d] > 0 ? likely[d] / probability[d] : 0.0;
                }
            }
        }
        const std::vector<situation::Override>& changes = s_.types[type].changes[value];
        const InputId stands = situation::instead_of(position.at, changes);
        const auto typed = std::find_if(model_.typed_positions.begin(), model_.typed_positions.end(),
                                        [&](const TypedPosition& other) { return other.at == stands; });
        const Lane loss = mean_loss(chunk, static_cast<std::size_t>(typed - model_.typed_positions.begin()),
                                    factors(chunk.issues[k], share));
        const Lane weight = relative_salience(chunk, p, changes);
        const Lane at = chunk.lane(stands);
        for (std::size_t d = 0; d < chunk.count; ++d) {
            if (probability[d] > 0) {
                gain[d] += weight[d] * (likely[d] * std::fabs(reverts[d] - at[d]) - loss[d]) / probability[d];
            }
        }
    }
}

// Mean settlement of each issue: of a term given a deal, of anything else in every stage.
void Count::file_means(const Chunk& chunk) {
    for (std::size_t k = 0; k < model_.issues.size(); ++k) {
        const IssueLanes& issue = chunk.issues[k];
        Lane mean{};
        Lane mass{};
        for (std::size_t part = 0; part < issue.part.size(); ++part) {
            for (std::size_t d = 0; d < lane_count; ++d) {
                if (issue.part[part][d] > 0) {
                    mean[d] += total_share_[k][part][d] * issue.mean[part][d] / issue.part[part][d];
                    mass[d] += total_share_[k][part][d];
                }
            }
        }
        for (std::size_t d = 0; d < chunk.count; ++d) {
            column(result_.block.issue_means, k)[chunk.begin + d] = mass[d] > 0 ? mean[d] / mass[d] : 0.0;
            column(result_.block.reversions, k)[chunk.begin + d] = chunk.value(s_.issues[k].reversion, d);
        }
    }
}

// Salience over the actor's issues, normalised, in points of utility per unit of the issue's scale.
Lane Count::relative_salience(const Chunk& chunk, std::size_t p, std::span<const situation::Override> changes) const {
    const situation::Position& position = s_.positions[p];
    Lane total{};
    for (const std::size_t other : model_.positions_of[index(position.actor)]) {
        entente::model::add(total, chunk.lane(situation::instead_of(s_.positions[other].salience, changes)));
    }
    Lane weight = chunk.lane(situation::instead_of(position.salience, changes));
    const double width = s_.issue(position.issue).scale.width();
    for (std::size_t d = 0; d < lane_count; ++d) {
        weight[d] = total[d] > 0 ? 100 * weight[d] / total[d] / width : 0.0;
    }
    return weight;
}

}  // namespace entente::model

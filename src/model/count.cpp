#include "model/count.h"

#include <algorithm>

namespace entente::model {

std::vector<std::vector<Lane>> signal_rows(const Chunk& chunk, std::size_t signal) {
    std::vector<std::vector<Lane>> rows;
    for (const situation::Likelihoods& row : chunk.model.situation.signals[signal].rows) {
        rows.push_back(likelihoods(chunk, row.chances, chunk.model.situation.signals[signal].values.size()));
    }
    return rows;
}

Count::Count(const Model& model, const Variation& variation, std::size_t draws, Detail detail, const PastMeans& past)
    : model_(model),
      s_(model.situation),
      course_(model.course),
      variation_(variation),
      past_(past),
      full_(detail == Detail::full),
      margins_wanted_(detail != Detail::probabilities) {
    Block& block = result_.block;
    const std::size_t issues = model.issues.size();
    const std::size_t cells = model.cells.size();
    block.draws = draws;
    block.failed.assign(draws, 0.0);
    block.evidence.assign(draws, 1.0);
    block.cells.assign(cells * draws, 0.0);
    const std::size_t tests = model.stages.size() * s_.claims.size();
    block.tests_given.assign(tests * draws, 0.0);
    block.tests_event.assign(tests * draws, 0.0);
    block.tracks.assign(model.track_columns() * draws, 0.0);
    group_.resize(course_.groups.size());
    for (std::size_t h = 0; h < course_.histories; ++h) {
        if (agrees_with_seen(h)) {
            histories_.push_back(h);
        }
    }
    if (margins_wanted_) {
        block.margins.assign(cells * course_.margin_width * draws, 0.0);
        margin_.resize(cells * course_.margin_width);
    }
    if (!full_) {
        return;
    }
    block.issue_means.assign(issues * draws, 0.0);
    block.theories.assign(theories_in_draws * issues * draws, 0.0);
    block.reversions.assign(issues * draws, 0.0);
    block.gains.assign(cells * s_.positions.size() * draws, 0.0);
    front_cell_.resize(course_.fronts.size() * cells);
    for (const NodeRole& role : course_.roles) {
        act_offset_.push_back(act_width_);
        act_width_ += role.kind == NodeKind::act ? model.issues[role.entry].grid.regions() : 0;
    }
    act_.resize(cells * act_width_);
    for (const IssueModel& issue : model.issues) {
        total_share_.emplace_back(parts_of(issue));
    }
    result_.histograms.mass.resize(cells * issues);
}

void Count::put(const Chunk& chunk, std::vector<double>& table, std::size_t i, const Lane& lane) const {
    double* to = column(table, i) + chunk.begin;
    for (std::size_t d = 0; d < chunk.count; ++d) {
        to[d] += lane[d];
    }
}

std::size_t Count::act_lane(std::size_t cell, std::size_t node, std::size_t value) const {
    return cell * act_width_ + act_offset_[node] + value;
}

void Count::add(const Chunk& chunk, const Landings& landings, const Play& play) {
    add_tracks(chunk, play);
    add_pairs(chunk, play);
    file_groups(chunk);
    if (margins_wanted_) {
        file_margins(chunk);
    }
    if (full_) {
        file_shares(chunk, landings, play);
        file_means(chunk);
    }
}

void Count::add_tracks(const Chunk& chunk, const Play& play) {
    evidence_.fill(1.0);
    for (std::size_t t = 0; t < course_.tracks.size(); ++t) {
        const game::Outcome& outcome = play.track(t);
        Lane is_signed{};
        Lane in_force{};
        Lane kept{};
        for (std::size_t profile = 0; profile < play.profiles(); ++profile) {
            const std::size_t own = play.track_profile(t, profile);
            const Lane& prior = play.prior(profile);
            for (std::size_t c = 0; c < course_.tracks[t].game.classes; ++c) {
                add_product(is_signed, prior, outcome.signed_only[own][c]);
                add_product(in_force, prior, outcome.broken[own][c]);
                add_product(kept, prior, outcome.kept[own][c]);
            }
        }
        entente::model::add(in_force, kept);
        entente::model::add(is_signed, in_force);
        put(chunk, result_.block.tracks, model_.track_column(t, TrackCount::is_signed), is_signed);
        put(chunk, result_.block.tracks, model_.track_column(t, TrackCount::in_force), in_force);
        put(chunk, result_.block.tracks, model_.track_column(t, TrackCount::kept), kept);
        if (full_) {
            put(chunk, result_.block.tracks, model_.track_column(t, TrackCount::zone), outcome.zone_mass);
            for (std::size_t i = 0; i < course_.tracks[t].parties(); ++i) {
                put(chunk, result_.block.tracks, model_.zone_without_column(t, i), outcome.zone_without[i]);
                put(chunk, result_.block.tracks, model_.refuses_column(t, i), outcome.refuses[i]);
            }
        }
        add_evidence(chunk, t, in_force);
    }
    for (std::size_t d = 0; d < chunk.count; ++d) {
        result_.block.evidence[chunk.begin + d] = evidence_[d];
    }
}

// game.md 3.10: a round with result r weighs a draw by 1 - l + l P(r) / E[P(r)].
void Count::add_evidence(const Chunk& chunk, std::size_t track, const Lane& in_force) {
    for (std::size_t r = 0; r < past_.of_round.size(); ++r) {
        const situation::PastRound& round = s_.past[r];
        if (index(round.track) != track) {
            continue;
        }
        const Lane likeness = chunk.lane(round.like_today);
        for (std::size_t d = 0; d < lane_count; ++d) {
            const double said = round.deal ? in_force[d] : 1 - in_force[d];
            evidence_[d] *= 1 - likeness[d] + likeness[d] * said / past_.of_round[r];
        }
    }
}

bool Count::agrees_with_seen(std::size_t history) const {
    return std::all_of(variation_.observed.begin(), variation_.observed.end(), [&](const Observation& seen) {
        return seen.is_signal ||
               course_.value_of[course_.node_of(static_cast<VariableId>(seen.entry)) * course_.histories + history] ==
                   seen.value;
    });
}

// Likelihood of the signals that were seen, by group; empty if none was.
std::vector<Lane> Count::likelihood_of_groups(const Chunk& chunk) const {
    std::vector<Lane> seen;
    for (const Observation& observation : variation_.observed) {
        if (!observation.is_signal) {
            continue;
        }
        const std::vector<std::vector<Lane>> rows = signal_rows(chunk, observation.entry);
        if (seen.empty()) {
            Lane one;
            one.fill(1.0);
            seen.assign(course_.groups.size(), one);
        }
        for (std::size_t g = 0; g < seen.size(); ++g) {
            const Lane& row = rows[course_.groups[g].signal[observation.entry]][observation.value];
            for (std::size_t d = 0; d < lane_count; ++d) {
                seen[g][d] *= row[d];
            }
        }
    }
    return seen;
}

// Every front with everything that can follow it.
void Count::add_pairs(const Chunk& chunk, const Play& play) {
    const std::vector<Lane> seen = likelihood_of_groups(chunk);
    for (auto* sums : {&group_, &front_cell_, &margin_, &act_}) {
        std::fill(sums->begin(), sums->end(), Lane{});
    }
    std::vector<Lane> front(play.profiles());
    for (std::size_t f = 0; f < course_.fronts.size(); ++f) {
        bool possible = false;
        for (std::size_t profile = 0; profile < front.size(); ++profile) {
            for (std::size_t d = 0; d < lane_count; ++d) {
                front[profile][d] = play.prior(profile)[d] * play.front(profile, f)[d];
                possible = possible || front[profile][d] > 0;
            }
        }
        for (std::size_t i = 0; i < histories_.size() && possible; ++i) {
            const std::size_t h = histories_[i];
            const Lane& leaf = play.leaf(course_.fronts[f].view, h);
            const Lane& reached = front[play.profile_of(h)];
            Lane probability;
            for (std::size_t d = 0; d < lane_count; ++d) {
                probability[d] = reached[d] * leaf[d];
            }
            if (!seen.empty()) {
                const Lane& likelihood = seen[course_.group_of[f * course_.histories + h]];
                for (std::size_t d = 0; d < lane_count; ++d) {
                    probability[d] *= likelihood[d];
                }
            }
            add_pair(f, h, probability);
        }
    }
}

void Count::add_pair(std::size_t f, std::size_t h, const Lane& probability) {
    const std::uint32_t group = course_.group_of[f * course_.histories + h];
    const std::size_t cell = course_.groups[group].cell;
    entente::model::add(group_[group], probability);
    if (margins_wanted_) {
        Lane* margins = margin_.data() + cell * course_.margin_width;
        for (std::size_t n = 0; n < course_.roles.size(); ++n) {
            if (course_.margin_of_node[n] != Course::none) {
                entente::model::add(margins[course_.margin_of_node[n] + course_.value_of[n * course_.histories + h]],
                                    probability);
            }
        }
        for (std::size_t g = 0; g < s_.goals.size(); ++g) {
            const std::size_t row =
                course_.goal_row[(g * course_.views + course_.fronts[f].view) * course_.histories + h];
            entente::model::add(margins[course_.margin_of_goal[g] + row], probability);
        }
    }
    if (full_) {
        entente::model::add(front_cell_[f * model_.cells.size() + cell], probability);
        for (std::size_t n = 0; n < course_.roles.size(); ++n) {
            if (course_.roles[n].kind == NodeKind::act) {
                entente::model::add(act_[act_lane(cell, n, course_.value_of[n * course_.histories + h])], probability);
            }
        }
    }
}

void Count::file_groups(const Chunk& chunk) {
    const std::size_t claims = s_.claims.size();
    for (std::size_t g = 0; g < group_.size(); ++g) {
        const Group& group = course_.groups[g];
        put(chunk, result_.block.cells, group.cell, group_[g]);
        const std::size_t stage = model_.cells[group.cell].stage;
        for (std::size_t t = 0; t < claims; ++t) {
            if (group.given[t]) {
                put(chunk, result_.block.tests_given, stage * claims + t, group_[g]);
            }
            if (group.event[t]) {
                put(chunk, result_.block.tests_event, stage * claims + t, group_[g]);
            }
        }
    }
}

// Values of signals by their likelihoods in each group; what else is in the margins was added pair by pair.
void Count::file_margins(const Chunk& chunk) {
    for (const Margin& margin : course_.margins) {
        if (margin.kind != Margin::Kind::signal) {
            continue;
        }
        const std::vector<std::vector<Lane>> rows = signal_rows(chunk, margin.entry);
        for (std::size_t g = 0; g < group_.size(); ++g) {
            const Group& group = course_.groups[g];
            for (std::size_t value = 0; value < margin.values; ++value) {
                add_product(margin_[group.cell * course_.margin_width + margin.offset + value], group_[g],
                            rows[group.signal[margin.entry]][value]);
            }
        }
    }
    for (std::size_t i = 0; i < margin_.size(); ++i) {
        put(chunk, result_.block.margins, i, margin_[i]);
    }
}

}  // namespace entente::model

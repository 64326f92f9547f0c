#include "model/land.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::model {
namespace {

// Sums values over stretches of rungs of one part, so that memory is touched once a stretch.
template <class Add>
void sum_by_part(const IssueModel& issue, const Ladder& ladder, const std::vector<double>& values, Add add_to) {
    double sum = 0;
    for (std::size_t rung = 0; rung < values.size(); ++rung) {
        sum += values[rung];
        const std::size_t part = part_of(issue, ladder, rung);
        if (rung + 1 == values.size() || part_of(issue, ladder, rung + 1) != part) {
            add_to(part, sum);
            sum = 0;
        }
    }
}

}  // namespace

// E|x - a| for x even on [low, high], or at it if it is a point.
double mean_distance(double low, double high, double a) {
    if (a <= low || a >= high) {
        return std::fabs((low + high) / 2 - a);
    }
    return ((a - low) * (a - low) + (high - a) * (high - a)) / (2 * (high - low));
}

std::vector<Seat> seats_of(const IssueModel& issue, const Variation& variation) {
    std::vector<Seat> seats = issue.seats;
    std::erase_if(seats, [&](const Seat& seat) { return variation.removed == seat.actor; });
    return seats;
}

Landings::Landings(const Model& model, const InputColumns& inputs, const Variation& variation, bool full)
    : model_(model), s_(model.situation), inputs_(inputs), variation_(variation) {
    const std::size_t issues = model.issues.size();
    lanes_.resize(issues);
    distance_.resize(model.typed_positions.size());
    typed_on_.resize(issues);
    for (std::size_t k = 0; k < issues; ++k) {
        ladders_.emplace_back(model.issues[k].grid, full ? Ladder::Fineness::bins : Ladder::Fineness::slots);
        lanes_[k].rung.resize(ladders_[k].size());
        lanes_[k].part.resize(parts_of(model.issues[k]));
        lanes_[k].mean.resize(lanes_[k].part.size());
    }
    for (std::size_t p = 0; p < distance_.size(); ++p) {
        const std::size_t k = index(s_.positions[model.typed_positions[p].position].issue);
        distance_[p].resize(lanes_[k].part.size());
        if (full || model.issues[k].kind == IssueKind::act) {
            typed_on_[k].push_back(p);
        }
    }
}

void Landings::land(std::size_t begin, std::size_t count, std::vector<double>& failed) {
    for (std::size_t k = 0; k < lanes_.size(); ++k) {
        std::fill(lanes_[k].part.begin(), lanes_[k].part.end(), Lane{});
        std::fill(lanes_[k].mean.begin(), lanes_[k].mean.end(), Lane{});
        for (const std::size_t p : typed_on_[k]) {
            std::fill(distance_[p].begin(), distance_[p].end(), Lane{});
        }
        for (std::size_t d = 0; d < count; ++d) {
            land_draw(k, begin + d, d, failed[begin + d]);
        }
    }
    for (std::size_t d = 0; d < lane_count; ++d) {
        if (d >= count || failed[begin + d] != 0) {
            blank(d);
        }
    }
}

// A draw in which nothing is possible on one issue must leave no trace in sums over draws; nor must the lanes past the
// last draw.
void Landings::blank(std::size_t d) {
    for (IssueLanes& issue : lanes_) {
        for (auto* lanes : {&issue.part, &issue.rung, &issue.mean}) {
            for (Lane& lane : *lanes) {
                lane[d] = 0;
            }
        }
    }
}

// Share of an act that lies where its decider's own wish puts it; the rest is flat over what is possible. Without
// goals the wish is all there is to choose by.
double Landings::wished_share(const IssueModel& issue, std::size_t draw) const {
    const ActorId decider = s_.issue(issue.issue).decides.front();
    return model_.has_goals(decider) ? input(s_.learned_weight, draw) : 1.0;
}

void Landings::land_draw(std::size_t k, std::size_t draw, std::size_t d, double& failed) {
    const IssueModel& issue = model_.issues[k];
    const situation::Issue& facts = s_.issue(issue.issue);
    std::vector<double> positions;
    std::vector<double> weights;
    for (const Seat& seat : seats_of(issue, variation_)) {
        positions.push_back(input(seat.at, draw));
        weights.push_back(input(seat.influence, draw) * input(seat.salience, draw) / 100);
    }
    Landing landing{positions, weights, input(facts.possible_low, draw), input(facts.possible_high, draw),
                    input(s_.learned_weight, draw)};
    mass_.resize(ladders_[k].size());
    double wished = 0;
    if (issue.kind == IssueKind::act && landing.possible_low <= landing.possible_high) {
        lanes_[k].act[d] = positions.empty() ? std::clamp(input(facts.reversion, draw), landing.possible_low,
                                                          landing.possible_high)
                                             : land_act(landing);
        wished = wished_share(issue, draw);
        landing.learned_weight = 0;
    }
    std::fill(mass_.begin(), mass_.end(), 0.0);
    if (wished < 1) {
        ladders_[k].settle(landing, mass_);
        for (double& m : mass_) {
            m *= 1 - wished;
        }
    }
    measure_draw(k, draw, d, wished);
    if (std::accumulate(mass_.begin(), mass_.end(), 0.0) < 0.5) {
        failed = 1;
    }
}

// Mass, mean and distances from positions, by part; what an act's decider wishes at its exact place.
void Landings::measure_draw(std::size_t k, std::size_t draw, std::size_t d, double wished) {
    const IssueModel& issue = model_.issues[k];
    const Ladder& ladder = ladders_[k];
    IssueLanes& lanes = lanes_[k];
    std::vector<double>& mass = mass_;
    std::vector<double>& scratch = scratch_;
    scratch.resize(mass.size());
    for (const std::size_t p : typed_on_[k]) {
        const double at = input(model_.typed_positions[p].at, draw);
        for (std::size_t rung = 0; rung < mass.size(); ++rung) {
            scratch[rung] = mass[rung] * std::fabs(ladder.middle(rung) - at);
        }
        // Only around the position itself is the mean distance not the distance of the middle.
        const std::size_t around = ladder.rung_at(at);
        scratch[around] = mass[around] * mean_distance(ladder.low(around), ladder.high(around), at);
        sum_by_part(issue, ladder, scratch, [&](std::size_t part, double sum) { distance_[p][part][d] += sum; });
    }
    for (std::size_t rung = 0; rung < mass.size(); ++rung) {
        scratch[rung] = mass[rung] * ladder.middle(rung);
    }
    sum_by_part(issue, ladder, scratch, [&](std::size_t part, double sum) { lanes.mean[part][d] += sum; });
    if (wished > 0) {
        const std::size_t rung = ladder.rung_of(lanes.act[d]);
        const std::size_t part = part_of(issue, ladder, rung);
        mass[rung] += wished;
        lanes.mean[part][d] += wished * lanes.act[d];
        for (const std::size_t p : typed_on_[k]) {
            distance_[p][part][d] += wished * std::fabs(lanes.act[d] - input(model_.typed_positions[p].at, draw));
        }
    }
    for (std::size_t rung = 0; rung < mass.size(); ++rung) {
        lanes.rung[rung][d] = mass[rung];
    }
    sum_by_part(issue, ladder, mass, [&](std::size_t part, double sum) { lanes.part[part][d] += sum; });
}

}  // namespace entente::model

#include "game/negotiation/quota.h"

#include <algorithm>
#include <cmath>

namespace entente::game {
namespace {

// All coalitions of the voters so far times whether the next one joins.
ENTENTE_VECTOR_CLONES
void split(Row* coalition, std::size_t count, const Row& yes) {
    const double* p = yes.at.data();
    for (std::size_t c = 0; c < count; ++c) {
        double* without = coalition[c].at.data();
        double* with = coalition[c + count].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            with[l] = without[l] * p[l];
            without[l] = without[l] * (1.0 - p[l]);
        }
    }
}

ENTENTE_VECTOR_CLONES
void add_winning(const Row* coalition, const Row* wins, std::size_t count, Row& out) {
    double* sum = out.at.data();
    for (std::size_t c = 0; c < count; ++c) {
        const double* p = coalition[c].at.data();
        const double* w = wins[c].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) sum[l] += p[l] * w[l];
    }
}

ENTENTE_VECTOR_CLONES
void vote(const Row& from, Row& to, const Row& yes) {
    const double* f = from.at.data();
    const double* p = yes.at.data();
    double* t = to.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) t[l] = p[l] * f[l] + (1.0 - p[l]) * t[l];
}

}  // namespace

Coalitions::Coalitions(std::span<const Lane> weight, double quota) : voters_(weight.size()) {
    const std::size_t count = voters_ <= enumerated ? std::size_t{1} << voters_ : 0;
    wins_.resize(count);
    units_.resize(count == 0 ? voters_ : 0);
    std::vector<double> of_lane(voters_);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        double total = 0;
        for (std::size_t v = 0; v < voters_; ++v) total += of_lane[v] = weight[v][lane];
        for (std::size_t c = 0; c < count; ++c) {
            double held = 0;
            for (std::size_t v = 0; v < voters_; ++v) held += (c >> v & 1U) != 0 ? of_lane[v] : 0.0;
            wins_[c].at[lane] = held >= quota * total - 1e-9 * total ? 1.0 : 0.0;
        }
        if (count == 0) count_units(lane, of_lane, quota);
    }
    needed_most_ = *std::max_element(needed_.begin(), needed_.end());
    for (const auto& units : units_) {
        same_.push_back(std::all_of(units.begin(), units.end(), [&](auto u) { return u == units[0]; }) ? 1
                                                                                                       : 0);
    }
}

void Coalitions::count_units(std::size_t lane, std::span<const double> weight, double quota) {
    double total = 0;
    for (const double w : weight) total += w;
    if (!(total > 0)) return;
    std::size_t units = 1;
    const auto whole = [&](double w) {
        const double share = w / total * static_cast<double>(units);
        return std::abs(share - std::round(share)) <= 1e-9 * static_cast<double>(units);
    };
    while (units < units_most && !std::all_of(weight.begin(), weight.end(), whole)) ++units;
    double sum = 0;
    for (std::size_t v = 0; v < voters_; ++v) {
        const double rounded = std::round(weight[v] / total * static_cast<double>(units));
        units_[v][lane] = static_cast<std::uint32_t>(rounded);
        sum += rounded;
    }
    const double needed = std::max(0.0, std::ceil(quota * sum - 1e-9 * sum));
    needed_[lane] = static_cast<std::uint32_t>(std::min(needed, static_cast<double>(units_most)));
}

void Coalitions::agree(const Row* yes, Row& out, Row* room) const {
    out.at.fill(0);
    if (voters_ <= enumerated) {
        room[0].at.fill(1);
        for (std::size_t v = 0; v < voters_; ++v) split(room, std::size_t{1} << v, yes[v]);
        add_winning(room, wins_.data(), wins_.size(), out);
        return;
    }
    room[0].at.fill(1);
    for (std::uint32_t w = 1; w <= needed_most_; ++w) room[w].at.fill(0);
    for (std::size_t v = 0; v < voters_; ++v) {
        for (std::uint32_t w = needed_most_; w > 0; --w) {
            if (same_[v] != 0) {
                vote(room[w - std::min(w, units_[v][0])], room[w], yes[v]);
                continue;
            }
            for (std::size_t l = 0; l < lane_count; ++l) {
                const double from = room[w - std::min(w, units_[v][l])].at[l];
                room[w].at[l] = yes[v].at[l] * from + (1.0 - yes[v].at[l]) * room[w].at[l];
            }
        }
    }
    for (std::size_t l = 0; l < lane_count; ++l) out.at[l] = room[needed_[l]].at[l];
}

}  // namespace entente::game

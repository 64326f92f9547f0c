#include "model/settle.h"

#include <algorithm>

#include "stats/kernels.h"
#include "theory/density.h"

namespace entente::model {
namespace {

// Below this the truncated learned density is rounding, not knowledge, and the flat one takes its place.
constexpr double least_learned_mass = 1e-9;

}  // namespace

Ladder::Ladder(Grid grid, Fineness fineness) : grid_(std::move(grid)) {
    rung_of_bin_.resize(grid_.bins.size());
    const auto add_rung = [&](std::size_t first, std::size_t last) {
        for (std::size_t bin = first; bin < last; ++bin) {
            rung_of_bin_[bin] = low_.size();
        }
        low_.push_back(grid_.bins[first].low);
        high_.push_back(grid_.bins[last - 1].high);
        region_.push_back(grid_.bins[first].region);
        const auto slot = std::upper_bound(grid_.slots.begin(), grid_.slots.end(), first);
        slot_.push_back(static_cast<std::uint32_t>(slot - grid_.slots.begin() - 1));
    };
    if (fineness == Fineness::bins) {
        for (std::size_t bin = 0; bin < grid_.bins.size(); ++bin) {
            add_rung(bin, bin + 1);
        }
        return;
    }
    for (std::size_t i = 0; i + 1 < grid_.slots.size(); ++i) {
        add_rung(grid_.slots[i], grid_.slots[i + 1]);
    }
}

std::size_t Ladder::rung_at(double x) const {
    const auto after = std::upper_bound(high_.begin(), high_.end(), x);
    const auto rung = static_cast<std::size_t>(after - high_.begin());
    return std::min(rung, size() - 1);
}

// Adds the learned density, truncated but not yet renormalised, and returns its mass.
double Ladder::add_learned(const Landing& landing, std::span<double> mass) const {
    const stats::Bounds scale = grid_.scale;
    std::vector<double> normalised(landing.positions.size());
    for (std::size_t i = 0; i < normalised.size(); ++i) {
        normalised[i] = (landing.positions[i] - scale.lower) / scale.width() * 100;
    }
    const stats::Density density = theory::learned_density(normalised, landing.weights);
    double total = 0;
    for (const stats::Atom& atom : density.atoms) {
        const double x = scale.lower + atom.at / 100 * scale.width();
        const double place = point_near(grid_, x).value_or(x);
        if (place >= landing.possible_low && place <= landing.possible_high) {
            mass[rung_of(place)] += atom.mass;
            total += atom.mass;
        }
    }
    std::vector<double> below(size() + 1);
    for (const stats::NormalPart& part : density.parts) {
        const auto standardise = [&](double x) {
            const double clipped = std::clamp(x, landing.possible_low, landing.possible_high);
            return ((clipped - scale.lower) / scale.width() * 100 - part.mean) / part.sd;
        };
        below[0] = standardise(low_[0]);
        for (std::size_t rung = 0; rung < size(); ++rung) {
            below[rung + 1] = standardise(high_[rung]);
        }
        stats::fill_normal_cdf(below, below);
        for (std::size_t rung = 0; rung < size(); ++rung) {
            const double inside = part.mass * (below[rung + 1] - below[rung]);
            mass[rung] += inside;
            total += inside;
        }
    }
    return total;
}

void Ladder::add_flat(const Landing& landing, double share, std::span<double> mass) const {
    const double width = landing.possible_high - landing.possible_low;
    if (width <= 0) {
        mass[rung_of(landing.possible_low)] += share;
        return;
    }
    for (std::size_t rung = 0; rung < size(); ++rung) {
        const double overlap =
            std::min(high_[rung], landing.possible_high) - std::max(low_[rung], landing.possible_low);
        mass[rung] += overlap > 0 ? share * overlap / width : 0.0;
    }
}

void Ladder::settle(const Landing& landing, std::span<double> mass) const {
    std::fill(mass.begin(), mass.end(), 0.0);
    if (landing.possible_low > landing.possible_high) {
        return;
    }
    double learned_share = landing.learned_weight;
    if (learned_share > 0) {
        const double total = landing.positions.empty() ? 0.0 : add_learned(landing, mass);
        if (total < least_learned_mass) {
            std::fill(mass.begin(), mass.end(), 0.0);
            learned_share = 0;
        } else {
            for (double& m : mass) {
                m *= learned_share / total;
            }
        }
    }
    if (learned_share < 1) {
        add_flat(landing, 1 - learned_share, mass);
    }
}

double land_act(const Landing& landing) {
    double weight = 0;
    double weighted = 0;
    double plain = 0;
    for (std::size_t i = 0; i < landing.positions.size(); ++i) {
        weight += landing.weights[i];
        weighted += landing.weights[i] * landing.positions[i];
        plain += landing.positions[i];
    }
    const double x = weight > 0 ? weighted / weight : plain / static_cast<double>(landing.positions.size());
    return std::clamp(x, landing.possible_low, landing.possible_high);
}

}  // namespace entente::model

// Fitting a form of the learned density to decisions, and splitting decisions into folds: what the tools that score
// on held-out decisions share.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "stats/density.h"
#include "theory/density/form.h"
#include "theory/deu/deu.h"

namespace entente::theory {

using Vector = std::vector<double>;

inline constexpr std::size_t partitions = 20, outer_folds = 5, inner_folds = 4, steps = 400;
inline constexpr double pull_to_published = 0.02;
/// A simplex whose values agree to this many points of CRPS has nothing left to find.
inline constexpr double flat = 1e-8;

/// A parameter that a form may free: where it is, the unit in which a departure counts as 1, and its bounds.
struct Dial {
    double DensityParameters::*member;
    double unit, low, high;
    double DensityParameters::*twin = nullptr;  ///< moves along unless freed itself
};

inline const Dial smooth{&DensityParameters::smooth, .2, .05, .98, &DensityParameters::smooth_two_pole};
inline const Dial pull{&DensityParameters::pull, .2, 0, 1.2, &DensityParameters::pull_two_pole};
inline const Dial least_sd{&DensityParameters::least_sd, 5, 1, 40};
inline const Dial sd_per_spread{&DensityParameters::sd_per_spread, .2, -.5, 2};
inline const Dial temper{&DensityParameters::temper, .5, 0, 4};
inline const Dial landmarks{&DensityParameters::landmarks, .15, 0, .9};
inline const Dial smooth_two_pole{&DensityParameters::smooth_two_pole, .2, .05, .98};
inline const Dial pull_two_pole{&DensityParameters::pull_two_pole, .2, 0, 1.2};
inline const Dial sd_per_salience{&DensityParameters::sd_per_salience, 10, -60, 60};
inline const Dial sd_per_size{&DensityParameters::sd_per_size, 4, -30, 30};
inline const Dial sd_per_range{&DensityParameters::sd_per_range, .1, -.3, 1};
inline const Dial towards_middle{&DensityParameters::towards_middle, .2, -.5, 1};
inline const Dial wide_share{&DensityParameters::wide_share, .2, 0, .9};
inline const Dial wide_factor{&DensityParameters::wide_factor, .5, 1, 4};
inline const Dial from_reversion{&DensityParameters::from_reversion, .1, -.5, .5};
inline const Dial reversion_atom{&DensityParameters::reversion_atom, .05, 0, .5};

struct Form {
    std::string name;
    std::vector<Dial> dials;
};

inline const std::vector<Form>& forms() {
    static const std::vector<Form> all = [] {
        const std::vector<Dial> simple{smooth, pull, least_sd, sd_per_spread};
        const auto with = [&](std::string name, std::vector<Dial> more) {
            std::vector<Dial> dials = simple;
            dials.insert(dials.end(), more.begin(), more.end());
            return Form{std::move(name), std::move(dials)};
        };
        return std::vector<Form>{
            {"published", {}},
            {"simple", simple},
            with("tempered", {temper}),
            with("landmarks", {landmarks}),
            with("two-pole", {smooth_two_pole, pull_two_pole}),
            with("size", {sd_per_salience, sd_per_size}),
            with("range", {sd_per_range, towards_middle}),
            with("two widths", {wide_share, wide_factor}),
            with("reversion", {from_reversion, reversion_atom}),
            with("several", {temper, landmarks, smooth_two_pole, pull_two_pole, sd_per_range, towards_middle}),
        };
    }();
    return all;
}

inline double score(const DensityParameters& p, const Decision& d) {
    return stats::crps(form_density(p, {d.position, d.weight, d.mean_salience(), d.reversion}), d.outcome);
}

inline DensityParameters at(const Form& form, const Vector& x) {
    DensityParameters p;
    // Twins first, so that a freed twin overrides.
    for (std::size_t i = 0; i < x.size(); ++i) {
        const Dial& dial = form.dials[i];
        const double value = std::clamp(DensityParameters().*dial.member + x[i] * dial.unit, dial.low, dial.high);
        p.*dial.member = value;
        if (dial.twin != nullptr) p.*dial.twin = value;
    }
    for (std::size_t i = 0; i < x.size(); ++i)
        if (form.dials[i].twin == nullptr)
            p.*form.dials[i].member = std::clamp(DensityParameters().*form.dials[i].member + x[i] * form.dials[i].unit,
                                                 form.dials[i].low, form.dials[i].high);
    return p;
}

inline double objective(const Form& form, const Vector& x, const std::vector<const Decision*>& training) {
    const DensityParameters p = at(form, x);
    double sum = 0;
    for (const Decision* d : training) sum += score(p, *d);
    double departures = 0;
    for (const double v : x) departures += v * v;
    return sum / static_cast<double>(training.size()) + pull_to_published * departures;
}

/// Nelder & Mead (1965) from 0 with steps of half a unit.
inline Vector fit(const Form& form, const std::vector<const Decision*>& training) {
    const std::size_t n = form.dials.size();
    if (n == 0) return {};
    std::vector<std::pair<double, Vector>> simplex;
    for (std::size_t i = 0; i <= n; ++i) {
        Vector x(n, 0.0);
        if (i > 0) x[i - 1] = 0.5;
        simplex.emplace_back(objective(form, x, training), x);
    }
    const auto by_value = [](const auto& a, const auto& b) { return a.first < b.first; };
    for (std::size_t step = 0; step < steps; ++step) {
        std::stable_sort(simplex.begin(), simplex.end(), by_value);
        if (simplex[n].first - simplex[0].first < flat) break;
        Vector centre(n, 0.0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) centre[j] += simplex[i].second[j] / static_cast<double>(n);
        const auto along = [&](double t) {
            Vector x(n);
            for (std::size_t j = 0; j < n; ++j) x[j] = centre[j] + t * (simplex[n].second[j] - centre[j]);
            return std::pair{objective(form, x, training), x};
        };
        auto reflected = along(-1);
        if (reflected.first < simplex[0].first) {
            auto expanded = along(-2);
            simplex[n] = expanded.first < reflected.first ? expanded : reflected;
        } else if (reflected.first < simplex[n - 1].first) {
            simplex[n] = reflected;
        } else {
            auto contracted = along(reflected.first < simplex[n].first ? -0.5 : 0.5);
            if (contracted.first < std::min(reflected.first, simplex[n].first)) {
                simplex[n] = contracted;
            } else {
                for (std::size_t i = 1; i <= n; ++i) {
                    for (std::size_t j = 0; j < n; ++j)
                        simplex[i].second[j] = (simplex[i].second[j] + simplex[0].second[j]) / 2;
                    simplex[i].first = objective(form, simplex[i].second, training);
                }
            }
        }
    }
    return std::min_element(simplex.begin(), simplex.end(), by_value)->second;
}

inline std::size_t fold_of(const Decision& d, std::size_t partition, const char* level, std::size_t folds) {
    return key_hash(d.proposal + "/" + level + "/" + std::to_string(partition)) / 7919 % folds;
}

}  // namespace entente::theory

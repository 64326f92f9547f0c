// The family of forms that the learned density belongs to: atoms at positions and landmarks, a normal part whose
// centre and width depend on what the inputs say. Fitting (tools/fit_density.cpp) and use share this one function.
//
//     stats::Density d = form_density(shipped_parameters(), {positions, weights});
//
// docs/theories.md lists the forms; a form is this family with some parameters held where they do nothing.
#pragma once

#include <optional>
#include <span>

#include "stats/density.h"

namespace entente::theory {

/// Parameters of the family; the defaults are the mixture published in theories.md, section 3.
struct DensityParameters {
    double smooth = 0.6;            ///< w: mass of the normal part
    double pull = 0.8;              ///< k: centre = 50 + k (m - 50)
    double least_sd = 10;           ///< b0
    double sd_per_spread = 0.3;     ///< b1, times the weighted spread of positions
    double temper = 1;              ///< t: atoms in proportion to (weight share)^t
    double landmarks = 0;           ///< l: share of the atoms' mass at 0, 50 and 100, a third each
    double smooth_two_pole = 0.6;   ///< w where all positions lie at 0 or 100
    double pull_two_pole = 0.8;     ///< k there
    double sd_per_salience = 0;     ///< b2, times mean salience / 100 - 0.5
    double sd_per_size = 0;         ///< b3, times ln(actors / 15)
    double sd_per_range = 0;        ///< b4, times the width of positions
    double towards_middle = 0;      ///< k2: share of the way from the centre to the middle of the range
    double wide_share = 0;          ///< v: share of the normal's mass with a wider spread
    double wide_factor = 1;         ///< f: how much wider
    double from_reversion = 0;      ///< k3: the centre moves by k3 (m - q) where a reversion q is known
    double reversion_atom = 0;      ///< r: mass at q where it is known
};

/// What is known of one issue, on 0..100.
struct DensityInput {
    std::span<const double> position;
    std::span<const double> weight;  ///< at least 0; all 0 counts everybody alike
    std::optional<double> mean_salience = std::nullopt;  ///< 0..100; unknown counts as 50
    std::optional<double> reversion = std::nullopt;
};

/// The density of one issue: atoms at distinct positions, ascending, then landmarks and reversion; masses sum to 1.
stats::Density form_density(const DensityParameters& parameters, const DensityInput& input);

/// The parameters fitted on the 239 decisions, with the form that docs/theories.md names.
const DensityParameters& shipped_parameters();

}  // namespace entente::theory

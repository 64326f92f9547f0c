#include "theory/density/form.h"

namespace entente::theory {

// The form `several` of docs/theories.md, fitted by scripts/fit_density.sh on 239 decisions of 95 proposals, rounded to
// two significant digits or so; the share of landmarks came out at 0.
const DensityParameters& shipped_parameters() {
    static constexpr DensityParameters parameters{
        .smooth = 0.61,
        .pull = 0.73,
        .least_sd = 9.5,
        .sd_per_spread = 0.32,
        .temper = 0.61,
        .landmarks = 0,
        .smooth_two_pole = 0.47,
        .pull_two_pole = 0.99,
        .sd_per_range = -0.05,
        .towards_middle = 0.15,
    };
    return parameters;
}

}  // namespace entente::theory

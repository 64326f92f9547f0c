#include "theory/density/form.h"

namespace entente::theory {

// The form `several` of docs/theories.md, fitted by scripts/fit_density.sh on 239 decisions of 95 proposals, rounded to
// two significant digits or so; the share of landmarks came out at 0.0007 and is left out.
const DensityParameters& shipped_parameters() {
    static constexpr DensityParameters parameters{
        .smooth = 0.63,
        .pull = 0.76,
        .least_sd = 9.4,
        .sd_per_spread = 0.32,
        .temper = 0.66,
        .landmarks = 0,
        .smooth_two_pole = 0.46,
        .pull_two_pole = 0.98,
        .sd_per_range = -0.043,
        .towards_middle = 0.19,
    };
    return parameters;
}

}  // namespace entente::theory

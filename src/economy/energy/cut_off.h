// What an economy loses when an input is cut off: the nested CES form itself, as approximations fail for large cuts.
//
//     double loss = 1 - output_after_cut(0.92, {.share = 0.04, .substitution = 0.04});   // about 1 % of output
#pragma once

namespace entente::economy {

struct CesInput {
    double share = 0.04;         ///< of the input in the value of output, in (0, 1)
    double substitution = 0.04;  ///< elasticity of substitution with everything else, at least 0
};

/// Output relative to before when the input is E^ of itself and the rest unchanged:
/// [s E^((e-1)/e) + 1 - s]^(e/(e-1)); E^s at e = 1, min(E, 1) at e = 0 (Baqaee & Farhi; Bachmann et al. 2022).
double output_after_cut(double input, const CesInput& form);

/// Two stages: a fuel (gas) within energy, energy within output.
double output_after_cut(double fuel, const CesInput& fuel_in_energy, const CesInput& energy_in_output);

/// d ln Y to second order: s dlnE + s (1 - s) (1 - 1/e) (dlnE)^2 / 2; for small changes only.
double second_order_output(double log_input, const CesInput& form);

}  // namespace entente::economy

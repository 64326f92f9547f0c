#include "economy/energy/cut_off.h"

#include <algorithm>
#include <cmath>

#include "stats/kernels.h"

namespace entente::economy {

double output_after_cut(double input, const CesInput& form) {
    // So near its limits the general form loses digits and the limit is exact to more of them.
    if (form.substitution < 1e-6) return std::min(input, 1.0);
    if (std::abs(form.substitution - 1) < 1e-6) return stats::kernel_pow(input, form.share);
    const double power = (form.substitution - 1) / form.substitution;
    const double log_term = power * stats::kernel_log(input);
    // For small elasticities the power is a large negative number: the larger term is taken out first.
    const double largest = std::max(log_term, 0.0);
    const double sum = form.share * stats::kernel_exp(log_term - largest) + (1 - form.share) * stats::kernel_exp(-largest);
    return stats::kernel_exp((largest + stats::kernel_log(sum)) / power);
}

double output_after_cut(double fuel, const CesInput& fuel_in_energy, const CesInput& energy_in_output) {
    return output_after_cut(output_after_cut(fuel, fuel_in_energy), energy_in_output);
}

double second_order_output(double log_input, const CesInput& form) {
    return form.share * log_input +
           0.5 * form.share * (1 - form.share) * (1 - 1 / form.substitution) * log_input * log_input;
}

}  // namespace entente::economy

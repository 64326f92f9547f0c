#include "theory/density.h"

#include "theory/density/form.h"

namespace entente::theory {

stats::Density learned_density(std::span<const double> positions, std::span<const double> weights) {
    return form_density(shipped_parameters(), {positions, weights});
}

}  // namespace entente::theory

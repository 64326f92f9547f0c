// The compromise: the mean of positions, each weighted by influence x salience. It is what asymmetric Nash bargaining
// gives to first order where no deal is very bad for everybody (Van den Bos 1991; Achen 2006).
//
//     compromise(std::vector{10.0, 90.0}, std::vector{3.0, 1.0});   // 30
#pragma once

#include <span>

namespace entente::theory {

/// sum w x / sum w (theories.md, section 2), summed in the order given and kept within the positions. Where all
/// weights are 0, the plain mean. At least one position; as many weights, none negative.
double compromise(std::span<const double> positions, std::span<const double> weights);

}  // namespace entente::theory

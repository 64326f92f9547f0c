#include "theory/rubinstein/rubinstein.h"

#include <algorithm>

namespace entente::theory {

double rubinstein_share(double first_discount, double second_discount) {
    return (1 - second_discount) / (1 - first_discount * second_discount);
}

double rubinstein_limit(double first_rate, double second_rate) { return second_rate / (first_rate + second_rate); }

double rubinstein_with_exit(double first_rate, double second_rate, double outside) {
    return std::max(0.0, std::min(rubinstein_limit(first_rate, second_rate), 1 - outside));
}

}  // namespace entente::theory

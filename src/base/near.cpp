#include "base/near.h"

#include <algorithm>
#include <cmath>

namespace entente {

bool near(double a, double b, Tolerance tolerance) {
    if (std::isnan(a) || std::isnan(b)) {
        return false;
    }
    if (a == b) {
        return true;
    }
    if (std::isinf(a) || std::isinf(b)) {
        return false;
    }
    const double scale = std::max(std::fabs(a), std::fabs(b));
    return std::fabs(a - b) <= std::max(tolerance.absolute, tolerance.relative * scale);
}

}  // namespace entente

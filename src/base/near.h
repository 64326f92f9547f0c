// The one comparator for numbers that should agree.
//
//     near(computed, published, {.absolute = 5e-4})
#pragma once

namespace entente {

struct Tolerance {
    double relative = 0;
    double absolute = 0;
};

/// True if |a-b| <= max(absolute, relative * max(|a|,|b|)). Equal infinities agree; NaN agrees with nothing.
bool near(double a, double b, Tolerance tolerance);

}  // namespace entente

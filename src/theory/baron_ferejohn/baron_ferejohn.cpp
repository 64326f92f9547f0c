#include "theory/baron_ferejohn/baron_ferejohn.h"

namespace entente::theory {

DollarShares baron_ferejohn(std::size_t members, double delta) {
    const auto n = static_cast<double>(members);
    return {1 - delta * (n - 1) / (2 * n), delta / n, (members - 1) / 2};
}

}  // namespace entente::theory

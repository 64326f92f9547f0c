#include <algorithm>
#include <limits>

#include "theory/batch.h"
#include "theory/kernel.h"
#include "theory/median/median.h"

namespace entente::theory {

namespace {

/// One block of draws. Instead of sorting, each actor's position is asked how much weight stands at or below it.
ENTENTE_KERNEL void median_block(const IssueColumns& columns, std::size_t first, std::size_t count, double* out) {
    double total[block_width] = {}, half[block_width], alike[block_width], median[block_width];
    for (std::size_t a = 0; a < columns.actors; ++a)
        for (std::size_t d = 0; d < count; ++d) total[d] += columns.weight[a][first + d];
    for (std::size_t d = 0; d < count; ++d) {
        alike[d] = total[d] > 0 ? 0.0 : 1.0;
        const double all = total[d] > 0 ? total[d] : static_cast<double>(columns.actors);
        half[d] = all * (0.5 - half_tolerance);
        median[d] = std::numeric_limits<double>::infinity();
    }
    for (std::size_t a = 0; a < columns.actors; ++a) {
        const double* here = columns.position[a] + first;
        double cumulative[block_width] = {};
        for (std::size_t b = 0; b < columns.actors; ++b) {
            const double* x = columns.position[b] + first;
            const double* w = columns.weight[b] + first;
            for (std::size_t d = 0; d < count; ++d) cumulative[d] += x[d] <= here[d] ? w[d] + alike[d] : 0.0;
        }
        for (std::size_t d = 0; d < count; ++d) {
            const double candidate = cumulative[d] >= half[d] ? here[d] : std::numeric_limits<double>::infinity();
            median[d] = candidate < median[d] ? candidate : median[d];
        }
    }
    for (std::size_t d = 0; d < count; ++d) out[first + d] = median[d];
}

}  // namespace

void median_columns(const IssueColumns& columns, double* out) {
    for (std::size_t first = 0; first < columns.draws; first += block_width)
        median_block(columns, first, std::min(block_width, columns.draws - first), out);
}

}  // namespace entente::theory

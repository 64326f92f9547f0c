// Nobody reads the processor's exception flags here; said to the compiler, choices between numbers need no
// branch.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-trapping-math")
#endif

#include <limits>
#include <vector>

#include "theory/batch.h"
#include "theory/kernel.h"
#include "theory/median/median.h"

namespace entente::theory {

namespace {

/// One block of draws. Instead of sorting, each actor's position is asked how much weight stands at or below
/// it. What a choice chooses between is worked out before it: only then does the compiler keep the loops
/// straight.
ENTENTE_KERNEL void median_block(const IssueColumns& columns, std::size_t first, double* __restrict out) {
    double total[block_width] = {}, half[block_width], alike[block_width], median[block_width];
    for (std::size_t a = 0; a < columns.actors; ++a) {
        const double* __restrict w = columns.weight[a] + first;
        for (std::size_t d = 0; d < block_width; ++d) total[d] += w[d];
    }
    const auto actors = static_cast<double>(columns.actors);
    for (std::size_t d = 0; d < block_width; ++d) {
        alike[d] = total[d] > 0 ? 0.0 : 1.0;
        const double all = total[d] > 0 ? total[d] : actors;
        half[d] = all * (0.5 - half_tolerance);
        median[d] = std::numeric_limits<double>::infinity();
    }
    for (std::size_t a = 0; a < columns.actors; ++a) {
        const double* __restrict here = columns.position[a] + first;
        double cumulative[block_width] = {};
        for (std::size_t b = 0; b < columns.actors; ++b) {
            const double* __restrict x = columns.position[b] + first;
            const double* __restrict w = columns.weight[b] + first;
            for (std::size_t d = 0; d < block_width; ++d) {
                const double weight = w[d] + alike[d];
                const double counted = x[d] <= here[d] ? weight : 0.0;
                cumulative[d] += counted;
            }
        }
        for (std::size_t d = 0; d < block_width; ++d) {
            const double position = here[d];
            const double candidate =
                cumulative[d] >= half[d] ? position : std::numeric_limits<double>::infinity();
            median[d] = candidate < median[d] ? candidate : median[d];
        }
    }
    for (std::size_t d = 0; d < block_width; ++d) out[d] = median[d];
}

/// Draws that fill no block, one at a time.
double median_of_draw(const IssueColumns& columns, std::size_t draw) {
    std::vector<double> positions(columns.actors), weights(columns.actors);
    for (std::size_t a = 0; a < columns.actors; ++a) {
        positions[a] = columns.position[a][draw];
        weights[a] = columns.weight[a][draw];
    }
    return weighted_median(positions, weights);
}

}  // namespace

void median_columns(const IssueColumns& columns, double* out) {
    std::size_t first = 0;
    for (; first + block_width <= columns.draws; first += block_width)
        median_block(columns, first, out + first);
    for (; first < columns.draws; ++first) out[first] = median_of_draw(columns, first);
}

}  // namespace entente::theory

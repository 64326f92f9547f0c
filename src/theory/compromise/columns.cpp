#include <algorithm>

#include "theory/batch.h"
#include "theory/kernel.h"

namespace entente::theory {

namespace {

/// One block of draws; the twin of compromise() operation by operation.
ENTENTE_KERNEL void compromise_block(const IssueColumns& columns, std::size_t first, std::size_t count, double* out) {
    double total[block_width] = {}, sum[block_width] = {}, plain[block_width] = {};
    double lowest[block_width], highest[block_width];
    for (std::size_t d = 0; d < count; ++d) lowest[d] = highest[d] = columns.position[0][first + d];
    for (std::size_t a = 0; a < columns.actors; ++a) {
        const double* x = columns.position[a] + first;
        const double* w = columns.weight[a] + first;
        for (std::size_t d = 0; d < count; ++d) {
            total[d] += w[d];
            sum[d] += w[d] * x[d];
            plain[d] += x[d];
            lowest[d] = x[d] < lowest[d] ? x[d] : lowest[d];
            highest[d] = x[d] > highest[d] ? x[d] : highest[d];
        }
    }
    const auto actors = static_cast<double>(columns.actors);
    for (std::size_t d = 0; d < count; ++d) {
        const double weighted = sum[d] / (total[d] > 0 ? total[d] : 1.0);
        const double mean = total[d] > 0 ? weighted : plain[d] / actors;
        const double above = mean < lowest[d] ? lowest[d] : mean;
        out[first + d] = above > highest[d] ? highest[d] : above;
    }
}

}  // namespace

void compromise_columns(const IssueColumns& columns, double* out) {
    for (std::size_t first = 0; first < columns.draws; first += block_width)
        compromise_block(columns, first, std::min(block_width, columns.draws - first), out);
}

}  // namespace entente::theory

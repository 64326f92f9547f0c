// Nobody reads the processor's exception flags here; said to the compiler, choices between numbers need no
// branch.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-trapping-math")
#endif

#include <algorithm>
#include <cmath>
#include <vector>

#include "theory/batch.h"
#include "theory/condorcet/conditional.h"
#include "theory/kernel.h"

namespace entente::theory {

namespace {

using Lane = double[block_width];  ///< one number for each draw of a block

/// Everything one block needs, reused from block to block. Tables of pairs are [a * actors + b].
struct Scratch {
    explicit Scratch(std::size_t n)
        : position(n * block_width),
          weight(n * block_width),
          stands(n * block_width),
          chance(n * block_width),
          loss(n * n * block_width),
          strength(n * n * block_width) {}
    std::vector<double> position, weight, stands, chance, loss, strength;
};

/// Copies a block; draws past the end repeat the last one, so that every loop has a fixed length.
void load_block(const IssueColumns& columns, std::size_t first, Scratch& s) {
    for (std::size_t a = 0; a < columns.actors; ++a) {
        for (std::size_t d = 0; d < block_width; ++d) {
            const std::size_t draw = std::min(first + d, columns.draws - 1);
            s.position[a * block_width + d] = columns.position[a][draw];
            s.weight[a * block_width + d] = columns.weight[a][draw];
        }
    }
}

/// Positions' lowest and highest, and the strength that every coalition starts from. Where nobody has weight,
/// everybody gets weight 1.
ENTENTE_KERNEL void prepare(std::size_t n, double* __restrict position, double* __restrict weight,
                            double* __restrict lowest, double* __restrict highest, double* __restrict least) {
    Lane total = {};
    for (std::size_t d = 0; d < block_width; ++d) lowest[d] = highest[d] = position[d];
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t d = 0; d < block_width; ++d) {
            const double x = position[a * block_width + d];
            total[d] += weight[a * block_width + d];
            lowest[d] = x < lowest[d] ? x : lowest[d];
            highest[d] = x > highest[d] ? x : highest[d];
        }
    }
    Lane alike;
    for (std::size_t d = 0; d < block_width; ++d) {
        alike[d] = total[d] > 0 ? 0.0 : 1.0;
        const double all = total[d] > 0 ? total[d] : static_cast<double>(n);
        least[d] = coalition_floor * all * (highest[d] - lowest[d]);
    }
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t d = 0; d < block_width; ++d) weight[a * block_width + d] += alike[d];
}

/// 1 for each actor whose position stands as a candidate: held with weight, and named by no earlier actor.
ENTENTE_KERNEL void mark_candidates(std::size_t n, const double* __restrict position,
                                    const double* __restrict weight, double* __restrict stands) {
    for (std::size_t a = 0; a < n; ++a) {
        Lane mark;
        for (std::size_t d = 0; d < block_width; ++d) mark[d] = weight[a * block_width + d] > 0 ? 1.0 : 0.0;
        for (std::size_t b = 0; b < a; ++b) {
            for (std::size_t d = 0; d < block_width; ++d) {
                const bool same = position[b * block_width + d] == position[a * block_width + d];
                const double kept = same ? 0.0 : mark[d];
                mark[d] = weight[b * block_width + d] > 0 ? kept : mark[d];
            }
        }
        for (std::size_t d = 0; d < block_width; ++d) stands[a * block_width + d] = mark[d];
    }
}

/// strength[a, b] = least + sum over k of max(0, loss[k, b] - loss[k, a]), loss[k, a] = w_k |x_k - x_a|.
ENTENTE_KERNEL void gather_coalitions(std::size_t n, const double* __restrict position,
                                      const double* __restrict weight, double* __restrict loss,
                                      const double* __restrict least, double* __restrict strength) {
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t a = 0; a < n; ++a) {
            for (std::size_t d = 0; d < block_width; ++d) {
                const double away = position[k * block_width + d] - position[a * block_width + d];
                loss[(k * n + a) * block_width + d] = weight[k * block_width + d] * std::abs(away);
            }
        }
    }
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = a + 1; b < n; ++b) {
            Lane for_a, for_b;
            for (std::size_t d = 0; d < block_width; ++d) for_a[d] = for_b[d] = least[d];
            for (std::size_t k = 0; k < n; ++k) {
                const double* of_a = loss + (k * n + a) * block_width;
                const double* of_b = loss + (k * n + b) * block_width;
                for (std::size_t d = 0; d < block_width; ++d) {
                    const double gain = of_b[d] - of_a[d];
                    for_a[d] += gain > 0.0 ? gain : 0.0;
                    for_b[d] += -gain > 0.0 ? -gain : 0.0;
                }
            }
            for (std::size_t d = 0; d < block_width; ++d) {
                strength[(a * n + b) * block_width + d] = for_a[d];
                strength[(b * n + a) * block_width + d] = for_b[d];
            }
        }
    }
}

/// chance[a] = product over standing b of strength[a, b] / (strength[a, b] + strength[b, a]).
ENTENTE_KERNEL void multiply_victories(std::size_t n, const double* __restrict stands,
                                       const double* __restrict strength, double* __restrict chance) {
    constexpr double too_small = 0x1p-300;
    std::copy(stands, stands + n * block_width, chance);
    for (std::size_t b = 0; b < n; ++b) {
        Lane largest = {};
        for (std::size_t a = 0; a < n; ++a) {
            double* of_a = chance + a * block_width;
            if (a != b) {
                const double* won = strength + (a * n + b) * block_width;
                const double* lost = strength + (b * n + a) * block_width;
                for (std::size_t d = 0; d < block_width; ++d) {
                    const double both = won[d] + lost[d];
                    const double victory = won[d] / (both > 0 ? both : 1.0);
                    const double contest = stands[a * block_width + d] * stands[b * block_width + d];
                    of_a[d] *= contest > 0 ? victory : 1.0;
                }
            }
            for (std::size_t d = 0; d < block_width; ++d)
                largest[d] = of_a[d] > largest[d] ? of_a[d] : largest[d];
        }
        for (std::size_t a = 0; a < n; ++a) {
            for (std::size_t d = 0; d < block_width; ++d)
                chance[a * block_width + d] *= largest[d] < too_small ? 1.0 / too_small : 1.0;
        }
    }
}

/// The mean of positions under the chances, kept within the positions.
ENTENTE_KERNEL void average(std::size_t n, const double* __restrict position, const double* __restrict chance,
                            const double* __restrict lowest, const double* __restrict highest,
                            double* __restrict mean) {
    Lane sum = {}, all = {};
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t d = 0; d < block_width; ++d) {
            sum[d] += chance[a * block_width + d] * position[a * block_width + d];
            all[d] += chance[a * block_width + d];
        }
    }
    for (std::size_t d = 0; d < block_width; ++d) {
        const double inner = sum[d] / all[d];
        const double above = inner < lowest[d] ? lowest[d] : inner;
        mean[d] = above > highest[d] ? highest[d] : above;
    }
}

}  // namespace

void condorcet_columns(const IssueColumns& columns, double* out) {
    const std::size_t n = columns.actors;
    Scratch s(n);
    Lane lowest, highest, least, mean;
    for (std::size_t first = 0; first < columns.draws; first += block_width) {
        load_block(columns, first, s);
        prepare(n, s.position.data(), s.weight.data(), lowest, highest, least);
        mark_candidates(n, s.position.data(), s.weight.data(), s.stands.data());
        gather_coalitions(n, s.position.data(), s.weight.data(), s.loss.data(), least, s.strength.data());
        multiply_victories(n, s.stands.data(), s.strength.data(), s.chance.data());
        average(n, s.position.data(), s.chance.data(), lowest, highest, mean);
        std::copy(mean, mean + std::min(block_width, columns.draws - first), out + first);
    }
}

}  // namespace entente::theory

// Nobody reads the processor's exception flags here; said to the compiler, choices between numbers need no
// branch.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-trapping-math")
#endif

#include "theory/challenge/columns.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>
#include <vector>

#include "stats/clones.h"
#include "stats/kernels.h"
#include "theory/batch.h"
#include "theory/kernel.h"

namespace entente::theory::challenge {

namespace {

constexpr std::size_t width = block_width;

/// One block of draws. An entry is followed by the same entry of the block's other draws: [a * width + d] for
/// actors,
/// [(i * actors + j) * width + d] for pairs. Unordered pairs i < j stand one after the other in `pair`
/// arrays.
struct Block {
    explicit Block(std::size_t n)
        : actors(n),
          pairs(n * (n - 1) / 2),
          position(n * width),
          weight(n * width),
          salience(n * width),
          exponent(n * width),
          security(n * width),
          status_quo(n * width),
          next(n * width),
          range(width),
          distance(pairs * width),
          bases(3 * pairs * width),
          logs(3 * pairs * width),
          loss(n * n * width),
          success(n * n * width),
          failure(n * n * width),
          chance(n * n * width) {}

    std::size_t actors, pairs;
    std::vector<double> position, weight, salience, exponent, security, status_quo, next;
    std::vector<double> range;     ///< of the first positions
    std::vector<double> distance;  ///< [pair]
    std::vector<double> bases,
        logs;  ///< [3 pairs]: distance, 1/2 - distance/2, 1/2 + distance/2, and their logarithms
    std::vector<double> loss, success, failure, chance;
};

void load(const Columns& columns, std::size_t first, Block& b) {
    for (std::size_t a = 0; a < columns.actors; ++a) {
        for (std::size_t d = 0; d < width; ++d) {
            const std::size_t draw = std::min(first + d, columns.draws - 1);
            b.position[a * width + d] = columns.position[a][draw];
            b.salience[a * width + d] = columns.salience[a][draw];
            b.weight[a * width + d] = columns.power[a][draw] * columns.salience[a][draw];
        }
    }
    for (std::size_t d = 0; d < width; ++d) {
        double low = b.position[d], high = b.position[d];
        for (std::size_t a = 1; a < columns.actors; ++a) {
            low = std::min(low, b.position[a * width + d]);
            high = std::max(high, b.position[a * width + d]);
        }
        b.range[d] = high - low;
    }
}

/// Distances of pairs as shares of the range, and the three bases that powers are taken of.
ENTENTE_KERNEL void measure(std::size_t n, const double* __restrict position, const double* __restrict range,
                            double* __restrict distance, double* __restrict bases, std::size_t pairs) {
    std::size_t p = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j, ++p) {
            for (std::size_t d = 0; d < width; ++d) {
                const double away = std::abs(position[i * width + d] - position[j * width + d]);
                const double ratio = away / (range[d] > 0 ? range[d] : 1.0);
                const double share = ratio < 1.0 ? ratio : 1.0;
                distance[p * width + d] = share;
                bases[p * width + d] = share;
                bases[(pairs + p) * width + d] = 0.5 - 0.5 * share;
                bases[(2 * pairs + p) * width + d] = 0.5 + 0.5 * share;
            }
        }
    }
}

/// Spreads a table of unordered pairs over [i, j] and [j, i].
ENTENTE_KERNEL void spread(std::size_t n, const double* __restrict pair, double* __restrict table) {
    std::size_t p = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t d = 0; d < width; ++d) table[(i * n + i) * width + d] = 0.0;
        for (std::size_t j = i + 1; j < n; ++j, ++p) {
            for (std::size_t d = 0; d < width; ++d)
                table[(i * n + j) * width + d] = table[(j * n + i) * width + d] = pair[p * width + d];
        }
    }
}

/// Exponents of powers, row i scaled by i's exponent: exponent times logarithm.
ENTENTE_KERNEL void scale_rows(std::size_t n, const double* __restrict pair_log,
                               const double* __restrict exponent, double* __restrict table) {
    std::size_t p = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j, ++p) {
            for (std::size_t d = 0; d < width; ++d) {
                table[(i * n + j) * width + d] = exponent[i * width + d] * pair_log[p * width + d];
                table[(j * n + i) * width + d] = exponent[j * width + d] * pair_log[p * width + d];
            }
        }
    }
}

/// exp of everything off the diagonal: what lies between two entries of the diagonal is one stretch.
void raise_off_diagonal(std::size_t n, std::vector<double>& table) {
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const std::span<double> stretch(table.data() + (i * (n + 1) + 1) * width, n * width);
        stats::fill_decay(stretch, stretch);
    }
}

/// Where an exponent is exactly 1 the power is the base itself; the diagonal gets `diagonal`.
ENTENTE_KERNEL void keep_ones(std::size_t n, const double* __restrict pair, const double* __restrict exponent,
                              double diagonal, double* __restrict table) {
    std::size_t p = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t d = 0; d < width; ++d) table[(i * n + i) * width + d] = diagonal;
        for (std::size_t j = i + 1; j < n; ++j, ++p) {
            for (std::size_t d = 0; d < width; ++d) {
                const double base = pair[p * width + d];
                const double of_i = table[(i * n + j) * width + d], of_j = table[(j * n + i) * width + d];
                table[(i * n + j) * width + d] = exponent[i * width + d] == 1.0 ? base : of_i;
                table[(j * n + i) * width + d] = exponent[j * width + d] == 1.0 ? base : of_j;
            }
        }
    }
}

/// Four draws side by side. The compiler's own vectors, because sums over k stay in registers only if they are values.
using Four = double __attribute__((vector_size(32)));
constexpr std::size_t fours = 4;  ///< of them at a time: eight sums fit the sixteen registers

// By reference, since a call by value would pass it in other registers with AVX than without.
ENTENTE_INLINE void load_four(const double* from, Four& four) { std::memcpy(&four, from, sizeof four); }
ENTENTE_INLINE void store_four(const Four& four, double* to) { std::memcpy(to, &four, sizeof four); }

/// Votes of those who gain if i rather than j prevails, as shares of twice their sum over all pairs.
ENTENTE_KERNEL void gather(std::size_t n, const double* __restrict weight, const double* __restrict loss,
                           double* __restrict chance) {
    double sum[width] = {};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            for (std::size_t first = 0; first < width; first += 4 * fours) {
                Four for_i[fours] = {}, for_j[fours] = {};
                for (std::size_t k = 0; k < n; ++k) {
                    for (std::size_t f = 0; f < fours; ++f) {
                        const std::size_t d = first + 4 * f;
                        Four w, of_i, of_j;
                        load_four(weight + k * width + d, w);
                        load_four(loss + (k * n + i) * width + d, of_i);
                        load_four(loss + (k * n + j) * width + d, of_j);
                        const Four gain = w * (of_j - of_i);
                        for_i[f] += gain > 0.0 ? gain : Four{};
                        for_j[f] += -gain > 0.0 ? -gain : Four{};
                    }
                }
                for (std::size_t f = 0; f < fours; ++f) {
                    const std::size_t d = first + 4 * f;
                    store_four(for_i[f], chance + (i * n + j) * width + d);
                    store_four(for_j[f], chance + (j * n + i) * width + d);
                    Four all;
                    load_four(sum + d, all);
                    all += for_i[f] + for_j[f];
                    store_four(all, sum + d);
                }
            }
        }
    }
    double share[width];
    for (std::size_t d = 0; d < width; ++d) share[d] = 2 * sum[d] > 0 ? 2 * sum[d] : 1.0;
    for (std::size_t pair = 0; pair < n * n; ++pair) {
        if (pair % (n + 1) == 0) continue;  // nobody against itself
        for (std::size_t d = 0; d < width; ++d) chance[pair * width + d] /= share[d];
    }
}

/// Security under exponents of 1 and the exponents that follow from it (equations 32 to 34).
ENTENTE_KERNEL void find_exponents(std::size_t n, const double* __restrict distance,
                                   const double* __restrict salience, const double* __restrict chances,
                                   double* __restrict security,
                                   double* __restrict exponent) {
    double least[width], most[width];
    for (std::size_t i = 0; i < n; ++i) {
        double sum[width] = {};
        const double* s = salience + i * width;
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j) continue;
            const double* away = distance + (i * n + j) * width;
            const double* of_j = chances + (j * n + i) * width;
            for (std::size_t d = 0; d < width; ++d) {
                const double half = 0.5 * away[d];
                const double won = 2 - 4 * (0.5 - half), lost = 2 - 4 * (0.5 + half);
                const double chance = away[d] == 0.0 ? 0.0 : of_j[d];
                const double resisted = s[d] * (chance * won + (1 - chance) * lost);
                sum[d] += resisted + (1 - s[d]) * won - 0.0;
            }
        }
        for (std::size_t d = 0; d < width; ++d) {
            security[i * width + d] = sum[d];
            least[d] = i == 0 || sum[d] < least[d] ? sum[d] : least[d];
            most[d] = i == 0 || sum[d] > most[d] ? sum[d] : most[d];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t d = 0; d < width; ++d) {
            const double spread = most[d] - least[d];
            const double attitude =
                (2 * security[i * width + d] - most[d] - least[d]) / (spread > 0 ? spread : 1.0);
            const double bent = (1 - attitude / 3) / (1 + attitude / 3);
            exponent[i * width + d] = spread > 0 ? bent : 1.0;
        }
    }
}

/// What a challenge may come to: utilities of success and failure and chances by pair, those of the status quo by actor.
struct Prospects {
    const double* success;
    const double* failure;
    const double* status_quo;
    const double* chance;
};

/// Everybody moves to the best offer: confrontations by least move, then compromises by lowest key.
ENTENTE_KERNEL void accept(std::size_t n, const double* __restrict position,
                           const double* __restrict salience, const Prospects& prospects,
                           const double* __restrict range, double* __restrict next) {
    const double* __restrict success = prospects.success;
    const double* __restrict failure = prospects.failure;
    const double* __restrict status_quo = prospects.status_quo;
    const double* __restrict chance = prospects.chance;
    for (std::size_t i = 0; i < n; ++i) {
        double kind[width], key[width], to[width];
        const double* own = position + i * width;
        const double* s_i = salience + i * width;
        for (std::size_t d = 0; d < width; ++d) kind[d] = 3.0, key[d] = 0.0, to[d] = own[d];
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j) continue;
            const double* other = position + j * width;
            const double* s_j = salience + j * width;
            const std::size_t ij = (i * n + j) * width, ji = (j * n + i) * width;
            for (std::size_t d = 0; d < width; ++d) {
                const double won = 2 - 4 * success[ij + d], lost = 2 - 4 * failure[ij + d];
                const double quiet = 2 - 4 * status_quo[i * width + d];
                const double p_ij = chance[ij + d], p_ji = chance[ji + d];
                const double a = s_j[d] * (p_ij * won + (1 - p_ij) * lost) + (1 - s_j[d]) * won - quiet;
                const double b = s_i[d] * (p_ji * won + (1 - p_ji) * lost) + (1 - s_i[d]) * won - quiet;
                const double size_a = std::abs(a), size_b = std::abs(b);
                // Conditions as 0 or 1, so that the loop has no branches.
                const double apart = (own[d] != other[d] ? 1.0 : 0.0) * (range[d] > 0 ? 1.0 : 0.0);
                const double confronts = apart * (b > a ? 1.0 : 0.0) * (a > 0 ? 1.0 : 0.0);
                const double compromises =
                    apart * (a < 0 ? 1.0 : 0.0) * (b > 0 ? 1.0 : 0.0) * (size_b > size_a ? 1.0 : 0.0);
                const double met = own[d] + (other[d] - own[d]) * std::abs(a / (size_b > 0 ? b : 1.0));
                const double both = size_a + size_b, move = std::abs(own[d] - other[d]), there = other[d];
                const double met_key = (size_a * own[d] + size_b * there) / (both > 0 ? both : 1.0);
                const double weak_kind = compromises > 0 ? 1.0 : 3.0;
                const double new_kind = confronts > 0 ? 0.0 : weak_kind;
                const double new_key = confronts > 0 ? move : met_key;
                const double new_to = confronts > 0 ? there : met;
                const double old_kind = kind[d], old_key = key[d], old_to = to[d];
                const double tied = (new_kind == old_kind ? 1.0 : 0.0) * (new_kind < 3.0 ? 1.0 : 0.0);
                const double better =
                    (new_kind < old_kind ? 1.0 : 0.0) + tied * (new_key < old_key ? 1.0 : 0.0);
                key[d] = better > 0 ? new_key : old_key;
                to[d] = better > 0 ? new_to : old_to;
                kind[d] = better > 0 ? new_kind : old_kind;
            }
        }
        for (std::size_t d = 0; d < width; ++d) next[i * width + d] = to[d];
    }
}

/// One power table: exp(exponent x log base), bases of one third of the three.
void raise(Block& b, std::size_t third, double diagonal, std::vector<double>& table) {
    const std::size_t offset = third * b.pairs * width;
    scale_rows(b.actors, b.logs.data() + offset, b.exponent.data(), table.data());
    raise_off_diagonal(b.actors, table);
    keep_ones(b.actors, b.bases.data() + offset, b.exponent.data(), diagonal, table.data());
}

void play_round(Block& b) {
    const std::size_t n = b.actors;
    measure(n, b.position.data(), b.range.data(), b.distance.data(), b.bases.data(), b.pairs);
    spread(n, b.distance.data(), b.loss.data());
    gather(n, b.weight.data(), b.loss.data(), b.chance.data());
    find_exponents(n, b.loss.data(), b.salience.data(), b.chance.data(), b.security.data(), b.exponent.data());

    stats::fill_log_share(b.bases, b.logs);
    raise(b, 0, 0.0, b.loss);
    raise(b, 1, 0.5, b.success);
    raise(b, 2, 0.5, b.failure);
    const double log_half = stats::kernel_log_share(0.5);
    for (std::size_t at = 0; at < b.status_quo.size(); ++at) b.status_quo[at] = b.exponent[at] * log_half;
    stats::fill_decay(b.status_quo, b.status_quo);
    for (std::size_t at = 0; at < b.status_quo.size(); ++at)
        if (b.exponent[at] == 1.0) b.status_quo[at] = 0.5;
    gather(n, b.weight.data(), b.loss.data(), b.chance.data());
    accept(n, b.position.data(), b.salience.data(),
           {b.success.data(), b.failure.data(), b.status_quo.data(), b.chance.data()}, b.range.data(), b.next.data());
    b.position.swap(b.next);
}

}  // namespace

void challenge_columns(const Columns& columns, std::size_t rounds, double* median, double* mean) {
    if (columns.draws == 0) return;
    Block block(columns.actors);
    std::vector<const double*> positions(columns.actors), weights(columns.actors);
    double result[width];
    for (std::size_t first = 0; first < columns.draws; first += width) {
        load(columns, first, block);
        for (std::size_t t = 0; t < rounds; ++t) play_round(block);
        for (std::size_t a = 0; a < columns.actors; ++a) {
            positions[a] = block.position.data() + a * width;
            weights[a] = block.weight.data() + a * width;
        }
        const std::size_t count = std::min(width, columns.draws - first);
        const IssueColumns last{columns.actors, width, positions.data(), weights.data()};
        if (median != nullptr) {
            median_columns(last, result);
            std::copy(result, result + count, median + first);
        }
        if (mean != nullptr) {
            compromise_columns(last, result);
            std::copy(result, result + count, mean + first);
        }
    }
}

}  // namespace entente::theory::challenge

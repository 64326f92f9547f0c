#include <bit>

#include "game/negotiation/settlement_lanes.h"

namespace entente::game {
namespace {

// Prior probability that a kind of this actor has a surplus of at least 0. Where hardly anything is ratified
// or kept a loss may round to a surplus of 0, so the deal itself must be no loss either.
ENTENTE_VECTOR_CLONES
void add_willing(const Row* surplus, const Row* value, const Row* risk, const Row* prior, std::size_t kinds,
                 Row& out) {
    double* to = out.at.data();
    for (std::size_t k = 0; k < kinds; ++k) {
        const double* s = surplus[k].at.data();
        const double* v = value[k].at.data();
        const double* f = risk[k].at.data();
        const double* p = prior[k].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            to[l] += select(s[l] >= 0.0, select(v[l] >= f[l], p[l], 0.0), 0.0);
        }
    }
}

// What an actor could gain at best, if all else went its way: largest of its kinds.
ENTENTE_VECTOR_CLONES
void find_best(const Row* value, const Row* risk, const Row* gives, std::size_t kinds, Row& out) {
    double* to = out.at.data();
    for (std::size_t k = 0; k < kinds; ++k) {
        const double* v = value[k].at.data();
        const double* f = risk[k].at.data();
        const double* b = gives == nullptr ? nullptr : gives[k].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            const double best = v[l] + (b == nullptr ? 0.0 : b[l]) - f[l];
            to[l] = select(best > to[l], best, to[l]);
        }
    }
}

ENTENTE_VECTOR_CLONES
void lower(const Row& one, Row& least) {
    const double* x = one.at.data();
    double* to = least.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] = select(x[l] < to[l], x[l], to[l]);
}

}  // namespace

void find_zone(const Board& board, const AtStake& stake, Verdict& verdict, Row& out) {
    out = *stake.mass;
    for (std::size_t i = 0; i < board.actors; ++i) {
        const std::size_t k = board.first_kind[i];
        Row& willing = verdict.accept_mean[i];
        willing.at.fill(0);
        add_willing(&verdict.surplus[k], &stake.value[k], &board.risk[k], &board.prior[k], board.kinds_of(i),
                    willing);
        if (i < board.parties || board.unanimous) multiply(out, willing, out);
    }
    if (board.unanimous) return;
    board.coalitions.agree(&verdict.accept_mean[board.parties], verdict.scratch, verdict.room.data());
    multiply(out, verdict.scratch, out);
}

ENTENTE_VECTOR_CLONES
void find_zone_simply(const Board& board, const AtStake& stake, const Verdict& verdict, Row& out) {
    double* to = out.at.data();
    const double* m = stake.mass->at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] = m[l];
    for (std::size_t i = 0; i < board.actors; ++i) {
        const double* s = verdict.surplus[i].at.data();
        const double* v = stake.value[i].at.data();
        const double* f = board.risk[i].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            to[l] = select(s[l] >= 0.0, select(v[l] >= f[l], to[l], 0.0), 0.0);
        }
    }
}

ENTENTE_VECTOR_CLONES
bool open_simply(const Board& board, const AtStake& stake, const Row* sums, const Row& inside,
                 const Row& kept, std::size_t actor, Row& out) {
    const double* m = stake.mass->at.data();
    const double* in = inside.at.data();
    const double* b = sums[board.give_row[actor]].at.data();
    double* to = out.at.data();
    const auto nothing_left = [to] {
        std::uint64_t some = 0;
        for (std::size_t l = 0; l < lane_count; ++l) some |= std::bit_cast<std::uint64_t>(to[l]);
        return some == 0;
    };
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l)
        to[l] = select(in[l] < m[l], select(b[l] > 0.0, m[l], 0.0), 0.0);
    if (nothing_left()) return false;

    Row held = kept, against, none;
    double* k = held.at.data();
    if (board.keeping && actor < board.parties) {
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) k[l] = 1.0;
        for (std::size_t i = 0; i < board.parties; ++i) {
            const double* odds = stake.break_odds[i].at.data();
            if (i != actor) {
                ENTENTE_INDEPENDENT
                for (std::size_t l = 0; l < lane_count; ++l) k[l] *= 1.0 + odds[l];
            } else if (board.direct) {
                const double* x = stake.break_exponents[i].at.data();
                ENTENTE_INDEPENDENT
                for (std::size_t l = 0; l < lane_count; ++l) k[l] *= 1.0 + lane_exp(x[l] - b[l]);
            } else {
                ENTENTE_INDEPENDENT
                for (std::size_t l = 0; l < lane_count; ++l) k[l] *= 1.0 + odds[l] * lane_exp(-b[l]);
            }
        }
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) k[l] = 1.0 / k[l];
    }
    // As if ratified for certain: who refuses even then, refuses. Needs no exponential.
    for (std::size_t i = 0; i < board.actors; ++i) {
        const double* v = stake.value[i].at.data();
        const double* f = board.risk[i].at.data();
        const double* more = i == actor ? b : none.at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            const double value = v[l] + more[l];
            to[l] = select(k[l] * value >= f[l], select(value >= f[l], to[l], 0.0), 0.0);
        }
    }
    if (nothing_left()) return false;
    if (!board.any_risk || board.actors == board.parties) return true;

    double* product = against.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) product[l] = 1.0;
    for (std::size_t r = board.parties; r < board.actors; ++r) {
        const double* v = stake.value[r].at.data();
        const double* f = board.risk[r].at.data();
        const double* more = r == actor ? b : none.at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l)
            product[l] *= 1.0 + lane_exp(f[l] - k[l] * (v[l] + more[l]));
    }
    for (std::size_t i = 0; i < board.parties; ++i) {
        const double* v = stake.value[i].at.data();
        const double* f = board.risk[i].at.data();
        const double* more = i == actor ? b : none.at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            to[l] = select(k[l] * (v[l] + more[l]) / product[l] >= f[l], to[l], 0.0);
        }
    }
    return !nothing_left();
}

ENTENTE_VECTOR_CLONES
bool may_open(const Board& board, const AtStake& stake, const Row* sums, const Row& inside, std::size_t actor,
              Row& out) {
    const std::size_t own = board.first_kind[actor];
    const std::size_t give = board.give_row[own];
    Row beyond;
    for (std::size_t k = 0; k < board.kinds_of(actor); ++k) {
        const double* b = sums[give + k].at.data();
        double* to = beyond.at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) to[l] += b[l];
    }
    Row least;
    least.at.fill(1e300);
    for (std::size_t i = 0; i < board.actors; ++i) {
        if (i >= board.parties && !board.unanimous) continue;
        Row best;
        best.at.fill(-1e300);
        const std::size_t k = board.first_kind[i];
        find_best(&stake.value[k], &board.risk[k], i == actor ? &sums[give] : nullptr, board.kinds_of(i),
                  best);
        lower(best, least);
    }
    const double* m = stake.mass->at.data();
    const double* in = inside.at.data();
    const double* b = beyond.at.data();
    const double* s = least.at.data();
    double* to = out.at.data();
    std::uint64_t some = 0;
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) {
        to[l] = select(in[l] < m[l], 1.0, 0.0) * select(b[l] > 0.0, 1.0, 0.0) * select(s[l] >= 0.0, 1.0, 0.0);
    }
    for (std::size_t l = 0; l < lane_count; ++l) some |= std::bit_cast<std::uint64_t>(to[l]);
    return some != 0;
}

ENTENTE_VECTOR_CLONES
void lift_limits(const Row* gives, std::size_t count, const Row* exponents, Row* value, Row* break_odds) {
    for (std::size_t k = 0; k < count; ++k) {
        const double* b = gives[k].at.data();
        double* v = value[k].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) v[l] += b[l];
        if (break_odds == nullptr) continue;
        double* odds = break_odds[k].at.data();
        if (exponents != nullptr) {
            const double* x = exponents[k].at.data();
            ENTENTE_INDEPENDENT
            for (std::size_t l = 0; l < lane_count; ++l) odds[l] = lane_exp(x[l] - b[l]);
        } else {
            ENTENTE_INDEPENDENT
            for (std::size_t l = 0; l < lane_count; ++l) odds[l] *= lane_exp(-b[l]);
        }
    }
}

}  // namespace entente::game

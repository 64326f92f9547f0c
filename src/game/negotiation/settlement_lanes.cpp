#include "game/negotiation/settlement_lanes.h"

#include <bit>

namespace entente::game {
namespace {

// Only inside functions with clones: a sign bit of any lane, without a branch.
ENTENTE_INLINE std::uint64_t bits_of(double x) {
    return std::bit_cast<std::uint64_t>(x);
}

ENTENTE_VECTOR_CLONES
void keep_by_type(const Row* break_odds, const Row* prior, std::size_t kinds, Row* keep, Row& mean) {
    mean.at.fill(0);
    double* m = mean.at.data();
    for (std::size_t k = 0; k < kinds; ++k) {
        const double* odds = break_odds[k].at.data();
        const double* p = prior[k].at.data();
        double* to = keep[k].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            to[l] = 1.0 / (1.0 + odds[l]);
            m[l] += p[l] * to[l];
        }
    }
}

ENTENTE_VECTOR_CLONES
void ratify_by_type(const Row* value, const Row* risk, const Row* prior, const Row& kept, std::size_t kinds,
                    Row* surplus, Row* accept, Row& mean) {
    mean.at.fill(0);
    double* m = mean.at.data();
    const double* k_all = kept.at.data();
    for (std::size_t k = 0; k < kinds; ++k) {
        const double* v = value[k].at.data();
        const double* f = risk[k].at.data();
        const double* p = prior[k].at.data();
        double* s = surplus[k].at.data();
        double* a = accept[k].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            s[l] = k_all[l] * v[l] - f[l];
            a[l] = 1.0 / (1.0 + lane_exp(-s[l]));
            m[l] += p[l] * a[l];
        }
    }
}

struct Signing {
    const Row* value;
    const Row* risk;
    const Row* prior;
    const Row* keep;    ///< of each kind; null: everything is kept
    const Row* others;  ///< probability that the other signatories keep it
    std::size_t kinds;
};

ENTENTE_VECTOR_CLONES
void find_surplus(const Signing& one, const Row& ratified, Row* surplus) {
    const double* r = ratified.at.data();
    const double* o = one.others->at.data();
    for (std::size_t k = 0; k < one.kinds; ++k) {
        const double* v = one.value[k].at.data();
        const double* f = one.risk[k].at.data();
        const double* own = one.keep == nullptr ? nullptr : one.keep[k].at.data();
        double* s = surplus[k].at.data();
        if (own == nullptr) {
            ENTENTE_INDEPENDENT
            for (std::size_t l = 0; l < lane_count; ++l) s[l] = r[l] * v[l] - f[l];
        } else {
            ENTENTE_INDEPENDENT
            for (std::size_t l = 0; l < lane_count; ++l) s[l] = r[l] * (own[l] * o[l]) * v[l] - f[l];
        }
    }
}

ENTENTE_VECTOR_CLONES
void sign_by_type(const Signing& one, const Row& power, const Row* surplus, Row* accept, Row& mean,
                  Row& worth, Row& log_weight) {
    mean.at.fill(0);
    worth.at.fill(0);
    double* m = mean.at.data();
    double* g = worth.at.data();
    for (std::size_t k = 0; k < one.kinds; ++k) {
        const double* s = surplus[k].at.data();
        const double* p = one.prior[k].at.data();
        double* a = accept[k].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            const Acceptance willing = lane_accept(s[l]);
            a[l] = willing.probability;
            m[l] += p[l] * willing.probability;
            g[l] += p[l] * willing.worth;
        }
    }
    const double* w = power.at.data();
    const double* first = surplus[0].at.data();
    double* sum = log_weight.at.data();
    const double known = one.kinds == 1 ? 1.0 : -1.0;
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) {
        sum[l] += w[l] * lane_log_worth(select(known > 0.0, first[l], 0.0), g[l]);
    }
}

}  // namespace

Verdict::Verdict(const Board& board)
    : keep(board.party_kinds),
      surplus(board.kinds),
      accept(board.kinds),
      keep_mean(board.parties),
      accept_mean(board.actors),
      room(board.unanimous ? 0 : board.coalitions.room()) {}

ENTENTE_VECTOR_CLONES
bool take_step(const Board& board, std::size_t bin, const Row* products, const Row* sums, Row* next_products,
               Row* next_sums) {
    const double* from = products->at.data();
    const double* by = board.product_step(bin)->at.data();
    double* to = next_products->at.data();
    std::uint64_t some = 0;
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] = from[l] * by[l];
    for (std::size_t l = 0; l < lane_count; ++l) some |= bits_of(to[l]);
    if (some == 0) return false;
    const std::size_t factors = board.products * lane_count;
    ENTENTE_INDEPENDENT
    for (std::size_t i = lane_count; i < factors; ++i) to[i] = from[i] * by[i];
    const double* base = sums->at.data();
    const double* step = board.sum_step(bin)->at.data();
    double* sum = next_sums->at.data();
    const std::size_t terms = board.sums * lane_count;
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < terms; ++i) sum[i] = base[i] + step[i];
    return true;
}

ENTENTE_VECTOR_CLONES
void add_class(const Row* rows, const Row* values, std::size_t count, bool multiply, Row* out) {
    const double* a = rows->at.data();
    const double* b = values->at.data();
    double* to = out->at.data();
    if (multiply) {
        ENTENTE_INDEPENDENT
        for (std::size_t i = 0; i < count * lane_count; ++i) to[i] = a[i] * b[i];
    } else {
        ENTENTE_INDEPENDENT
        for (std::size_t i = 0; i < count * lane_count; ++i) to[i] = a[i] + b[i];
    }
}

// Before its first use: clang cannot make versions of a function after it.
ENTENTE_VECTOR_CLONES
void multiply(const Row& a, const Row& b, Row& out) {
    const double* x = a.at.data();
    const double* y = b.at.data();
    double* to = out.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] = x[l] * y[l];
}

ENTENTE_VECTOR_CLONES
void raise(const Row* exponents, std::size_t count, Row* out) {
    const double* x = exponents->at.data();
    double* to = out->at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count * lane_count; ++i) to[i] = lane_exp(x[i]);
}

ENTENTE_VECTOR_CLONES
void judge_simply(const Board& board, const AtStake& stake, bool detail, Verdict& out) {
    double* kept = out.kept.at.data();
    double* ratified = out.ratified.at.data();
    double* all = out.signed_by_all.at.data();
    double* weight = out.log_weight.at.data();
    double* product = out.scratch.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l)
        kept[l] = 1.0, product[l] = 1.0, all[l] = 1.0, weight[l] = 0.0;
    if (board.keeping) {
        for (std::size_t i = 0; i < board.parties; ++i) {
            const double* odds = stake.break_odds[i].at.data();
            ENTENTE_INDEPENDENT
            for (std::size_t l = 0; l < lane_count; ++l) kept[l] *= 1.0 + odds[l];
        }
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) kept[l] = 1.0 / kept[l];
    }
    for (std::size_t r = board.parties; r < board.actors; ++r) {
        const double* v = stake.value[r].at.data();
        const double* f = board.risk[r].at.data();
        double* s = out.surplus[r].at.data();
        double* a = out.accept_mean[r].at.data();
        if (detail) {
            ENTENTE_INDEPENDENT
            for (std::size_t l = 0; l < lane_count; ++l) {
                s[l] = kept[l] * v[l] - f[l];
                const double against = 1.0 + lane_exp(-s[l]);
                a[l] = 1.0 / against;
                product[l] *= against;
            }
        } else {
            ENTENTE_INDEPENDENT
            for (std::size_t l = 0; l < lane_count; ++l) product[l] *= 1.0 + lane_exp(f[l] - kept[l] * v[l]);
        }
    }
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) ratified[l] = 1.0 / product[l];
    for (std::size_t i = 0; i < board.parties; ++i) {
        const double* v = stake.value[i].at.data();
        const double* f = board.risk[i].at.data();
        const double* w = board.power[i].at.data();
        double* s = out.surplus[i].at.data();
        double* a = out.accept_mean[i].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            s[l] = ratified[l] * kept[l] * v[l] - f[l];
            const Acceptance willing = lane_accept(s[l]);
            a[l] = willing.probability;
            all[l] *= willing.probability;
            weight[l] += w[l] * lane_log_worth(s[l], willing.worth);
        }
    }
}

void judge(const Board& board, const AtStake& stake, bool signs_only, Verdict& out) {
    out.kept.at.fill(1);
    out.ratified.at.fill(1);
    out.log_weight.at.fill(0);
    out.signed_by_all.at.fill(1);
    for (std::size_t i = 0; i < board.parties && board.keeping; ++i) {
        const std::size_t k = board.first_kind[i];
        keep_by_type(&stake.break_odds[k], &board.prior[k], board.kinds_of(i), &out.keep[k],
                     out.keep_mean[i]);
        multiply(out.kept, out.keep_mean[i], out.kept);
    }
    for (std::size_t r = board.parties; r < board.actors; ++r) {
        const std::size_t k = board.first_kind[r];
        ratify_by_type(&stake.value[k], &board.risk[k], &board.prior[k], out.kept, board.kinds_of(r),
                       &out.surplus[k], &out.accept[k], out.accept_mean[r]);
        if (board.unanimous) multiply(out.ratified, out.accept_mean[r], out.ratified);
    }
    if (!board.unanimous)
        board.coalitions.agree(&out.accept_mean[board.parties], out.ratified, out.room.data());
    for (std::size_t i = 0; i < board.parties; ++i) {
        const std::size_t k = board.first_kind[i];
        Row others;
        others.at.fill(1);
        for (std::size_t j = 0; j < board.parties && board.keeping; ++j) {
            if (j != i) multiply(others, out.keep_mean[j], others);
        }
        const Signing one{&stake.value[k], &board.risk[k],
                          &board.prior[k], board.keeping ? &out.keep[k] : nullptr,
                          &others,         board.kinds_of(i)};
        find_surplus(one, out.ratified, &out.surplus[k]);
        if (signs_only) continue;
        sign_by_type(one, board.power[i], &out.surplus[k], &out.accept[k], out.accept_mean[i], out.scratch,
                     out.log_weight);
        multiply(out.signed_by_all, out.accept_mean[i], out.signed_by_all);
    }
}

ENTENTE_VECTOR_CLONES
bool weigh(const Row& mass, const Row& log_weight, const Row& offset, Row& weight) {
    const double* m = mass.at.data();
    const double* x = log_weight.at.data();
    const double* from = offset.at.data();
    double* to = weight.at.data();
    std::uint64_t over = 0;
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] = select(m[l] > 0.0, x[l] - from[l], -1000.0);
    for (std::size_t l = 0; l < lane_count; ++l) over |= bits_of(300.0 - to[l]);
    if (over >> 63U != 0) return false;
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] = m[l] * lane_exp(to[l]);
    return true;
}

ENTENTE_VECTOR_CLONES
void add_ends(const Row& weight, const Row& signed_by_all, const Row& ratified, const Row& kept, Row* sums,
              Row& in_force, Row& in_force_and_kept) {
    const double* w = weight.at.data();
    const double* a = signed_by_all.at.data();
    const double* r = ratified.at.data();
    const double* k = kept.at.data();
    double* signed_only = sums[0].at.data();
    double* broken = sums[1].at.data();
    double* held = sums[2].at.data();
    double* force = in_force.at.data();
    double* last = in_force_and_kept.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) {
        const double s = w[l] * a[l];
        const double f = s * r[l];
        const double h = f * k[l];
        signed_only[l] += s - f;
        broken[l] += f - h;
        held[l] += h;
        force[l] = f;
        last[l] = h;
    }
}

ENTENTE_VECTOR_CLONES
void add_product(const Row& a, const Row& b, Row& sum) {
    const double* x = a.at.data();
    const double* y = b.at.data();
    double* to = sum.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] += x[l] * y[l];
}

ENTENTE_VECTOR_CLONES
void add_complement(const Row& a, const Row& b, Row& sum) {
    const double* x = a.at.data();
    const double* y = b.at.data();
    double* to = sum.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] += x[l] * (1.0 - y[l]);
}

ENTENTE_VECTOR_CLONES
void add(const Row& a, Row& sum) {
    const double* x = a.at.data();
    double* to = sum.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] += x[l];
}

}  // namespace entente::game

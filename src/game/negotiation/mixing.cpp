#include "game/negotiation/mixing.h"

#include <algorithm>

namespace entente::game {
namespace {

ENTENTE_VECTOR_CLONES
void subtract(const Row* a, const Row* b, std::size_t rows, Row* out) {
    const double* x = a->at.data();
    const double* y = b->at.data();
    double* to = out->at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < rows * lane_count; ++i) to[i] = x[i] - y[i];
}

ENTENTE_VECTOR_CLONES
void multiply_out(const Row* a, const Row* b, std::size_t rows, Row& out) {
    out.at.fill(0);
    double* to = out.at.data();
    for (std::size_t r = 0; r < rows; ++r) {
        const double* x = a[r].at.data();
        const double* y = b[r].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) to[l] += x[l] * y[l];
    }
}

ENTENTE_VECTOR_CLONES
void take_part(const Row& part, const Row& share, const Row* dx, const Row* df, std::size_t rows, Row* x) {
    const double* c = part.at.data();
    const double* s = share.at.data();
    for (std::size_t r = 0; r < rows; ++r) {
        const double* p = dx[r].at.data();
        const double* q = df[r].at.data();
        double* to = x[r].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l)
            to[l] = select(s[l] > 0.0, to[l] - c[l] * (p[l] + s[l] * q[l]), to[l]);
    }
}

ENTENTE_VECTOR_CLONES
void move_on(const Row& share, const Row* f, std::size_t rows, Row* x) {
    const double* s = share.at.data();
    for (std::size_t r = 0; r < rows; ++r) {
        const double* by = f[r].at.data();
        double* to = x[r].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) to[l] = select(s[l] > 0.0, to[l] + s[l] * by[l], to[l]);
    }
}

}  // namespace

Mixing::Mixing(std::size_t rows) : rows_(rows), last_x_(rows), last_f_(rows) {
    for (std::size_t j = 0; j < depth; ++j) {
        dx_[j].resize(rows);
        df_[j].resize(rows);
    }
}

// Differences from before count no more: their products are 0, so the fit gives them no part.
void Mixing::forget(std::size_t lane) {
    if (known_[lane] == 0) return;
    known_[lane] = 0;
    for (std::size_t j = 0; j < depth; ++j) {
        alive_[j].at[lane] = 0;
        for (std::size_t k = 0; k < depth; ++k) gram_[j][k].at[lane] = 0;
    }
}

void Mixing::record(const std::vector<Row>& x, const std::vector<Row>& g) {
    std::vector<Row>& dx = dx_[slot_];
    std::vector<Row>& df = df_[slot_];
    subtract(x.data(), last_x_.data(), rows_, dx.data());
    last_x_ = x;
    df = last_f_;
    subtract(g.data(), x.data(), rows_, last_f_.data());
    subtract(last_f_.data(), df.data(), rows_, df.data());
    for (std::size_t l = 0; l < lane_count; ++l) {
        alive_[slot_].at[l] = known_[l];
        known_[l] = 1;
    }
    for (std::size_t j = 0; j < depth; ++j) {
        multiply_out(df.data(), df_[j].data(), rows_, gram_[slot_][j]);
        multiply_out(last_f_.data(), df_[j].data(), rows_, product_[j]);
        for (std::size_t l = 0; l < lane_count; ++l) {
            gram_[slot_][j].at[l] *= alive_[slot_].at[l] * alive_[j].at[l];
            product_[j].at[l] *= alive_[j].at[l];
        }
        gram_[j][slot_] = gram_[slot_][j];
    }
}

// Normal equations with a ridge of 1e-12 of the largest diagonal, by elimination without pivots: the matrix
// is positive definite.
void Mixing::fit(const Row& share) {
    for (std::size_t l = 0; l < lane_count; ++l) {
        if (!(share.at[l] > 0)) continue;
        double a[depth][depth + 1];
        double most = 0;
        for (std::size_t i = 0; i < depth; ++i) most = std::max(most, gram_[i][i].at[l]);
        for (std::size_t i = 0; i < depth; ++i) {
            for (std::size_t j = 0; j < depth; ++j) a[i][j] = gram_[i][j].at[l];
            a[i][i] += 1e-12 * most + 1e-300;
            a[i][depth] = product_[i].at[l];
        }
        for (std::size_t i = 0; i < depth; ++i) {
            for (std::size_t k = i + 1; k < depth; ++k) {
                const double factor = a[k][i] / a[i][i];
                for (std::size_t j = i; j <= depth; ++j) a[k][j] -= factor * a[i][j];
            }
        }
        for (std::size_t i = depth; i-- > 0;) {
            double c = a[i][depth];
            for (std::size_t j = i + 1; j < depth; ++j) c -= a[i][j] * part_[j].at[l];
            part_[i].at[l] = a[i][i] > 0 ? c / a[i][i] : 0;
        }
    }
}

void Mixing::advance(std::vector<Row>& x, const std::vector<Row>& g, const Row& share) {
    const bool some = std::any_of(share.at.begin(), share.at.end(), [](double part) { return part > 0; });
    if (some) {
        record(x, g);
        fit(share);
        move_on(share, last_f_.data(), rows_, x.data());
        for (std::size_t j = 0; j < depth; ++j) {
            take_part(part_[j], share, dx_[j].data(), df_[j].data(), rows_, x.data());
        }
    }
    for (std::size_t l = 0; l < lane_count; ++l) {
        if (!(share.at[l] > 0)) forget(l);
    }
    slot_ = (slot_ + 1) % depth;
}

}  // namespace entente::game

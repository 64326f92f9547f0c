#include "game/negotiation/sweep.h"

namespace entente::game {

ENTENTE_VECTOR_CLONES
void normalise(const Lane* weight, const Row* odds, std::size_t options, Row* out) {
    Row sum;
    double* s = sum.at.data();
    for (std::size_t o = 0; o < options; ++o) {
        const double* w = weight[o].data();
        double* to = out[o].at.data();
        if (odds == nullptr) {
            ENTENTE_INDEPENDENT
            for (std::size_t l = 0; l < lane_count; ++l) to[l] = w[l], s[l] += w[l];
            continue;
        }
        const double* e = odds[o].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            to[l] = w[l] * e[l];
            s[l] += to[l];
        }
    }
    for (std::size_t o = 0; o < options; ++o) {
        double* to = out[o].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) to[l] = select(s[l] > 0.0, to[l] / s[l], 0.0);
    }
}

ENTENTE_VECTOR_CLONES
void spread(const Row& reach, const Row* move, std::size_t options, Row* out) {
    const double* r = reach.at.data();
    for (std::size_t o = 0; o < options; ++o) {
        const double* p = move[o].at.data();
        double* to = out[o].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) to[l] = r[l] * p[l];
    }
}

ENTENTE_VECTOR_CLONES
void expect(const Row* p, const Row* value, std::size_t options, Row& out) {
    double* to = out.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] = 0.0;
    for (std::size_t o = 0; o < options; ++o) {
        const double* x = p[o].at.data();
        const double* v = value[o].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) to[l] += x[l] * v[l];
    }
}

ENTENTE_VECTOR_CLONES
void add_row(const Row& one, Row& sum) {
    const double* x = one.at.data();
    double* to = sum.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] += x[l];
}

ENTENTE_VECTOR_CLONES
void divide(const Row& part, const Row& all, double otherwise, Row& out) {
    const double* r = part.at.data();
    const double* a = all.at.data();
    double* to = out.at.data();
    ENTENTE_INDEPENDENT
    for (std::size_t l = 0; l < lane_count; ++l) to[l] = select(a[l] > 0.0, r[l] / a[l], otherwise);
}

ENTENTE_VECTOR_CLONES
void add_worth(const Row& belief, const Row* value, std::size_t options, Row* worth) {
    const double* b = belief.at.data();
    for (std::size_t o = 0; o < options; ++o) {
        const double* v = value[o].at.data();
        double* to = worth[o].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) to[l] += b[l] * v[l];
    }
}

ENTENTE_VECTOR_CLONES
void find_odds(const Row& scale, const Lane& lambda, std::size_t options, Row* worth) {
    Row most = worth[0];
    double* best = most.at.data();
    for (std::size_t o = 1; o < options; ++o) {
        const double* q = worth[o].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) best[l] = select(q[l] > best[l], q[l], best[l]);
    }
    const double* s = scale.at.data();
    const double* k = lambda.data();
    for (std::size_t o = 0; o < options; ++o) {
        double* q = worth[o].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) q[l] = lane_exp(s[l] * k[l] * (q[l] - best[l]));
    }
}

ENTENTE_VECTOR_CLONES
void furthest(const Row* one, const Row* other, std::size_t rows, Row& most) {
    double* to = most.at.data();
    for (std::size_t r = 0; r < rows; ++r) {
        const double* x = one[r].at.data();
        const double* y = other[r].at.data();
        ENTENTE_INDEPENDENT
        for (std::size_t l = 0; l < lane_count; ++l) {
            const double distance = magnitude(x[l] - y[l]);
            to[l] = select(distance > to[l], distance, to[l]);
        }
    }
}

}  // namespace entente::game

#include <cstddef>

#include "stats/clones.h"
#include "theory/spatial/kernels.h"
#include "theory/spatial/vote.h"

namespace entente::theory::spatial {
namespace {

ENTENTE_INLINE double utility(double loss, double reach, double risk) { return loss * (1.0 + risk * reach); }

/// The four stakes of a third party that helps i and wins, helps i and loses, helps j while i wins, helps j and
/// wins: sums of three of the positions ui, uj and its own.
template <ThirdPartyCommitment commitment>
ENTENTE_INLINE double lean(double p, double ui, double uj, double un) {
    const double with_i = commitment == ThirdPartyCommitment::full ? 3 * ui : 2 * ui + un;
    const double i_lost = commitment == ThirdPartyCommitment::none ? 2 * uj + un : 3 * uj;
    const double j_lost = commitment == ThirdPartyCommitment::none ? 2 * ui + un : 3 * ui;
    const double with_j = commitment == ThirdPartyCommitment::full ? 3 * uj : 2 * uj + un;
    return (p * with_i + (1 - p) * i_lost) - (p * j_lost + (1 - p) * with_j);
}

/// The principals' own votes, for i and against it.
template <VotingRule rule>
ENTENTE_INLINE void principals(const Scene& scene, std::size_t i, const double* seen, double* for_i, double* against) {
    const double* loss = scene.loss + i * scene.stride;
    const double* reach = scene.reach + i * scene.stride;
    const double* loss_of_i = scene.loss_by_position + i * scene.stride;
    const double* reach_of_i = scene.reach_by_position + i * scene.stride;
    const double uii = utility(loss[i], reach[i], seen[i]);
    ENTENTE_INDEPENDENT
    for (std::size_t j = 0; j < scene.stride; ++j) {
        const double uij = utility(loss[j], reach[j], seen[i]);
        const double uji = utility(loss_of_i[j], reach_of_i[j], seen[j]);
        const double ujj = utility(scene.own_loss[j], scene.own_reach[j], seen[j]);
        const double of_i = vote<rule>(scene.influence[i], uii - uij);
        const double of_j = vote<rule>(scene.influence[j], uji - ujj);
        for_i[j] = 1e-10 + above_zero(of_i) + above_zero(of_j);
        against[j] = 1e-10 + above_zero(-of_i) + above_zero(-of_j);
    }
}

/// Adds the third party n to every challenge of i; its weight is 0 in the lane where it is the target.
template <VotingRule rule, ThirdPartyCommitment commitment>
ENTENTE_INLINE void add_third_party(const Scene& scene, std::size_t i, std::size_t n, double risk, const double* x0,
                                    const double* y0, double* x, double* y) {
    const double* loss = scene.loss + n * scene.stride;
    const double* reach = scene.reach + n * scene.stride;
    const double* weight = scene.third_party + n * scene.stride;
    const double ui = utility(loss[i], reach[i], risk);
    const double un = utility(loss[n], reach[n], risk);
    ENTENTE_INDEPENDENT
    for (std::size_t j = 0; j < scene.stride; ++j) {
        const double uj = utility(loss[j], reach[j], risk);
        const double v0 = vote<rule>(weight[j], ui - uj);
        const double xn = x0[j] + above_zero(v0);
        const double yn = y0[j] + above_zero(-v0);
        const double v = vote<rule>(weight[j], lean<commitment>(xn / (xn + yn), ui, uj, un));
        x[j] += above_zero(v);
        y[j] += above_zero(-v);
    }
}

template <VotingRule rule, ThirdPartyCommitment commitment>
ENTENTE_INLINE void strengths(const Scene& scene, std::size_t i, const double* seen, double* x0, double* y0, double* x,
                              double* y) {
    principals<rule>(scene, i, seen, x0, y0);
    for (std::size_t j = 0; j < scene.stride; ++j) {
        x[j] = x0[j];
        y[j] = y0[j];
    }
    for (std::size_t n = 0; n < scene.actors; ++n) {
        if (n != i) {
            add_third_party<rule, commitment>(scene, i, n, seen[n], x0, y0, x, y);
        }
    }
}

template <VotingRule rule>
ENTENTE_INLINE void strengths_under(const Scene& scene, std::size_t i, const double* seen,
                                    ThirdPartyCommitment commitment, double* x0, double* y0, double* x, double* y) {
    switch (commitment) {
        case ThirdPartyCommitment::none:
            return strengths<rule, ThirdPartyCommitment::none>(scene, i, seen, x0, y0, x, y);
        case ThirdPartyCommitment::semi:
            return strengths<rule, ThirdPartyCommitment::semi>(scene, i, seen, x0, y0, x, y);
        case ThirdPartyCommitment::full:
            return strengths<rule, ThirdPartyCommitment::full>(scene, i, seen, x0, y0, x, y);
    }
}

/// From strengths to chances and to what i expects to gain.
ENTENTE_INLINE void chances_and_gains(const Scene& scene, std::size_t i, double risk, double* win, double* lose,
                                      double* gain) {
    const double* loss = scene.loss + i * scene.stride;
    const double* reach = scene.reach + i * scene.stride;
    const double uii = utility(loss[i], reach[i], risk);
    ENTENTE_INDEPENDENT
    for (std::size_t j = 0; j < scene.stride; ++j) {
        const double uij = utility(loss[j], reach[j], risk);
        const double all = win[j] + lose[j];
        const double p = win[j] / all;
        const double q = lose[j] / all;
        const double s = scene.salience[j];
        const double contest = p * (2 * uii) + q * (2 * uij);
        gain[j] = ((1 - s) * (2 * uii) + s * contest) - (uii + uij);
        win[j] = p;
        lose[j] = q;
    }
}

}  // namespace

ENTENTE_VECTOR_CLONES
void challenges_of(const Scene& scene, std::size_t i, const double* seen, VotingRule rule,
                   ThirdPartyCommitment commitment, const Challenges& out) {
    const auto [win, lose, gain, x0, y0] = out;
    switch (rule) {
        case VotingRule::binary:
            strengths_under<VotingRule::binary>(scene, i, seen, commitment, x0, y0, win, lose);
            break;
        case VotingRule::proportional_binary:
            strengths_under<VotingRule::proportional_binary>(scene, i, seen, commitment, x0, y0, win, lose);
            break;
        case VotingRule::proportional:
            strengths_under<VotingRule::proportional>(scene, i, seen, commitment, x0, y0, win, lose);
            break;
        case VotingRule::proportional_cubic:
            strengths_under<VotingRule::proportional_cubic>(scene, i, seen, commitment, x0, y0, win, lose);
            break;
        case VotingRule::cubic:
            strengths_under<VotingRule::cubic>(scene, i, seen, commitment, x0, y0, win, lose);
            break;
        case VotingRule::asymmetric:
            strengths_under<VotingRule::asymmetric>(scene, i, seen, commitment, x0, y0, win, lose);
            break;
    }
    chances_and_gains(scene, i, seen[i], win, lose, gain);
}

}  // namespace entente::theory::spatial

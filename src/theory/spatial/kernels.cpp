#include "theory/spatial/kernels.h"

#include <cmath>

#include "stats/clones.h"
#include "theory/spatial/vote.h"

namespace entente::theory::spatial {

void distances_from(const Ideals& actors, const double* point, std::size_t step, double* out) {
    const std::size_t stride = actors.stride;
    for (std::size_t n = 0; n < stride; ++n) {
        out[n] = 0.0;
    }
    for (std::size_t k = 0; k < actors.issues; ++k) {
        const double at = point[k * step];
        const double* ideal = actors.ideal + k * stride;
        const double* salience = actors.salience + k * stride;
        ENTENTE_INDEPENDENT
        for (std::size_t n = 0; n < stride; ++n) {
            const double part = (ideal[n] - at) * salience[n];
            out[n] += part * part;
        }
    }
    for (std::size_t n = 0; n < stride; ++n) {
        out[n] = std::sqrt(out[n] / actors.square_sum[n]);
    }
}

ENTENTE_VECTOR_CLONES
void utilities_of(std::size_t stride, const double* d, const double* risk, double* out) {
    ENTENTE_INDEPENDENT
    for (std::size_t n = 0; n < stride; ++n) {
        const double reach = d[n] < 1.0 ? d[n] : 1.0;
        out[n] = (1.0 - d[n]) * (1.0 + risk[n] * reach);
    }
}

ENTENTE_VECTOR_CLONES
void add_row(std::size_t stride, const double* term, double* sum) {
    ENTENTE_INDEPENDENT
    for (std::size_t n = 0; n < stride; ++n) {
        sum[n] += term[n];
    }
}

namespace {

/// Option a against every earlier one: one vote a pair and voter, the later option against the earlier, which
/// matters where votes are not symmetric.
template <VotingRule rule>
ENTENTE_INLINE void coalition_row(const Ballot& ballot, std::size_t a, double* side, double* rival) {
    const std::size_t width = lanes_of(a);
    for (std::size_t b = 0; b < width; ++b) {
        side[b] = 1e-8;
        rival[b] = 1e-8;
    }
    for (std::size_t k = 0; k < ballot.voters; ++k) {
        const double* utility = ballot.utility + k * ballot.stride;
        const double weight = ballot.weight[k];
        const double of_a = utility[a];
        ENTENTE_INDEPENDENT
        for (std::size_t b = 0; b < width; ++b) {
            const double v = vote<rule>(weight, of_a - utility[b]);
            side[b] += above_zero(v);
            rival[b] += above_zero(-v);
        }
    }
}

template <VotingRule rule>
ENTENTE_INLINE void lower_coalitions(const Ballot& ballot, double* side, double* rival) {
    for (std::size_t a = 1; a < ballot.options; ++a) {
        coalition_row<rule>(ballot, a, side + a * ballot.stride, rival + a * ballot.stride);
    }
}

ENTENTE_VECTOR_CLONES
void lower_coalitions_of(const Ballot& ballot, VotingRule rule, double* side, double* rival) {
    switch (rule) {
        case VotingRule::binary: return lower_coalitions<VotingRule::binary>(ballot, side, rival);
        case VotingRule::proportional_binary:
            return lower_coalitions<VotingRule::proportional_binary>(ballot, side, rival);
        case VotingRule::proportional: return lower_coalitions<VotingRule::proportional>(ballot, side, rival);
        case VotingRule::proportional_cubic:
            return lower_coalitions<VotingRule::proportional_cubic>(ballot, side, rival);
        case VotingRule::cubic: return lower_coalitions<VotingRule::cubic>(ballot, side, rival);
        case VotingRule::asymmetric: return lower_coalitions<VotingRule::asymmetric>(ballot, side, rival);
    }
}

template <VictoryLaw law>
ENTENTE_INLINE void victory_rows(std::size_t options, std::size_t stride, const double* side, const double* rival,
                                 double* chance) {
    for (std::size_t b = 0; b < options; ++b) {
        ENTENTE_INDEPENDENT
        for (std::size_t a = 0; a < stride; ++a) {
            chance[b * stride + a] = victory<law>(rival[b * stride + a], side[b * stride + a]);
        }
        chance[b * stride + b] = 0.5;
    }
}

}  // namespace

void coalitions(const Ballot& ballot, VotingRule rule, double* side, double* rival) {
    lower_coalitions_of(ballot, rule, side, rival);
    const std::size_t stride = ballot.stride;
    for (std::size_t a = 0; a < ballot.options; ++a) {
        side[a * stride + a] = 1e-8;
        rival[a * stride + a] = 1e-8;
        for (std::size_t b = a + 1; b < ballot.options; ++b) {
            side[a * stride + b] = rival[b * stride + a];
            rival[a * stride + b] = side[b * stride + a];
        }
        for (std::size_t b = ballot.options; b < stride; ++b) {
            side[a * stride + b] = 1.0;
            rival[a * stride + b] = 1.0;
        }
    }
}

ENTENTE_VECTOR_CLONES
void victories(std::size_t options, std::size_t stride, VictoryLaw law, const double* side, const double* rival,
               double* chance) {
    switch (law) {
        case VictoryLaw::linear: return victory_rows<VictoryLaw::linear>(options, stride, side, rival, chance);
        case VictoryLaw::square: return victory_rows<VictoryLaw::square>(options, stride, side, rival, chance);
        case VictoryLaw::quartic: return victory_rows<VictoryLaw::quartic>(options, stride, side, rival, chance);
        case VictoryLaw::octic: return victory_rows<VictoryLaw::octic>(options, stride, side, rival, chance);
        case VictoryLaw::binary: return victory_rows<VictoryLaw::binary>(options, stride, side, rival, chance);
    }
}

}  // namespace entente::theory::spatial

#include "theory/spatial/election.h"

#include <algorithm>
#include <cmath>

#include "stats/clones.h"

namespace entente::theory::spatial {
namespace {

/// Below this a product may have lost bits on its way, and the careful way is taken.
constexpr double smallest_safe_product = 1e-290;

ENTENTE_VECTOR_CLONES
void products(std::size_t options, std::size_t stride, const double* chance, double* product) {
    for (std::size_t a = 0; a < stride; ++a) {
        product[a] = 1.0;
    }
    for (std::size_t b = 0; b < options; ++b) {
        const double* row = chance + b * stride;
        ENTENTE_INDEPENDENT
        for (std::size_t a = 0; a < stride; ++a) {
            product[a] *= row[a];
        }
    }
}

/// The same with exponents carried apart; powers of two are exact, so both ways agree where both work.
void careful_products(std::size_t options, std::size_t stride, const double* chance, double* product) {
    std::vector<int> exponent(options, 0);
    for (std::size_t a = 0; a < options; ++a) {
        product[a] = 1.0;
        for (std::size_t b = 0; b < options; ++b) {
            int shift = 0;
            product[a] = std::frexp(product[a] * chance[b * stride + a], &shift);
            exponent[a] += shift;
        }
    }
    const int largest = *std::max_element(exponent.begin(), exponent.end());
    for (std::size_t a = 0; a < options; ++a) {
        product[a] = std::ldexp(product[a], exponent[a] - largest);
    }
}

/// challenge[b * stride + a] = chance that a is proposed against b, and its transpose.
void challenge_chances(const Election& how, std::size_t options, std::size_t stride, ElectionRoom& room) {
    room.challenge.assign(options * stride, 1.0 / static_cast<double>(options));
    room.challenged.assign(options * stride, 1.0 / static_cast<double>(options));
    if (how.model == CondorcetModel::markov_uniform) {
        return;
    }
    for (std::size_t b = 0; b < options; ++b) {
        double* row = room.challenge.data() + b * stride;
        double total = 0;
        for (std::size_t a = 0; a < options; ++a) {
            const double self = a == b ? 1e-10 : 0.0;
            row[a] = room.rival[b * stride + a] * room.chance[b * stride + a] + self;
            total += row[a];
        }
        for (std::size_t a = 0; a < options; ++a) {
            row[a] /= total;
            room.challenged[a * stride + b] = row[a];
        }
    }
}

/// next[a] = sum over b of chance(a beats b) (p[a] T(b against a) + p[b] T(a against b)).
ENTENTE_VECTOR_CLONES
void markov_step(std::size_t options, std::size_t stride, const double* chance, const double* challenge,
                 const double* challenged, const double* p, double* next) {
    for (std::size_t a = 0; a < stride; ++a) {
        next[a] = 0.0;
    }
    for (std::size_t b = 0; b < options; ++b) {
        const double of_b = p[b];
        ENTENTE_INDEPENDENT
        for (std::size_t a = 0; a < stride; ++a) {
            const std::size_t at = b * stride + a;
            next[a] += chance[at] * (p[a] * challenged[at] + of_b * challenge[at]);
        }
    }
}

bool markov(const Election& how, std::size_t options, std::size_t stride, ElectionRoom& room, double* p) {
    challenge_chances(how, options, stride, room);
    room.next.resize(stride);
    std::fill_n(p, stride, 1.0 / static_cast<double>(options));
    const double enough = how.model == CondorcetModel::markov_uniform ? 1e-6 : 1e-8;
    for (std::size_t step = 0; step < most_election_steps; ++step) {
        markov_step(options, stride, room.chance.data(), room.challenge.data(), room.challenged.data(), p,
                    room.next.data());
        double change = 0;
        for (std::size_t a = 0; a < options; ++a) {
            change = std::max(change, std::abs(room.next[a] - p[a]));
            p[a] = (p[a] + room.next[a]) / 2.0;
        }
        if (change <= enough) {
            return true;
        }
    }
    return false;
}

}  // namespace

void shares_of_products(std::size_t options, std::size_t stride, const double* chance, double* share) {
    products(options, stride, chance, share);
    if (!(*std::min_element(share, share + options) > smallest_safe_product)) {
        careful_products(options, stride, chance, share);
    }
    double total = 0;
    for (std::size_t a = 0; a < options; ++a) {
        total += share[a];
    }
    for (std::size_t a = 0; a < options; ++a) {
        share[a] /= total;
    }
}

bool elect(const Election& how, const Ballot& ballot, ElectionRoom& room, double* chances) {
    const std::size_t options = ballot.options;
    const std::size_t stride = ballot.stride;
    room.side.resize(std::max(room.side.size(), options * stride));
    room.rival.resize(room.side.size());
    room.chance.resize(room.side.size());
    room.share.resize(std::max(room.share.size(), stride));
    coalitions(ballot, how.voting, room.side.data(), room.rival.data());
    victories(options, stride, how.victory, room.side.data(), room.rival.data(), room.chance.data());
    bool settled = true;
    if (how.model == CondorcetModel::conditional) {
        shares_of_products(options, stride, room.chance.data(), room.share.data());
    } else {
        settled = markov(how, options, stride, room, room.share.data());
    }
    std::copy_n(room.share.data(), options, chances);
    return settled;
}

}  // namespace entente::theory::spatial

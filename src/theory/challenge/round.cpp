#include "theory/challenge/round.h"

#include <algorithm>
#include <cmath>

#include "stats/kernels.h"
#include "theory/compromise/compromise.h"
#include "theory/median/median.h"

namespace entente::theory::challenge {

namespace {

/// x^r of a share by our own functions, so that every processor gives the same bytes; exact for r = 1.
double power_of(double x, double exponent) {
    return exponent == 1.0 ? x : stats::kernel_decay(exponent * stats::kernel_log_share(x));
}

/// Sum of the votes of those who gain if i rather than j prevails; [i, j] and [j, i] from one pass over the actors.
Vector gather_support(const Stand& stand, std::span<const double> exponent) {
    const std::size_t n = stand.actors;
    Vector loss(n * n), support(n * n, 0.0);
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t j = 0; j < n; ++j)
            loss[k * n + j] = power_of(stand.distance[k * n + j], exponent.empty() ? 1.0 : exponent[k]);
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            for (std::size_t k = 0; k < n; ++k) {
                const double gain = stand.weight[k] * (loss[k * n + j] - loss[k * n + i]);
                support[i * n + j] += std::max(gain, 0.0);
                support[j * n + i] += std::max(-gain, 0.0);
            }
        }
    }
    return support;
}

/// Over all actors and all ordered pairs of positions, so each unordered pair twice.
double global_denominator(const Vector& support, std::size_t n) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) sum += support[i * n + j] + support[j * n + i];
    return 2 * sum;
}

Vector chances(const Stand& stand, const Vector& support, const Reading& reading) {
    const std::size_t n = stand.actors;
    const double global = global_denominator(support, n);
    Vector chance(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (stand.distance[i * n + j] == 0.0) continue;
            const double own = support[i * n + j], other = support[j * n + i];
            const double whole = reading.denominator == Denominator::global ? global : own + other;
            const double counted = reading.reverse == ReverseChance::net ? std::max(0.0, own - other) : own;
            chance[i * n + j] = counted / (whole > 0 ? whole : 1.0);
        }
    }
    return chance;
}

/// The chance of i against j where it is j who was asked first: i answers.
double reverse_chance(const Utilities& utilities, const Reading& reading, std::size_t n, std::size_t i, std::size_t j) {
    const bool complement = reading.reverse == ReverseChance::complement;
    return complement ? 1 - utilities.chance[j * n + i] : utilities.chance[i * n + j];
}

}  // namespace

Stand take_stand(const Input& input, std::span<const double> position, double range, Centre centre) {
    const std::size_t n = position.size();
    Stand stand{n, Vector(n * n), Vector(n), Vector(n), Vector(input.salience.begin(), input.salience.end())};
    for (std::size_t i = 0; i < n; ++i) stand.weight[i] = input.power[i] * input.salience[i];
    const double mu = centre == Centre::median ? weighted_median(position, stand.weight) : compromise(position, stand.weight);
    for (std::size_t i = 0; i < n; ++i) {
        stand.from_centre[i] = std::abs(position[i] - mu) / range;
        for (std::size_t j = 0; j < n; ++j)
            stand.distance[i * n + j] = std::min(1.0, std::abs(position[i] - position[j]) / range);
    }
    return stand;
}

Utilities work_out(const Stand& stand, std::span<const double> exponent, const Reading& reading) {
    const std::size_t n = stand.actors;
    // Equation 31 counts plain distances; the global denominator came with distances raised to each voter's exponent.
    const bool bent = reading.denominator == Denominator::global;
    const Vector support = gather_support(stand, bent ? exponent : std::span<const double>());
    Utilities u{Vector(n * n), Vector(n * n), Vector(n), chances(stand, support, reading)};
    for (std::size_t i = 0; i < n; ++i) {
        const double r = exponent.empty() ? 1.0 : exponent[i];
        u.status_quo[i] = 2 - 4 * power_of(0.5, r);
        for (std::size_t j = 0; j < n; ++j) {
            const double half = 0.5 * stand.distance[i * n + j];
            u.success[i * n + j] = 2 - 4 * power_of(0.5 - half, r);
            u.failure[i * n + j] = 2 - 4 * power_of(0.5 + half, r);
        }
    }
    return u;
}

double expected_utility(const Stand& stand, const Utilities& u, std::span<const double> exponent,
                        const Reading& reading, std::size_t i, std::size_t j, std::size_t viewer) {
    const std::size_t n = stand.actors, other = viewer == i ? j : i;
    const double chance = viewer == i ? u.chance[i * n + j] : reverse_chance(u, reading, n, i, j);
    const double won = u.success[viewer * n + other], lost = u.failure[viewer * n + other];
    const double resisted = stand.salience[j] * (chance * won + (1 - chance) * lost);
    double quiet = reading.status_quo * u.status_quo[viewer];
    if (reading.status_quo < 1) {
        const double r = exponent.empty() ? 1.0 : exponent[viewer];
        const double quarter = 0.25 * (stand.from_centre[i] + stand.distance[i * n + j]);
        const bool helps = stand.from_centre[i] < stand.distance[i * n + j];
        const bool better = reading.tailwind == Tailwind::always || (reading.tailwind == Tailwind::rule && helps);
        const double base = better ? 0.5 - quarter : 0.5 + quarter;
        quiet += (1 - reading.status_quo) * (2 - 4 * power_of(std::clamp(base, 0.0, 1.0), r));
    }
    return resisted + (1 - stand.salience[j]) * won - quiet;
}

Vector risk_exponents(const Stand& stand, const Reading& reading) {
    const std::size_t n = stand.actors;
    const Utilities u = work_out(stand, {}, reading);
    Vector security(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (i != j) {
                security[i] += reading.security == SecuritySum::challenged
                                   ? expected_utility(stand, u, {}, reading, j, i, i)
                                   : expected_utility(stand, u, {}, reading, i, j, i);
            }
        }
    }
    const auto [low, high] = std::minmax_element(security.begin(), security.end());
    const double least = *low, most = *high;
    Vector exponent(n, 1.0);
    for (std::size_t i = 0; i < n && most > least; ++i) {
        const double attitude = (2 * security[i] - most - least) / (most - least);
        exponent[i] = (1 - attitude / 3) / (1 + attitude / 3);
    }
    return exponent;
}

std::vector<PairView> all_views(const Stand& stand, const Reading& reading) {
    const std::size_t n = stand.actors;
    const Vector exponent = risk_exponents(stand, reading);
    const Utilities u = work_out(stand, exponent, reading);
    std::vector<PairView> views(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j) continue;
            const std::size_t viewer = reading.view == View::own ? i : j;
            views[i * n + j] = {expected_utility(stand, u, exponent, reading, i, j, i),
                                expected_utility(stand, u, exponent, reading, j, i, viewer)};
        }
    }
    return views;
}

namespace {

/// What j's challenge leaves i with, from confrontation (0) to capitulation (2); 3 where i need not move.
struct Offer {
    int kind = 3;
    double to = 0;
    double key = 0;  ///< the smallest is taken
};

Offer offer_from(const Reading& reading, double own, double other, PairView view) {
    const double a = view.challenge, b = view.answer;
    Offer offer{3, other, std::abs(own - other)};
    const bool figure = reading.sign == CompromiseSign::figure;
    if (b > a && a > 0) {
        offer.kind = 0;
    } else if (a < 0 && std::abs(b) > std::abs(a) && (figure ? b > 0 : b < 0)) {
        offer.kind = 1;
        offer.to = own + (other - own) * std::abs(a / b);
        offer.key = std::abs(own - offer.to);
        if (reading.offer == OfferChoice::scholz_key)
            offer.key = (std::abs(a) * own + std::abs(b) * other) / (std::abs(a) + std::abs(b));
    } else if (a < 0 && b > 0 && reading.capitulation == Capitulation::figure) {
        offer.kind = 2;
    }
    if (reading.offer == OfferChoice::highest_offer) offer.key = -b;
    return offer;
}

}  // namespace

double accept_offer(const Reading& reading, std::span<const double> position, std::size_t i,
                    std::span<const PairView> views) {
    Offer best{3, position[i], 0};
    for (std::size_t j = 0; j < position.size(); ++j) {
        if (j == i || (position[j] == position[i] && reading.tie == TieRule::skip)) continue;
        const Offer offer = offer_from(reading, position[i], position[j], views[i * position.size() + j]);
        if (offer.kind == 3) continue;
        const bool alike = offer.kind == best.kind || (best.kind < 3 && reading.precedence == Precedence::none);
        if (alike ? offer.key < best.key : offer.kind < best.kind) best = offer;
    }
    return best.to;
}

}  // namespace entente::theory::challenge

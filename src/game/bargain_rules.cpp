#include "game/bargain_rules.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/kernels.h"

namespace entente::game {
namespace {

constexpr double tie = 1e-12;
constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_rational(const FiniteDeals& deals, std::size_t deal) {
    for (std::size_t i = 0; i < deals.actors(); ++i) {
        if (!(deals.gain(deal, i) >= 0)) return false;
    }
    return true;
}

/// What a rule thinks of a deal: `first` decides, `second` breaks its ties.
struct Merit {
    double first = 0;
    double second = 0;
};

bool as_good(double a, double b) {
    return a == b || std::abs(a - b) <= tie * std::max(std::abs(a), std::abs(b));
}

// Two passes, so that a deal is compared with the best one and not with its predecessor among near ties.
template <class MeritOf>
std::optional<DealChoice> best_deal(const FiniteDeals& deals, MeritOf merit_of) {
    double first = -infinity, second = -infinity;
    bool found = false;
    std::vector<Merit> merits(deals.count(), {-infinity, -infinity});
    std::vector<char> rational(deals.count(), 0);
    for (std::size_t x = 0; x < deals.count(); ++x) {
        if (!is_rational(deals, x)) continue;
        rational[x] = 1;
        merits[x] = merit_of(x);
        first = std::max(first, merits[x].first);
        found = true;
    }
    if (!found) return std::nullopt;
    for (std::size_t x = 0; x < deals.count(); ++x) {
        if (rational[x] && as_good(merits[x].first, first)) second = std::max(second, merits[x].second);
    }
    DealChoice choice{0, 0, first};
    for (std::size_t x = deals.count(); x-- > 0;) {
        if (rational[x] && as_good(merits[x].first, first) && as_good(merits[x].second, second)) {
            choice.deal = x;
            choice.value = merits[x].first;
            ++choice.tied;
        }
    }
    return choice;
}

double sum_of_gains(const FiniteDeals& deals, std::size_t deal) {
    double sum = 0;
    for (std::size_t i = 0; i < deals.actors(); ++i) sum += deals.gain(deal, i);
    return sum;
}

}  // namespace

std::optional<DealChoice> nash_deal(const FiniteDeals& deals, std::span<const double> weights) {
    const auto product = [&](std::size_t x) {
        double value = 1;
        for (std::size_t i = 0; i < deals.actors(); ++i) {
            const double weight = weights.empty() ? 1.0 : weights[i];
            if (weight == 0) continue;
            value *= weight == 1 ? deals.gain(x, i) : stats::kernel_pow(deals.gain(x, i), weight);
        }
        return value;
    };
    return best_deal(deals, [&](std::size_t x) {
        const double value = product(x);
        return Merit{value, value > 0 ? 0.0 : sum_of_gains(deals, x)};
    });
}

std::optional<DealChoice> kalai_smorodinsky_deal(const FiniteDeals& deals) {
    std::vector<double> best(deals.actors(), 0.0);
    for (std::size_t x = 0; x < deals.count(); ++x) {
        if (!is_rational(deals, x)) continue;
        for (std::size_t i = 0; i < deals.actors(); ++i) best[i] = std::max(best[i], deals.gain(x, i));
    }
    return best_deal(deals, [&](std::size_t x) {
        Merit merit{1, 0};
        for (std::size_t i = 0; i < deals.actors(); ++i) {
            if (!(best[i] > 0)) continue;
            const double share = deals.gain(x, i) / best[i];
            merit.first = std::min(merit.first, share);
            merit.second += share;
        }
        return merit;
    });
}

std::optional<DealChoice> egalitarian_deal(const FiniteDeals& deals) {
    return best_deal(deals, [&](std::size_t x) {
        double least = infinity;
        for (std::size_t i = 0; i < deals.actors(); ++i) least = std::min(least, deals.gain(x, i));
        return Merit{least, sum_of_gains(deals, x)};
    });
}

std::optional<DealChoice> offer_deal(const FiniteDeals& deals, std::size_t proposer) {
    return best_deal(deals, [&](std::size_t x) { return Merit{deals.gain(x, proposer), 0}; });
}

LogitOffer logit_offer(const FiniteDeals& deals, std::size_t proposer, std::span<const double> decisiveness,
                       std::span<const double> base_measure) {
    LogitOffer result{std::vector<double>(deals.count()), std::vector<double>(deals.count(), 1.0)};
    double largest = -infinity;
    for (std::size_t x = 0; x < deals.count(); ++x) {
        for (std::size_t j = 0; j < deals.actors(); ++j) {
            if (j != proposer) {
                result.accepted[x] *= stats::kernel_logistic(decisiveness[j] * deals.gain(x, j));
            }
        }
        result.offered[x] = decisiveness[proposer] * deals.gain(x, proposer) * result.accepted[x];
        largest = std::max(largest, result.offered[x]);
    }
    double total = 0;
    for (std::size_t x = 0; x < deals.count(); ++x) {
        const double mass = base_measure.empty() ? 1.0 : base_measure[x];
        result.offered[x] = mass * stats::kernel_exp(result.offered[x] - largest);
        total += result.offered[x];
    }
    for (double& probability : result.offered) probability /= total;
    return result;
}

}  // namespace entente::game

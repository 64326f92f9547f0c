// The hard rules of a bargain over a finite set of deals, and the logit offer: which deal they choose, what ties.
//
//     // two actors, three deals; what holds without a deal is worth 0 to both
//     std::vector<double> utility{10, 1,  6, 6,  1, 10};
//     std::vector<double> without{0, 0};
//     auto choice = nash_deal({utility, without}, {});        // deal 1: product of gains 36
//
// Deals are numbered; the order of the numbers is the order that breaks ties, so list them lexicographically (first
// issue slowest). A rule looks only at individually rational deals, those that leave nobody worse off than without
// one; where there is none it gives nothing. Values within 1e-12 of the best, relative to it, count as tied.
// Sources: Nash, Econometrica 1950; Kalai and Smorodinsky, Econometrica 1975; Kalai, Econometrica 1977.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente::game {

/// A finite set of deals. A deal's utilities stand together: utility[deal * actors + actor], any finite unit.
struct FiniteDeals {
    std::span<const double> utility;
    std::span<const double> without;  ///< utility without a deal, one an actor; its length is the number of actors

    std::size_t actors() const { return without.size(); }
    std::size_t count() const { return without.empty() ? 0 : utility.size() / without.size(); }
    double gain(std::size_t deal, std::size_t actor) const {
        return utility[deal * actors() + actor] - without[actor];
    }
};

struct DealChoice {
    std::size_t deal = 0;  ///< the first, in the order of deals, of those as good
    std::size_t tied = 1;  ///< how many deals are as good by the whole rule
    double value = 0;      ///< what the rule maximises, at that deal
    bool operator==(const DealChoice&) const = default;
};

/// Largest product of gains^weight. Weights: one an actor, at least 0, any sum; empty means equal weights of 1, so
/// that the value is the plain product. An actor of weight 0 only has its veto. If every product is 0 (somebody can
/// gain nothing), the largest sum of gains decides.
std::optional<DealChoice> nash_deal(const FiniteDeals& deals, std::span<const double> weights);

/// Largest least share of the best individually rational gain; ties by the sum of the shares. Who can gain nothing
/// is left out of both. The value is the least share (1 if nobody can gain anything).
std::optional<DealChoice> kalai_smorodinsky_deal(const FiniteDeals& deals);

/// Largest least gain; ties by the sum of gains. Gains are compared between actors as they are.
std::optional<DealChoice> egalitarian_deal(const FiniteDeals& deals);

/// The individually rational deal that is best for the proposer (an index of an actor): what a proposer who knows
/// everything offers, and what the others, who accept when not worse off, take.
std::optional<DealChoice> offer_deal(const FiniteDeals& deals, std::size_t proposer);

/// One offer with errors: the proposer picks a deal by logit over what it expects from it, the others accept by
/// logit. Shapes: decisiveness one an actor, base_measure one a deal (empty: 1); all at least 0.
///     A_j(x) = 1 / (1 + exp(-l_j gain_j(x))),  Q(x) = gain_p(x) prod_j A_j(x),
///     offered(x) = m(x) exp(l_p Q(x)) / sum,   accepted(x) = prod_j A_j(x),  over j other than p.
struct LogitOffer {
    std::vector<double> offered;   ///< probability that the deal is on the table; sums to 1
    std::vector<double> accepted;  ///< probability that everybody accepts it once offered
};
LogitOffer logit_offer(const FiniteDeals& deals, std::size_t proposer, std::span<const double> decisiveness,
                       std::span<const double> base_measure);

}  // namespace entente::game

// Tests and benchmarks only: bargain() written down straight from the equations, one draw and one settlement
// at a time, with the C library's functions. Slow and easy to check; the lanes version is compared with it.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "game/bargain_rules.h"
#include "game/negotiation/bargain.h"

namespace entente::game::plain {

using Numbers = std::vector<double>;

inline double logistic(double x) {
    return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x));
}
/// log(1 + e^x), by its asymptote beyond 30.
inline double soft_plus(double x) {
    return x > 30 ? x + std::exp(-x) : std::log1p(std::exp(x));
}
/// Its logarithm, where e^x underflows too.
inline double log_soft_plus(double x) {
    return x < -40 ? x : std::log(soft_plus(x));
}

/// Probability that a weighted quota is met by independent votes.
inline double quota_met(const Numbers& yes, const Numbers& weight, double quota, std::size_t from = 0,
                        double have = 0) {
    if (from == yes.size()) {
        double total = 0;
        for (const double w : weight) total += w;
        return have >= quota * total - 1e-9 * total ? 1 : 0;
    }
    return yes[from] * quota_met(yes, weight, quota, from + 1, have + weight[from]) +
           (1 - yes[from]) * quota_met(yes, weight, quota, from + 1, have);
}

/// One settlement in one draw.
struct Deal {
    double mass = 1;
    std::uint32_t klass = 0;
    std::vector<std::size_t> bin;
    std::vector<Numbers> surplus;  ///< [actor][type]: S
    std::vector<Numbers> accept;   ///< [actor][type]
    std::vector<Numbers> keep;     ///< [signatory][type]
    std::vector<Numbers> utility;  ///< [actor][type]: u + after, limits included
    double log_weight = 0;
};

class Bargain {
  public:
    Bargain(const Track& track, const Terms& terms, std::size_t lane)
        : track_(track),
          terms_(terms),
          lane_(lane),
          lambda_(terms.decisiveness[lane]),
          signatories_(terms.signatory.size()),
          actors_(signatories_ + terms.ratifier.size()) {}

    double in(const Lane& lane) const { return lane[lane_]; }
    std::size_t actors() const { return actors_; }
    std::size_t signatories() const { return signatories_; }
    const std::vector<Stand>& stands(std::size_t actor) const {
        return actor < signatories_ ? terms_.signatory[actor] : terms_.ratifier[actor - signatories_];
    }
    double prior(std::size_t actor, std::size_t type) const {
        return in(actor < signatories_ ? terms_.signatory_prior[actor][type]
                                       : terms_.ratifier_prior[actor - signatories_][type]);
    }
    double mean(std::size_t actor, const Numbers& of_type) const {
        double sum = 0;
        for (std::size_t t = 0; t < of_type.size(); ++t) sum += prior(actor, t) * of_type[t];
        return sum;
    }

    /// `ratified` with one probability a ratifier.
    double ratified(const Numbers& yes) const {
        if (track_.quota > 1) {
            double all = 1;
            for (const double p : yes) all *= p;
            return all;
        }
        Numbers weight;
        for (const Lane& w : terms_.ratifier_weight) weight.push_back(in(w));
        return quota_met(yes, weight, track_.quota);
    }

    /// Everything about one settlement; `unlimited`: this actor's limits do not exist.
    Deal deal(std::size_t settlement, std::size_t unlimited) const {
        Deal d;
        d.klass = track_.class_of[settlement];
        d.bin.resize(track_.bins.size());
        for (std::size_t k = track_.bins.size(); k-- > 0;) {
            d.bin[k] = settlement % track_.bins[k];
            settlement /= track_.bins[k];
            d.mass *= in(terms_.mass[k][d.bin[k]]);
        }
        for (std::size_t i = 0; i < actors_; ++i) {
            d.utility.emplace_back();
            for (const Stand& stand : stands(i)) d.utility[i].push_back(utility(stand, d, i == unlimited));
        }
        keep_and_ratify(d);
        sign(d);
        return d;
    }

  private:
    double utility(const Stand& stand, const Deal& d, bool unlimited) const {
        double u = stand.after.empty() ? 0 : in(stand.after[d.klass]);
        for (std::size_t k = 0; k < d.bin.size(); ++k) {
            u += in(stand.utility[k][d.bin[k]]);
            if (!stand.beyond.empty() && !stand.beyond[k].empty() && !unlimited)
                u -= in(stand.beyond[k][d.bin[k]]);
        }
        return u;
    }

    /// W - D. Written as a difference, so that its sign is right where hardly anything is kept.
    double gain(std::size_t i, std::size_t t, const Deal& d, double kept) const {
        const Stand& stand = stands(i)[t];
        return kept * (d.utility[i][t] - in(stand.no_deal)) - (1 - kept) * in(stand.failure);
    }

    void keep_and_ratify(Deal& d) const {
        double hold = 0;
        for (std::size_t k = 0; k < terms_.hold.size(); ++k) {
            if (!terms_.hold[k].empty()) hold += in(terms_.hold[k][d.bin[k]]);
        }
        double kept = 1;
        for (std::size_t i = 0; i < signatories_; ++i) {
            d.keep.emplace_back();
            for (std::size_t t = 0; t < stands(i).size(); ++t) {
                const double broken = in(stands(i)[t].no_deal) - in(stands(i)[t].failure);
                d.keep[i].push_back(track_.keeping ? logistic(lambda_ * (d.utility[i][t] - broken + hold))
                                                   : 1);
            }
            kept *= mean(i, d.keep[i]);
        }
        d.surplus.resize(actors_);
        d.accept.resize(actors_);
        for (std::size_t r = signatories_; r < actors_; ++r) {
            for (std::size_t t = 0; t < stands(r).size(); ++t) {
                d.surplus[r].push_back(gain(r, t, d, kept));
                d.accept[r].push_back(logistic(lambda_ * d.surplus[r][t]));
            }
        }
    }

    void sign(Deal& d) const {
        Numbers yes;
        for (std::size_t r = signatories_; r < actors_; ++r) yes.push_back(mean(r, d.accept[r]));
        const double ratify = ratified(yes);
        for (std::size_t i = 0; i < signatories_; ++i) {
            double others = 1;
            for (std::size_t j = 0; j < signatories_; ++j) others *= j == i ? 1 : mean(j, d.keep[j]);
            Numbers worth;
            for (std::size_t t = 0; t < stands(i).size(); ++t) {
                const double s =
                    ratify * gain(i, t, d, d.keep[i][t] * others) - (1 - ratify) * in(stands(i)[t].failure);
                d.surplus[i].push_back(s);
                d.accept[i].push_back(logistic(lambda_ * s));
                worth.push_back(soft_plus(lambda_ * s));
            }
            const double log_worth =
                worth.size() == 1 ? log_soft_plus(lambda_ * d.surplus[i][0]) : std::log(mean(i, worth));
            d.log_weight += in(terms_.table_power) * in(terms_.power[i]) * log_worth;
        }
    }

    const Track& track_;
    const Terms& terms_;
    std::size_t lane_;
    double lambda_;
    std::size_t signatories_;
    std::size_t actors_;
};

/// Which deal is on the table: rho over `deals`. `table`: the type of the first signatory, for an offer.
inline Numbers tabled(const Bargain& bargain, const Track& track, const Terms& terms,
                      std::vector<Deal>& deals, std::size_t table) {
    const std::size_t parties = bargain.signatories();
    Numbers rho(deals.size(), 0);
    if (track.rule == Rule::logit || track.rule == Rule::offer) {
        double most = -std::numeric_limits<double>::infinity();
        double total = 0;
        for (Deal& d : deals) {
            if (track.rule == Rule::offer) {
                d.log_weight = bargain.in(terms.decisiveness) * d.surplus[0][table];
                for (std::size_t j = 1; j < parties; ++j) d.log_weight *= bargain.mean(j, d.accept[j]);
                std::fill(d.accept[0].begin(), d.accept[0].end(), 1.0);
            }
            most = std::max(most, d.log_weight);
        }
        for (std::size_t x = 0; x < deals.size(); ++x) {
            total += rho[x] = deals[x].mass * std::exp(deals[x].log_weight - most);
        }
        for (double& r : rho) r /= total;
        return rho;
    }
    Numbers gains, power;
    for (std::size_t i = 0; i < parties; ++i) power.push_back(bargain.in(terms.power[i]));
    for (Deal& d : deals) {
        for (std::size_t i = 0; i < parties; ++i) {
            gains.push_back(bargain.mean(i, d.surplus[i]));
            for (std::size_t t = 0; t < d.accept[i].size(); ++t)
                d.accept[i][t] = d.surplus[i][t] >= 0 ? 1 : 0;
        }
    }
    const Numbers without(parties, 0);
    const FiniteDeals set{gains, without};
    const auto choice = track.rule == Rule::nash                ? nash_deal(set, power)
                        : track.rule == Rule::kalai_smorodinsky ? kalai_smorodinsky_deal(set)
                                                                : egalitarian_deal(set);
    if (choice) rho[choice->deal] = 1;
    return rho;
}

/// One draw, one table; `share` is how likely that table is. Adds to the outcome.
class Tally {
  public:
    Tally(const Bargain& bargain, std::size_t lane, Outcome& outcome)
        : bargain_(bargain), lane_(lane), outcome_(outcome) {}

    void add(const std::vector<Deal>& deals, const Numbers& rho, std::size_t profile,
             const std::vector<std::size_t>& types, double chance) {
        const std::size_t parties = bargain_.signatories();
        double nothing = 1;
        for (std::size_t x = 0; x < deals.size(); ++x) {
            const Deal& d = deals[x];
            double sign = rho[x], keep = 1;
            Numbers yes;
            for (std::size_t i = 0; i < bargain_.actors(); ++i) {
                if (i >= parties) {
                    yes.push_back(d.accept[i][types[i]]);
                    continue;
                }
                sign *= d.accept[i][types[i]];
                keep *= d.keep[i][types[i]];
            }
            const double ratify = bargain_.ratified(yes);
            nothing -= sign;
            outcome_.signed_only[profile][d.klass][lane_] += sign * (1 - ratify);
            outcome_.broken[profile][d.klass][lane_] += sign * ratify * (1 - keep);
            outcome_.kept[profile][d.klass][lane_] += sign * ratify * keep;
            for (std::size_t k = 0; k < d.bin.size(); ++k) {
                outcome_.in_force_bin[d.klass][k][d.bin[k]][lane_] += chance * sign * ratify;
            }
            for (std::size_t i = 0; i < bargain_.actors(); ++i) {
                const Stand& stand = bargain_.stands(i)[types[i]];
                const double failed = bargain_.in(stand.no_deal) - bargain_.in(stand.failure);
                const double kept = ratify * keep;
                outcome_.value[i][lane_] +=
                    chance * sign * (kept * d.utility[i][types[i]] + (1 - kept) * failed);
                outcome_.refuses[i][lane_] += chance * rho[x] * (1 - d.accept[i][types[i]]);
            }
        }
        outcome_.none[profile][lane_] = nothing;
        for (std::size_t i = 0; i < bargain_.actors(); ++i) {
            outcome_.value[i][lane_] += chance * nothing * bargain_.in(bargain_.stands(i)[types[i]].no_deal);
        }
    }

    void zone(std::size_t settlements) {
        for (std::size_t x = 0; x < settlements; ++x) {
            outcome_.zone_mass[lane_] += accepted(x, bargain_.actors());
            for (std::size_t i = 0; i < bargain_.actors(); ++i)
                outcome_.zone_without[i][lane_] += accepted(x, i);
        }
    }

  private:
    double accepted(std::size_t settlement, std::size_t unlimited) const {
        const Deal d = bargain_.deal(settlement, unlimited);
        double all = d.mass;
        Numbers yes;
        for (std::size_t i = 0; i < bargain_.actors(); ++i) {
            Numbers willing;
            for (std::size_t t = 0; t < d.surplus[i].size(); ++t) {  // a loss that rounds to 0 stays a loss
                const bool loss = d.utility[i][t] < bargain_.in(bargain_.stands(i)[t].no_deal);
                willing.push_back(d.surplus[i][t] >= 0 && !loss ? 1 : 0);
            }
            if (i < bargain_.signatories()) {
                all *= bargain_.mean(i, willing);
            } else {
                yes.push_back(bargain_.mean(i, willing));
            }
        }
        return all * bargain_.ratified(yes);
    }

    const Bargain& bargain_;
    std::size_t lane_;
    Outcome& outcome_;
};

/// The same as game::bargain with detail.
inline void bargain(const Track& track, const Terms& terms, Outcome& outcome) {
    std::vector<std::size_t> kinds = track.signatory_types;
    kinds.insert(kinds.end(), track.ratifier_types.begin(), track.ratifier_types.end());
    outcome = {};
    for (const std::size_t n : kinds) outcome.profiles *= n;
    const std::vector<Lane> by_class(track.classes, Lane{});
    outcome.none.assign(outcome.profiles, Lane{});
    outcome.signed_only = outcome.broken = outcome.kept = {outcome.profiles, by_class};
    std::vector<std::vector<Lane>> bins;
    for (const std::size_t n : track.bins) bins.emplace_back(n, Lane{});
    outcome.in_force_bin.assign(track.classes, bins);
    outcome.value = outcome.refuses = outcome.zone_without = std::vector<Lane>(kinds.size(), Lane{});
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const Bargain one(track, terms, lane);
        std::vector<Deal> deals;
        for (std::size_t x = 0; x < track.class_of.size(); ++x) {
            Deal d = one.deal(x, kinds.size());
            if (d.mass > 0) deals.push_back(std::move(d));
        }
        if (deals.empty()) continue;
        Tally tally(one, lane, outcome);
        tally.zone(track.class_of.size());
        for (std::size_t profile = 0; profile < outcome.profiles; ++profile) {
            std::vector<std::size_t> types(kinds.size());
            double chance = 1;
            std::size_t rest = profile;
            for (std::size_t i = kinds.size(); i-- > 0;) {
                types[i] = rest % kinds[i];
                rest /= kinds[i];
                chance *= one.prior(i, types[i]);
            }
            std::vector<Deal> here = deals;
            const Numbers rho = tabled(one, track, terms, here, types.empty() ? 0 : types[0]);
            tally.add(here, rho, profile, types, chance);
        }
    }
}

}  // namespace entente::game::plain

// One track of a negotiation: which deal is on the table, who signs it, who ratifies it, who keeps it (game.md 3.3 to
// 3.5 and 3.10), for `lane_count` draws side by side. Settlements are all combinations of one bin an issue; utilities
// add up over issues, and what follows a settlement enters through its class (what expressions of the file can tell
// apart), so the work grows with settlements times actors and nothing else.
//
//     Track track{...};                       // fixed: bins, classes, who signs, who ratifies
//     Terms terms{...};                       // drawn: masses, losses, costs, decisiveness
//     Outcome outcome; bargain(track, terms, true, outcome);
//     outcome.kept[profile][kind][lane]
//
// Units: utilities on 0..1. Equations (4) to (9): S = R W + (1-R) F - D, g = log1p(exp(l S))/l,
// rho ~ m prod g^(k a), signed = rho prod A, in force = signed R. W is the value after ratification: kept with the
// probability that every signatory keeps it, W = K (u + after) + (1-K) (D - f), where a signatory keeps it with
// probability 1/(1+exp(-l (u + after - (D - f) + hold))). With types, rho uses type-averaged g, signatures use the
// type. The mathematics, and what each rule does at the table: docs/game.md, section "For a theorist".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "game/negotiation/lanes.h"

namespace entente::game {

enum class Rule { logit, nash, kalai_smorodinsky, egalitarian, offer };

/// What does not change from draw to draw.
struct Track {
    std::vector<std::size_t> bins;           ///< of each issue; settlements run with the first issue slowest
    std::vector<std::uint32_t> class_of;     ///< [settlement]
    std::size_t classes = 1;
    std::vector<std::size_t> signatory_types;  ///< [signatory]: how many kinds it may be (1: no private type)
    std::vector<std::size_t> ratifier_types;   ///< [ratifier]
    Rule rule = Rule::logit;
    double quota = 2;                        ///< share of ratifiers' weight that must agree; above 1: all of them
    bool keeping = true;                     ///< false: a deal in force is kept for certain, as if `hold` were endless
};

/// What one actor draws, for one of its types.
struct Stand {
    std::vector<std::vector<Lane>> utility;  ///< [issue][bin]: contribution to u, without limits
    std::vector<std::vector<Lane>> beyond;   ///< [issue][bin]: what limits take off, at least 0; empty: no limits
    std::vector<Lane> after;                 ///< [class]: value of what follows a deal in force, added to u
    Lane no_deal{};                          ///< D, costs of no deal and what follows it included
    Lane failure{};                          ///< f, at least 0: what a failure after signing costs further
};

struct Terms {
    std::vector<std::vector<Lane>> mass;     ///< [issue][bin]: base measure, each issue sums to 1 (or 0: no draw)
    std::vector<std::vector<Lane>> hold;     ///< [issue][bin]: penalty for breaking; empty: none
    std::vector<Lane> power;                 ///< [signatory]: a, sums to 1
    std::vector<Lane> ratifier_weight;       ///< [ratifier], for a quota
    Lane decisiveness{};                     ///< lambda > 0
    Lane table_power{};                      ///< kappa >= 0
    std::vector<std::vector<Stand>> signatory;  ///< [signatory][type]
    std::vector<std::vector<Lane>> signatory_prior;  ///< [signatory][type], sums to 1
    std::vector<std::vector<Stand>> ratifier;   ///< [ratifier][type]
    std::vector<std::vector<Lane>> ratifier_prior;
};

/// What came of it. A profile is one combination of types, first signatory slowest, ratifiers after signatories.
/// All probabilities are given the profile.
struct Outcome {
    std::size_t profiles = 1;
    std::vector<Lane> none;                  ///< [profile]: nothing signed
    std::vector<std::vector<Lane>> signed_only;  ///< [profile][class]: signed, not ratified
    std::vector<std::vector<Lane>> broken;   ///< [profile][class]: in force, then broken
    std::vector<std::vector<Lane>> kept;     ///< [profile][class]
    /// [class][issue][bin]: probability that a deal of that class is in force with that bin, averaged over profiles
    std::vector<std::vector<std::vector<Lane>>> in_force_bin;
    std::vector<Lane> value;                 ///< [signatory, then ratifier]: expected utility, limits included
    /// Base-measure mass of settlements that all accept (S >= 0; under a quota, enough ratifiers), averaged over types.
    Lane zone_mass{};
    std::vector<Lane> zone_without;          ///< [actor]: the same if this actor's limits did not exist
    /// [actor]: probability that it, asked alone, would not accept what is tabled: sum of rho (1 - A). Those of several
    /// actors overlap. A ratifier's counts deals that nobody signs too.
    std::vector<Lane> refuses;
};

/// Plays the track in every lane. Lanes whose masses are 0 give zeros. `detail`: also zone_*, refuses, value.
void bargain(const Track& track, const Terms& terms, bool detail, Outcome& outcome);

}  // namespace entente::game

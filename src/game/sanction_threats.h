// Threats of sanctions with private costs: all equilibria, of which there may be several.
//
//     // a sender may threaten; the target concedes or resists; then the sender stands firm or backs down
//     for (const ThreatEquilibrium& e : threat_equilibria({.stand_firm = {-1.9, -2.9}, .back_down = -1.2})) ...
//
// Normal shocks with sd 1, each known to its owner only, are added to the sender's value of standing firm, to its
// value of backing down and to the target's value of being sanctioned. An equilibrium is one root of one equation in
// the probability of resisting (Lewis and Schultz, Political Analysis 2003; Crisman-Cox and Gibilisco, Political
// Science Research and Methods 2021):
//     c  = (S_A - (1 - r) V_A) / r
//     threaten  = 1 - Phi(c - W_A) Phi(c - a)
//     firm      = Phi2((W_A - a) / sqrt 2, W_A - c; rho = 1 / sqrt 2) / threaten
//     r         = Phi((firm W_B + (1 - firm) V_B - C_B) / firm)
#pragma once

#include <vector>

namespace entente::game {

struct ThreatGame {
    double status_quo_sender = 0;  ///< S_A
    double concede_sender = 1;     ///< V_A: the target gives in
    double concede_target = 0;     ///< C_B
    struct Sanctions {
        double sender = 0;  ///< W_A
        double target = 0;  ///< W_B
    } stand_firm;
    double back_down = 0;          ///< a, to the sender
    double back_down_target = 1;   ///< V_B
};

struct ThreatEquilibrium {
    double threatens = 0;    ///< probability that the sender threatens
    double resists = 0;      ///< that the target then resists
    double stands_firm = 0;  ///< that the sender then stands firm
};

/// What both sides do if the target is expected to resist with probability `resists` (in (0, 1)); the result's
/// `resists` is the target's own best answer, equal to the argument in an equilibrium.
ThreatEquilibrium answer_to_resistance(const ThreatGame& game, double resists);

/// All equilibria, by rising probability of resisting: sign changes on a grid of 4,000 probabilities, then bisection
/// to rounding. Two closer than the grid may be missed.
std::vector<ThreatEquilibrium> threat_equilibria(const ThreatGame& game);

/// Probability that two standard normals with correlation rho in (-1, 1) are at most h and k; absolute error below
/// 1e-14 for |rho| up to .9.
double bivariate_normal_cdf(double h, double k, double rho);

}  // namespace entente::game

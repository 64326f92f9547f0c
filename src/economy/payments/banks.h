// The payments channel: banks leave a corridor under threat, smaller ones come in, and firms whose bank is gone pay by
// a third country or stop. Formulas: docs/economy.md, section 4.
//
//     BankState state;
//     for (double q : pressure_by_month) state = next_month(state, q, habits);
//     double kept = kept_share(state, habits);      // of the trade there would be: 0.8 is a fall of 20 %
#pragma once

#include <array>

namespace entente::economy {

/// How banks and firms of a corridor behave, by default as the fit has it in the middle (docs/economy.md 6.2). Speeds
/// are shares of the remaining distance a month.
struct BankHabits {
    double tolerance = 0.45;   ///< pressure at which half of the business (by volume) leaves; above 0
    double spread = 0.7;      ///< of log exposure to the dollar over business; above 0
    double exit_speed = 0.83;
    double return_speed = 0.12;  ///< of those who left, when pressure falls
    double entry_speed = 0.27;    ///< small banks, and ways round
    double entry_most = 0.88;     ///< the share of what was left open that they come to serve
    double forget_speed = 0.03;  ///< ways found are not lost with the pressure
    double stop = 0.82;           ///< of trade without a bank, what stops rather than goes by a third country
    bool operator==(const BankHabits&) const = default;
};

/// Shares of the corridor's business, by volume.
struct BankState {
    double left = 0;     ///< whose bank has left
    double entered = 0;  ///< served by those who came in
    bool operator==(const BankState&) const = default;
};

/// Share of business whose banks would leave at this pressure for good: the part of a lognormal continuum of exposures
/// with q * L above the margin, Phi(ln(q / tolerance) / spread). 0 without pressure.
double share_that_leaves(double pressure, const BankHabits& habits);

/// A month in which this share would leave for good.
BankState move_towards(double goal, const BankState& state, const BankHabits& habits);

/// A month at this pressure (0 none, 1 a full cut-off of payments).
BankState next_month(const BankState& state, double pressure, const BankHabits& habits);

/// 1 - stop * max(0, left - entered).
double kept_share(const BankState& state, const BankHabits& habits);

/// One bank: it stays while its margin on the business exceeds the chance of being listed times what it would lose.
/// margin, volume, loss in one currency; q in 0..1.
bool stays(double margin, double volume, double chance_of_listing, double loss);

/// What a firm does whose goods are under a measure: logit over costs (shares of the value of the goods).
struct RouteCosts {
    double stop = 0.2;            ///< c_0: the margin forgone
    double direct = 0.02;         ///< commission of the banks that still serve
    double third_country = 0.08;  ///< freight, fees and agents
    double chance_direct = 0;     ///< of being caught, each way
    double chance_third = 0;
    double fine = 1;              ///< if caught
};
struct Routes {
    double direct = 0;
    double third_country = 0;
    double stop = 0;
};
/// Shares exp(-cost / scale), scale above 0 in the same units as the costs.
Routes choose_routes(const RouteCosts& costs, double scale);

}  // namespace entente::economy

// Oil as a market of its own: one world price, a seller whose buyers must be found, paid for and reached, a cap that
// ships and insurers enforce. Formulas and their sources: docs/economy.md, section 3.
//
//     OilSale sale = sell(seller, buyers, 80.0, {});     // at a world price of 80 USD a barrel
//     sale.volume[india];                                 // million barrels a day
//     sale.discount;                                      // USD a barrel off the world price, before freight
#pragma once

#include <string>
#include <vector>

namespace entente::economy {

struct OilMarket {
    double supply_elasticity = 0.05;  ///< of all others' supply, short run (published 0.05 to 0.15)
    double demand_elasticity = 0.06;  ///< absolute value (published 0.05 to 0.15)
    double world_supply = 100;        ///< million barrels a day
};

/// Change of the log world price when `change` (share of world supply, below 0 a loss) leaves or enters the market:
/// -change / (e_S + |e_D|).
double log_price_change(double change, const OilMarket& market);

struct OilBuyer {
    std::string name;
    double capacity = 1;      ///< million barrels a day its refineries can take of this grade
    double freight = 2;       ///< USD a barrel beyond what the grade costs to bring to its old customers
    double compliance = 0;    ///< USD a barrel: banks, insurance, the risk of being listed
    double willingness = 1;   ///< 0..1 of the capacity that buys at all; 0 under an embargo
};

struct OilSeller {
    double supply = 5;               ///< million barrels a day offered
    double production_cost = 15;     ///< below this it does not sell
    double taste = 2;                ///< USD a barrel: spread of what a buyer of given costs accepts (logit scale)
    double bargaining = 1;           ///< how much of a buyer's surplus few rivals let it take: 0 none, 1 as under Nash
    double fleet_cost = 8;           ///< USD a barrel that a fleet of its own costs beyond Western ships
    double shadow_share = 0;         ///< of its barrels carried by that fleet, 0..1
};

/// What the seller gets. Prices in USD a barrel, volumes in million barrels a day, in the order of the buyers.
struct OilSale {
    std::vector<double> volume;
    double sold = 0;                 ///< at most the supply
    double discount = 0;             ///< off the world price where the buyer takes it over; the marginal buyer's costs plus
                                     ///< what the buyers' position is worth
    double freight_and_risk = 0;     ///< volume-weighted costs of the buyers, part of the discount
    double bargained = 0;            ///< the rest of the discount
    double price = 0;                ///< at the seller's port: world price - discount, or less under a cap
    double revenue = 0;              ///< million USD a day
};

/// Buyers take oil by logit in discount - freight - compliance up to their willing capacity; the discount is what makes
/// them take the supply, plus the buyers' share of bargaining, surplus * (sold / willing capacity)^2 / (n + 1) for n buyers of equal size: the
/// fewer they are, and the less capacity stands idle, the more.
/// `cap`: 0 for none. Prices below the cost of production end sales.
struct OilTerms {
    double cap = 0;
    double headroom = 60;  ///< USD a barrel of surplus over which seller and buyers bargain at most
};
OilSale sell(const OilSeller& seller, const std::vector<OilBuyer>& buyers, double world_price, const OilTerms& terms);

/// Price at the port under a cap: share * (market - fleet cost) + (1 - share) * min(market, cap), each barrel by the
/// better of both ways where the seller may choose (then at least min(market, cap)).
double capped_price(double market_price, double cap, double shadow_share, double fleet_cost);

/// 1 / sum of squared shares: how many buyers of equal size these volumes amount to. 0 for none.
double equal_buyers(const std::vector<double>& volume);

/// What a cut of the volume by `cut` (0.2 is a fifth) costs the seller a day, its world price rising with it: P Q (1 -
/// (1 - cut) exp(dlnP)), in the unit of price * quantity; and a discount of the same share: P Q cut.
double loss_from_cut(double price, double quantity, double cut, const OilMarket& market);
double loss_from_discount(double price, double quantity, double discount);

}  // namespace entente::economy

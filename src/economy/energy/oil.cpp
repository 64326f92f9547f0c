#include "economy/energy/oil.h"

#include <algorithm>

#include "stats/kernels.h"

namespace entente::economy {
namespace {

// What all buyers take at a discount.
double taken(const OilSeller& seller, const std::vector<OilBuyer>& buyers, double discount, std::vector<double>& volume) {
    double sum = 0;
    for (std::size_t b = 0; b < buyers.size(); ++b) {
        const OilBuyer& buyer = buyers[b];
        const double gain = (discount - buyer.freight - buyer.compliance) / seller.taste;
        volume[b] = buyer.capacity * buyer.willingness * stats::kernel_logistic(gain);
        sum += volume[b];
    }
    return sum;
}

// The discount at which the supply finds buyers: what they take rises with it, so halving finds it.
double clearing_discount(const OilSeller& seller, const std::vector<OilBuyer>& buyers, double highest,
                         std::vector<double>& volume) {
    double low = -20;  // scarce oil may sell above the old price
    double high = highest;
    if (taken(seller, buyers, high, volume) <= seller.supply) return high;
    for (int step = 0; step < 100; ++step) {
        const double middle = 0.5 * (low + high);
        (taken(seller, buyers, middle, volume) < seller.supply ? low : high) = middle;
    }
    taken(seller, buyers, high, volume);
    return high;
}

}  // namespace

double log_price_change(double change, const OilMarket& market) {
    return -change / (market.supply_elasticity + market.demand_elasticity);
}

double equal_buyers(const std::vector<double>& volume) {
    double sum = 0;
    double squares = 0;
    for (const double v : volume) {
        sum += v;
        squares += v * v;
    }
    return squares > 0 ? sum * sum / squares : 0;
}

double capped_price(double market_price, double cap, double shadow_share, double fleet_cost) {
    const double by_western_ships = std::min(market_price, cap);
    const double by_own_fleet = std::max(market_price - fleet_cost, by_western_ships);
    return shadow_share * by_own_fleet + (1 - shadow_share) * by_western_ships;
}

OilSale sell(const OilSeller& seller, const std::vector<OilBuyer>& buyers, double world_price, const OilTerms& terms) {
    OilSale sale;
    sale.volume.assign(buyers.size(), 0.0);
    const double most = std::max(0.0, world_price - seller.production_cost);
    const double clearing = clearing_discount(seller, buyers, most, sale.volume);
    for (std::size_t b = 0; b < buyers.size(); ++b) {
        sale.sold += sale.volume[b];
        sale.freight_and_risk += sale.volume[b] * (buyers[b].freight + buyers[b].compliance);
    }
    if (!(sale.sold > 0)) return sale;
    sale.freight_and_risk /= sale.sold;
    // Nash: with n rivals of equal size a buyer's share of what is left to share is 1 / (n + 1); and it is worth the
    // less, the more willing capacity stands idle.
    const double surplus = std::clamp(most - clearing, 0.0, terms.headroom);
    double willing = 0;
    for (const OilBuyer& buyer : buyers) willing += buyer.capacity * buyer.willingness;
    const double tightness = std::min(1.0, sale.sold / willing);
    const double position = seller.bargaining * surplus * tightness * tightness / (equal_buyers(sale.volume) + 1);
    sale.discount = std::min(clearing + position, most);
    sale.bargained = sale.discount - sale.freight_and_risk;
    const double market = world_price - sale.discount;
    sale.price = terms.cap > 0 ? capped_price(market, terms.cap, seller.shadow_share, seller.fleet_cost) : market;
    sale.revenue = sale.price * sale.sold;
    return sale;
}

double loss_from_cut(double price, double quantity, double cut, const OilMarket& market) {
    const double rise = log_price_change(-cut * quantity / market.world_supply, market);
    return price * quantity * (1 - (1 - cut) * stats::kernel_exp(rise));
}

double loss_from_discount(double price, double quantity, double discount) { return price * quantity * discount; }

}  // namespace entente::economy

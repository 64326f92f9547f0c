// One pass over prices, spending and wages of docs/economy.md 1.1, without allocation: what the fast solver and its
// plain twin share is only the model; this is the fast one's inside.
//
//     Sweep sweep(world, shock);
//     while (sweep.next() > tolerance) {}
#pragma once

#include "economy/longrun/caliendo_parro.h"

namespace entente::economy {

/// pi * (tau^ barrier)^(-th), at(): what the change alone does to an exporter's weight with the importer.
std::vector<double> shocked_weights(const World& world, const Shock& shock);

/// E610, E611: arrays of the wrong length, a factor that is no finite number above 0.
Result<void> check_shock(const World& world, const Shock& shock);

/// S' where wages are w^.
void fill_surplus(const World& world, Deficits deficits, const std::vector<double>& wage,
                  std::vector<double>& surplus);

class Sweep {
  public:
    Sweep(const World& world, const Shock& shock);
    /// Moves prices, spending and wages once; gives the largest change of a log price, of spending over value
    /// added, or excess demand over value added. NaN if something has no supplier.
    double next();
    Equilibrium equilibrium() const;

  private:
    double move_prices();
    double move_spending();
    double move_wages();
    void sell();
    void measure_slopes();

    const World& world_;
    const Shock& shock_;
    Size size_;
    std::vector<double> weight_;       // shocked_weights
    std::vector<double> users_;        // gamma with the input innermost: (country, user, input)
    std::vector<double> net_share_;    // pi' / tau'
    std::vector<double> net_;          // 1 / tau'
    std::vector<double> scale_;        // sum over suppliers: P^(-th)
    std::vector<double> factor_;       // c^(-th)
    std::vector<double> log_wage_, log_price_, log_cost_, country_price_, country_row_;
    std::vector<double> wage_, spending_, next_spending_, sales_, untaxed_, surplus_, income_, slope_;
};

}  // namespace entente::economy

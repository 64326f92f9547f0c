#include "economy/longrun/sweep.h"

#include <algorithm>
#include <cmath>

#include "stats/clones.h"
#include "stats/kernels.h"

namespace entente::economy {
namespace {

using stats::kernel_exp;
using stats::kernel_log;

// The larger of two, or what is not a number: std::max would let that pass.
double larger(double so_far, double next) {
    return std::isnan(so_far) || so_far >= next ? so_far : next;
}

// to[i] += factor * from[i]
ENTENTE_VECTOR_CLONES
void add_scaled(double factor, const double* from, double* to, std::size_t count) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) to[i] += factor * from[i];
}

// to[i] = a[i] * b[i] * c
ENTENTE_VECTOR_CLONES
void multiply(const double* a, const double* b, double c, double* to, std::size_t count) {
    ENTENTE_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) to[i] = a[i] * b[i] * c;
}

// Four running sums in a fixed order, so that every processor gives the same bytes.
double dot(const double* a, const double* b, std::size_t count) {
    double lane[4] = {0, 0, 0, 0};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        for (std::size_t k = 0; k < 4; ++k) lane[k] += a[i + k] * b[i + k];
    }
    for (; i < count; ++i) lane[0] += a[i] * b[i];
    return (lane[0] + lane[1]) + (lane[2] + lane[3]);
}

// How far a wage goes towards what would clear its market if nothing else moved; more overshoots, as prices follow a
// sweep later.
constexpr double wage_step = 0.4;
constexpr double least_slope = 0.25;
constexpr double furthest_step = 0.2;

}  // namespace

std::vector<double> shocked_weights(const World& world, const Shock& shock) {
    std::vector<double> weight(world.size.pairs(), 0.0);
    const std::size_t block = world.size.countries * world.size.countries;
    for (std::size_t p = 0; p < weight.size(); ++p) {
        if (world.share[p] > 0) {
            const double change = shock.tariff[p] / world.tariff[p] * shock.barrier[p];
            weight[p] = change == 1 ? world.share[p]
                                    : world.share[p] * kernel_exp(-world.elasticity[p / block] * kernel_log(change));
        }
    }
    return weight;
}

void fill_surplus(const World& world, Deficits deficits, const std::vector<double>& wage,
                  std::vector<double>& surplus) {
    const std::size_t countries = world.size.countries;
    double off = 0;
    double earned = 0;
    for (std::size_t n = 0; n < countries; ++n) {
        const double scale = deficits == Deficits::removed ? 0.0 : deficits == Deficits::held ? 1.0 : wage[n];
        surplus[n] = scale * world.surplus[n];
        off += surplus[n];
        earned += wage[n] * world.income_from_work[n];
    }
    if (deficits != Deficits::scaled) return;
    for (std::size_t n = 0; n < countries; ++n) surplus[n] -= off * wage[n] * world.income_from_work[n] / earned;
}

Sweep::Sweep(const World& world, const Shock& shock)
    : world_(world), shock_(shock), size_(world.size), weight_(shocked_weights(world, shock)),
      users_(world.input_share.size()), net_share_(size_.pairs()), net_(size_.pairs()), scale_(size_.cells()),
      factor_(size_.cells()), log_wage_(size_.countries, 0.0), log_price_(size_.cells(), 0.0),
      log_cost_(size_.cells(), 0.0), country_price_(size_.sectors), country_row_(size_.sectors),
      wage_(size_.countries, 1.0), spending_(world.spending), next_spending_(size_.cells()), sales_(size_.cells()),
      untaxed_(size_.cells()), surplus_(size_.countries), income_(size_.countries) {
    for (std::size_t n = 0; n < size_.countries; ++n) {
        for (std::size_t k = 0; k < size_.sectors; ++k) {
            for (std::size_t j = 0; j < size_.sectors; ++j) {
                users_[size_.input(n, k, j)] = world.input_share[size_.input(n, j, k)];
            }
        }
    }
    for (std::size_t p = 0; p < net_.size(); ++p) net_[p] = 1 / shock.tariff[p];
    measure_slopes();
}

// How fast excess demand falls in a country's own wage: its trade over value added, times what trade answers to cost.
void Sweep::measure_slopes() {
    slope_.assign(size_.countries, 0.0);
    for (std::size_t j = 0; j < size_.sectors; ++j) {
        for (std::size_t i = 0; i < size_.countries; ++i) {
            for (std::size_t n = 0; n < size_.countries; ++n) {
                if (n == i) continue;
                const double trade = world_.share[size_.at(j, n, i)] * world_.spending[size_.cell(j, n)];
                slope_[n] += trade * world_.elasticity[j] * world_.value_added[size_.cell(j, n)];
                slope_[i] += trade * world_.elasticity[j] * world_.value_added[size_.cell(j, i)];
            }
        }
    }
    for (std::size_t n = 0; n < size_.countries; ++n) {
        slope_[n] = std::max(slope_[n] / world_.income_from_work[n], least_slope);
    }
}

double Sweep::move_prices() {
    const std::size_t countries = size_.countries;
    const std::size_t sectors = size_.sectors;
    for (std::size_t n = 0; n < countries; ++n) {
        std::fill(country_row_.begin(), country_row_.end(), 0.0);
        for (std::size_t k = 0; k < sectors; ++k) {
            add_scaled(log_price_[size_.cell(k, n)], &world_.input_share[size_.input(n, k, 0)], country_row_.data(),
                       sectors);
        }
        for (std::size_t j = 0; j < sectors; ++j) {
            const std::size_t cell = size_.cell(j, n);
            const double added = world_.value_added[cell];
            log_cost_[cell] = added * log_wage_[n] + (1 - added) * country_row_[j];
            factor_[cell] = -world_.elasticity[j] * log_cost_[cell];
        }
    }
    stats::fill_exp(factor_, factor_);
    std::fill(scale_.begin(), scale_.end(), 0.0);
    for (std::size_t j = 0; j < sectors; ++j) {
        for (std::size_t i = 0; i < countries; ++i) {
            add_scaled(factor_[size_.cell(j, i)], &weight_[size_.at(j, 0, i)], &scale_[size_.cell(j, 0)], countries);
        }
    }
    stats::fill_log(scale_, next_spending_);
    double change = 0;
    for (std::size_t j = 0; j < sectors; ++j) {
        for (std::size_t n = 0; n < countries; ++n) {
            const std::size_t cell = size_.cell(j, n);
            const double price = -next_spending_[cell] / world_.elasticity[j];
            if (!std::isfinite(price)) return std::nan("");
            change = std::max(change, std::abs(price - log_price_[cell]));
            log_price_[cell] = price;
            scale_[cell] = 1 / scale_[cell];
        }
    }
    return change;
}

// pi' / tau', what each producer sells, and the share of spending that is left after tariffs.
void Sweep::sell() {
    const std::size_t countries = size_.countries;
    std::fill(untaxed_.begin(), untaxed_.end(), 0.0);
    for (std::size_t j = 0; j < size_.sectors; ++j) {
        for (std::size_t i = 0; i < countries; ++i) {
            const std::size_t p = size_.at(j, 0, i);
            multiply(&weight_[p], &scale_[size_.cell(j, 0)], factor_[size_.cell(j, i)], &net_share_[p], countries);
            multiply(&net_share_[p], &net_[p], 1.0, &net_share_[p], countries);
            add_scaled(1.0, &net_share_[p], &untaxed_[size_.cell(j, 0)], countries);
            sales_[size_.cell(j, i)] = dot(&net_share_[p], &spending_[size_.cell(j, 0)], countries);
        }
    }
}

double Sweep::move_spending() {
    sell();
    fill_surplus(world_, shock_.deficits, wage_, surplus_);
    double change = 0;
    for (std::size_t n = 0; n < size_.countries; ++n) {
        double income = wage_[n] * world_.income_from_work[n] - surplus_[n];
        std::fill(country_row_.begin(), country_row_.end(), 0.0);
        for (std::size_t j = 0; j < size_.sectors; ++j) {
            const std::size_t cell = size_.cell(j, n);
            income += spending_[cell] * (1 - untaxed_[cell]);
            add_scaled((1 - world_.value_added[cell]) * sales_[cell], &users_[size_.input(n, j, 0)],
                       country_row_.data(), size_.sectors);
        }
        income_[n] = income;
        for (std::size_t j = 0; j < size_.sectors; ++j) {
            const std::size_t cell = size_.cell(j, n);
            next_spending_[cell] = world_.final_share[cell] * income + country_row_[j];
            change = larger(change, std::abs(next_spending_[cell] - spending_[cell]) / world_.income_from_work[n]);
        }
    }
    spending_.swap(next_spending_);
    return change;
}

double Sweep::move_wages() {
    double worst = 0;
    double earned = 0;
    double before = 0;
    for (std::size_t n = 0; n < size_.countries; ++n) {
        double excess = -surplus_[n];
        for (std::size_t j = 0; j < size_.sectors; ++j) {
            const std::size_t cell = size_.cell(j, n);
            excess += sales_[cell] - untaxed_[cell] * next_spending_[cell];  // next_ holds what was sold at
        }
        const double relative = excess / world_.income_from_work[n];
        worst = larger(worst, std::abs(relative));
        // A far start may ask for more than a wage can bear in one step.
        wage_[n] *= 1 + std::clamp(wage_step * relative / slope_[n], -furthest_step, furthest_step);
        earned += wage_[n] * world_.income_from_work[n];
        before += world_.income_from_work[n];
    }
    for (std::size_t n = 0; n < size_.countries; ++n) {
        wage_[n] *= before / earned;
        log_wage_[n] = kernel_log(wage_[n]);
    }
    return worst;
}

double Sweep::next() {
    const double price = move_prices();
    if (std::isnan(price)) return price;
    const double spending = move_spending();
    return larger(larger(price, spending), move_wages());
}

Equilibrium Sweep::equilibrium() const {
    Equilibrium e;
    e.wage = wage_;
    e.price.resize(size_.cells());
    e.cost.resize(size_.cells());
    stats::fill_exp(log_price_, e.price);
    stats::fill_exp(log_cost_, e.cost);
    e.share = net_share_;
    for (std::size_t p = 0; p < e.share.size(); ++p) e.share[p] *= shock_.tariff[p];
    e.spending = spending_;
    e.income = income_;
    e.surplus = surplus_;
    return e;
}

}  // namespace entente::economy

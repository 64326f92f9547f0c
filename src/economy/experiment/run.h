// An experiment run on its data: every country and every pair, before and after.
//
//     Result<TradeReport> report = run_experiment(*read_experiment(file, data), data);
#pragma once

#include <filesystem>

#include "economy/experiment/experiment.h"

namespace entente::economy {

struct CountryReport {
    std::string country;
    double real_wage = 0;  ///< fractions; percent only where printed
    double welfare_exact = 0;
    double terms_of_trade = 0;
    double volume_of_trade = 0;
    double exports = 0;
    double imports = 0;
    double bloc_imports = 0;  ///< NaN outside the bloc
    double tariff_revenue_share = 0;
};

struct PairReport {
    std::string from;
    std::string to;
    double before = 0;  ///< value in the unit of the data, net of tariffs
    double change = 0;  ///< fraction
};

struct TradeReport {
    std::string title;
    TradeModel model = TradeModel::caliendo_parro;
    Deficits deficits = Deficits::removed;
    std::vector<CountryReport> countries;
    std::vector<PairReport> flows;        ///< pairs of different countries that trade in the base
    std::vector<std::string> bloc;
    std::size_t iterations = 0;
    double residual = 0;
    std::size_t negative_final_shares = 0;
    bool has_first_order = true;          ///< the one-sector model has no tariffs to decompose
};

/// Codes of the readers, of calibrate and of solve.
Result<TradeReport> run_experiment(const Experiment& experiment, const std::filesystem::path& data);

/// `entente/trade-1`: docs/trade.schema.json.
std::string trade_json(const TradeReport& report);

}  // namespace entente::economy

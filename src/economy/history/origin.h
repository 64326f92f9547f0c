// One origin of a backtest: what could be known, what is forecast, what came.
#pragma once

#include "economy/history/backtest.h"

namespace entente::economy {

struct OriginInputs {
    const History& history;
    Course course;  ///< from January 2021 to the last month forecast
    const Behaviour& behaviour;
    Without without;
    Month origin;
    std::size_t months = 12;
    std::uint64_t seed = 1;
    bool is_before_fit = false;  ///< then nothing is in sample
};

/// Forecasts and scores every series that has a known level at the origin.
OriginScore score_origin(const OriginInputs& inputs);

/// 100 |forecast / actual - 1|.
double percent_error(double forecast, double actual);

/// True if a number was out by the end of the origin's month: reported months are, halves of January and February from
/// February on, means of several months once these are over.
bool is_known_by(const Observation& observation, Month month, Month origin);

}  // namespace entente::economy

// What every theory says about every decision of the EU table: what `entente backtest deu` scores.
//
//     for (const MethodForecast& f : forecast_decisions(*read_deu(path))) score(f.method, f.point);
#pragma once

#include <string>
#include <vector>

#include "stats/density.h"
#include "theory/deu/deu.h"
#include "theory/input.h"

namespace entente::theory {

/// One method's forecasts, one a decision, on 0..100.
struct MethodForecast {
    std::string method;
    std::string about;                    ///< one line
    std::vector<double> point;            ///< NaN where the method does not apply (no reversion, no Commission)
    std::vector<stats::Density> density;  ///< empty for a point forecast
};

/// Every theory at its defaults, the special means and medians, readings of the challenge model, and the baselines: the
/// reversion itself, 50, weighted positions, and the climatology of all outcomes of the table.
std::vector<MethodForecast> forecast_decisions(const std::vector<Decision>& decisions);

/// The decision as a table of one issue.
Table decision_table(const Decision& decision);

/// What a setter in the Commission's position gets: the members vote by the wave's threshold. Since Lisbon a majority also
/// needs 55 % of the members, which is left out, as in the published comparison. NaN without a reversion or the
/// Commission.
double council_setter_point(const Decision& decision);

}  // namespace entente::theory

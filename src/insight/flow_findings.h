// What the flows of a file come to: by outcome and month, which lever moves which flow, what is judged beside them.
//
// Values are in the unit of the flow (dollars where it is in dollars); shares are per cent. A number that is not modelled
// is absent, never 0.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"

namespace entente::insight {

/// Of a flow in one month, or over a year: the sum of its months, or their mean where the unit is a rate ("... a day").
struct FlowSpread {
    double p05 = 0;
    double p20 = 0;
    double p50 = 0;
    double p80 = 0;
    double p95 = 0;
    double mean = 0;
};

struct FlowPoint {
    std::string month;      ///< "2025-07"
    double value = 0;
    bool is_mean = false;   ///< a mean of several months, not a reported one
};

/// A flow under one outcome.
struct FlowUnder {
    std::string outcome;            ///< id as in outcomes
    double probability = 0;         ///< of the outcome, as in outcomes
    std::vector<FlowSpread> months; ///< in the order of FlowFinding::months
    FlowSpread year;                ///< the first twelve months
    FlowSpread change;              ///< that sum less the same draw's without any conditional measure
    FlowSpread change_pct;          ///< the same in per cent
};

struct FlowFinding {
    std::size_t flow = 0;                ///< index into Situation::flows
    std::vector<FlowPoint> history;
    std::vector<std::string> months;     ///< those ahead
    std::size_t to_horizon = 0;          ///< how many of them end by the horizon
    std::vector<FlowSpread> overall;     ///< over everything
    std::vector<FlowSpread> reference;   ///< without any conditional measure
    FlowSpread year;
    FlowSpread reference_year;
    std::vector<FlowUnder> under;        ///< in the order of Findings::outcomes; those that can happen
    double last_year = 0;                ///< the twelve months before, 0 if one is missing
};

/// What a measure does to one flow, others as they are: its coming if it is conditional, else its going on against being
/// lifted next month.
struct MeasureOnFlow {
    std::size_t flow = 0;
    double peak_pct = 0;                 ///< largest effect on a month, per cent: median over draws
    double peak_low = 0;                 ///< 5th and 95th percentile of that month
    double peak_high = 0;
    std::string peak_month;
    std::optional<int> half_after;       ///< months after as_of until half of it is reached; none without an effect
    double year_pct = 0;                 ///< of the first twelve months: median
    FlowSpread year;                     ///< that change in the flow's unit
};

struct MeasureFinding {
    std::size_t measure = 0;             ///< index into Situation::measures
    double probability = 1;              ///< that it comes
    std::vector<MeasureOnFlow> on;       ///< every flow
    /// Real income of those who take it, in per cent at the end of the months shown (median), and its 5th and 95th
    /// percentile; absent for measures that act through banks or prices, whose cost is not modelled.
    struct Owner {
        std::string region;
        double income_pct = 0;
        double low = 0;
        double high = 0;
    };
    std::vector<Owner> owners;
};

struct EffectFinding {
    std::size_t effect = 0;              ///< index into Situation::effects
    struct Under {
        std::string outcome;
        bool computed = false;           ///< from the flow; else as judged in the file
        int sign = 0;                    ///< -2 .. 2
        std::optional<double> low;       ///< 5th and 95th percentile and median, in the effect's unit (computed: per cent)
        std::optional<double> middle;
        std::optional<double> high;
    };
    std::vector<Under> under;
};

/// A flow before and after a change of inputs.
struct FlowChange {
    std::size_t flow = 0;
    std::vector<std::string> months;
    std::vector<FlowSpread> before;
    std::vector<FlowSpread> after;
    FlowSpread year_before;
    FlowSpread year_after;
};

}  // namespace entente::insight
